"""Transformed photos, links and names by REST."""

import re
from io import BytesIO

import pytest
from PIL import Image

from photodrop.services import transformations

WISH = "c_fill,w_60,h_40/e_sepia"


@pytest.fixture
def link(api, delivered, alice):
    answer = api(alice).post(f"/photos/{delivered.id}/links", json={"transformation": WISH})
    assert answer.status_code == 201
    return answer.json()


def path(address: str) -> str:
    return address.removeprefix("http://127.0.0.1:8000")


def opened(answer) -> Image.Image:
    assert answer.status_code == 200, answer.text
    return Image.open(BytesIO(answer.content))


def test_a_preview_is_for_whoever_is_signed_in(api, delivered, alice, storage):
    address, wish = f"/photos/{delivered.id}/transformed", {"t": "c_fill,w_60,h_40"}
    answer = api(alice).get(address, params=wish)
    assert opened(answer).size == (60, 40)
    assert answer.headers["cache-control"] == "private, no-cache"
    tag = answer.headers["etag"]
    assert api(alice).get(address, params=wish, headers={"If-None-Match": tag}).status_code == 304
    assert api(alice).head(address, params=wish).headers["content-length"] == str(len(answer.content))
    part = api(alice).get(address, params=wish, headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, answer.content[:10])
    assert api().get(address, params=wish).status_code == 401
    assert list(storage.keys("transformed/")) == []


def test_an_error_points_at_the_bad_part(api, delivered, alice):
    answer = api(alice).get(f"/photos/{delivered.id}/transformed", params={"t": "c_fill,w_60/e_sepai"})
    assert answer.status_code == 422
    assert "at character 13" in answer.json()["fields"]["transformation"]
    assert "e_sepia" in answer.json()["detail"]


def test_previews_have_a_limit(api, delivered, alice, monkeypatch):
    monkeypatch.setattr(transformations, "PER_MINUTE", 2)
    codes = [
        api(alice).get(f"/photos/{delivered.id}/transformed", params={"t": f"w_{width}"}).status_code
        for width in (10, 11, 12)
    ]
    assert codes == [200, 200, 429]


def test_a_signed_address_opens_without_a_token(api, delivered, alice, bob, unlock, relock, storage):
    asked = {"transformation": "w_50,c_scale/l_text:Sans_12:A%2Fb%2C c"}
    signed = api(alice).post(f"/photos/{delivered.id}/transformations", json=asked).json()
    first = api().get(signed["url"])
    assert opened(first).width == 50
    [kept] = storage.keys("transformed/")
    assert storage.get(kept) == first.content
    assert api().get(signed["url"]).content == first.content
    assert "immutable" in first.headers["cache-control"]
    assert api().get(signed["url"].replace("w_50", "w_51")).status_code == 404
    assert api().get("/i/x/w_50/y").status_code == 404
    # Of an unlocked photo it is clean, until it is locked again.
    unlock(bob)
    bobs = api(bob).post(f"/photos/{delivered.id}/transformations", json=asked).json()["url"]
    clean = api().get(bobs)
    assert clean.content == first.content
    relock(bob)
    marked = api().get(bobs)
    assert marked.content != clean.content
    assert marked.headers["etag"] != clean.headers["etag"]


def test_the_ending_of_an_address_is_a_format(api, delivered, alice):
    recipe = transformations.read("w_50")
    address = transformations.url(delivered.id, recipe, viewer=alice.id, extension=".webp")
    assert opened(api().get(address)).format == "WEBP"


def test_a_link_is_the_picture_for_everybody(api, link):
    answer = api().get(path(link["url"]))
    assert opened(answer).size == (60, 40)
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == "private, no-cache"
    tag = {"If-None-Match": answer.headers["etag"]}
    assert api().get(path(link["url"]), headers=tag).status_code == 304
    assert api().head(path(link["url"])).status_code == 200
    saved = api().get(path(link["url"]), params={"download": True})
    assert saved.headers["content-disposition"].startswith('attachment; filename="a.jpg"')
    assert api().get("/links/" + "x" * 22).status_code == 404


