"""Files on their way in: resumed, completed, refused, forgotten."""

import hashlib
from uuid import UUID

import pytest

from photodrop.adapters.storage.parts import BytesChanged, NotAllHere, OffsetMismatch, PartFile, UploadBusy
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, TooLarge, UnsupportedMedia
from photodrop.services import albums, housekeeping, photos, uploads


@pytest.fixture
def begin(alice, album, data_folder):
    def ask(content: bytes, filename: str = "a.jpg", by=None, to=None, **given) -> uploads.UploadView:
        with transaction() as session:
            return uploads.begin(session, by or alice, (to or album).id, filename, len(content), **given)

    return ask


@pytest.fixture
def send(alice):
    def append(upload: uploads.UploadView, content: bytes, offset: int = 0, by=None) -> int:
        with transaction() as session:
            incoming = uploads.receive(session, by or alice, UUID(upload.id))
        with incoming.appending(offset) as appender:
            appender.write(content)
            return appender.offset

    return append


@pytest.fixture
def complete(alice):
    def end(upload: uploads.UploadView, by=None) -> photos.Added:
        with transaction() as session:
            return uploads.complete(session, by or alice, UUID(upload.id))

    return end


def see(actor, upload: uploads.UploadView) -> uploads.UploadView:
    with transaction() as session:
        return uploads.see(session, actor, UUID(upload.id))


def test_bytes_come_in_pieces_and_become_a_photo(alice, begin, send, complete, jpeg, run_jobs, reread, sql, storage):
    content = jpeg()
    upload = begin(content, sha256=hashlib.sha256(content).hexdigest(), phones=["+1 202 555 0199"])
    assert (upload.offset, upload.state, upload.method) == (0, "open", "tus")
    assert send(upload, content[:100]) == 100
    assert see(alice, upload).offset == 100
    assert begin(content).id == upload.id
    assert begin(content).offset == 100
    with pytest.raises(NotAllHere):
        complete(upload)
    send(upload, content[100:], 100)
    added = complete(upload)
    assert storage.get(sql("SELECT original_key FROM photo")[0].original_key) == content
    assert [chip.phone for chip in added.photo.people] == ["+12025550199"]
    assert not PartFile(UUID(upload.id)).path.exists()
    assert see(alice, upload).state == "complete"
    assert run_jobs() == ["photos.process"]


def test_completing_twice_gives_the_same_photo(begin, send, complete, jpeg, sql):
    content = jpeg()
    upload = begin(content)
    send(upload, content)
    assert complete(upload).photo.id == complete(upload).photo.id
    assert sql("SELECT count(*) FROM photo") == [(1,)]


def test_completing_at_once_gives_one_photo_to_everybody(begin, send, complete, jpeg, at_once, sql, promised):
    content = jpeg()
    upload = begin(content)
    send(upload, content)
    outcomes = at_once([lambda: complete(upload)] * 6)
    assert {outcome.photo.id for outcome in outcomes} == {str(row.id) for row in sql("SELECT id FROM photo")}
    assert len(promised()) == 1


def test_the_same_bytes_at_once_by_two_ways_are_one_photo(
    alice, album, begin, send, complete, add_photo, jpeg, at_once, sql, storage, promised
):
    content = jpeg()
    one, two = begin(content, "one.jpg"), begin(content, "two.jpg")
    assert one.id != two.id
    for upload in (one, two):
        send(upload, content)
    outcomes = at_once([lambda: complete(one), lambda: complete(two)] + [lambda: add_photo(content=content)] * 3)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert sql("SELECT count(*) FROM photo") == [(1,)]
    assert len(storage.files) == 1
    assert len(promised()) == 1


def test_known_bytes_need_not_be_sent_and_bring_their_people(begin, add_photo, jpeg, sql):
    content = jpeg()
    photo = add_photo(content=content)
    known = begin(content, sha256=hashlib.sha256(content).hexdigest().upper(), phones=["+1 202 555 0199"])
    assert (known.is_duplicate, known.photo_id, known.url) == (True, str(photo.id), "")
    assert sql("SELECT count(*) FROM appearance") == [(1,)]
    with pytest.raises(Invalid):
        begin(content, sha256="f" * 63)


def test_what_is_no_picture_is_refused_once_and_for_all(alice, begin, send, complete, jpeg, sql, storage):
    content = b"%PDF-1.7 " + b"x" * 500
    upload = begin(content)
    send(upload, content)
    with pytest.raises(UnsupportedMedia) as first:
        complete(upload)
    assert (see(alice, upload).state, see(alice, upload).error) == ("refused", first.value.message)
    with pytest.raises(UnsupportedMedia, match=first.value.message):
        complete(upload)
    assert not PartFile(UUID(upload.id)).path.exists()
    assert storage.files == {}
    with pytest.raises(uploads.UploadEnded):
        send(upload, b"more")
    assert begin(content).id != upload.id


