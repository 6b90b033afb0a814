"""Guests bring photos by a share; nobody sees one before its photographer has let it in."""

from io import BytesIO
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, TooLarge, UnsupportedMedia
from photodrop.models import Guest, GuestUpload, Photo, PhotoStatus, Share, Size
from photodrop.models.base import now
from photodrop.services import albums, files, guest_pages, guest_uploads, guests, notifications, photo_cards
from photodrop.services.access import ShareClosed
from photodrop.services.guest_uploads import Full, NoUploads, Sender


@pytest.fixture
def share(delivered) -> Share:
    """Of Alice's album, where one photo is out; its guests may add theirs."""
    with transaction() as session:
        share = Share(token="open-to-guests", album_id=delivered.album_id, name="Family", guests_upload=True)
        session.add(share)
        return share


@pytest.fixture
def gwen(database) -> Guest:
    with transaction() as session:
        return guests.begin(session, "192.0.2.7", "token")[0]


@pytest.fixture
def bring(share, gwen, jpeg):
    def send(content: bytes | None = None, **told):
        told = {"name": "Gwen Ode", "consents": True, "content_type": "image/jpeg"} | told
        with transaction() as session:
            guest = session.get_one(Guest, gwen.id)
            return guest_uploads.bring(session, guest, share.token, "IMG_1.jpg", BytesIO(content or jpeg()), **told)

    return send


def held() -> list[Photo]:
    with transaction() as session:
        return list(session.exec(select(Photo).join(GuestUpload).order_by(col(Photo.id))).all())


def seen_by_guests(share) -> set[str]:
    with transaction() as session:
        return {card.id for card in guest_pages.album_page(session, None, share.token).cards}


def test_what_a_guest_brings_waits_for_the_photographer(alice, album, share, bring, run_jobs, reread, new_album):
    brought = bring()
    assert (brought.is_duplicate, brought.photos_left) == (False, 199)
    bring()
    run_jobs()
    first, second = held()
    assert first.status is PhotoStatus.ready
    with transaction() as session:
        # Neither the grid, nor a count, nor Drop knows of them.
        assert not {str(first.id), str(second.id)} & {
            c.id for c in photo_cards.in_album(session, alice, album.id).items
        }
        assert photo_cards.filter_counts(session, alice, album.id).guests == 2
        assert albums.detail(session, alice, album.id).photo_count == 1
        with pytest.raises(albums.NothingToDrop):
            albums.drop(session, alice, album.id)
        assert guest_uploads.senders(session, alice, album.id) == [Sender("Gwen Ode", 2)]
        (told,) = notifications.find(session, alice).items
        assert told.kind == "guest_uploaded"
        assert told.url == f"/studio/albums/{album.id}/photos?only=guests"
    assert seen_by_guests(share).isdisjoint({str(first.id), str(second.id)})
    with transaction() as session:
        assert guest_uploads.approve(session, alice, album.id, [first.id]).photo_count == 1
        assert guest_uploads.reject(session, alice, album.id, [second.id]).photo_count == 1
    assert str(first.id) in seen_by_guests(share)
    assert str(second.id) not in seen_by_guests(share)
    assert reread(second).deleted_at is not None
    with transaction() as session:
        # Twice is no harm, and what is in stays in.
        assert guest_uploads.reject(session, alice, album.id, [first.id]).photo_count == 0


def test_they_are_drafts_where_nothing_is_out_yet(alice, new_album, jpeg, run_jobs, gwen, reread):
    album = new_album()
    with transaction() as session:
        session.add(Share(token="early", album_id=album.id, name="Early", guests_upload=True))
    with transaction() as session:
        guest = session.get_one(Guest, gwen.id)
        guest_uploads.bring(session, guest, "early", "a.jpg", BytesIO(jpeg()), name="Gwen", consents=True)
    run_jobs()
    (photo,) = held()
    with transaction() as session:
        guest_uploads.approve(session, alice, album.id, [photo.id])
    assert (reread(photo).held_at, reread(photo).dropped_at) == (None, None)


def test_a_live_album_holds_them_too(alice, album, share, bring, run_jobs, sql):
    sql("UPDATE album SET live = true WHERE id = :id", id=album.id)
    bring()
    run_jobs()
    (photo,) = held()
    assert photo.dropped_at is None
    with pytest.raises(IntegrityError, match="held_is_not_out"):
        sql("UPDATE photo SET dropped_at = now() WHERE id = :id", id=photo.id)


def test_the_photographers_own_file_is_not_held(alice, album, bring, add_photo, jpeg, reread):
    content = jpeg()
    bring(content)
    (photo,) = held()
    assert add_photo(content=content).id == photo.id
    assert reread(photo).held_at is None
    assert bring(content).is_duplicate


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"name": "  "}, Invalid),
        ({"name": "x" * 81}, Invalid),
        ({"consents": False}, Invalid),
        ({"content": b"<svg onload=alert(1)>"}, UnsupportedMedia),
        ({"content": b"\xff\xd8\xff" + bytes(1_100_000)}, TooLarge),
    ],
)
def test_what_is_not_taken(bring, settings, told, refusal):
    settings(max_upload_bytes=1_048_576)
    with pytest.raises(refusal):
        bring(**told)
    assert held() == []


def test_a_file_that_only_begins_like_a_picture_fails_in_the_worker(bring, run_jobs, reread):
    bring(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(5000))
    run_jobs()
    (photo,) = held()
    assert photo.status is PhotoStatus.failed
    assert photo.error


def test_guest_and_share_have_their_measure(bring, share, settings, jpeg, sql):
    settings(guest_photos=2)
    assert bring().photos_left == 1
    content = jpeg()
    bring(content)
    with pytest.raises(Full):
        bring()
    # What is turned down and gone still counts; another guest does not.
    sql("DELETE FROM photo WHERE held_at IS NOT NULL")
    with pytest.raises(Full):
        bring()
    settings(guest_photos=200, guest_bytes=1_048_576)
    with pytest.raises(Full, match="MB more"):
        bring(jpeg() + bytes(1_048_576))
    settings(share_photos=2)
    with transaction() as session:
        assert guest_uploads.room(session, None, share.token).photos == 0


def test_only_by_a_share_that_lets_them(bring, share, sql):
    sql("UPDATE share SET guests_upload = false")
    with pytest.raises(NoUploads):
        bring()
    sql("UPDATE share SET guests_upload = true, stopped_at = :now", now=now())
    with pytest.raises(ShareClosed):
        bring()


def test_only_the_albums_photographer_decides(album, bring, dora, admin, bob, run_jobs, new_album):
    bring()
    run_jobs()
    (photo,) = held()
    for somebody in (dora, admin, bob):
        for decide in (guest_uploads.approve, guest_uploads.reject):
            with pytest.raises(NotFound), transaction() as session:
                decide(session, somebody, album.id, [photo.id])
        with pytest.raises(NotFound), transaction() as session:
            guest_uploads.senders(session, somebody, album.id)
    for somebody in (None, dora, bob):
        with pytest.raises(NotFound), transaction() as session:
            files.rendition(session, somebody, UUID(str(photo.id)), Size.thumb)