def test_formats_are_negotiated_and_say_so(api, delivered, alice):
    made = api(alice).post(f"/photos/{delivered.id}/links", json={"transformation": "w_50/f_auto"}).json()
    address = path(made["url"])
    for accept, kind in (("image/avif,image/webp,*/*", "AVIF"), ("image/webp,*/*", "WEBP"), ("*/*", "JPEG")):
        answer = api().get(address, headers={"Accept": accept})
        assert opened(answer).format == kind
        assert answer.headers["vary"] == "Accept"


def test_links_are_listed_stopped_and_restored(api, delivered, alice, bob, link):
    other = api(alice).post(f"/photos/{delivered.id}/links", json={"transformation": "w_40"}).json()
    first = api(alice).get("/links", params={"limit": 1}).json()
    assert [row["id"] for row in first["items"]] == [other["id"]]
    rest = api(alice).get("/links", params={"limit": 1, "cursor": first["next"]}).json()
    assert ([row["id"] for row in rest["items"]], rest["next"]) == ([link["id"]], None)
    assert api(bob).get("/links").json()["items"] == []
    assert opened(api().get(first["items"][0]["thumb_url"])).width == 40
    assert api(bob).delete(f"/links/{link['token']}").status_code == 404
    assert api(alice).delete(f"/links/{link['id']}").status_code == 204
    gone = api().get(path(link["url"]))
    assert (gone.status_code, gone.json()["error"]) == (410, "LinkStopped")
    assert api().get(f"/links/{link['token']}/qr").status_code == 410
    assert api(alice).post(f"/links/{link['token']}/restore").json() == link
    assert opened(api().get(path(link["url"])))


def test_names_by_rest(api, alice, bob):
    made = api(alice).post("/transformations", json={"name": "card", "transformation": "w_30,h_20,c_fill"})
    assert made.status_code == 201
    card = made.json()
    assert card["transformation"] == "c_fill,w_30,h_20"
    again = api(alice).post("/transformations", json={"name": "card", "transformation": "w_30"})
    assert (again.status_code, again.json()["error"]) == (409, "NameTaken")
    for wrong in ({"name": "a/b", "transformation": "w_1"}, {"name": "b", "transformation": "w_x"}):
        assert api(alice).post("/transformations", json=wrong).status_code == 422
    place = f"/transformations/{card['id']}"
    assert api(alice).get(place).json() == card
    changed = api(alice).patch(place, json={"transformation": "t_card/e_sepia"}).json()
    assert changed["transformation"] == "c_fill,w_30,h_20/e_sepia:80"
    assert [row["name"] for row in api(alice).get("/transformations").json()["items"]] == ["card"]
    assert api(bob).get("/transformations").json()["items"] == []
    assert api(alice).delete(place).status_code == 204
    assert api(alice).get(place).status_code == 404


def test_the_page_behind_a_link(api, link, delivered, alice):
    api(alice).patch(f"/photos/{delivered.id}", json={"name": "A <b>lake</b>", "description": 'Said "so"'})
    page = api().line.get(f"/l/{link['token']}")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "<script" not in page.text
    assert "A &lt;b&gt;lake" in page.text
    assert "<b>lake" not in page.text
    assert "by Alice Adams" in page.text
    assert f'<meta property="og:image" content="{link["url"]}">' in page.text
    assert f'<img src="{path(link["url"])}"' in page.text
    assert "default-src 'none'; img-src 'self'" in page.headers["content-security-policy"]
    assert re.search(r"download=true", page.text)
    api(alice).delete(f"/links/{link['token']}")
    stopped = api().line.get(f"/l/{link['token']}")
    assert stopped.status_code == 410
    assert "no longer shared" in stopped.text
    assert api().line.get("/l/nothing-like-it").status_code == 404
