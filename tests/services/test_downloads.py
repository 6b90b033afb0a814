"""Alice has everything of her album, Bob what is unlocked of the photos that show him, nobody more than that."""

import io
import zipfile
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from sqlmodel import select

from photodrop.db import transaction
from photodrop.errors import Conflict, Gone, Invalid, Locked, NotFound, TooMany
from photodrop.models import Account, Archive, Delivered, Photo, Rendition, Role, ShareDownloads, Visibility
from photodrop.models.base import new_id, now
from photodrop.services import access, activity, checksums, downloads, housekeeping, link_tokens
from photodrop.services.activity import Visitor
from photodrop.services.downloads import AllLocked, ArchiveChanged, DownloadsAreOff, NothingToDownload
from photodrop.services.files import Viewer
from tests.fixtures.shares import SHARE_PASSWORD

PHONE = Visitor("192.0.2.1", "Mozilla/5.0 (iPhone)")


@pytest.fixture
def begin(database):
    def ask(service, actor: Account, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, actor.id), *args, **kwargs)

    return ask


@pytest.fixture
def fetch(database):
    """`fetch(bob, begun)`: the archive as Bob's address opens it."""

    def get(actor: Account, begun, again=transaction):
        with transaction() as session:
            viewer = Viewer(session.get_one(Account, actor.id), None)
            return downloads.opened(session, viewer, UUID(begun.id), again=again, seen_from=PHONE)

    return get


def unzipped(archive) -> dict[str, bytes]:
    content = b"".join(archive.content())
    assert len(content) == archive.length()
    read = zipfile.ZipFile(io.BytesIO(content))
    assert read.testzip() is None
    return {name: read.read(name) for name in read.namelist()}


@pytest.fixture
def shoot(add_photo, drop, run_jobs, bob, charlie, jpeg) -> dict[str, Photo]:
    """Two of Bob under one name, one of Charlie; a draft comes later."""
    made = {
        "first": add_photo([bob], filename="IMG_1.jpg"),
        "second": add_photo([bob, charlie], filename="IMG_1.jpg"),
        "charlies": add_photo([charlie], filename="IMG_2.jpg"),
    }
    run_jobs()
    drop()
    made["draft"] = add_photo([bob], filename="draft.jpg")
    run_jobs()
    return made


def test_alice_has_all_of_her_album(begin, fetch, shoot, alice, album, storage, reread):
    begun = begin(downloads.of_album, alice, album.id)
    assert begun.filename == "Summer wedding.zip"
    assert (begun.photo_count, begun.left_out, begun.size) == (4, 0, "original")
    archive = fetch(alice, begun)
    assert archive.length() == begun.bytes
    assert urlsplit(begun.url).path == f"/api/v1/files/archives/{begun.id}.zip"
    found = unzipped(archive)
    assert list(found) == ["IMG_1.jpg", "IMG_1 (2).jpg", "IMG_2.jpg", "draft.jpg"]
    assert list(found.values()) == [storage.files[reread(photo).original_key] for photo in shoot.values()]


def test_bob_has_what_is_unlocked_for_him(begin, fetch, shoot, bob, charlie, dora, admin, album, unlock):
    with pytest.raises(AllLocked):
        begin(downloads.of_album, bob, album.id)
    with pytest.raises(NothingToDownload):
        begin(downloads.of_client, bob)
    unlock(bob)
    for begun in (begin(downloads.of_album, bob, album.id), begin(downloads.of_client, bob)):
        assert list(unzipped(fetch(bob, begun))) == ["IMG_1.jpg", "IMG_1 (2).jpg"]
    for somebody in (dora, admin):
        with pytest.raises(NotFound):
            begin(downloads.of_album, somebody, album.id)
    with pytest.raises(Locked):
        begin(downloads.of_album, charlie, album.id)


def test_renditions_are_clean_and_named_by_their_size(begin, fetch, shoot, bob, album, unlock, storage):
    unlock(bob)
    begun = begin(downloads.of_album, bob, album.id, Delivered.small)
    found = unzipped(fetch(bob, begun))
    assert list(found) == ["IMG_1-small.jpg", "IMG_1-small (2).jpg"]
    with transaction() as session:
        keys = session.exec(
            select(Rendition.key).where(Rendition.photo_id == shoot["first"].id, Rendition.size == "small")
        ).all()
    clean = next(storage.files[key] for key in keys if "/clean/" in key)
    assert found["IMG_1-small.jpg"] == clean


