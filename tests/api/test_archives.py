"""One ZIP of many photos: begun, fetched, cut and gone on with."""

import io
import logging
import re
import zipfile

import pytest
from starlette.responses import StreamingResponse

from photodrop.api import files
from photodrop.models.base import new_id


@pytest.fixture
def photos(add_photo, drop, run_jobs, bob, jpeg):
    made = [add_photo([bob], content=jpeg(90 + number, 60), filename=f"{number}.jpg") for number in range(4)]
    run_jobs()
    drop()
    return made


def test_an_archive_is_begun_and_fetched_without_a_token(api, photos, alice):
    caller = api(alice)
    wish = {"photo_ids": [str(photo.id) for photo in photos[:3]] + [str(new_id())], "size": "small"}
    begun = caller.post("/archives", json=wish, headers={"Idempotency-Key": "1"})
    assert begun.status_code == 201
    told = begun.json()
    assert (told["photo_count"], told["left_out"], told["filename"]) == (3, 1, "Summer wedding.zip")
    assert caller.post("/archives", json=wish, headers={"Idempotency-Key": "1"}).json() == told
    answer = api().get(told["url"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith('attachment; filename="Summer wedding.zip"')
    assert answer.headers["accept-ranges"] == "bytes"
    assert int(answer.headers["content-length"]) == len(answer.content) == told["bytes"]
    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist() == ["0-small.jpg", "1-small.jpg", "2-small.jpg"]
    head = api().head(told["url"])
    assert (head.content, head.headers["content-length"]) == (b"", str(told["bytes"]))


def test_a_cut_download_goes_on(api, photos, alice, album):
    begun = api(alice).get(f"/albums/{album.id}/archive")
    assert begun.status_code == 302
    address = begun.headers["location"]
    assert api(alice).get(f"/albums/{album.id}/archive").headers["location"].split("?")[0] == address.split("?")[0]
    whole = api().get(address)
    etag, content = whole.headers["etag"], b""
    while len(content) < len(whole.content):
        asked = {"Range": f"bytes={len(content)}-{len(content) + 699}", "If-Range": etag}
        part = api().get(address, headers=asked)
        assert part.status_code == 206
        assert part.headers["content-range"].endswith(f"/{len(whole.content)}")
        content += part.content
    assert content == whole.content
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert api().get(address, headers={"If-None-Match": etag}).status_code == 304
    assert api().get(address, headers={"Range": f"bytes={len(content)}-"}).status_code == 416


def test_an_archive_that_would_be_another_is_refused(api, photos, bob, album, unlock, relock, sql):
    assert api(bob).get("/me/archive").status_code == 409
    assert api(bob).get(f"/albums/{album.id}/archive").status_code == 402
    unlock(bob)
    address = api(bob).get("/me/archive", params={"size": "large"}).headers["location"]
    assert api().get(address).status_code == 200
    sql("UPDATE appearance SET state = 'rejected' WHERE photo_id = :id", id=photos[0].id)
    refused = api().get(address, headers={"Range": "bytes=100-"})
    assert (refused.status_code, refused.json()["error"]) == (410, "ArchiveChanged")
    relock(bob)
    assert api().get(address).status_code == 404
    for twisted in (re.sub("viewer=[^&]*", f"viewer={new_id()}", address), address.replace(".zip", ".zip.zip")):
        assert api().get(twisted).status_code == 404
    assert api(bob).post("/archives", json={"size": "tiny"}).status_code == 422


def test_a_photo_locked_in_the_middle_ends_the_stream(api, photos, bob, album, unlock, relock, monkeypatch, caplog):
    """The answer says how long it would be, so whoever reads it knows that it was cut."""
    unlock(bob)
    address = api(bob).get("/me/archive").headers["location"]
    whole = api().get(address).content
    monkeypatch.setattr(files, "AT_ONCE", 10)
    sent = []

    class Slow(StreamingResponse):
        """Locks the photos once the first of them has left."""

        def __init__(self, blocks, *rest) -> None:
            def one_by_one():
                for block in blocks:
                    sent.append(block)
                    yield block
                    if len(sent) == 1:
                        relock(bob)

            super().__init__(one_by_one(), *rest)

    monkeypatch.setattr(files, "StreamingResponse", Slow)
    caplog.set_level(logging.WARNING, logger="photodrop")
    answer = api().get(address)
    assert answer.headers["content-length"] == str(len(whole))
    assert answer.content == whole[: len(answer.content)]
    assert b"0.jpg" in answer.content
    assert b"1.jpg" not in answer.content
    assert "file.cut reason=Locked" in caplog.text
