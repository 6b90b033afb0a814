"""Anybody's own photos over REST, and what others see of them."""

from base64 import b64encode
from uuid import UUID

from photodrop.db import transaction
from photodrop.models import Album, Visibility


def make_album(caller, **fields) -> dict:
    return caller.post("/albums", json={"name": "Holidays"} | fields).json()


def test_bob_keeps_photos_shows_them_by_link_and_takes_the_link_back(api, bob, jpeg, run_jobs):
    caller, visitor = api(bob), api()
    album = make_album(caller)
    data = f"data:image/jpeg;base64,{b64encode(jpeg()).decode()}"
    one = caller.post(f"/albums/{album['id']}/photos/base64", json={"filename": "a.jpg", "data": data}).json()
    two = caller.post(f"/albums/{album['id']}/photos", files={"files": ("b.jpg", jpeg(), "image/jpeg")}).json()
    run_jobs()
    assert caller.get(f"/photos/{two['items'][0]['id']}").json()["link_url"] == ""
    shown = caller.patch(f"/albums/{album['id']}", json={"visibility": "link"}).json()
    token = shown["link_url"].rpartition("/a/")[2]
    for path in (f"/albums/{album['id']}", f"/albums/{album['id']}/photos", f"/photos/{one['id']}"):
        assert visitor.get(path).status_code == 404
    linked = visitor.get(f"/albums/linked/{token}").json()
    assert (linked["name"], linked["photo_count"], linked["by"]["name"]) == ("Holidays", 2, "Bob Brown")
    assert "earnings" not in linked
    assert visitor.get(linked["cover_url"]).is_success
    cards = visitor.get(f"/albums/linked/{token}/photos", params={"sort": "name"}).json()["items"]
    assert [card["name"] for card in cards] == ["a", "b"]
    assert [card["link_url"] for card in cards] == ["", ""]
    assert visitor.get(cards[0]["medium_url"]).is_success
    own_link = caller.get(f"/photos/{one['id']}").json()["link_url"].rpartition("/p/")[2]
    single = visitor.get(f"/photos/linked/{own_link}").json()
    assert (single["id"], visitor.get(single["download_url"]).is_success) == (one["id"], True)
    assert caller.post(f"/albums/{album['id']}/link/reset").json()["link_url"] != shown["link_url"]
    for gone in (f"/albums/linked/{token}", f"/photos/linked/{own_link}", single["thumb_url"], cards[0]["thumb_url"]):
        assert visitor.get(gone).status_code == 404


def test_one_photos_link_ends_by_itself(api, bob, new_library, add_photo, run_jobs, sql):
    album = new_library(bob, visibility=Visibility.link)
    photo = add_photo(to=album, by=bob)
    run_jobs()
    assert api().get(f"/photos/linked/{photo.link_token}").is_success
    api(bob).post(f"/photos/{photo.id}/link/reset")
    assert api().get(f"/photos/linked/{photo.link_token}").status_code == 404
    assert api().get(f"/albums/linked/{album.link_token}/photos").json()["items"]


def test_public_albums_are_listed_without_what_is_nobodys_business(
    api, alice, bob, charlie, album, new_album, new_library, add_photo, drop, run_jobs
):
    hers = new_album(name="For all", price=9_00, visibility=Visibility.public)
    his = new_library(bob, visibility=Visibility.public)
    add_photo([bob], to=hers)
    add_photo(to=his, by=bob)
    add_photo()
    run_jobs()
    drop(what=hers)
    add_photo(to=hers)
    run_jobs()
    for caller in (api(), api(charlie)):
        listed = caller.get("/public/albums", params={"sort": "name"}).json()["items"]
        assert [(row["name"], row["photo_count"]) for row in listed] == [("For all", 1), ("Holidays", 1)]
        assert listed[0]["by"] == {"username": "alice", "name": "Alice Adams"}
        found = {card["album_id"]: card for card in caller.get("/public/photos").json()["items"]}
        assert found.keys() == {str(hers.id), str(his.id)}
        assert (found[str(hers.id)]["locked"], found[str(his.id)]["locked"]) == (True, False)
        assert found[str(hers.id)]["download_url"] == ""
        seen = caller.get(f"/albums/{hers.id}").json()
        assert not {"price", "people", "client_count", "watermark_text", "link_url"} & seen.keys()
        assert len(caller.get(f"/albums/{hers.id}/photos").json()["items"]) == 1
    mine = api(alice).get(f"/albums/{hers.id}").json()
    assert (mine["price"], mine["visibility"]) == (9_00, "public")
    assert len(api(alice).get(f"/albums/{hers.id}/photos").json()["items"]) == 2


def test_filters_and_an_unknown_field(api, bob, new_library, add_photo, run_jobs):
    album = new_library(bob, visibility=Visibility.public)
    add_photo(to=album, by=bob, filename="a.jpg")
    add_photo(to=album, by=bob, filename="b.jpg")
    run_jobs()
    for caller in (api(), api(bob)):
        path = f"/albums/{album.id}/photos"
        assert [card["name"] for card in caller.get(path, params={"name": "b"}).json()["items"]] == ["b"]
        assert caller.get(path, params={"created_from": "2999-01-01T00:00:00Z"}).json()["items"] == []
        assert caller.get(path, params={"colour": "red"}).status_code == 422
    assert [row["kind"] for row in api(bob).get("/albums", params={"kind": "library"}).json()["items"]] == ["library"]
    assert api(bob).get("/albums", params={"visibility": "private"}).json()["items"] == []


def test_move_and_copy(api, bob, new_library, add_photo, run_jobs):
    album, other = new_library(bob), new_library(bob, "Other")
    photo = add_photo(to=album, by=bob)
    run_jobs()
    caller, chosen = api(bob), {"photo_ids": [str(photo.id)], "album_id": str(other.id)}
    copied = caller.post("/photos/copy", json=chosen)
    assert (copied.status_code, copied.json()["items"][0]["is_duplicate"]) == (201, False)
    refused = caller.post("/photos/move", json=chosen)
    assert (refused.status_code, refused.json()["detail"]) == (409, "a.jpg is in that album already.")
    third = new_library(bob, "Third")
    moved = caller.post("/photos/move", json=chosen | {"album_id": str(third.id)}).json()["items"]
    assert [card["album_id"] for card in moved] == [str(third.id)]
    assert api(bob).post("/photos/move", json=chosen | {"owner": "me"}).status_code == 422


def test_a_library_names_nobody(api, bob, new_library, jpeg):
    album = new_library(bob)
    sent = api(bob).post(
        f"/albums/{album.id}/photos", files={"files": ("b.jpg", jpeg(), "image/jpeg")}, data={"phones": "+12025550143"}
    )
    assert sent.json()["items"][0]["error"] == "Invalid"
    with transaction() as session:
        assert session.get_one(Album, UUID(str(album.id))).is_library
