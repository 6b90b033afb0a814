import time

import pytest

from tests.fixtures.people import PASSWORD

WHOLE = {"x": "0", "y": "0", "width": "200", "height": "200"}


@pytest.fixture
def send_selfie(api, bob, jpeg):
    def send(content: bytes | None = None, area: dict | None = None, headers: dict | None = None):
        file = {"file": ("me.jpg", content or jpeg(200, 200), "image/jpeg")}
        return api(bob).post("/me/selfies", files=file, data=area or WHOLE, headers=headers)

    return send


def test_bob_names_himself(api, bob):
    assert api(bob).get("/me").json()["phone_label"] == "+1 202-555-0143"
    assert api(bob).patch("/me", json={"name": "  Robert   Brown "}).json()["name"] == "Robert Brown"
    for body in ({"name": ""}, {"name": "x" * 200}, {"phone": "+12025550100"}, {"role": "admin"}):
        refused = api(bob).patch("/me", json=body)
        assert refused.status_code == 422
        assert refused.json()["fields"].keys() == body.keys()
    assert api(bob).get("/me").json()["name"] == "Robert Brown"


def test_an_email_address_is_one_accounts(api, alice, dora):
    assert api(alice).patch("/me", json={"email": "alice@example.com"}).is_success
    taken = api(dora).patch("/me", json={"email": "Alice@Example.com"})
    assert (taken.status_code, taken.json()["error"]) == (409, "EmailTaken")


def test_a_new_password_signs_out_the_other_devices(api, alice):
    here, elsewhere = api(alice), api(alice)
    assert here.put("/me/password", json={"current": "wrong", "new": "much better words"}).status_code == 422
    assert here.put("/me/password", json={"current": PASSWORD, "new": "short"}).status_code == 422
    assert here.put("/me/password", json={"current": PASSWORD, "new": "much better words"}).status_code == 204
    assert here.get("/me").is_success
    assert elsewhere.get("/me").status_code == 401


def test_a_selfie_is_answered_when_it_is_cropped(send_selfie, worker, api, bob):
    kept = send_selfie()
    assert kept.status_code == 201
    assert (kept.json()["status"], kept.json()["is_current"]) == ("ready", True)
    assert api().get(kept.json()["url"]).headers["content-type"] == "image/jpeg"
    assert not api(bob).get("/me").json()["needs_selfie"]
    second = send_selfie().json()
    listed = api(bob).get("/me/selfies").json()["items"]
    assert [(row["id"], row["is_current"]) for row in listed] == [(second["id"], True), (kept.json()["id"], False)]


def test_a_selfie_that_cannot_be_cut_says_why(send_selfie, worker, jpeg):
    outside = send_selfie(area=WHOLE | {"x": "150"}).json()
    assert outside["status"] == "failed"
    assert outside["error"] == "The crop leaves the picture. Move it back inside."
    assert send_selfie(content=jpeg(200, 200)[:-300]).json()["status"] == "failed"


def test_selfies_that_are_refused_at_once(send_selfie):
    assert send_selfie(content=b"not a picture").json()["error"] == "NotAPicture"
    for area, field in (({"x": "0"}, "y"), (WHOLE | {"width": "12"}, "width"), (WHOLE | {"x": "wide"}, "x")):
        refused = send_selfie(area=area)
        assert refused.status_code == 422
        assert field in refused.json()["fields"]
    assert send_selfie(area=WHOLE | {"width": "99999999999999"}).status_code == 422


def test_without_a_worker_the_answer_comes_after_five_seconds(send_selfie):
    asked = time.monotonic()
    assert send_selfie().json()["status"] == "queued"
    assert 5 <= time.monotonic() - asked < 8


def test_consent_is_asked_apart(api, bob):
    assert api(bob).get("/me").json()["face_consent"] == "unasked"
    assert api(bob).put("/me/face-consent", json={"granted": True}).json()["face_consent"] == "granted"
    assert api(bob).put("/me/face-consent", json={"granted": False}).json()["face_consent"] == "refused"
    assert api(bob).put("/me/face-consent", json={}).status_code == 422


