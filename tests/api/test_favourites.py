"""What a guest's page does by the API, with a cookie or, where there are none, with the header."""

import pytest

from photodrop import routes
from tests.fixtures.shares import SHARE_PASSWORD

OWN_PAGE = {"Origin": "http://127.0.0.1:8000"}


@pytest.fixture
def ready(add_photo, sql, jpeg):
    photo = add_photo(content=jpeg(60, 40))
    sql("UPDATE photo SET status = 'ready', width = 60, height = 40, dropped_at = now()")
    return photo


@pytest.fixture
def by(api):
    """`by(secret)`: a guest with this secret in their cookie, on our own page."""

    def caller(secret: str | None = None):
        guest = api()
        cookie = {"Cookie": f"{routes.GUEST_COOKIE}={secret}"} if secret else {}
        return lambda method, path, **more: guest(method, path, headers=OWN_PAGE | cookie, **more)

    return caller


def test_the_first_heart_makes_a_guest(by, new_share, ready):
    address = f"/shared/{new_share().token}"
    visitor = by()
    answer = visitor("GET", f"{address}/lists")
    assert answer.json()[0]["count"] == 0
    assert routes.GUEST_COOKIE not in answer.cookies
    answer = visitor("PUT", f"{address}/favourites/{ready.id}")
    assert answer.json() == {"id": "favourites", "count": 1, "limit": 0, "left": None}
    guest = by(answer.cookies[routes.GUEST_COOKIE])
    assert routes.GUEST_COOKIE not in guest("GET", f"{address}/favourites").cookies
    assert guest("GET", f"{address}/favourites").json()["photos"] == [{"photo_id": str(ready.id), "note": ""}]
    assert by("stolen")("GET", f"{address}/favourites").json()["count"] == 0


def test_a_guest_makes_a_list_and_sends_it(by, api, new_share, new_guest, ready, alice, album):
    address = f"/shared/{new_share(name='Family').token}"
    _, secret = new_guest()
    guest = by(secret)
    made = guest("POST", f"{address}/lists", json={"name": "For the wall", "limit": 2})
    assert made.status_code == 201
    wall = f"{address}/lists/{made.json()['id']}"
    assert guest("PUT", f"{wall}/photos/{ready.id}", json={"note": "Wide"}).json()["left"] == 1
    assert guest("POST", f"{wall}/send").json()["fields"].keys() == {"by"}
    assert guest("POST", f"{wall}/send", json={"by": "Gus", "note": "Thank you"}).json()["is_sent"]
    refused = guest("DELETE", f"{wall}/photos/{ready.id}")
    assert (refused.status_code, refused.json()["error"]) == (409, "ListSent")
    owner = api(alice)
    choice = owner.get(f"/albums/{album.id}/choices").json()["items"][0]
    assert (choice["by"]["name"], choice["share_name"], choice["note"]) == ("Gus", "Family", "Thank you")
    export = owner.get(f"/albums/{album.id}/choices/export", params={"kind": "lightroom", "list_id": choice["id"]})
    assert export.text == "a"
    assert "attachment" in export.headers["content-disposition"]
    assert owner.post(f"/albums/{album.id}/choices/{choice['id']}/reopen").json()["is_sent"] is False
    assert guest("GET", wall).json()["is_reopened"]
    assert guest("POST", f"{wall}/send").json()["is_sent"]
    assert not guest("POST", f"{wall}/take-back").json()["is_sent"]
    assert guest("DELETE", wall).status_code == 204


def test_every_way_into_a_shut_share_answers_alike(by, new_share, new_guest, ready, sql):
    stopped, protected, open_one = (
        new_share(name="A"),
        new_share(name="B", password=SHARE_PASSWORD),
        new_share(name="C"),
    )
    sql("UPDATE share SET stopped_at = now() WHERE id = :id", id=stopped.id)
    _, secret = new_guest()
    guest = by(secret)
    asked = [
        ("GET", "/favourites", {}),
        ("PUT", f"/favourites/{ready.id}", {}),
        ("DELETE", f"/favourites/{ready.id}", {}),
        ("GET", "/lists", {}),
        ("POST", "/lists", {"json": {"name": "Mine"}}),
        ("GET", "/lists/favourites", {}),
        ("PATCH", "/lists/favourites", {"json": {"note": "x"}}),
        ("DELETE", "/lists/favourites", {}),
        ("PUT", f"/lists/favourites/photos/{ready.id}", {}),
        ("DELETE", f"/lists/favourites/photos/{ready.id}", {}),
        ("POST", "/lists/favourites/send", {"json": {"by": "Gus"}}),
        ("POST", "/lists/favourites/take-back", {}),
    ]
    for method, path, more in asked:
        told = {
            (answer.status_code, answer.text)
            for token in (stopped.token, protected.token, "absent")
            for answer in [guest(method, f"/shared/{token}{path}", **more)]
        }
        assert len(told) == 1, (method, path, told)
        assert told.pop()[0] == 404
        assert guest(method, f"/shared/{open_one.token}{path}", **more).status_code != 404 or "take" in path


def test_another_site_marks_nothing(api, new_share, new_guest, ready):
    _, secret = new_guest()
    address = f"/shared/{new_share().token}/favourites"
    cookie = {"Cookie": f"{routes.GUEST_COOKIE}={secret}", "Origin": "https://evil.example"}
    assert api().put(f"{address}/{ready.id}", headers=cookie).status_code == 401
    assert api().put(f"{address}/{ready.id}", headers={routes.GUEST_HEADER: secret}).status_code == 200
    assert api().get(address, headers={routes.GUEST_HEADER: secret}).json()["count"] == 1
