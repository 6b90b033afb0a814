"""Files that go straight to the bucket, against SeaweedFS: it checks signatures, lengths and checksums as AWS does."""

import hashlib
import os
from base64 import b64encode
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
import requests
from sqlmodel import Session

from photodrop.adapters.storage.parts import BytesChanged, NotAllHere
from photodrop.adapters.storage.s3_parts import BucketParts
from photodrop.db import engine, transaction
from photodrop.errors import Conflict, Invalid, NotFound, UnsupportedMedia
from photodrop.models import Account, Upload
from photodrop.models.base import now
from photodrop.services import albums, housekeeping, photos, reconciliation, upload_parts, uploads
from photodrop.services.upload_parts import PART_BYTES, UploadEnded, Wanted

OLD_ID = "018f0000-0000-7000-8000-000000000000"

pytestmark = pytest.mark.usefixtures("on_s3")


@pytest.fixture
def large(jpeg) -> bytes:
    """Three parts; what follows a picture is no part of it."""
    return jpeg() + os.urandom(2 * PART_BYTES)


@pytest.fixture
def content(jpeg) -> bytes:
    """One part."""
    return jpeg()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def cut(content: bytes) -> dict[int, bytes]:
    return {
        number: content[at : at + PART_BYTES] for number, at in enumerate(range(0, len(content), PART_BYTES), start=1)
    }


@pytest.fixture
def begin(alice, album, data_folder):
    def ask(content: bytes, filename: str = "a.jpg", by=None, to=None, **given) -> uploads.UploadView:
        with transaction() as session:
            return uploads.begin(session, by or alice, (to or album).id, filename, len(content), **given)

    return ask


@pytest.fixture
def addresses(alice):
    def ask(upload: uploads.UploadView, *numbers: int, of: bytes | None = None, by=None):
        parts = cut(of or b"")
        wanted = [Wanted(number, digest(parts[number]) if of else None) for number in numbers]
        with transaction() as session:
            return upload_parts.addresses(session, by or alice, UUID(upload.id), wanted)

    return ask


@pytest.fixture
def send(addresses):
    """All parts of a file, or some, with their checksums unless told otherwise."""

    def put(upload: uploads.UploadView, content: bytes, *numbers: int, checksums: bool = True) -> None:
        parts = cut(content)
        for address in addresses(upload, *(numbers or parts), of=content if checksums else None):
            assert len(parts[address.number]) == address.size
            answer = requests.put(address.url, data=parts[address.number], headers=address.headers, timeout=20)
            assert answer.status_code == 200, answer.text

    return put


@pytest.fixture
def complete(alice):
    def end(upload: uploads.UploadView, by=None) -> photos.Added:
        with transaction() as session:
            return uploads.complete(session, by or alice, UUID(upload.id))

    return end


@pytest.fixture
def crash(alice):
    """The bucket joins the parts, and then the process dies: nothing is committed."""

    def end(upload: uploads.UploadView) -> None:
        session = Session(engine())
        uploads.complete(session, session.get_one(Account, alice.id), UUID(upload.id))
        session.connection().invalidate()
        session.close()

    return end


@pytest.fixture
def unfinished(on_s3):
    def listed() -> list[str]:
        return [each["Key"] for each in on_s3.client.list_multipart_uploads(Bucket=on_s3.bucket).get("Uploads", ())]

    return listed


def see(actor, upload: uploads.UploadView) -> uploads.UploadView:
    with transaction() as session:
        return uploads.see(session, actor, UUID(upload.id))


def row(upload: uploads.UploadView) -> Upload:
    with transaction() as session:
        return session.get_one(Upload, UUID(upload.id))


def test_parts_go_to_the_bucket_and_become_a_photo(
    alice, begin, send, complete, large, run_jobs, sql, on_s3, unfinished
):
    upload = begin(large, sha256=digest(large), phones=["+1 202 555 0199"])
    assert (upload.method, upload.part_bytes, upload.parts_here, upload.offset) == ("s3", PART_BYTES, [], 0)
    with pytest.raises(NotAllHere):
        complete(upload)
    send(upload, large, 3, 1)
    again = begin(large)
    assert (again.id, again.parts_here) == (upload.id, [1, 3])
    assert again.offset == len(large) - PART_BYTES
    with pytest.raises(NotAllHere, match="Send the rest"):
        complete(upload)
    assert list(on_s3.keys()) == []
    send(upload, large, 2)
    added = complete(upload)
    assert [chip.phone for chip in added.photo.people] == ["+12025550199"]
    (photo,) = sql("SELECT * FROM photo")
    # Nobody of us has read the bytes yet.
    assert (photo.status, photo.sha256, photo.sent_sha256) == ("queued", None, digest(large))
    assert on_s3.get(photo.original_key) == large
    assert unfinished() == []
    assert see(alice, upload).state == "complete"
    assert run_jobs() == ["photos.process"]
    (photo,) = sql("SELECT * FROM photo")
    assert (photo.status, photo.sha256, photo.bytes) == ("ready", digest(large), len(large))


