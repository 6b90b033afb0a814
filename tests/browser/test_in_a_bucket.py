"""The story once more with all photos in a bucket, made and set up by the commands that an operator uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.adapters.s3_server import CREDENTIALS, S3Server
from tests.browser import client_steps, studio_steps
from tests.browser.browsers import DESK, open_tab
from tests.browser.people import make_photographer
from tests.browser.shoots import take_photos
from tests.browser.studio_steps import GOOD
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

NUMBERS = "15123456785", "15123456786"
# As the lightbox does before it hands a picture to the system.
SHARED = """async () => {
    const url = [...document.images].map(each => each.currentSrc).find(each => each.includes('-clean-'));
    const answer = await fetch(url, {cache: 'no-store'});
    return [new URL(answer.url).origin, (await answer.blob()).type];
}"""


@pytest.fixture
def in_a_bucket(s3_server: S3Server, tmp_path: Path) -> Iterator[Installation]:
    settings = {"PHOTODROP_STORAGE": "s3", "PHOTODROP_S3_BUCKET": "in-a-bucket", "PHOTODROP_S3_ENDPOINT": s3_server.url}
    running = Installation(tmp_path, settings | CREDENTIALS)
    assert "Made: the bucket in-a-bucket." in running.run("storage", "setup", "--make-bucket").stdout
    running.start()
    yield running
    running.end()


def test_a_shoot_reaches_its_client(in_a_bucket: Installation, s3_server: S3Server, browser: Browser, tmp_path: Path):
    assert in_a_bucket.run("doctor").returncode == 0
    make_photographer(in_a_bucket, "alice_bucket")
    shoot = take_photos(tmp_path / "shoot", GOOD, seed=300)

    alice = open_tab(browser, in_a_bucket.address, **DESK)
    studio_steps.sign_in_to_the_studio(alice, "alice_bucket")
    studio_steps.create_album(alice)
    studio_steps.add_bob(alice, f"+49{NUMBERS[0]}")
    studio_steps.set_options(alice)
    studio_steps.upload(alice, shoot)
    taken_out = studio_steps.take_bob_out_of_one(alice)
    studio_steps.drop(alice)

    bob = open_tab(browser, in_a_bucket.address, **DESK)
    pictures: list[Response] = []
    bob.page.on("response", lambda answer: pictures.append(answer) if "/files/" in answer.url else None)
    client_steps.register(bob, NUMBERS[0])
    client_steps.add_selfie(bob, shoot[2])
    client_steps.tell_name(bob, "Bob")
    served = client_steps.see_dashboard(bob, taken_out)
    studio_steps.is_watermarked(alice, served)
    client_steps.ask_for_unlock(bob)
    album_url = bob.page.url
    studio_steps.unlock_bob(alice)
    client_steps.download(bob, shoot)
    # No byte of a picture came by the web process.
    assert pictures
    assert {answer.status for answer in pictures} == {302}

    bob.page.locator("[data-photo]").first.click()
    expect(bob.page.get_by_role("button", name="Share")).to_be_visible()
    assert bob.page.evaluate(SHARED) == [s3_server.url, "image/jpeg"]
    bob.inspect("lightbox, from a bucket")
    bob.page.keyboard.press("Escape")
    client_steps.change_settings(bob, shoot[4])

    charlie = open_tab(browser, in_a_bucket.address, **DESK)
    client_steps.see_nothing(charlie, NUMBERS[1], album_url)
    assert [tab.faults for tab in (alice, bob, charlie)] == [[], [], []]
    assert "All is well." in in_a_bucket.run("storage", "check").stdout
