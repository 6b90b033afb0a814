"""tus 1.0.0 at `/uploads/{id}/bytes`, and a plain PUT for those who speak no tus."""

import hashlib
import random
import threading

import pytest

from photodrop.adapters.storage.parts import PartFile
from photodrop.config import get_settings

BODY = "application/offset+octet-stream"


@pytest.fixture
def content(jpeg) -> bytes:
    return jpeg(900, 600)


@pytest.fixture
def caller(api, alice, data_folder):
    return api(alice)


@pytest.fixture
def upload(caller, album, content) -> dict:
    asked = {"filename": "a.jpg", "size": len(content), "content_type": "image/jpeg", "fingerprint": "a"}
    answer = caller.post(f"/albums/{album.id}/uploads", json=asked)
    assert answer.status_code == 201
    return answer.json()


@pytest.fixture
def send(caller, upload):
    """`send(block, at=0)` as tus does."""

    def patch(block, at: int | str, **headers: str):
        told = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(at), "Content-Type": BODY} | headers
        return caller.patch(upload["url"], content=block, headers=told)

    return patch


@pytest.fixture
def offset(caller, upload):
    def ask() -> int:
        answer = caller.head(upload["url"])
        assert answer.headers["cache-control"] == "no-store"
        assert int(answer.headers["upload-length"]) == upload["size"]
        return int(answer.headers["upload-offset"])

    return ask


def test_what_is_spoken_here(api, upload):
    answer = api().line.options(upload["url"])
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == answer.headers["tus-resumable"] == "1.0.0"
    assert int(answer.headers["tus-max-size"]) == get_settings().max_upload_bytes


def test_a_file_in_pieces_becomes_a_photo(caller, upload, send, offset, content, storage, reread):
    assert (upload["method"], upload["offset"], upload["state"]) == ("tus", 0, "open")
    done = 0
    while done < len(content):
        assert offset() == done
        block = content[done : done + random.Random(done).randint(1, 9000)]
        answer = send(block, done)
        done += len(block)
        assert answer.status_code == 204
        assert answer.headers["upload-offset"] == str(done)
    made = caller.post(f"/uploads/{upload['id']}/complete", json={})
    photo = made.json()
    assert (photo["status"], photo["filename"], photo["is_duplicate"]) == ("queued", "a.jpg", False)
    original = caller.get(f"/photos/{photo['id']}/file", params={"size": "original"})
    assert hashlib.sha256(original.content).digest() == hashlib.sha256(content).digest()
    again = caller.post(f"/uploads/{upload['id']}/complete").json()
    assert (again["id"], again["is_duplicate"]) == (photo["id"], False)


@pytest.mark.parametrize("wrong", [1, 10**17, -1, "", "x", "1" * 40])
def test_bytes_at_a_wrong_offset_are_not_taken(wrong, send, offset, content):
    assert send(content[:100], wrong).status_code == (409 if isinstance(wrong, int) and wrong > 0 else 422)
    assert offset() == 0


def test_bytes_sent_twice_are_taken_once(send, offset, content):
    assert send(content[:500], 0).status_code == 204
    assert send(content[:500], 0).json()["error"] == "OffsetMismatch"
    assert offset() == 500


def test_more_bytes_than_were_promised(send, offset, content):
    assert send(content + b"more", 0).status_code == 413
    assert offset() <= len(content)


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Tus-Resumable": "0.2.2"}, 412), ({"Content-Type": "image/jpeg"}, 415), ({"Tus-Resumable": ""}, 412)],
)
def test_other_tongues_are_refused(headers, status, send, offset, content):
    answer = send(content, 0, **headers)
    assert answer.status_code == status
    assert answer.headers["tus-resumable"] == "1.0.0"
    assert offset() == 0