def test_a_file_of_one_part_goes_in_one_piece_that_cannot_be_another(
    alice, begin, complete, content, crash, run_jobs, sql, on_s3, unfinished
):
    upload = begin(content, sha256=digest(content))
    (address,) = upload.addresses
    assert (address.number, address.offset, address.size) == (1, 0, len(content))
    with pytest.raises(NotAllHere):
        complete(upload)

    def put(sent: bytes, headers: dict[str, str]) -> int:
        return requests.put(address.url, data=sent, headers=headers, timeout=20).status_code

    other = content[:-1] + bytes([content[-1] ^ 1])

    def refuses_others() -> bool:
        return (
            put(other, address.headers) == 400
            and put(other, {"x-amz-checksum-sha256": b64encode(hashlib.sha256(other).digest()).decode()}) == 403
            and {put(content, {}), put(content + b"x", address.headers), put(content[:-1], address.headers)} == {403}
        )

    assert refuses_others()
    assert see(alice, upload).offset == 0
    assert put(content, address.headers) == 200
    again = begin(content, sha256=digest(content))
    assert (again.id, again.parts_here, again.offset, again.addresses) == (upload.id, [1], len(content), [])
    assert unfinished() == []
    crash(upload)
    photo = complete(upload).photo
    assert complete(upload).photo.id == photo.id
    # The address still lives, for the same bytes and no others.
    assert refuses_others()
    run_jobs()
    assert sql("SELECT status, sha256 FROM photo") == [("ready", digest(content))]


def test_a_file_of_one_part_given_up_or_no_picture_leaves_nothing(alice, begin, addresses, complete, content, on_s3):
    no_picture = b"%PDF-1.7 " + b"x" * 500
    for sent in (content, no_picture):
        upload = begin(sent, sha256=digest(sent))
        with pytest.raises(Invalid):
            addresses(upload, 1, of=sent + b"x")
        (address,) = addresses(upload, 1)
        assert requests.put(address.url, data=sent, headers=address.headers, timeout=20).status_code == 200
        assert list(on_s3.keys()) == [row(upload).key]
        if sent is content:
            with transaction() as session:
                uploads.cancel(session, alice, UUID(upload.id))
        else:
            with pytest.raises(UnsupportedMedia):
                complete(upload)
        assert list(on_s3.keys()) == []


def test_the_bucket_refuses_every_other_part(begin, addresses, send, complete, large):
    upload, other = begin(large), begin(large, "b.jpg")
    parts = cut(large)
    one, two = addresses(upload, 1, 2, of=large)
    (elsewhere,) = addresses(other, 1, of=large)

    def put(url: str, content: bytes, headers: dict[str, str]) -> int:
        return requests.put(url, data=content, headers=headers, timeout=20).status_code

    changed = bytes([parts[1][0] ^ 1]) + parts[1][1:]
    honest = {"x-amz-checksum-sha256": two.headers["x-amz-checksum-sha256"]}
    assert put(one.url, changed, one.headers) == 400
    assert put(one.url, parts[2], honest) == 403
    assert put(one.url, parts[1], {}) == 403
    assert put(one.url, parts[1] + b"x", one.headers) == 403
    assert put(one.url, parts[1][:-1], one.headers) == 403
    assert put(one.url.replace("partNumber=1", "partNumber=3"), parts[1], one.headers) == 403
    assert put(one.url.partition("?")[0], parts[1], one.headers) == 403
    keys = [row(each).key for each in (upload, other)]
    assert put(one.url.replace(keys[0], keys[1]), parts[1], one.headers) == 403
    assert put(elsewhere.url.replace(row(other).multipart_id, row(upload).multipart_id), parts[1], one.headers) == 403
    assert requests.get(one.url, timeout=5).status_code == 403
    assert begin(large).parts_here == begin(large, "b.jpg").parts_here == []
    send(upload, large)
    complete(upload)
    # What is complete is never written again.
    assert put(one.url, parts[1], one.headers) == 404