def test_albums_are_folders(begin, fetch, shoot, new_album, add_photo, bob, dora, album, unlock, drop, run_jobs):
    theirs = new_album(owner=dora, name="Party / night", watermark=False)
    add_photo([bob], to=theirs, by=dora, filename="IMG_1.jpg")
    run_jobs()
    drop(dora, theirs)
    unlock(bob)
    begun = begin(downloads.of_client, bob)
    assert begun.filename == "Photos.zip"
    assert sorted(unzipped(fetch(bob, begun))) == [
        "Party _ night 2026-06-20/IMG_1.jpg",
        "Summer wedding 2026-06-20/IMG_1 (2).jpg",
        "Summer wedding 2026-06-20/IMG_1.jpg",
    ]


def test_of_chosen_photos_those_that_are_theirs(begin, fetch, shoot, bob, charlie, dora, album, unlock, sql):
    ids = [photo.id for photo in shoot.values()]
    with pytest.raises(Locked):
        begin(downloads.of_photos, bob, ids)
    with pytest.raises(NotFound):
        begin(downloads.of_photos, dora, ids)
    for wrong in ([], [new_id()] * 2 + [new_id() for _ in range(downloads.MOST_CHOSEN)]):
        with pytest.raises(Invalid):
            begin(downloads.of_photos, bob, wrong)
    unlock(bob)
    begun = begin(downloads.of_photos, bob, [*ids, ids[0], new_id()])
    assert (begun.photo_count, begun.left_out) == (2, 3)
    assert list(unzipped(fetch(bob, begun))) == ["IMG_1.jpg", "IMG_1 (2).jpg"]
    for other in (charlie, dora):
        with pytest.raises(NotFound):
            fetch(other, begun)


def test_public_photos_without_a_lock_may_be_chosen_by_everybody(
    begin, fetch, new_album, add_photo, dora, drop, run_jobs, sql
):
    shown = new_album(name="For all", watermark=False, visibility=Visibility.public)
    photo = add_photo(to=shown)
    run_jobs()
    drop(what=shown)
    assert len(unzipped(fetch(dora, begin(downloads.of_photos, dora, [photo.id])))) == 1
    for change in ("photo SET hidden_at = now()", "album SET downloads = false", "album SET visibility = 'link'"):
        with transaction() as session:
            session.connection().exec_driver_sql(f"UPDATE {change}")
            assert access.photos_to_take(session, session.get_one(Account, dora.id), photo_ids=[photo.id]) == []
            session.rollback()


def test_where_downloads_are_off_or_nothing_is_there(begin, shoot, alice, bob, new_album, album, unlock, sql):
    unlock(bob)
    sql("UPDATE album SET downloads = false")
    with pytest.raises(DownloadsAreOff):
        begin(downloads.of_album, bob, album.id)
    with pytest.raises(NothingToDownload):
        begin(downloads.of_album, alice, new_album().id)
    with pytest.raises(NotFound):
        begin(downloads.of_album, alice, new_id())


def test_what_one_may_take_is_what_single_downloads_give(shoot, world, sql):
    """The statement about many photos and the door of each one are of one mind."""
    photos = [*shoot.values(), world.photo, world.other_photo, world.their_photo]
    for change in ("album SET watermark = watermark", "album SET watermark = false, price = 0, photo_price = 0"):
        sql(f"UPDATE {change}")
        for actor in filter(None, world.actors.values()):
            with transaction() as session:
                me = session.get_one(Account, actor.id)
                taken = {photo.id for photo in access.photos_to_take(session, me, photo_ids=[p.id for p in photos])}
                for photo in photos:
                    try:
                        downloads.files.delivered(session, me, photo.id, Delivered.original)
                        is_given = True
                    except (NotFound, Locked):
                        is_given = False
                    # Who looks after others' photos may open one, and takes none home by the hundred.
                    is_staff = me.role in {Role.admin, Role.moderator}
                    assert (photo.id in taken) == (is_given and not is_staff), (actor.login, photo.filename)


