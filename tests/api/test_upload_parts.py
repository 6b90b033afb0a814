"""`/uploads/{id}/parts`: where parts of a file go in the bucket. The same contract as on disk around it."""

import hashlib
import os

import pytest
import requests

from photodrop.services.upload_parts import PART_BYTES

pytestmark = pytest.mark.usefixtures("on_s3")


@pytest.fixture
def content(jpeg) -> bytes:
    return jpeg(900, 600) + os.urandom(PART_BYTES)


@pytest.fixture
def caller(api, alice, data_folder):
    return api(alice)


@pytest.fixture
def begin(caller, album):
    def ask(content: bytes, **more) -> dict:
        asked = {"filename": "a.jpg", "size": len(content), "content_type": "image/jpeg", "fingerprint": "a"} | more
        answer = caller.post(f"/albums/{album.id}/uploads", json=asked)
        assert answer.status_code == 201, answer.text
        return answer.json()

    return ask


@pytest.fixture
def send(caller):
    def put(upload: dict, content: bytes, *numbers: int) -> None:
        size = upload["part_bytes"]
        wanted = [
            {"number": number, "sha256": hashlib.sha256(content[(number - 1) * size : number * size]).hexdigest()}
            for number in numbers
        ]
        told = caller.post(upload["url"], json={"parts": wanted}).json()
        for part in told["parts"]:
            assert 0 < part["expires_in"] <= 3600
            piece = content[part["offset"] : part["offset"] + part["size"]]
            assert requests.put(part["url"], data=piece, headers=part["headers"], timeout=20).status_code == 200

    return put


def test_a_file_in_parts_becomes_a_photo(caller, album, begin, send, content, run_jobs):
    digest = hashlib.sha256(content).hexdigest()
    upload = begin(content, sha256=digest)
    assert (upload["method"], upload["offset"], upload["parts_here"]) == ("s3", 0, [])
    assert upload["url"] == f"/api/v1/uploads/{upload['id']}/parts"
    send(upload, content, 2)
    assert caller.get(f"/uploads/{upload['id']}").json()["parts_here"] == [2]
    again = begin(content)
    assert (again["id"], again["parts_here"], again["offset"]) == (upload["id"], [2], len(content) - PART_BYTES)
    early = caller.post(f"/uploads/{upload['id']}/complete")
    assert (early.status_code, early.json()["error"]) == (409, "NotAllHere")
    send(upload, content, 1)
    photo = caller.post(f"/uploads/{upload['id']}/complete").json()
    assert (photo["status"], photo["is_duplicate"]) == ("queued", False)
    assert caller.post(f"/uploads/{upload['id']}/complete").json()["id"] == photo["id"]
    run_jobs()
    assert caller.get(f"/photos/{photo['id']}").json()["status"] == "ready"
    lead = caller.get(f"/photos/{photo['id']}/file", params={"size": "original"})
    original = requests.get(lead.headers["location"], timeout=20).content
    assert hashlib.sha256(original).hexdigest() == digest
    assert begin(content, sha256=digest)["is_duplicate"]
    assert caller.get(f"/albums/{album.id}/uploads").json()["items"] == []


def test_refusals_are_told_as_everywhere(caller, begin, send, content):
    upload = begin(content)
    ask = f"/uploads/{upload['id']}/parts"
    for parts in ([], [{"number": 0}], [{"number": 3}], [{"number": 1}, {"number": 1}], [{"number": 1, "sha256": "x"}]):
        assert caller.post(ask, json={"parts": parts}).status_code == 422
    by_tus = begin(content, fingerprint="b", method="tus")
    told = caller.post(f"/uploads/{by_tus['id']}/parts", json={"parts": [{"number": 1}]})
    assert (told.status_code, told.json()["error"]) == (409, "GoesThroughUs")
    assert caller.put(f"/uploads/{upload['id']}/bytes", content=b"x").status_code == 409
    send(upload, content, 1, 2)
    assert caller.post(f"/uploads/{upload['id']}/complete").is_success
    assert caller.post(ask, json={"parts": [{"number": 1}]}).json()["error"] == "UploadEnded"
    assert (
        caller.post(f"/albums/{upload['album_id']}/uploads", json={"filename": "a.jpg", "size": 10**12}).status_code
        == 413
    )


def test_a_bucket_out_of_reach_is_said_so_and_nothing_is_lost(caller, begin, send, content, s3_settings, on_s3):
    upload = begin(content)
    send(upload, content, 1)
    s3_settings(bucket=on_s3.bucket, s3_endpoint="http://127.0.0.1:9")
    for answer in (caller.get(f"/uploads/{upload['id']}"), caller.post(f"/uploads/{upload['id']}/complete")):
        assert (answer.status_code, answer.json()["error"]) == (503, "StorageUnavailable")
    s3_settings(bucket=on_s3.bucket)
    assert begin(content)["parts_here"] == [1]
    send(upload, content, 2)
    assert caller.post(f"/uploads/{upload['id']}/complete").is_success
