"""Notifications by REST: one's own alone, browsers that ask, choices, and the link in letters."""

import pytest

from photodrop.db import transaction
from photodrop.models import Account, Kind
from photodrop.services import notifications, unsubscribing
from tests.adapters.push_server import Browser


@pytest.fixture
def told(alice):
    with transaction() as session:
        for title in ("First", "Second", "Third"):
            notifications.tell(session, alice.id, "order_placed", title=title, url="/studio/orders")


def test_the_list_pages_and_counts(api, alice, dora, told):
    caller = api(alice)
    first = caller.get("/notifications", params={"limit": 2}).json()
    rest = caller.get("/notifications", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["title"] for one in first["items"] + rest["items"]] == ["Third", "Second", "First"]
    assert (first["unread"], rest["next"]) == (3, None)
    assert caller.post(f"/notifications/{first['items'][0]['id']}/read").json()["is_read"]
    assert caller.get("/notifications", params={"unread": True}).json()["unread"] == 2
    assert api(dora).post("/notifications/read").status_code == 204
    assert caller.post("/notifications/read").status_code == 204
    assert caller.get("/notifications").json()["unread"] == 0


def test_choices(api, alice):
    caller = api(alice)
    known = {one["kind"]: one for one in caller.get("/notifications/preferences").json()["kinds"]}
    assert (known["order_placed"]["email"], known["processing_failed"]["email"]) == (True, False)
    change = {
        "choices": [
            {"kind": "order_placed", "channel": "push", "wanted": False},
            {"kind": "photos_dropped", "channel": "telegram", "wanted": False},
        ],
        "quiet_hours": "22:00-08:00",
        "timezone": "Europe/Kyiv",
    }
    changed = caller.patch("/notifications/preferences", json=change).json()
    known = {one["kind"]: one for one in changed["kinds"]}
    assert (known["order_placed"]["push"], known["order_placed"]["app"]) == (False, True)
    assert not known["photos_dropped"]["telegram"]
    assert not caller.get("/me").json()["messages"]
    assert caller.patch("/notifications/preferences", json={"timezone": "Asia/Tokyo"}).json()["quiet_hours"] == (
        "22:00-08:00"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_hours": "22-8"},
        {"quiet_hours": "25:00-08:00"},
        {"timezone": "Mars/Base"},
        {"timezone": "../../etc/passwd"},
        {"timezone": "Europe"},
        {"choices": [{"kind": "gossip", "channel": "push", "wanted": True}]},
        {"choices": [{"kind": "order_paid", "channel": "fax", "wanted": True}]},
    ],
)
def test_choices_that_are_none(api, alice, wrong):
    assert api(alice).patch("/notifications/preferences", json=wrong).status_code == 422


def asked_by(browser: Browser) -> dict:
    return {"endpoint": browser.endpoint, "expirationTime": None, "keys": browser.keys}


def test_a_browser_asks_and_is_forgotten(api, alice, dora, push):
    caller, other = api(alice), api(dora)
    assert caller.get("/push/subscriptions").json() == {"public_key": push.key, "items": []}
    browser = push.browser()
    agent = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"}
    added = caller.post("/push/subscriptions", json=asked_by(browser), headers=agent)
    assert (added.status_code, added.json()["device"]) == (201, "Firefox on Android")
    assert browser.endpoint not in caller.get("/push/subscriptions").text
    assert caller.post("/push/subscriptions", json=asked_by(browser)).json()["id"] == added.json()["id"]
    for which in ({"id": added.json()["id"]}, {"endpoint": browser.endpoint}):
        assert other("DELETE", "/push/subscriptions", json=which).status_code == 404
    # Who signs in on the same browser is told there from then on, and nobody else.
    assert other.post("/push/subscriptions", json=asked_by(browser)).status_code == 201
    assert caller.get("/push/subscriptions").json()["items"] == []
    assert other("DELETE", "/push/subscriptions", json={"endpoint": browser.endpoint}).status_code == 204
    assert other.get("/push/subscriptions").json()["items"] == []


def test_a_server_is_no_push_service(api, alice, push):
    for endpoint in ("http://127.0.0.1:1/x", "https://169.254.169.254/x", "https://localhost/x"):
        answer = api(alice).post("/push/subscriptions", json=asked_by(Browser(endpoint)))
        assert (answer.status_code, answer.json()["fields"].keys()) == (422, {"endpoint"})


def test_the_oldest_browser_gives_way(api, alice, push):
    caller = api(alice)
    made = [caller.post("/push/subscriptions", json=asked_by(push.browser())).json()["id"] for _ in range(22)]
    assert {one["id"] for one in caller.get("/push/subscriptions").json()["items"]} == set(made[2:])


def test_signing_out_ends_it(api, line, alice, push, token_of):
    token = {"Authorization": f"Bearer {token_of(alice)}"}
    asked = line.post("/api/v1/push/subscriptions", json=asked_by(push.browser()), headers=token)
    assert asked.status_code == 201
    assert line.post("/api/v1/auth/logout", headers=token).status_code == 204
    assert api(alice).get("/push/subscriptions").json()["items"] == []


def test_the_link_in_a_letter_acts_only_when_asked_to(line, alice, new_account):
    with transaction() as session:
        link = unsubscribing.link(session.get_one(Account, alice.id), "", Kind.order_placed)
    path = link.removeprefix("http://127.0.0.1:8000")
    page = line.get(path)
    assert "<button" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert "Unsubscribe</button>" in line.get(path).text
    # As mail programs do it: from no page of ours, without a cookie.
    stopped = line.post(path, data={"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://mail.example"})
    assert (stopped.status_code, "You get no more of these" in stopped.text) == (200, True)
    assert "Get them again</button>" in line.get(path).text
    assert "No more letters?" in line.post(path, data={"undo": "1"}).text
    arabic = line.get(path, headers={"Accept-Language": "ar"}).text
    assert ('<html lang="ar" dir="rtl">' in arabic, "تصل الرسائل عن الطلبات الجديدة إلى عنوانك." in arabic) == (
        True,
        True,
    )
    assert line.post(path).status_code == 200
    for twisted in (path[:-1] + "0", path.replace("order_placed", "order_paid"), "/unsubscribe/guest"):
        if twisted != path:
            assert (line.get(twisted).status_code, line.post(twisted).status_code) == (404, 404)