def test_refused_at_once_by_many_is_refused_to_each(begin, send, complete, at_once):
    content = b"GIF89a" + b"x" * 500
    upload = begin(content)
    send(upload, content)
    outcomes = at_once([lambda: complete(upload)] * 4)
    assert all(isinstance(outcome, UnsupportedMedia) for outcome in outcomes)


def test_bytes_that_changed_on_the_way_are_asked_for_again(alice, begin, send, complete, jpeg):
    content = jpeg()
    upload = begin(content, sha256="0" * 64)
    send(upload, content)
    with pytest.raises(BytesChanged):
        complete(upload)
    assert (see(alice, upload).state, see(alice, upload).offset) == ("open", 0)


def test_an_edited_file_of_the_same_name_starts_anew(begin, send, jpeg):
    first = begin(b"x" * 500, fingerprint="a.jpg")
    send(first, b"x" * 200)
    second = begin(b"x" * 600, fingerprint="a.jpg")
    assert (second.id, second.offset, second.size) == (first.id, 0, 600)


def test_no_gap_no_overlap_no_excess(begin, send, alice, jpeg):
    upload = begin(b"x" * 500)
    send(upload, b"x" * 100)
    for offset in (0, 99, 101):
        with pytest.raises(OffsetMismatch):
            send(upload, b"x", offset)
    with pytest.raises(TooLarge):
        send(upload, b"x" * 401, 100)
    assert see(alice, upload).offset == 100


def test_two_senders_of_one_file_do_not_mix(alice, begin, send):
    upload = begin(b"x" * 500)
    with transaction() as session:
        incoming = uploads.receive(session, alice, UUID(upload.id))
    with incoming.appending(0) as appender:
        appender.write(b"x" * 10)
        with pytest.raises(UploadBusy):
            send(upload, b"y", 10)
    assert see(alice, upload).offset == 10


def test_a_cut_connection_keeps_what_came(alice, begin):
    upload = begin(b"x" * 500)
    with transaction() as session:
        incoming = uploads.receive(session, alice, UUID(upload.id))

    def cut():
        with incoming.appending(0) as appender:
            appender.write(b"x" * 123)
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        cut()
    assert see(alice, upload).offset == 123


def test_nobody_else_continues_sees_or_cancels(bob, dora, begin, send, complete):
    upload = begin(b"x" * 500)
    for stranger in (bob, dora):
        for act in (see, lambda who, one: send(one, b"x", by=who), lambda who, one: complete(one, by=who)):
            with pytest.raises(NotFound):
                act(stranger, upload)
        with pytest.raises(NotFound):
            begin(b"x" * 500, by=stranger)


def test_cancelling_leaves_nothing(alice, begin, send, sql):
    upload = begin(b"x" * 500)
    send(upload, b"x" * 100)
    with transaction() as session:
        uploads.cancel(session, alice, UUID(upload.id))
    assert sql("SELECT id FROM upload") == []
    assert list(PartFile.all()) == []


@pytest.mark.parametrize("size", [0, -1, 300 * 1024 * 1024, 10**30])
def test_sizes_are_checked_before_a_byte_is_sent(alice, album, size):
    with pytest.raises((Invalid, TooLarge)), transaction() as session:
        uploads.begin(session, alice, album.id, "a.jpg", size)


def test_the_sweep_forgets_what_nobody_touched_and_bytes_without_a_row(begin, send, sql, data_folder):
    import os

    old, young = begin(b"x" * 500, "old"), begin(b"x" * 500, "young")
    for upload in (old, young):
        send(upload, b"x" * 100)
    orphan = data_folder / "uploads" / "018f0000-0000-7000-8000-000000000000"
    orphan.write_bytes(b"x")
    os.utime(orphan, (0, 0))
    sql("UPDATE upload SET touched_at = now() - interval '4 days' WHERE filename = 'old'")
    with transaction() as session:
        housekeeping.sweep(session)
    assert [str(part.upload_id) for part in PartFile.all()] == [young.id]
    assert sql("SELECT filename FROM upload") == [("young",)]


def test_a_purged_album_takes_unfinished_uploads_along(alice, album, begin, send, sql, run_jobs):
    send(begin(b"x" * 500), b"x" * 100)
    with transaction() as session:
        albums.delete(session, alice, album.id)
    sql("UPDATE album SET deleted_at = now() - interval '11 minutes'")
    run_jobs(including_later=True)
    assert sql("SELECT id FROM album UNION SELECT id FROM upload") == []
    assert list(PartFile.all()) == []


def test_a_connection_that_has_begun_many_uploads_begins_more(begin):
    # PostgreSQL plans a statement anew until it has seen it often; what it cannot plan blindly fails only then.
    assert len({begin(b"x" * size).id for size in range(1, 40)}) == 39
