"""Alice is told: by the bell while she looks, by her browser while she does not, and what to do without a network."""

import json
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, open_tab
from tests.browser.people import make_photographer, sign_in_to_studio
from tests.browser.shoots import break_photo, take_photos
from tests.browser.test_tasks import ask, send
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SHOWN = (
    "navigator.serviceWorker.ready.then(it => it.getNotifications())"
    ".then(all => all.map(each => [each.title, each.body, each.data.url]))"
)
KEPT = (
    "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(it => it.keys()))))"
    ".then(all => all.flat().map(each => new URL(each.url).pathname))"
)
PUBLIC = ("/assets/", "/fonts/", "/offline.html", "/favicon.svg", "/icon-192.png")


def deliver(page: Page, address: str, message: dict[str, Any]) -> None:
    """As a push service would: here no real one can be reached, so the debugger hands it to the worker."""
    session = page.context.new_cdp_session(page)
    registrations: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(each["registrationId"] for each in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    page.wait_for_timeout(100)
    about = {"origin": address, "registrationId": registrations[-1], "data": json.dumps(message)}
    session.send("ServiceWorker.deliverPushMessage", about)


def shown(page: Page, count: int) -> list[list[str]]:
    """What stands on the screen, once there are so many."""
    ends = monotonic() + 20
    while len(told := page.evaluate(SHOWN)) < count and monotonic() < ends:
        page.wait_for_timeout(50)
    return told


def test_told_on_two_screens(installation: Installation, browser: Browser, tmp_path):
    make_photographer(installation, "alice_hears")
    desk, phone = (open_tab(browser, installation.address, **shape) for shape in (DESK, PHONE))
    for tab in (desk, phone):
        tab.page.context.grant_permissions(["notifications"], origin=installation.address)
        sign_in_to_studio(tab.page, "alice_hears")
    bells = [tab.page.get_by_role("link", name="Notifications").locator("visible=true") for tab in (desk, phone)]

    new = {"name": "Lind wedding", "location": "Skagen", "shot_on": "2026-06-20"}
    album = ask(desk.page, "POST", "/albums", data=new)["id"]
    photo = take_photos(tmp_path, 1, seed=71, edge=600)[0]
    send(desk.page, album, break_photo(tmp_path / "AL_1.jpg", photo))
    for bell in bells:
        # Nobody touched anything.
        expect(bell.get_by_role("status")).to_contain_text("1", timeout=60_000)

    for tab, bell in zip((phone, desk), reversed(bells), strict=True):
        bell.click()
        expect(tab.page.get_by_role("heading", name="Notifications")).to_be_visible()
        expect(tab.page.get_by_text("A photo could not be processed")).to_be_visible()
        tab.inspect("notifications")
    phone.page.get_by_role("link", name="A photo could not be processed").click()
    phone.page.wait_for_url(f"**/studio/albums/{album}")
    # Read on the phone, so it is read at the desk.
    expect(desk.page.get_by_text("Unread", exact=True)).to_have_count(0)

    for tab in (phone, desk):
        tab.page.goto("/notifications/settings")
        expect(tab.page.get_by_role("button", name="Turn on for this device")).to_be_visible()
        tab.inspect("what you are told")
    desk.page.get_by_role("group", name="New orders").get_by_role("switch", name="E-mail").click()
    phone.page.reload()
    switch = phone.page.get_by_role("group", name="New orders").get_by_role("switch", name="E-mail")
    expect(switch).not_to_be_checked()

    phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    told = {"title": "Bob paid $25", "body": "Lind wedding", "url": "/studio/earnings", "tag": "1"}
    deliver(phone.page, installation.address, told)
    where = f"{installation.address}/studio/earnings"
    assert shown(phone.page, 1) == [["Bob paid $25", "Lind wedding", where]]
    deliver(phone.page, installation.address, told | {"url": "https://evil.example/", "tag": "2"})
    assert {each[2] for each in shown(phone.page, 2)} == {where, installation.address}

    assert [path for path in phone.page.evaluate(KEPT) if not path.startswith(PUBLIC)] == []
    with phone.expecting(r"ERR_INTERNET_DISCONNECTED"):
        phone.page.context.set_offline(True)
        phone.page.goto("/studio")
        expect(phone.page.get_by_role("heading", name="You are offline")).to_be_visible()
        expect(phone.page.get_by_role("button", name="Try again")).to_be_visible()
    phone.page.context.set_offline(False)
    expect(phone.page.get_by_role("heading", name="Albums")).to_be_visible()
    assert [tab.faults for tab in (desk, phone)] == [[], []]