def test_two_senders_at_once(send, offset, upload, content):
    """The first holds the file; the second is told to wait, and nothing is mixed."""
    begun, go_on = threading.Event(), threading.Event()

    def slowly():
        yield content[:1000]
        begun.set()
        assert go_on.wait(10)
        yield content[1000:2000]

    answers = []
    sender = threading.Thread(target=lambda: answers.append(send(slowly(), 0)))
    with PartFile(upload["id"]).appending(0, len(content)):
        assert send(content[:10], 0).status_code == 423
    sender.start()
    assert begun.wait(10)
    go_on.set()
    sender.join(10)
    assert answers[0].headers["upload-offset"] == "2000"
    assert offset() == 2000


def test_a_dropped_folder_goes_on_where_it_was(caller, album, upload, send, content):
    send(content[:700], 0)
    same = {"filename": "a.jpg", "size": len(content), "fingerprint": "a"}
    again = caller.post(f"/albums/{album.id}/uploads", json=same).json()
    assert (again["id"], again["offset"]) == (upload["id"], 700)
    waiting = caller.get(f"/albums/{album.id}/uploads", params={"state": "open", "limit": 200}).json()["items"]
    assert [row["id"] for row in waiting] == [upload["id"]]
    assert caller.get(f"/uploads/{upload['id']}").json()["offset"] == 700


def test_a_plain_put_and_the_rest_of_one(caller, upload, content):
    half = len(content) // 2
    assert caller.put(upload["url"], content=content[:half]).status_code == 204
    assert caller.put(upload["url"], content=content).status_code == 409
    for nonsense in ("bytes x-y/z", f"items {half}-1/2", "bytes"):
        assert caller.put(upload["url"], content=b"", headers={"Content-Range": nonsense}).status_code == 422
    span = f"bytes {half}-{len(content) - 1}/{len(content)}"
    rest = caller.put(upload["url"], content=content[half:], headers={"Content-Range": span})
    assert rest.headers["upload-offset"] == str(len(content))
    assert caller.post(f"/uploads/{upload['id']}/complete").is_success


def test_incomplete_changed_and_false_files_make_no_photo(caller, album, content):
    def begin(data: bytes, **more) -> dict:
        asked = {"filename": "b.jpg", "size": len(data), "fingerprint": hashlib.sha256(data).hexdigest()} | more
        return caller.post(f"/albums/{album.id}/uploads", json=asked).json()

    short = begin(content)
    caller.put(short["url"], content=content[:-1])
    assert caller.post(f"/uploads/{short['id']}/complete").json()["error"] == "NotAllHere"

    changed = begin(content[::-1], sha256=hashlib.sha256(content).hexdigest())
    caller.put(changed["url"], content=content[::-1])
    assert not caller.post(f"/uploads/{changed['id']}/complete").is_success

    text = begin(b"no picture at all", content_type="image/jpeg")
    caller.put(text["url"], content=b"no picture at all")
    refused = caller.post(f"/uploads/{text['id']}/complete")
    assert (refused.status_code, refused.json()["error"]) == (415, "NotAPicture")
    assert caller.post(f"/uploads/{text['id']}/complete").status_code == 415
    assert caller.get(f"/albums/{album.id}/photos").json()["items"] == []


def test_known_bytes_need_not_be_sent(caller, album, add_photo, content):
    photo = add_photo(content=content)
    digest = hashlib.sha256(content).hexdigest()
    asked = {"filename": "again.jpg", "size": len(content), "sha256": digest}
    told = caller.post(f"/albums/{album.id}/uploads", json=asked).json()
    assert (told["is_duplicate"], told["photo_id"], told["url"]) == (True, str(photo.id), "")


def test_given_up(caller, upload, send, content):
    send(content[:100], 0)
    assert caller.delete(f"/uploads/{upload['id']}").status_code == 204
    assert caller.head(upload["url"]).status_code == 404
    assert send(content[100:], 100).status_code == 404
    assert not PartFile(upload["id"]).path.exists()


@pytest.mark.parametrize(("size", "status"), [(0, 422), (-1, 422), (10**12, 413), ("many", 422)])
def test_sizes_that_cannot_be(size, status, caller, album):
    asked = {"filename": "a.jpg", "size": size}
    assert caller.post(f"/albums/{album.id}/uploads", json=asked).status_code == status
