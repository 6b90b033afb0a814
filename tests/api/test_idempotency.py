"""The same request under the same key is done once and answered alike."""

from concurrent.futures import ThreadPoolExecutor

import pytest

NEW = {"name": "Lind wedding", "location": "Skagen", "shot_on": "2026-06-20"}
KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


def test_an_album_is_made_once(api, alice):
    first, again = (api(alice).post("/albums", json=NEW, headers=KEY) for _ in range(2))
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(api(alice).get("/albums").json()["items"]) == 1


def test_a_key_is_for_one_request(api, alice, dora):
    api(alice).post("/albums", json=NEW, headers=KEY)
    for answer in (
        api(alice).post("/albums", json=NEW | {"name": "Other"}, headers=KEY),
        api(alice).post("/clients", json={"phone": "+12025550143"}, headers=KEY),
    ):
        assert (answer.status_code, answer.json()["error"]) == (409, "KeyReused")
    assert api(dora).post("/albums", json=NEW, headers=KEY).status_code == 201


def test_a_refusal_is_not_kept(api, alice):
    assert api(alice).post("/albums", json=NEW | {"price": -1}, headers=KEY).status_code == 422
    assert api(alice).post("/albums", json=NEW, headers=KEY).status_code == 201


def test_ten_at_once_make_one(api, alice):
    caller = api(alice)
    headers = caller.headers | KEY

    def make(_: int):
        return caller.line.request("POST", "/api/v1/albums", json=NEW, headers=headers)

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(make, range(10)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(caller.get("/albums").json()["items"]) == 1


def test_files_are_kept_once_and_answered_alike(api, alice, album, jpeg):
    files = [("files", ("a.jpg", jpeg())), ("files", ("b.jpg", b"no picture")), ("files", ("c.jpg", jpeg()))]
    path = f"/albums/{album.id}/photos"
    first, again = (api(alice).post(path, files=files, headers=KEY) for _ in range(2))
    assert first.json() == again.json()
    assert not again.json()["items"][0]["is_duplicate"]
    other = [("files", ("a.jpg", jpeg()))]
    assert api(alice).post(path, files=other, headers=KEY).json()["error"] == "KeyReused"
    assert len(api(alice).get(path).json()["items"]) == 2


def test_uploads_clients_unlocks_and_checkouts(api, alice, bob, album, delivered, data_folder):
    upload = {"filename": "a.jpg", "size": 10}
    for number, (actor, path, body) in enumerate(
        (
            (alice, f"/albums/{album.id}/uploads", upload),
            (alice, "/clients", {"phone": "+12025550155"}),
            (bob, "/checkout", {"album_id": str(album.id)}),
            (alice, f"/albums/{album.id}/unlocks", {"client_id": str(bob.id)}),
        )
    ):
        key = {"Idempotency-Key": f"key {number}"}
        first, again = (api(actor).post(path, json=body, headers=key) for _ in range(2))
        assert first.json() == again.json(), path
        assert again.headers["idempotency-replayed"] == "true", path


@pytest.mark.parametrize("key", ["", "x" * 101])
def test_keys_that_cannot_be(key, api, alice):
    assert api(alice).post("/albums", json=NEW, headers={"Idempotency-Key": key}).status_code == 422


def test_a_selfie_is_kept_once(api, bob, jpeg, worker):
    file, area = {"file": ("me.jpg", jpeg(200, 200))}, {"x": "0", "y": "0", "width": "200", "height": "200"}
    first, again = (api(bob).post("/me/selfies", files=file, data=area, headers=KEY) for _ in range(2))
    assert first.json()["id"] == again.json()["id"]
    assert len(api(bob).get("/me/selfies").json()["items"]) == 1
    moved = api(bob).post("/me/selfies", files=file, data=area | {"width": "190"}, headers=KEY)
    assert moved.json()["error"] == "KeyReused"
