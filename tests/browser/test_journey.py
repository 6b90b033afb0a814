"""The whole story: a shoot on its way from Alice's studio to Bob's phone, and past Charlie's."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import client_steps, studio_steps
from tests.browser.browsers import DESK, PHONE, open_tab
from tests.browser.people import make_photographer
from tests.browser.shoots import take_photos
from tests.browser.studio_steps import GOOD
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SCREENS = [pytest.param("phone", PHONE, id="390"), pytest.param("desk", DESK, id="1440")]
NUMBERS = {"phone": ("15123456781", "15123456782"), "desk": ("15123456783", "15123456784")}


@pytest.mark.parametrize(("device", "shape"), SCREENS)
def test_a_shoot_reaches_its_client(installation: Installation, browser: Browser, tmp_path: Path, device, shape):
    login = f"alice_{device}"
    bobs_number, charlies_number = NUMBERS[device]
    make_photographer(installation, login)
    shoot = take_photos(tmp_path / "shoot", GOOD, seed=100 if device == "phone" else 200)

    alice = open_tab(browser, installation.address, **shape)
    studio_steps.sign_in_to_the_studio(alice, login)
    studio_steps.create_album(alice)
    studio_steps.add_bob(alice, f"+49{bobs_number}")
    studio_steps.set_options(alice)
    studio_steps.upload(alice, shoot)
    taken_out = studio_steps.take_bob_out_of_one(alice)
    studio_steps.drop(alice)

    bob = open_tab(browser, installation.address, **shape)
    client_steps.register(bob, bobs_number)
    client_steps.add_selfie(bob, shoot[2])
    client_steps.tell_name(bob, "Bob")
    served = client_steps.see_dashboard(bob, taken_out)
    studio_steps.is_watermarked(alice, served)
    client_steps.ask_for_unlock(bob)
    album_url = bob.page.url
    studio_steps.unlock_bob(alice)
    client_steps.download(bob, shoot)
    client_steps.change_settings(bob, shoot[4])

    charlie = open_tab(browser, installation.address, **shape)
    client_steps.see_nothing(charlie, charlies_number, album_url)
    assert [tab.faults for tab in (alice, bob, charlie)] == [[], [], []]
