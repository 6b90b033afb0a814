"""What somebody hid from themselves is in none of their lists; what their face suggests shows the face alone."""

import pytest

from tests.support.thief import Loot

ALBUM = "/albums/{album}"
# What a client asks for, and what the answer is once they hid the photo: its id is in none of them.
VIEWS = [
    ("GET", "/me/photos", 200),
    ("GET", "/me/photos?album_id={album}", 200),
    ("GET", "/me/albums", 200),
    ("GET", "/me/albums/{album}", 200),
    ("GET", f"{ALBUM}/favourites", 200),
    ("GET", f"{ALBUM}/lists", 200),
    ("PUT", f"{ALBUM}/favourites/{{photo}}", 404),
    ("POST", "/archives", 404),
]


@pytest.fixture
def two(album, add_photo, bob, charlie, drop, run_jobs, jpeg, sql):
    """Two photos of Bob and Charlie, with a price for each."""
    photos = [add_photo([bob, charlie], content=jpeg(900, 600)) for _ in range(2)]
    run_jobs()
    drop()
    sql("UPDATE album SET photo_price = 500 WHERE id = :id", id=album.id)
    return photos


def test_it_is_in_no_view_of_theirs(api, alice, bob, charlie, album, two, unlock):
    photo, facts = two[0], {"album": album.id, "photo": two[0].id}

    caller = api(bob)
    assert caller.put(f"/albums/{album.id}/favourites/{photo.id}").is_success
    unlock(bob)
    assert str(photo.id) in caller.get("/me/albums").text, "the cover"
    assert caller.put(f"/me/hidden-photos/{photo.id}").status_code == 204
    for method, path, status in VIEWS:
        answer = caller(
            method, path.format(**facts), json={"photo_ids": [str(photo.id)]} if "archives" in path else None
        )
        assert answer.status_code == status, (path, answer.text)
        assert str(photo.id) not in answer.text, path
    (mine,) = caller.get("/me/albums").json()["items"]
    assert (mine["photo_count"], mine["unlocked_count"], mine["locked"]) == (1, 1, False)
    assert caller.post("/archives", json={"album_id": str(album.id)}).json()["photo_count"] == 1
    assert caller.post("/archives", json={}).json()["photo_count"] == 1
    # Alice and Charlie see what they saw.
    assert len(api(charlie).get("/me/photos").json()["items"]) == 2
    people = api(alice).get(f"/photos/{photo.id}/appearances").json()["items"]
    assert {each["client_id"] for each in people} == {str(bob.id), str(charlie.id)}
    assert api(alice).get("/clients").json()["items"][0]["photo_count"] == 2
    # It waits where it is shown again.
    (card,) = caller.get("/me/hidden-photos").json()["items"]
    assert card["id"] == str(photo.id)
    assert caller.get(card["thumb_url"]).is_success
    assert caller.delete(f"/me/hidden-photos/{photo.id}").status_code == 204
    assert str(photo.id) in caller.get("/me/photos").text
    assert caller.get(f"/albums/{album.id}/favourites").text.count(str(photo.id)) > 0


def test_an_album_of_which_everything_is_hidden_is_not_there(api, bob, album, two):
    caller = api(bob)
    wish = {"json": {"photo_ids": [str(two[0].id)]}}
    assert caller.post("/checkout", **wish).status_code == 201
    for photo in two:
        assert caller.put(f"/me/hidden-photos/{photo.id}").status_code == 204
    assert caller.post("/checkout", **wish).status_code == 404
    assert caller.get("/me/albums").json()["items"] == []
    assert caller.get(f"/me/albums/{album.id}").status_code == 404
    assert caller.get(f"/me/photos?album_id={album.id}").status_code == 404
    assert len(caller.get("/me/hidden-photos").json()["items"]) == 2


def test_hidden_and_locked_it_stays_marked(vault, thief, api):
    bob, photo = vault.world.actors["bob"], vault.bobs.photo
    assert api(bob).put(f"/me/hidden-photos/{photo.id}").status_code == 204
    (card,) = api(bob).get("/me/hidden-photos").json()["items"]
    assert card["locked"]
    somebody = thief("bob", Loot(vault.bobs.clean, vault.bobs.marked))
    somebody.twist({card[url] for url in ("thumb_url", "small_url", "medium_url", "large_url")} - {""})
    assert somebody.found == []
    assert somebody.pictures_seen >= 4


@pytest.mark.parametrize("change", ["state = 'suggested'", "state = 'rejected'"])
def test_only_what_shows_somebody_is_hidden_by_them(change, api, bob, charlie, two, add_photo, sql):
    draft = add_photo([bob])
    for actor, photo in ((bob, draft), (charlie, draft)):
        assert api(actor).put(f"/me/hidden-photos/{photo.id}").status_code == 404
    sql(f"UPDATE appearance SET {change} WHERE client_id = :id", id=bob.id)
    assert api(bob).put(f"/me/hidden-photos/{two[0].id}").status_code == 404


def test_what_a_face_suggests_shows_the_face_alone(vault, api):
    """Bob is asked of a photo that he may not see: the crop comes with the mark, and of the rest nothing."""
    bob, files = vault.world.actors["bob"], vault.of_nobody
    (asked,) = api(bob).get("/me/suggestions").json()["items"]
    assert str(files.photo.id) not in str(asked)
    answer = api().get(asked["face_url"])
    assert answer.is_success, answer.text
    assert Loot(files.clean, files.marked).in_answer(answer) == ""
    assert api(bob).get(f"/photos/{files.photo.id}").status_code == 404
    assert api(bob).get(f"/photos/{files.photo.id}/file?size=thumb").status_code == 404
    for name in ("charlie", "dora", "admin"):
        assert api(vault.world.actors[name]).get("/me/suggestions").json()["items"] == []
        twisted = asked["face_url"].replace(str(bob.id), str(vault.world.actors[name].id))
        assert api().get(twisted).status_code == 404
    assert api(bob).post(f"/me/suggestions/{asked['id']}/reject").status_code == 204
    assert api().get(asked["face_url"]).status_code == 404