def test_an_address_dies(begin, addresses, large, on_s3):
    upload = begin(large)
    addresses(upload, 1, of=large)
    begun = row(upload)
    parts = BucketParts(on_s3, begun.key, begun.multipart_id, begun.size, begun.part_bytes, list(begun.part_sha256))
    address = parts.address(1, seconds=1)
    while (answer := requests.put(address.url, data=cut(large)[1], headers=address.headers, timeout=20)).ok:
        pass
    assert answer.status_code == 403


def test_without_checksums_the_length_is_held_and_the_worker_looks_closer(
    begin, addresses, send, complete, large, run_jobs, sql
):
    upload = begin(large, sha256=digest(large))
    (one,) = addresses(upload, 1)
    assert one.headers == {}
    assert requests.put(one.url, data=cut(large)[1] + b"x", timeout=20).status_code == 403
    other = large[:-1] + bytes([large[-1] ^ 1])
    send(upload, other, checksums=False)
    photo = complete(upload).photo
    assert photo.status == "queued"
    run_jobs()
    (failed,) = sql("SELECT status, error, sha256 FROM photo")
    assert failed == ("failed", BytesChanged.message, None)


def test_a_photo_of_other_bytes_stays_failed_and_stands_in_nobodys_way(
    alice, begin, send, complete, large, run_jobs, sql
):
    upload = begin(large, sha256=digest(large))
    send(upload, large[:-1] + bytes([large[-1] ^ 1]), checksums=False)
    photo_id = UUID(complete(upload).photo.id)
    run_jobs()
    with transaction() as session:
        photos.retry(session, session.get_one(Account, alice.id), photo_id)
    run_jobs()
    assert sql("SELECT status, error FROM photo") == [("failed", BytesChanged.message)]
    anew = begin(large, sha256=digest(large))
    assert not anew.is_duplicate
    assert anew.id != upload.id
    send(anew, large)
    complete(anew)
    run_jobs()
    assert sorted(sql("SELECT status FROM photo")) == [("failed",), ("ready",)]


def test_checksums_are_given_for_all_parts_or_for_none(begin, addresses, large):
    upload = begin(large)
    addresses(upload, 1, of=large)
    with pytest.raises(Invalid, match="SHA-256"):
        addresses(upload, 2)
    plain = begin(large, "b.jpg")
    addresses(plain, 1)
    (two,) = addresses(plain, 2, of=large)
    assert two.headers == {}


@pytest.mark.parametrize("numbers", [[], [0], [4], [-1], [1, 1], list(range(1, 200))])
def test_parts_that_are_none(numbers, begin, addresses, large):
    with pytest.raises(Invalid):
        addresses(begin(large), *numbers)


def test_completing_twice_and_at_once_gives_one_photo(begin, send, complete, content, at_once, sql, promised):
    upload = begin(content)
    send(upload, content)
    outcomes = at_once([lambda: complete(upload)] * 6)
    assert {outcome.photo.id for outcome in outcomes} == {str(photo.id) for photo in sql("SELECT id FROM photo")}
    assert complete(upload).photo.id == outcomes[0].photo.id
    assert len(promised()) == 1


def test_a_crash_after_the_bucket_joined_the_parts_costs_only_another_try(
    alice, begin, send, complete, crash, content, sql, on_s3
):
    upload = begin(content, sha256=digest(content))
    send(upload, content)
    crash(upload)
    assert sql("SELECT state FROM upload") == [("open",)]
    assert len(list(on_s3.keys())) == 1
    seen = see(alice, upload)
    assert (seen.offset, seen.parts_here) == (len(content), [1])
    assert begin(content).id == upload.id
    photo_id = complete(upload).photo.id
    assert [str(photo.id) for photo in sql("SELECT id FROM photo")] == [photo_id]
    assert len(list(on_s3.keys())) == 1


def test_bytes_that_are_gone_are_asked_for_again(alice, begin, send, complete, crash, content, on_s3, run_jobs, sql):
    upload = begin(content)
    send(upload, content)
    crash(upload)
    for key in list(on_s3.keys()):
        on_s3.delete(key)
    with pytest.raises(BytesChanged):
        complete(upload)
    assert (see(alice, upload).state, see(alice, upload).offset) == ("open", 0)
    send(upload, content)
    complete(upload)
    run_jobs()
    assert sql("SELECT status, sha256 FROM photo") == [("ready", digest(content))]


