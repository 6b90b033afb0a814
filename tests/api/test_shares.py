"""Shares over REST: made by photographers, opened by whoever has the link."""

from io import BytesIO

import pytest
from PIL import Image

from photodrop.models import ShareDownloads
from tests.fixtures.shares import SHARE_PASSWORD

OWN = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {"Sec-Fetch-Site": "cross-site"}


def told(answer) -> tuple:
    headers = {name: value for name, value in answer.headers.items() if name not in {"x-request-id", "date"}}
    return answer.status_code, headers, answer.content


@pytest.fixture
def shut(new_share, api, alice, sql) -> dict[str, str]:
    """Tokens that open nothing, each for a reason of its own."""
    shares = {name: new_share(name=name) for name in ("stopped", "expired", "reset", "deleted")}
    old = shares["reset"].token
    for name, doing in (("stopped", "stop"), ("reset", "reset")):
        assert api(alice).post(f"/shares/{shares[name].id}/{doing}").is_success
    assert api(alice).delete(f"/shares/{shares['deleted'].id}").is_success
    sql("UPDATE share SET expires_at = now() WHERE id = :share", share=shares["expired"].id)
    return {"absent": "nothing-here", "reset": old} | {
        name: shares[name].token for name in ("stopped", "expired", "deleted")
    } | {"protected": new_share(password=SHARE_PASSWORD).token}  # fmt: skip


def test_whatever_does_not_open_answers_alike(shut, api, delivered, new_guest, alice):
    _, stranger = new_guest()
    routes = (
        ("GET", "", {}),
        ("GET", "/photos", {}),
        ("GET", f"/photos/{delivered.id}", {}),
        ("GET", f"/photos/{delivered.id}/file", {}),
        ("HEAD", f"/photos/{delivered.id}/file", {}),
        ("POST", "/guests", {"json": {"password": "no such password"}}),
    )
    for caller, headers in ((api(), {}), (api(), {"Photodrop-Guest": stranger}), (api(alice), {})):
        # To try a password takes as long for all of them, so one caller does.
        for method, path, more in routes if caller.headers else routes[:-1]:
            answers = {
                why: told(caller(method, f"/shared/{token}{path}", headers=headers, **more))
                for why, token in shut.items()
            }
            assert {answer[0] for answer in answers.values()} == {404}, (method, path)
            assert len({str(answer) for answer in answers.values()}) == 1, (method, path, answers)


def test_a_guest_enters_the_password_once(new_share, delivered, api):
    share = new_share(password=SHARE_PASSWORD)
    path = f"/shared/{share.token}"
    entered = api().post(f"{path}/guests", json={"password": SHARE_PASSWORD})
    assert entered.status_code == 201
    assert entered.json()["album"]["photo_count"] == 1
    secret = entered.json()["guest"]
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith(f"photodrop_guest={secret}; HttpOnly;")
    assert "SameSite=lax" in cookie
    for headers in ({"Photodrop-Guest": secret}, {"Cookie": f"photodrop_guest={secret}"}):
        assert api().get(path, headers=headers).json()["name"] == "Whole album"
        listed = api().get(f"{path}/photos", headers=headers).json()["items"]
        assert [card["id"] for card in listed] == [str(delivered.id)]
        again = api().post(f"{path}/guests", json={"password": SHARE_PASSWORD}, headers=headers | OWN)
        assert again.json()["guest"] is None
    forged = api().post(
        f"{path}/guests", json={"password": "x"}, headers=FOREIGN | {"Cookie": f"photodrop_guest={secret}"}
    )
    assert forged.status_code == 401


def test_files_by_what_the_share_lets_take(new_share, new_album, add_photo, run_jobs, drop, api):
    free = new_album(watermark=False)
    photo = add_photo(to=free)
    run_jobs()
    drop(what=free)
    sizes = ("thumb", "small", "medium", "large", "original")
    for downloads, statuses in (
        (ShareDownloads.none, [200, 200, 200, 404, 404]),
        (ShareDownloads.web, [200, 200, 200, 200, 404]),
        (ShareDownloads.original, [200] * 5),
    ):
        share = new_share(free, downloads=downloads)
        path = f"/shared/{share.token}/photos/{photo.id}"
        files = [api().get(f"{path}/file", params={"size": size}) for size in sizes]
        assert [file.status_code for file in files] == statuses, downloads
        card = api().get(path).json()
        assert bool(card["large_url"]) is (statuses[3] == 200)
        assert (
            card["download_url"].partition("?")[0].rpartition("/")[2]
            == {
                ShareDownloads.none: "",
                ShareDownloads.web: "large-clean-1.jpg",
                ShareDownloads.original: "original",
            }[downloads]
        )
        for name in ("thumb_url", "small_url", "medium_url", "large_url", "download_url"):
            if card[name]:
                assert api().get(card[name]).status_code == 200, (downloads, name)
        saved = api().get(f"{card['medium_url']}&download=true")
        assert saved.status_code == (404 if downloads is ShareDownloads.none else 200)
    locked = new_share(free, downloads=ShareDownloads.original, watermark=True)
    assert api().get(f"/shared/{locked.token}/photos/{photo.id}/file?size=original").status_code == 402


def test_rules_over_rest(api, alice, album, add_photo, run_jobs):
    photo = add_photo()
    run_jobs()
    path = f"/albums/{album.id}/shares"
    rules = {
        "name": "For the press",
        "expires_at": "2030-12-24T18:00:00+01:00",
        "password": "porto in july",
        "downloads": "original",
        "photo_ids": [str(photo.id)],
    }
    made = api(alice).post(path, json=rules, headers={"Idempotency-Key": "one"})
    assert made.status_code == 201
    again = api(alice).post(path, json=rules, headers={"Idempotency-Key": "one"})
    assert again.json() == made.json()
    share = made.json()
    assert share["expires_at"] == "2030-12-24T17:00:00+00:00"
    assert (share["has_password"], share["scope"], share["locked"]) == (True, "photos", True)
    assert "porto" not in made.text
    changed = api(alice).patch(f"/shares/{share['id']}", json={"expires_at": None, "password": None}).json()
    assert (changed["expires_at"], changed["has_password"], changed["name"]) == ("", False, "For the press")
    for wrong in (
        {"watermark": False},
        {"expires_at": "2030-12-24T18:00:00"},
        {"password": "short"},
        {"scope": "album"},
        {"name": ""},
    ):
        assert api(alice).patch(f"/shares/{share['id']}", json=wrong).status_code == 422, wrong
    assert [one["id"] for one in api(alice).get("/shares?state=open").json()["items"]] == [share["id"]]
    assert api(alice).get("/shares?state=gone").status_code == 422


def test_the_code_and_the_card_lead_to_the_share(api, alice, new_share):
    share = new_share(name="Гості · ضيوف", password=SHARE_PASSWORD)
    png = api(alice).get(f"/shares/{share.id}/qr?size=400&download=true")
    assert png.headers["content-disposition"] == 'attachment; filename="qr.png"'
    assert Image.open(BytesIO(png.content)).size[0] <= 400
    svg = api(alice).get(f"/shares/{share.id}/qr?format=svg")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert api(alice).get(f"/shares/{share.id}/qr?size=5000").status_code == 422
    card = api(alice).get(f"/shares/{share.id}/card")
    assert card.headers["content-type"] == "application/pdf"
    assert card.content.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 297.64 419.53]" in card.content
