"""The same story where everything is somebody else's: photos in a bucket, money by Stripe, codes by Telegram."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.adapters import stripe_server, telegram_server
from tests.adapters.s3_server import CREDENTIALS, S3Server
from tests.adapters.stripe_server import StripeServer
from tests.adapters.telegram_server import TelegramServer
from tests.browser import client_steps, studio_steps
from tests.browser.browsers import PHONE, Tab, open_tab
from tests.browser.people import make_photographer
from tests.browser.shoots import take_photos
from tests.browser.studio_steps import GOOD
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

BUCKET = "outside-world"
BOB, CHARLIE = "15123456787", "15123456788"
# As the lightbox does before it hands a picture to the system.
SHARED = """async () => {
    const url = [...document.images].map(each => each.currentSrc).find(each => each.includes('-clean-'));
    const answer = await fetch(url, {cache: 'no-store'});
    return [new URL(answer.url).origin, (await answer.blob()).type];
}"""
CODE = re.compile(r"\b(\d{6})\b")


@dataclass
class Outside:
    installation: Installation
    s3: S3Server
    telegram: TelegramServer
    stripe: StripeServer

    def newest_code(self, page: Page) -> str:
        """What the studio's chat was told last; the page itself must not know."""
        assert page.locator("#shown-code").count() == 0
        codes = [found[1] for text in self.telegram.texts() if (found := CODE.search(text)) and "code" in text]
        return codes[-1]


@pytest.fixture
def outside(s3_server: S3Server, telegram: TelegramServer) -> Iterator[Outside]:
    stripe = StripeServer()
    settings = CREDENTIALS | {
        "PHOTODROP_STORAGE": "s3",
        "PHOTODROP_S3_BUCKET": BUCKET,
        "PHOTODROP_S3_ENDPOINT": s3_server.url,
        "PHOTODROP_STRIPE_KEY": stripe_server.KEY,
        "PHOTODROP_STRIPE_WEBHOOK_SECRET": stripe_server.SECRET,
        "PHOTODROP_STRIPE_API_URL": stripe.url,
        "PHOTODROP_TELEGRAM_BOT_TOKEN": telegram_server.TOKEN,
        "PHOTODROP_TELEGRAM_CHAT_ID": telegram_server.CHAT_ID,
        "PHOTODROP_TELEGRAM_API_URL": telegram.url,
    }
    with tempfile.TemporaryDirectory(prefix="photodrop-outside-", ignore_cleanup_errors=True) as folder:
        installation = Installation(Path(folder), settings)
        stripe.webhook_url = f"{installation.address}/api/v1/webhooks/stripe"
        assert f"Made: the bucket {BUCKET}." in installation.run("storage", "setup", "--make-bucket").stdout
        installation.start()
        yield Outside(installation, s3_server, telegram, stripe)
        installation.end()
    stripe.close()


def test_a_shoot_reaches_its_client_by_way_of_others(outside: Outside, browser: Browser, tmp_path: Path):
    here = outside.installation
    make_photographer(here, "alice_outside")
    shoot = take_photos(tmp_path / "shoot", GOOD, seed=500)

    alice = open_tab(browser, here.address, **PHONE)
    studio_steps.sign_in_to_the_studio(alice, "alice_outside")
    studio_steps.create_album(alice)
    studio_steps.add_bob(alice, f"+49{BOB}")
    studio_steps.set_options(alice)
    sent = _count_what_is_sent(alice, outside)
    studio_steps.upload(alice, shoot)
    assert sent["bucket"] >= GOOD
    assert sent["us"] == 0
    taken_out = studio_steps.take_bob_out_of_one(alice)
    studio_steps.drop(alice)

    bob = open_tab(browser, here.address, **PHONE)
    client_steps.register(bob, BOB, outside.newest_code)
    client_steps.add_selfie(bob, shoot[2])
    client_steps.tell_name(bob, "Bob")
    served = client_steps.see_dashboard(bob, taken_out)
    studio_steps.is_watermarked(alice, served)
    # We only say where: no byte of a picture comes by the web process.
    assert {bob.page.context.request.get(each, max_redirects=0).status for each in served} == {302}
    album_url = _pay(bob, outside)
    client_steps.download(bob, shoot)
    bob.page.locator("[data-photo]").first.click()
    expect(bob.page.get_by_role("button", name="Share").locator("visible=true")).to_be_visible()
    assert bob.page.evaluate(SHARED) == [outside.s3.url, "image/jpeg"]
    assert len([text for text in outside.telegram.texts() if "Your photos have dropped." in text]) == 1

    charlie = open_tab(browser, here.address, **PHONE)
    client_steps.see_nothing(charlie, CHARLIE, album_url, outside.newest_code)
    assert [tab.faults for tab in (alice, bob, charlie)] == [[], [], []]
    assert "All is well." in here.run("storage", "check").stdout


def _count_what_is_sent(alice: Tab, outside: Outside) -> dict[str, int]:
    """Fills itself with how many bodies of bytes go to the bucket, and how many to us."""
    sent = {"bucket": 0, "us": 0}
    bucket = urlsplit(outside.s3.url).netloc

    def note(request: Request) -> None:
        if request.method in {"PUT", "PATCH"} and urlsplit(request.url).netloc == bucket:
            sent["bucket"] += 1
        elif request.url.endswith("/bytes"):
            sent["us"] += 1

    alice.page.on("request", note)
    return sent


def _pay(bob: Tab, outside: Outside) -> str:
    """First he thinks better of it, then he pays. Answers the album's address."""
    page = bob.page
    page.get_by_role("link", name=re.compile("Summer wedding")).click()
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    album_url = page.url
    page.locator("[data-photo]").first.click()
    page.get_by_role("button", name="Unlock photo").locator("visible=true").click()
    sheet = page.get_by_role("dialog", name="Unlock your photos")
    expect(sheet).to_contain_text("$12.00")
    sheet.get_by_role("button", name="Checkout").click()
    page.wait_for_url(f"{outside.stripe.url}/**")
    expect(page.get_by_text("1200 usd")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    page.wait_for_url(f"{outside.installation.address}/**")
    page.go_back()
    page.get_by_role("button", name="Pay", exact=True).click()
    return album_url
