import pytest

NEW = {"name": "Lind wedding", "location": "Skagen", "shot_on": "2026-06-20"}


def test_alice_makes_changes_and_drops_an_album(api, alice, bob, add_photo, run_jobs):
    caller = api(alice)
    made = caller.post("/albums", json=NEW | {"price": 2900, "currency": "eur", "live": False})
    assert made.status_code == 201
    album = made.json()
    assert (album["state"], album["price_label"], album["currency"]) == ("draft", "€29.00", "EUR")
    path = f"/albums/{album['id']}"
    changed = caller.patch(path, json={"name": "Lind", "max_edge": 4096, "downloads": False}).json()
    assert (changed["name"], changed["max_edge"], changed["downloads"]) == ("Lind", 4096, False)
    assert changed["location"] == "Skagen"
    assert caller.post(f"{path}/drop").json()["error"] == "NothingToDrop"
    assert caller.get(path).json() == changed


@pytest.mark.parametrize("missing", ["name", "location", "shot_on"])
def test_name_location_and_date_are_needed(missing, api, alice):
    given = {field: value for field, value in NEW.items() if field != missing}
    refused = api(alice).post("/albums", json=given)
    assert refused.status_code == 422
    assert missing in refused.json()["fields"]
    blank = api(alice).post("/albums", json=NEW | {missing: "  "})
    assert blank.status_code == 422
    assert missing in blank.json()["fields"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"price": -1}, "price"),
        ({"price": 100, "watermark": False}, "watermark"),
        ({"currency": "XXX"}, "currency"),
        ({"max_edge": 17}, "max_edge"),
        ({"watermark_text": ""}, "watermark_text"),
        ({"visibility": "everybody"}, "visibility"),
        ({"owner_id": "x"}, "owner_id"),
        ({"price": 10**12}, "price"),
    ],
)
def test_wrong_options_name_their_field(change, field, api, alice, album):
    refused = api(alice).patch(f"/albums/{album.id}", json=change)
    assert refused.status_code == 422
    assert field in refused.json()["fields"]


def test_everybody_makes_albums_of_their_own_photographers_also_of_clients(api, alice, bob):
    assert api(alice).post("/albums", json=NEW).json()["kind"] == "client"
    assert api(bob).post("/albums", json={"name": "Holidays"}).json()["kind"] == "library"
    assert api(bob).post("/albums", json=NEW | {"kind": "client"}).json()["fields"].keys() == {"kind"}


def test_the_list_filters_and_refuses_what_it_does_not_know(api, alice, new_album):
    new_album(name="Autumn")
    new_album(name="Spring")
    caller = api(alice)

    def names(**wanted) -> list[str]:
        return [row["name"] for row in caller.get("/albums", params=wanted).json()["items"]]

    assert names(sort="name") == ["Autumn", "Spring"]
    assert names(sort="-name") == ["Spring", "Autumn"]
    assert names(q="aut") == names(name="Autumn") == ["Autumn"]
    assert names(state="dropped") == []
    assert names(shot_from="2026-06-21") == []
    for nonsense in (
        {"colour": "red"},
        {"sort": "colour"},
        {"limit": 0},
        {"limit": 201},
        {"cursor": "x"},
        {"state": "x"},
    ):
        refused = caller.get("/albums", params=nonsense)
        assert refused.status_code == 422, nonsense
        assert next(iter(nonsense)) in refused.json()["fields"]


def test_deleted_and_brought_back(api, alice, album):
    caller, path = api(alice), f"/albums/{album.id}"
    assert caller.delete(path).status_code == 204
    assert caller.get(path).status_code == caller.delete(path).status_code == 404
    assert caller.get("/albums").json()["items"] == []
    assert caller.post(f"{path}/restore").json()["id"] == str(album.id)
    assert caller.get(path).is_success
    assert caller.post(f"{path}/restore").status_code == 404


