import base64

import pytest


@pytest.fixture
def caller(api, alice):
    return api(alice)


def test_many_files_in_one_request(caller, album, jpeg, bob, api):
    good, other = jpeg(), jpeg()
    sent = [
        ("files", ("one.jpg", good, "image/jpeg")),
        ("files", ("letter.jpg", b"Dear Alice", "image/jpeg")),
        ("files", ("two.jpg", other, "image/jpeg")),
        ("files", ("one again.jpg", good, "image/jpeg")),
        ("files", ("empty.jpg", b"", "image/jpeg")),
    ]
    answer = caller.post(f"/albums/{album.id}/photos", files=sent, data={"phones": [bob.phone]})
    assert answer.status_code == 201
    one, letter, two, again, empty = answer.json()["items"]
    assert (one["filename"], one["is_duplicate"], again["is_duplicate"]) == ("one.jpg", False, True)
    assert again["id"] == one["id"] != two["id"]
    assert [person["client_id"] for person in two["people"]] == [str(bob.id)]
    assert letter == {
        "filename": "letter.jpg",
        "error": "NotAPicture",
        "detail": "This is not a picture we can open. Use JPEG, PNG, WebP, HEIC, AVIF or TIFF.",
    }
    assert empty["error"] == "Invalid"
    assert len(caller.get(f"/albums/{album.id}/photos").json()["items"]) == 2


def test_a_form_without_files(caller, album):
    for form in ({"data": {"phones": ["+12025550143"]}}, {"files": {"other": ("a.jpg", b"x")}}, {}):
        refused = caller.post(f"/albums/{album.id}/photos", **form)
        assert refused.status_code == 422
        assert "files" in refused.json()["fields"]


def test_a_wrong_phone_refuses_each_file(caller, album, jpeg):
    answer = caller.post(f"/albums/{album.id}/photos", files={"files": ("a.jpg", jpeg())}, data={"phones": ["12"]})
    assert answer.json()["items"][0]["error"] == "Invalid"
    assert caller.get(f"/albums/{album.id}/photos").json()["items"] == []


def test_a_photo_inside_json(caller, album, jpeg):
    content = jpeg()
    path = f"/albums/{album.id}/photos/base64"
    for data in (base64.b64encode(content).decode(), "data:image/jpeg;base64," + base64.b64encode(jpeg()).decode()):
        made = caller.post(path, json={"filename": "b.jpg", "data": data, "description": "At the lake"})
        assert made.status_code == 201
        assert (made.json()["description"], made.json()["name"]) == ("At the lake", "b")
    assert caller.post(path, json={"filename": "b.jpg", "data": "***"}).json()["fields"].keys() == {"data"}
    assert caller.post(path, json={"filename": "b.jpg"}).json()["fields"].keys() == {"data"}
    assert caller.post(path, content="{", headers={"Content-Type": "application/json"}).status_code == 400
    text = base64.b64encode(b"Dear Alice").decode()
    assert caller.post(path, json={"filename": "b.jpg", "data": text}).status_code == 415


def test_nobody_unknown_may_send_a_large_body(api, album):
    for path in (f"/albums/{album.id}/photos", "/me/selfies"):
        assert api().post(path, files={"files": ("a.jpg", b"x" * 100)}).status_code == 401
    assert api().post(f"/albums/{album.id}/photos/base64", content="{").status_code == 401


def test_what_a_photo_tells(caller, delivered):
    photo = caller.get(f"/photos/{delivered.id}").json()
    assert (photo["status"], photo["width"], photo["height"], photo["locked"]) == ("ready", 900, 600, False)
    assert photo["renditions"].keys() == {"thumb", "small", "medium", "large"}
    assert photo["placeholder"]
    assert "clean" in photo["renditions"]["large"]


def test_renamed_described_deleted_and_brought_back(caller, delivered, album):
    path = f"/photos/{delivered.id}"
    changed = caller.patch(path, json={"name": "First dance", "description": "22:14"}).json()
    assert (changed["name"], changed["description"], changed["filename"]) == ("First dance", "22:14", "a.jpg")
    assert caller.patch(path, json={"name": " "}).json()["fields"].keys() == {"name"}
    assert caller.patch(path, json={"locked": False}).json()["fields"].keys() == {"locked"}
    assert caller.delete(path).status_code == 204
    assert caller.get(path).status_code == caller.delete(path).status_code == 404
    assert caller.get(f"/albums/{album.id}/photos").json()["items"] == []
    assert caller.post(f"{path}/restore").json()["name"] == "First dance"
    assert caller.get(path).is_success


def test_a_failed_photo_is_tried_again(caller, add_photo, jpeg, run_jobs):
    photo = add_photo(content=jpeg()[:-200])
    run_jobs()
    failed = caller.get(f"/photos/{photo.id}").json()
    assert (failed["status"], failed["renditions"]) == ("failed", {})
    assert failed["error"]
    assert caller.post(f"/photos/{photo.id}/retry").json()["status"] == "queued"


def test_people_in_a_photo(caller, api, add_photo, bob, drop, run_jobs):
    photo = add_photo()
    run_jobs()
    drop()
    path = f"/photos/{photo.id}/appearances"
    assert caller.get(path).json()["items"] == []
    (appearance,) = caller.put(path, json={"phones": [bob.phone]}).json()["items"]
    assert (appearance["client_id"], appearance["state"], appearance["source"]) == (str(bob.id), "confirmed", "hand")
    assert api(bob).get("/me/photos").json()["items"][0]["appearance_id"] == appearance["id"]
    decide = f"/appearances/{appearance['id']}"
    assert api(bob).patch(decide, json={"state": "confirmed"}).status_code == 422
    assert api(bob).patch(decide, json={"state": "rejected"}).json()["state"] == "rejected"
    assert api(bob).get("/me/photos").json()["items"] == []
    assert caller.patch(decide, json={"state": "confirmed"}).json()["state"] == "confirmed"
    assert caller.patch(decide, json={"state": "maybe"}).json()["fields"].keys() == {"state"}
    assert caller.put(path, json={"phones": ["+1 202 555 0199"]}).json()["items"][0]["client_id"] != str(bob.id)
    assert api(bob).get(f"/photos/{photo.id}").status_code == 404


def test_clients_are_found_added_and_renamed(caller, bob):
    (row,) = caller.get("/clients", params={"q": "0143"}).json()["items"]
    assert (row["name"], row["has_signed_in"]) == ("Bob Brown", False)
    made = caller.post("/clients", json={"phone": "(202) 555-0177", "region": "US", "name": "Cleo"})
    assert (made.status_code, made.json()["phone"], made.json()["name"]) == (201, "+12025550177", "Cleo")
    assert caller.post("/clients", json={"phone": "+12025550177"}).json()["client_id"] == made.json()["client_id"]
    assert caller.patch(f"/clients/{bob.id}", json={"name": "Groom"}).json()["name"] == "Groom"
    assert caller.patch(f"/clients/{bob.id}", json={"name": ""}).json()["name"] == "Bob Brown"
    assert [row["name"] for row in caller.get("/clients").json()["items"]] == ["Bob Brown", "Cleo"]
