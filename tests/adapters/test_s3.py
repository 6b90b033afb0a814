"""What only a bucket has: parts, addresses for browsers, and a service that may refuse or be away."""

import hashlib
import os
import time
from datetime import timedelta
from io import BytesIO

import pytest
import requests

from photodrop.adapters.storage import StorageUnavailable, get_storage, s3
from photodrop.services import health

KEY = "photos/one/clean/large.jpg"
LINK = {"content_type": "image/jpeg", "disposition": "inline; filename=\"a.jpg\"; filename*=UTF-8''%C3%A4.jpg"}


@pytest.fixture(scope="module")
def large() -> bytes:
    return os.urandom(s3.AT_ONCE + 5_000_000)


def unfinished(store) -> list[str]:
    return [each["Key"] for each in store.client.list_multipart_uploads(Bucket=store.bucket).get("Uploads", ())]


def test_large_files_go_in_parts_and_arrive_whole(on_s3, large):
    on_s3.put(KEY, BytesIO(large))

    assert on_s3.get(KEY) == large
    assert on_s3.size(KEY) == len(large)
    assert on_s3.sha256(KEY) == hashlib.sha256(large).hexdigest()
    assert list(on_s3.keys()) == [KEY]
    assert unfinished(on_s3) == []


def test_a_source_that_breaks_in_a_late_part_leaves_the_old_bytes_and_no_parts(on_s3, large):
    class Torn(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > s3.AT_ONCE + 1_000_000:
                raise ConnectionResetError
            return super().read(min(size or 0, 1_000_000))

    on_s3.put(KEY, BytesIO(b"old"))
    with pytest.raises(ConnectionResetError):
        on_s3.put(KEY, Torn(large))
    assert on_s3.get(KEY) == b"old"
    assert unfinished(on_s3) == []


def test_parts_that_nobody_ended_are_tidied_away_once_they_are_old(on_s3):
    for key in ("photos/a", "photos/b", "uploads/c"):
        on_s3.client.create_multipart_upload(Bucket=on_s3.bucket, Key=key)
    on_s3.tidy(timedelta(days=1), "photos/")
    assert len(unfinished(on_s3)) == 3
    on_s3.tidy(timedelta(seconds=-5), "photos/")
    assert unfinished(on_s3) == ["uploads/c"]


def test_a_link_gives_these_bytes_and_no_others(on_s3):
    on_s3.put(KEY, BytesIO(b"0123456789"))
    on_s3.put("photos/one/clean/other.jpg", BytesIO(b"secret"))
    link = on_s3.link(KEY, **LINK)

    answer = requests.get(link.address, timeout=5)
    assert answer.content == b"0123456789"
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == LINK["disposition"]
    assert answer.headers["cache-control"] == "private, max-age=600, immutable"
    part = requests.get(link.address, headers={"Range": "bytes=3-4"}, timeout=5)
    assert (part.status_code, part.content) == (206, b"34")

    bare = link.address.partition("?")[0]
    for twisted in (
        bare,
        link.address.replace("large.jpg", "other.jpg"),
        link.address.replace("X-Amz-Expires=600", "X-Amz-Expires=6000"),
        link.address.replace("image%2Fjpeg", "text%2Fhtml"),
    ):
        assert twisted != link.address
        assert requests.get(twisted, timeout=5).status_code == 403
    for method in ("PUT", "DELETE"):
        assert requests.request(method, link.address, timeout=5).status_code == 403
    assert on_s3.get(KEY) == b"0123456789"


def test_a_link_for_head_is_one_of_its_own(on_s3):
    on_s3.put(KEY, BytesIO(b"0123456789"))
    link = on_s3.link(KEY, **LINK, method="HEAD")
    answer = requests.head(link.address, timeout=5)
    assert (answer.status_code, answer.headers["content-length"]) == (200, "10")
    assert requests.get(link.address, timeout=5).status_code == 403


def test_a_link_stays_the_same_for_its_window(on_s3, monkeypatch):
    first = on_s3.link(KEY, **LINK)
    assert 0 < first.kept <= s3.WINDOW
    second_of_its_making = int(time.time())
    while int(time.time()) == second_of_its_making:
        time.sleep(0.02)
    again = on_s3.link(KEY, **LINK)
    # The window may have ended in between.
    assert again.address == first.address or again.kept > first.kept
    monkeypatch.setattr(s3, "WINDOW", s3.WINDOW - 1)
    assert on_s3.link(KEY, **LINK).address != first.address


def test_a_link_expires(on_s3, monkeypatch):
    on_s3.put(KEY, BytesIO(b"x"))
    monkeypatch.setattr(s3, "WINDOW", 1)
    address = on_s3.link(KEY, **LINK).address
    deadline = time.monotonic() + 20
    while requests.get(address, timeout=5).status_code != 403:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_links_lead_to_where_browsers_reach_the_service(on_s3, s3_settings, s3_server):
    public = s3_server.url.replace("127.0.0.1", "localhost")
    s3_settings(on_s3.bucket, s3_public_endpoint=public)
    on_s3.put(KEY, BytesIO(b"x"))
    store = s3.S3Storage.from_settings()
    address = store.link(KEY, content_type="image/jpeg", disposition="inline").address
    store.close()
    assert address.startswith(f"{public}/{on_s3.bucket}/{KEY}?")
    assert requests.get(address, timeout=5).content == b"x"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"AWS_ACCESS_KEY_ID": "other"}, "The service does not know this key. Look at AWS_ACCESS_KEY_ID."),
        ({"AWS_SECRET_ACCESS_KEY": "x"}, "The secret does not belong to the key. Look at AWS_SECRET_ACCESS_KEY."),
        ({"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}, "There is no key for the bucket."),
        (
            {"PHOTODROP_S3_BUCKET": "absent"},
            "There is no such bucket. Mend PHOTODROP_S3_BUCKET, or: photodrop storage setup --make-bucket",
        ),
        ({"PHOTODROP_S3_ENDPOINT": "http://127.0.0.1:1"}, "The service does not answer."),
    ],
)
def test_each_fault_is_told_in_a_sentence(on_s3, settings, monkeypatch, fault, sentence):
    for name, value in fault.items():
        monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name)
    settings(storage="s3")

    with pytest.raises(StorageUnavailable) as told:
        list(get_storage().keys())
    assert told.value.reason.startswith(sentence)


def test_the_health_check_tells_the_reason(on_s3, settings, monkeypatch):
    assert health.storage_writable().ok
    assert list(on_s3.keys()) == []
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    settings(storage="s3")
    assert not health.storage_writable().ok
    assert "AWS_SECRET_ACCESS_KEY" in health.storage_writable().detail


def test_a_service_that_dies_is_no_missing_file(on_s3, s3_server):
    on_s3.put(KEY, BytesIO(b"x"))
    s3_server.stop()
    try:
        for act in (on_s3.get, on_s3.size, on_s3.delete, lambda key: list(on_s3.keys(key))):
            with pytest.raises(StorageUnavailable) as told:
                act(KEY)
            assert "photos/" not in told.value.message
    finally:
        s3_server.start()
    assert on_s3.get(KEY) == b"x"