def test_something_else_under_the_key_is_no_photo(begin, send, complete, crash, content, on_s3, sql):
    upload = begin(content)
    send(upload, content)
    key = row(upload).key
    crash(upload)
    on_s3.client.put_object(Bucket=on_s3.bucket, Key=key, Body=content + b"x")
    with pytest.raises(BytesChanged):
        complete(upload)
    assert list(on_s3.keys()) == []
    assert row(upload).key != key
    assert sql("SELECT id FROM photo") == []


def test_an_upload_the_bucket_has_given_up_begins_anew(begin, send, content, on_s3):
    upload = begin(content)
    send(upload, content, 1)
    begun = row(upload)
    on_s3.client.abort_multipart_upload(Bucket=on_s3.bucket, Key=begun.key, UploadId=begun.multipart_id)
    again = begin(content)
    assert (again.id, again.offset, again.parts_here) == (upload.id, 0, [])
    assert row(upload).key != begun.key
    send(again, content)


def test_an_edited_file_begins_anew(begin, send, content, unfinished):
    first = begin(content, fingerprint="a")
    send(first, content, 1)
    second = begin(content[:-5], fingerprint="a")
    assert (second.id, second.offset, second.parts_here) == (first.id, 0, [])
    assert unfinished() == []


def test_a_part_signed_anew_for_other_bytes_ends_in_another_try(begin, send, addresses, complete, large):
    upload = begin(large)
    send(upload, large)
    addresses(upload, 2, of=large[::-1])
    with pytest.raises(BytesChanged):
        complete(upload)
    assert begin(large).parts_here == []


@pytest.mark.parametrize("content_type", ["", "image/png"])
def test_what_is_not_what_it_says_is_refused_once_and_for_all(
    content_type, alice, begin, send, complete, large, on_s3, sql
):
    content = large if content_type else b"%PDF-1.7 " + b"x" * 500
    upload = begin(content, content_type=content_type)
    send(upload, content)
    with pytest.raises(UnsupportedMedia) as first:
        complete(upload)
    assert (see(alice, upload).state, see(alice, upload).error) == ("refused", first.value.message)
    with pytest.raises(UnsupportedMedia, match=first.value.message):
        complete(upload)
    assert list(on_s3.keys()) == []
    assert sql("SELECT id FROM photo") == []


def test_known_bytes_need_not_be_sent(begin, send, complete, content, run_jobs, sql):
    upload = begin(content, sha256=digest(content))
    send(upload, content)
    photo_id = complete(upload).photo.id
    # Also before a worker has read them.
    for _ in range(2):
        known = begin(content, "b.jpg", sha256=digest(content))
        assert (known.is_duplicate, known.photo_id, known.method) == (True, photo_id, "none")
        run_jobs()


def test_the_same_bytes_twice_are_kept_once(alice, begin, send, complete, content, run_jobs, sql, on_s3):
    one = begin(content, "one.jpg", phones=["+1 202 555 0199"])
    two = begin(content, "two.jpg", phones=["+1 202 555 0198"], sha256=digest(content))
    for upload in (one, two):
        send(upload, content)
    first, second = complete(one), complete(two)
    assert first.photo.id != second.photo.id
    run_jobs()
    (photo,) = sql("SELECT id, sha256, status FROM photo")
    assert (str(photo.id), photo.sha256, photo.status) == (first.photo.id, digest(content), "ready")
    assert sql("SELECT count(*) FROM appearance") == [(2,)]
    assert [key for key in list(on_s3.keys()) if "original" in key] == [row(one).key]
    assert see(alice, two).photo_id == first.photo.id
    assert complete(two).photo.id == first.photo.id


def test_bytes_that_come_while_a_worker_has_read_them_are_kept_once(
    begin, send, complete, content, run_jobs, on_s3, sql
):
    one, two = begin(content, "one.jpg", sha256=digest(content)), begin(content, "two.jpg", sha256=digest(content))
    for upload in (one, two):
        send(upload, content)
    complete(one)
    run_jobs()
    assert complete(two).is_duplicate
    run_jobs()
    assert sql("SELECT count(*) FROM photo") == [(1,)]
    assert [key for key in list(on_s3.keys()) if "original" in key] == [row(one).key]


def test_nobody_else_gets_addresses_sees_or_completes(bob, charlie, dora, begin, addresses, complete, content):
    upload = begin(content)
    for stranger in (bob, charlie, dora):
        for act in (see, lambda who, one: addresses(one, 1, by=who), lambda who, one: complete(one, by=who)):
            with pytest.raises(NotFound):
                act(stranger, upload)