def test_an_address_means_these_bytes_or_none(begin, fetch, shoot, alice, bob, album, unlock, relock, sql, drop):
    unlock(bob)
    begun = begin(downloads.of_album, bob, album.id)
    assert begin(downloads.of_album, bob, album.id).id == begun.id
    drop()
    etag = fetch(bob, begun).etag
    assert begin(downloads.of_album, bob, album.id).photo_count == 3
    assert fetch(bob, begun).etag == etag
    sql("UPDATE photo SET deleted_at = now() WHERE id = :id", id=shoot["second"].id)
    with pytest.raises(ArchiveChanged):
        fetch(bob, begun)
    sql("UPDATE photo SET deleted_at = NULL")
    assert fetch(bob, begun).etag == etag
    relock(bob)
    with pytest.raises(NotFound):
        fetch(bob, begun)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("DELETE FROM unlock", Locked),
        ("UPDATE photo SET deleted_at = now() WHERE id = :second", NotFound),
        ("UPDATE appearance SET state = 'rejected' WHERE photo_id = :second", NotFound),
        ("UPDATE album SET downloads = false", NotFound),
        ("UPDATE account SET is_active = false WHERE phone LIKE '+1202%'", NotFound),
        ("UPDATE photo SET delivery_key = 'other' WHERE id = :second", Gone),
    ],
)
def test_what_changes_in_the_middle_ends_the_stream(begin, fetch, shoot, bob, album, unlock, sql, change, error):
    unlock(bob)
    sql(
        "UPDATE photo SET delivery_key = original_key, delivery_bytes = bytes WHERE id = :second",
        second=shoot["second"].id,
    )
    blocks = fetch(bob, begin(downloads.of_album, bob, album.id)).content()
    first = next(blocks)
    assert b"IMG_1.jpg" in first
    named = {"second": shoot["second"].id} if ":second" in change else {}
    sql(change, **named)
    with pytest.raises(error):
        next(blocks)


def test_photos_from_before_are_read_once_more(begin, fetch, shoot, alice, album, sql, reread, storage):
    known = [reread(photo).crc32 for photo in shoot.values()]
    assert None not in known
    sql("UPDATE photo SET crc32 = NULL, delivery_crc32 = NULL")
    archive = fetch(alice, begin(downloads.of_album, alice, album.id))
    content = b"".join(archive.content())
    assert [reread(photo).crc32 for photo in shoot.values()] == known
    # From the middle of the directory on, the checksums of all files before are wanted, too.
    sql("UPDATE photo SET crc32 = NULL")
    archive = fetch(alice, begin(downloads.of_album, alice, album.id))
    assert b"".join(archive.content(len(content) - 100)) == content[-100:]


def test_workers_reckon_what_is_missing(shoot, reread, sql, run_jobs):
    rows = "SELECT id, crc32 FROM rendition WHERE NOT marked ORDER BY id"
    known, renditions = [reread(photo).crc32 for photo in shoot.values()], sql(rows)
    assert len(renditions) == 16
    sql("UPDATE photo SET crc32 = NULL")
    sql("UPDATE rendition SET crc32 = NULL")
    for _ in range(2):
        with transaction() as session:
            housekeeping.sweep(session)
    assert run_jobs().count("photos.checksum") == 4
    assert [reread(photo).crc32 for photo in shoot.values()] == known
    assert sql(rows) == renditions
    with transaction() as session:
        checksums.reckon(session, new_id())


def test_downloads_are_counted_photo_by_photo(begin, fetch, shoot, alice, bob, album, unlock, sql):
    unlock(bob)
    activity._memory.take()
    for actor in (alice, bob):
        archive = fetch(actor, begin(downloads.of_album, actor, album.id))
        b"".join(archive.content())
        b"".join(archive.content(archive.length() - 10))
    with transaction() as session:
        activity.write_down(session)
    assert sql("SELECT downloads, visitors, views FROM activity") == [(2, 1, 0)]


def test_what_was_begun_is_forgotten(begin, shoot, alice, album, sql):
    begin(downloads.of_album, alice, album.id)
    sql("UPDATE archive SET created_at = :then", then=now() - timedelta(days=4))
    with transaction() as session:
        housekeeping.sweep(session)
        assert not session.exec(select(Archive)).all()