def test_what_is_asked_and_what_was_answered(api, bob):
    asked = api(bob).get("/me/face-consent", headers={"Accept-Language": "de"}).json()
    assert (asked["state"], asked["history"]) == ("unasked", [])
    assert "Selfie" in asked["text"][0]
    changed = api(bob).put("/me/face-consent", json={"granted": True, "version": "1"})
    assert (changed.status_code, changed.json()["error"]) == (409, "TextChanged")
    for granted, language in ((True, "de"), (True, "fr"), (False, "en")):
        api(bob).put("/me/face-consent", json={"granted": granted}, headers={"Accept-Language": language})
    told = api(bob).get("/me/face-consent").json()["history"]
    assert [(one["granted"], one["language"], one["channel"], one["version"]) for one in told] == [
        (False, "en", "api", asked["version"]),
        (True, "de", "api", asked["version"]),
    ]


def test_a_receipt_is_read_again_by_who_has_it(api, bob, charlie, add_selfie):
    add_selfie(bob)
    receipt = api(bob).delete("/me/face-data").json()
    assert api(bob).get("/me/face-data/receipts").json()["items"] == [receipt]
    assert api(bob).get(f"/me/face-data/receipts/{receipt['id']}").json() == receipt
    for language in ("en", "ar"):
        url = f"/me/face-data/receipts/{receipt['id']}/paper.pdf"
        assert api(bob).get(url, headers={"Accept-Language": language}).content.startswith(b"%PDF")
    assert api(charlie).get("/me/face-data/receipts").json()["items"] == []
    assert api(charlie).get(f"/me/face-data/receipts/{receipt['id']}").status_code == 404


def test_erasing_leaves_no_face_behind(api, bob, charlie, add_selfie, run_jobs, storage):
    api(bob).put("/me/face-consent", json={"granted": True})
    for account in (bob, bob, charlie):
        add_selfie(account)
    run_jobs()
    url = api(bob).get("/me").json()["selfie_url"]
    receipt = api(bob).delete("/me/face-data").json()
    assert (receipt["selfies"], receipt["files"]) == (2, 4)
    assert receipt["id"]
    run_jobs()
    assert not list(storage.keys(f"selfies/{bob.id}/"))
    assert len(list(storage.keys(f"selfies/{charlie.id}/"))) == 2
    assert api().get(url).status_code == 404
    assert api(bob).get("/me/selfies").json()["items"] == []
    assert api(bob).get("/me").json()["face_consent"] == "refused"
    assert api(bob).delete("/me/face-data").json()["selfies"] == 0


def test_a_crop_that_was_promised_before_makes_nothing_after(api, bob, add_selfie, run_jobs, storage):
    add_selfie(bob)
    api(bob).delete("/me/face-data")
    run_jobs()
    assert not list(storage.keys(f"selfies/{bob.id}/"))


def test_the_dashboard(api, bob, alice, album, delivered, new_album, add_photo, drop, run_jobs):
    later = new_album(name="Later", watermark=False)
    add_photo([bob], to=later)
    run_jobs()
    assert [row["name"] for row in api(bob).get("/me/albums").json()["items"]] == ["Summer wedding"]
    drop(what=later)
    rows = api(bob).get("/me/albums", params={"sort": "name"}).json()["items"]
    assert [(row["name"], row["locked"]) for row in rows] == [("Later", False), ("Summer wedding", True)]
    assert all(row["photographer"] == "Alice Adams" for row in rows)
    photos = api(bob).get("/me/photos", params={"album_id": str(album.id)}).json()["items"]
    assert [row["id"] for row in photos] == [str(delivered.id)]
    assert len(api(bob).get("/me/photos").json()["items"]) == 2