def test_what_has_ended_gets_no_addresses(begin, send, addresses, complete, content):
    upload = begin(content)
    send(upload, content)
    complete(upload)
    with pytest.raises(UploadEnded):
        addresses(upload, 1)


def test_a_sender_of_tus_goes_through_us(alice, begin, addresses, complete, jpeg, run_jobs, sql, on_s3):
    content = jpeg()
    upload = begin(content, method="tus")
    assert (upload.method, upload.url) == ("tus", f"/api/v1/uploads/{upload.id}/bytes")
    with pytest.raises(Conflict):
        addresses(upload, 1)
    with transaction() as session:
        incoming = uploads.receive(session, alice, UUID(upload.id))
    with incoming.appending(0) as appender:
        appender.write(content)
    complete(upload)
    run_jobs()
    (photo,) = sql("SELECT status, original_key FROM photo")
    assert photo.status == "ready"
    assert on_s3.get(photo.original_key) == content
    with pytest.raises(Invalid):
        begin(content, method="ftp")


def test_bytes_for_the_bucket_are_not_taken_by_us(alice, begin, content):
    with pytest.raises(UploadEnded), transaction() as session:
        uploads.receive(session, alice, UUID(begin(content).id))


def test_cancelling_and_purging_leave_nothing(alice, album, begin, send, content, unfinished, on_s3, sql, run_jobs):
    given_up, deleted = begin(content, "a.jpg"), begin(content, "b.jpg")
    for upload in (given_up, deleted):
        send(upload, content, 1)
    with transaction() as session:
        uploads.cancel(session, alice, UUID(given_up.id))
    assert len(unfinished()) == 1
    with transaction() as session:
        albums.delete(session, alice, album.id)
    sql("UPDATE album SET deleted_at = now() - interval '11 minutes'")
    run_jobs(including_later=True)
    assert unfinished() == list(on_s3.keys()) == []


def test_the_sweep_forgets_what_nobody_touched(begin, send, content, sql, unfinished):
    for name in ("old", "young"):
        send(begin(content, name), content, 1)
    sql("UPDATE upload SET touched_at = now() - interval '4 days' WHERE filename = 'old'")
    with transaction() as session:
        housekeeping.sweep(session)
    assert sql("SELECT filename, key FROM upload") == [("young", unfinished()[0])]


def test_the_sweep_leaves_what_is_completed_in_the_same_moment(alice, begin, send, content, sql, on_s3):
    upload = begin(content)
    send(upload, content)
    sql("UPDATE upload SET touched_at = now() - interval '4 days'")
    with Session(engine()) as session, session.begin():
        uploads.complete(session, session.get_one(Account, alice.id), UUID(upload.id))
        with transaction() as other:
            uploads.sweep(other)
    (photo,) = sql("SELECT original_key FROM photo")
    assert on_s3.get(photo.original_key) == content
    # Later the row goes, and leaves the photo its bytes.
    with transaction() as other:
        uploads.sweep(other)
    assert sql("SELECT id FROM upload") == []
    assert on_s3.get(photo.original_key) == content


def test_tidying_leaves_the_parts_of_uploads_that_go_on(begin, send, content, on_s3, unfinished):
    going = begin(content)
    send(going, content, 1)
    on_s3.client.create_multipart_upload(Bucket=on_s3.bucket, Key="photos/nobodys/original")
    with transaction() as session:
        on_s3.tidy(timedelta(seconds=-5), "photos/", uploads.keys(session))
    assert unfinished() == [row(going).key]


def test_the_sweep_leaves_joined_bytes_to_the_upload_that_goes_on(begin, content, on_s3, sql):
    upload = begin(content)
    old = f"photos/{OLD_ID}/original"
    on_s3.put(old, BytesIO(content))
    sql("UPDATE upload SET key = :key", key=old)
    for kept in ([old], []):
        reconciliation.run(transaction, moment=now() + timedelta(days=2))
        assert list(on_s3.keys()) == kept
        sql("DELETE FROM upload WHERE id = :id", id=upload.id)


def test_an_upload_begun_in_a_bucket_that_is_no_longer_used(alice, begin, send, complete, content, settings):
    upload = begin(content)
    send(upload, content, 1)
    settings(storage="local")
    with pytest.raises(UploadEnded):
        complete(upload)
    anew = begin(content)
    assert (anew.id, anew.method, anew.offset) == (upload.id, "tus", 0)