def test_nobody_begins_too_many(begin, shoot, alice, album, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_BEGUN", 2)
    for _ in range(2):
        begin(downloads.of_album, alice, album.id)
    with pytest.raises(TooMany):
        begin(downloads.of_album, alice, album.id)


def test_an_archive_that_was_only_planned_gives_nothing(begin, fetch, shoot, alice, album):
    @contextmanager
    def shut():
        raise Conflict
        yield

    with pytest.raises(Conflict):
        fetch(alice, begin(downloads.of_album, alice, album.id), again=shut).content()


@pytest.fixture
def begin_by_share(database):
    def ask(share, guest=None, **wanted):
        with transaction() as session:
            return downloads.of_share(session, guest, share.token, address="192.0.2.1", **wanted)

    return ask


@pytest.fixture
def fetch_by_share(database):
    def get(begun):
        told = dict(parse_qsl(urlsplit(begun.url).query))
        with transaction() as session:
            viewer = Viewer(None, link_tokens.parse(told["link"]))
            assert told["viewer"] == "visitor"
            return downloads.opened(session, viewer, UUID(begun.id), again=transaction, seen_from=PHONE)

    return get


def test_a_share_gives_what_its_rules_say(begin_by_share, fetch_by_share, shoot, new_share, album, storage, sql):
    """Priced photos with their mark, others as the share decides, and never more than web size unless it says so."""
    marked = {key for key in storage.files if "/marked/" in key}
    locked = new_share(name="For the guests", downloads=ShareDownloads.original)
    begun = begin_by_share(locked)
    assert (begun.filename, begun.size, begun.photo_count) == ("For the guests.zip", "large", 3)
    found = unzipped(fetch_by_share(begun))
    assert set(found.values()) <= {storage.files[key] for key in marked}
    with pytest.raises(DownloadsAreOff):
        begin_by_share(locked, size=Delivered.original)
    sql("UPDATE album SET price = 0, watermark = false")
    open_one = new_share(downloads=ShareDownloads.original)
    assert list(unzipped(fetch_by_share(begin_by_share(open_one)))) == ["IMG_1.jpg", "IMG_1 (2).jpg", "IMG_2.jpg"]
    few = begin_by_share(open_one, photo_ids=[shoot["first"].id, shoot["draft"].id], size=Delivered.small)
    assert (few.photo_count, few.left_out) == (1, 1)
    for size in (None, Delivered.original):
        with pytest.raises(DownloadsAreOff):
            begin_by_share(new_share(downloads=ShareDownloads.none), size=size)
    with pytest.raises(NothingToDownload):
        begin_by_share(open_one, photo_ids=[shoot["draft"].id])
    # It was marked when it was begun; now it would be clean.
    with pytest.raises(ArchiveChanged):
        fetch_by_share(begun)


@pytest.mark.parametrize(
    "change",
    [
        "share SET stopped_at = now()",
        "share SET expires_at = now()",
        "share SET token = 'another'",
        "share SET password_hash = repeat('x', 60), password_revision = password_revision + 1",
        "share SET downloads = 'none'",
        "album SET deleted_at = now()",
        "photo SET hidden_at = now()",
        "photo SET dropped_at = NULL",
    ],
)
def test_a_share_that_shuts_ends_its_downloads(begin_by_share, fetch_by_share, shoot, new_share, sql, change):
    begun = begin_by_share(new_share())
    blocks = fetch_by_share(begun).content()
    next(blocks)
    sql(f"UPDATE {change}")
    with pytest.raises(NotFound):
        next(blocks)
    with pytest.raises(NotFound):
        fetch_by_share(begun)


def test_a_shares_downloads_count_for_it(begin_by_share, fetch_by_share, shoot, new_share, sql):
    activity._memory.take()
    share = new_share()
    b"".join(fetch_by_share(begin_by_share(share)).content())
    with transaction() as session:
        activity.write_down(session)
    assert sql("SELECT share_id, downloads FROM activity ORDER BY share_id") == [(share.id, 3), (None, 3)]


def test_behind_a_password_there_is_nothing_without_it(begin_by_share, shoot, new_share, new_guest):
    share = new_share(password=SHARE_PASSWORD)
    with pytest.raises(NotFound):
        begin_by_share(share)
    guest, _secret = new_guest(share)
    assert begin_by_share(share, guest).photo_count == 3