def test_people_of_an_album_and_their_unlock(api, alice, bob, album, delivered):
    caller, path = api(alice), f"/albums/{album.id}"

    def chip() -> dict:
        (person,) = caller.get(f"{path}/people").json()["items"]
        return person

    assert (chip()["client_id"], chip()["unlocked"], chip()["requested"]) == (str(bob.id), False, False)
    asked = api(bob).post("/checkout", json={"album_id": str(album.id)})
    assert asked.status_code == 201
    assert (asked.json()["amount"], asked.json()["state"]) == (25_00, "open")
    assert api(bob).post("/checkout", json={"photo_ids": [str(delivered.id)]}).json()["id"] == asked.json()["id"]
    assert chip()["requested"]
    assert caller.delete(f"{path}/requests/{bob.id}").status_code == 204
    assert not chip()["requested"]
    assert caller.post(f"{path}/unlocks", json={"client_id": str(bob.id)}).json()["unlocked"]
    assert api(bob).post("/checkout", json={"album_id": str(album.id)}).json()["error"] == "AlreadyUnlocked"
    assert api(bob).get("/me/albums").json()["items"][0]["locked"] is False
    assert caller.delete(f"{path}/unlocks/{bob.id}").status_code == 204
    assert caller.delete(f"{path}/unlocks/{bob.id}").status_code == 404
    assert api(bob).get(f"/me/albums/{album.id}").json()["locked"] is True


def test_nobody_unlocks_themselves(api, bob, charlie, album, delivered):
    for actor in (bob, charlie):
        assert api(actor).post(f"/albums/{album.id}/unlocks", json={"client_id": str(bob.id)}).status_code == 404
    assert api(bob).get("/me/albums").json()["items"][0]["locked"] is True


def test_a_checkout_names_an_album_or_photos(api, bob):
    for body in ({}, {"album_id": None, "photo_ids": []}):
        assert api(bob).post("/checkout", json=body).status_code == 422


def test_requests_are_listed_confirmed_and_declined(api, alice, bob, album, delivered):
    asked = api(bob).post("/checkout", json={"album_id": str(album.id)}).json()
    caller = api(alice)
    [request] = caller.get("/payment-requests", params={"album_id": str(album.id)}).json()["items"]
    assert (request["id"], request["amount"], request["client"]["name"]) == (asked["id"], 2500, "Bob Brown")
    assert caller.delete(f"/payment-requests/{asked['id']}").status_code == 204
    assert caller.get("/payment-requests").json()["items"] == []
    again = api(bob).post("/checkout", json={"album_id": str(album.id)}).json()
    for _ in range(2):
        confirm = caller.post(
            f"/payment-requests/{again['id']}/confirm", json={"amount": 2000}, headers={"Idempotency-Key": "once"}
        )
        assert confirm.status_code == 204
    assert api(bob).get(f"/checkout/{again['id']}").json()["state"] == "paid"
    assert [row["amount"] for row in caller.get("/earnings/payments").json()["items"]] == [2000]


def test_one_photo_by_the_photographers_hand(api, alice, bob, album, delivered):
    path = f"/albums/{album.id}/unlocks"
    given = {"client_id": str(bob.id), "photo_id": str(delivered.id)}
    chip = api(alice).post(path, json=given).json()
    assert (chip["unlocked"], chip["unlocked_photos"]) == (False, 1)
    assert not api(bob).get(f"/photos/{delivered.id}").json()["locked"]
    assert api(alice).delete(f"{path}/{bob.id}", params={"photo_id": str(delivered.id)}).status_code == 204
    assert api(bob).get(f"/photos/{delivered.id}").json()["locked"]


def test_whether_faces_are_looked_for(api, alice, album):
    url = f"/albums/{album.id}"
    told = api(alice).patch(url, json={"faces": "minors", "faces_kept_days": 30}).json()
    assert (told["faces"], told["faces_kept_days"]) == ("minors", 30)
    assert api(alice).post(f"{url}/options/check", json={"faces": "on"}).json()["forgotten"] == 0
    for wrong in ({"faces": "sometimes"}, {"faces_kept_days": 3651}):
        assert api(alice).patch(url, json=wrong).status_code == 422
