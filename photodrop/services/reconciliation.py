"""Storage and database compared, both ways: what is there that no row speaks of, and what is not there that one does.

Both are read side by side in the order of their ids, a thousand owners at a time, so a million files need no memory.
A listing is always a little old; whatever seems amiss is looked at again before anything is done about it.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from photodrop.adapters.storage import Stored, get_storage
from photodrop.models import (
    Album,
    Logo,
    Photo,
    PhotoStatus,
    PrintOrderItem,
    Rendition,
    Selfie,
    SelfieStatus,
    Transformed,
)
from photodrop.models.base import now
from photodrop.services import audit, progress, queue, uploads
from photodrop.services.marks import PREFIX as LOGOS
from photodrop.services.transformed import PREFIX as TRANSFORMED

logger = logging.getLogger(__name__)

ORPHAN_AGE = timedelta(days=1)
OWNERS_AT_ONCE = 1000
PHOTOS, SELFIES, ORDERS = "photos/", "selfies/", "orders/"
PROBES = "health/"
FIRST, LAST = UUID(int=0), UUID(int=2**128 - 1)
MOST_TOLD = 100
FEW = 10
FEW_PERCENT = 1

LOST = "The original is missing from the storage. Delete this photo and upload it again."
SELFIE_LOST = "This picture is missing from the storage. Take it again."

PRINT_LOST = "This file is missing from the storage. Make the files for the lab again."

IDS = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}")

Transact = Callable[[], AbstractContextManager[Session]]


@dataclass
class Report:
    """What was found. `told` are sentences about what nobody could heal, the first hundred of them."""

    files: int = 0
    bytes: int = 0
    photos: int = 0
    selfies: int = 0
    deleted: int = 0
    young: int = 0
    rendered_again: int = 0
    cropped_again: int = 0
    found_again: int = 0
    amiss: int = 0
    told: list[str] = field(default_factory=list)
    lost: list[UUID] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        self.amiss += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(sentence)


@dataclass(frozen=True)
class Batch:
    """Everything stored for the owners after `after` up to `until`."""

    prefix: str
    after: UUID
    until: UUID
    found: dict[UUID, list[Stored]]


@dataclass(frozen=True)
class _Pass:
    report: Report
    moment: datetime
    heal: bool


def run(
    transact: Transact,
    *,
    heal: bool = True,
    moment: datetime | None = None,
    advance: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Compare everything. Without `heal` nothing is changed. Each batch is a transaction of its own."""
    now_is = _Pass(Report(), moment or now(), heal)
    report = now_is.report
    with transact() as session:
        on_their_way = uploads.keys(session)
    if heal:
        for prefix in (PHOTOS, SELFIES, TRANSFORMED, ORDERS, LOGOS):
            get_storage().tidy(ORPHAN_AGE, prefix, on_their_way)
    for entry in get_storage().entries(PROBES):
        _let_go(now_is, entry)
    settled = (
        (PHOTOS, _settle_photos),
        (SELFIES, _settle_selfies),
        (TRANSFORMED, _settle_transformed),
        (ORDERS, _settle_orders),
        (LOGOS, _settle_logos),
    )
    for prefix, settle in settled:
        for batch in _batches(prefix, report):
            with transact() as session:
                if prefix == PHOTOS and not report.files and _speaks_of_photos(session):
                    report.tell("The storage holds no photos, and the database speaks of some. Is it the right one?")
                    return _said(report)
                settle(session, now_is, batch)
            advance(report)
    with transact() as session:
        _mark_lost(session, now_is)
    return _said(report)


def _said(report: Report) -> Report:
    logger.info("storage.compared files=%s amiss=%s deleted=%s", report.files, report.amiss, report.deleted)
    for sentence in report.told:
        logger.error("storage.amiss %s", sentence)
    return report


def _batches(prefix: str, report: Report) -> Iterator[Batch]:
    """Listings come in the order of their keys, so each owner's files come together, and owners by their ids."""
    after, found = FIRST, dict[UUID, list[Stored]]()
    for name, entries in groupby(get_storage().entries(prefix), key=lambda entry: entry.key.split("/")[1]):
        theirs = list(entries)
        report.files += len(theirs)
        report.bytes += sum(entry.size for entry in theirs)
        owner = _id(name)
        if owner is None:
            for entry in theirs:
                report.tell(f"{entry.key} is none of ours. It stays.")
            continue
        if len(found) >= OWNERS_AT_ONCE:
            until = max(after, *found)
            yield Batch(prefix, after, until, found)
            after, found = until, {}
        found.setdefault(owner, []).extend(theirs)
    yield Batch(prefix, after, LAST, found)


def _settle_photos(session: Session, now_is: _Pass, batch: Batch) -> None:
    # Before the photos: an upload that ends between the two has become one of them.
    spoken_of = uploads.keys(session)
    mine = (col(Photo.id) > batch.after) & (col(Photo.id) <= batch.until) | col(Photo.id).in_(batch.found)
    photos = session.exec(select(Photo).where(mine)).all()
    wanted: dict[UUID, dict[str, int]] = {photo.id: _own_files(photo) for photo in photos}
    mine = (col(Rendition.photo_id) > batch.after) & (col(Rendition.photo_id) <= batch.until)
    mine |= col(Rendition.photo_id).in_(batch.found)
    for photo_id, key, size in session.execute(select(Rendition.photo_id, Rendition.key, Rendition.bytes).where(mine)):
        wanted.setdefault(photo_id, {})[key] = size
    for owner, entries in batch.found.items():
        for entry in entries:
            if entry.key not in spoken_of and entry.key not in wanted.get(owner, ()):
                _let_go(now_is, entry)
    for photo in photos:
        now_is.report.photos += 1
        here = {entry.key: entry.size for entry in batch.found.get(photo.id, ())}
        is_whole = all(here.get(key) == size for key, size in wanted[photo.id].items())
        if photo.deleted_at is None and not (is_whole and photo.error != LOST):
            _look_again(session, now_is, photo)


def _own_files(photo: Photo) -> dict[str, int]:
    delivery = {photo.delivery_key: photo.delivery_bytes} if photo.delivery_key else {}
    return {photo.original_key: photo.bytes} | delivery


def _look_again(session: Session, now_is: _Pass, photo: Photo) -> None:
    """It may have been rendered anew since the listing, so row and files are asked for now."""
    session.refresh(photo, with_for_update={"key_share": True})
    made = session.exec(select(Rendition).where(Rendition.photo_id == photo.id)).all()
    files = _own_files(photo) | {row.key: row.bytes for row in made}
    has_original = _is_there(photo.original_key, files.pop(photo.original_key))
    is_whole = all(_is_there(key, size) for key, size in files.items())
    was_lost = photo.error == LOST
    if not has_original:
        now_is.report.tell(f"The original of photo {photo.id} ({photo.filename}) is missing or has another size.")
        _say_lost(session, now_is, photo, is_shown=is_whole)
    elif was_lost or (photo.status is PhotoStatus.ready and not is_whole):
        now_is.report.found_again += was_lost
        now_is.report.rendered_again += not is_whole
        if now_is.heal:
            _render_again(session, photo, is_whole=is_whole)


def _say_lost(session: Session, now_is: _Pass, photo: Photo, *, is_shown: bool) -> None:
    """What can still be shown is shown; its photographer is told. Marking the others waits until all are counted."""
    if photo.status is PhotoStatus.ready and not is_shown:
        now_is.report.lost.append(photo.id)
    if not now_is.heal or photo.status is not PhotoStatus.ready or photo.error == LOST:
        return
    photo.error = LOST
    session.add(photo)
    audit.record(session, "photo.original_missing", actor_id=None, subject_id=photo.id)


def _render_again(session: Session, photo: Photo, *, is_whole: bool) -> None:
    if photo.error == LOST:
        photo.error = ""
        if photo.status is PhotoStatus.failed:
            photo.status = PhotoStatus.queued
        session.add(photo)
        session.flush()
    if is_whole and photo.status is PhotoStatus.ready:
        return
    if queue.without_promise(session, "photos.process", "photo_id", [photo.id]):
        queue.enqueue(session, "photos.process", priority=queue.LATER, photo_id=photo.id, anew=True)
        album = session.get_one(Album, photo.album_id)
        about = {"subject_id": album.id, "subject": album.name}
        progress.plan(session, album.owner_id, "photos.again", [photo.id], **about)
        audit.record(session, "photo.rendered_again", actor_id=None, subject_id=photo.id)


def _mark_lost(session: Session, now_is: _Pass) -> None:
    """A few photos may lose all their files; if many do, the storage is the wrong one, or away."""
    lost, report = now_is.report.lost, now_is.report
    if len(lost) > max(FEW, report.photos * FEW_PERCENT // 100):
        report.tell(f"{len(lost):,} photos have nothing left to show. That many are not marked: look at the storage.")
    elif lost and now_is.heal:
        session.execute(
            update(Photo)
            .where(col(Photo.id).in_(lost), col(Photo.status) == PhotoStatus.ready, col(Photo.error) == LOST)
            .values(status=PhotoStatus.failed)
        )


def _settle_selfies(session: Session, now_is: _Pass, batch: Batch) -> None:
    mine = (col(Selfie.account_id) > batch.after) & (col(Selfie.account_id) <= batch.until)
    selfies = session.exec(select(Selfie).where(mine | col(Selfie.account_id).in_(batch.found))).all()
    known = {key for selfie in selfies for key in (selfie.original_key, selfie.key)}
    here = {entry.key for entries in batch.found.values() for entry in entries}
    for entries in batch.found.values():
        for entry in entries:
            if entry.key not in known:
                _let_go(now_is, entry)
    for selfie in selfies:
        now_is.report.selfies += 1
        if not {selfie.original_key, selfie.key or selfie.original_key} <= here:
            _look_at_selfie(session, now_is, selfie)


def _look_at_selfie(session: Session, now_is: _Pass, selfie: Selfie) -> None:
    """A crop is cut out again; a picture of which nothing is left is asked for again."""
    session.refresh(selfie, with_for_update=True)
    if selfie.status is not SelfieStatus.ready or selfie.key is None:
        return
    has_original, has_crop = _is_there(selfie.original_key), _is_there(selfie.key)
    if has_crop and not has_original:
        now_is.report.tell(f"The original of selfie {selfie.id} is missing; its crop is there.")
    elif has_original and not has_crop:
        now_is.report.cropped_again += 1
        if now_is.heal:
            selfie.status, selfie.key = SelfieStatus.queued, None
            session.add(selfie)
            session.flush()
            queue.enqueue(session, "selfies.crop", priority=queue.LATER, selfie_id=selfie.id)
    elif not has_crop:
        now_is.report.tell(f"Selfie {selfie.id} is missing.")
        if now_is.heal:
            selfie.status, selfie.error, selfie.is_current = SelfieStatus.failed, SELFIE_LOST, False
            session.add(selfie)
            audit.record(session, "selfie.missing", actor_id=selfie.account_id, subject_id=selfie.id)


def _settle_transformed(session: Session, now_is: _Pass, batch: Batch) -> None:
    """What is missing is made again when somebody asks for it; until then no row should speak of it."""
    mine = (col(Transformed.photo_id) > batch.after) & (col(Transformed.photo_id) <= batch.until)
    mine |= col(Transformed.photo_id).in_(batch.found)
    rows = {row.key: row for row in session.exec(select(Transformed).where(mine)).all()}
    for entries in batch.found.values():
        for entry in entries:
            if rows.pop(entry.key, None) is None:
                _let_go(now_is, entry)
    for key, row in rows.items():
        if now_is.heal and not _is_there(key):
            session.delete(row)


def _settle_orders(session: Session, now_is: _Pass, batch: Batch) -> None:
    """A print that is missing is asked for anew; until then nobody is told that it is there."""
    mine = (col(PrintOrderItem.order_id) > batch.after) & (col(PrintOrderItem.order_id) <= batch.until)
    mine |= col(PrintOrderItem.order_id).in_(batch.found)
    rows = {row.lab_key: row for row in session.exec(select(PrintOrderItem).where(mine)).all() if row.lab_key}
    for entries in batch.found.values():
        for entry in entries:
            if rows.pop(entry.key, None) is None:
                _let_go(now_is, entry)
    for key, row in rows.items():
        if now_is.heal and not _is_there(key):
            row.lab_key, row.lab_bytes, row.lab_error = None, 0, PRINT_LOST
            session.add(row)


def _settle_logos(session: Session, now_is: _Pass, batch: Batch) -> None:
    """Without its logo an album is marked by its words, until somebody brings the file back."""
    mine = (col(Logo.owner_id) > batch.after) & (col(Logo.owner_id) <= batch.until)
    mine |= col(Logo.owner_id).in_(batch.found)
    rows = {row.key: row for row in session.exec(select(Logo).where(mine)).all()}
    for entries in batch.found.values():
        for entry in entries:
            if rows.pop(entry.key, None) is None:
                _let_go(now_is, entry)
    for key, row in rows.items():
        if not _is_there(key, row.bytes):
            now_is.report.tell(f"Logo {row.id} of photographer {row.owner_id} is missing or has another size.")


def _let_go(now_is: _Pass, entry: Stored) -> None:
    """Delete what no row speaks of, once it is a day old by its own ids and by the storage's clock."""
    born = max((UUID(found).int >> 80 for found in IDS.findall(entry.key)), default=0)
    if now_is.moment - max(entry.stored_at, datetime.fromtimestamp(born / 1000, UTC)) <= ORPHAN_AGE:
        now_is.report.young += 1
        return
    now_is.report.deleted += 1
    if now_is.heal:
        get_storage().delete(entry.key)
        logger.warning("storage.orphan_deleted key=%s", entry.key)


def _is_there(key: str, size: int | None = None) -> bool:
    try:
        here = get_storage().size(key)
    except FileNotFoundError:
        return False
    return size in (None, here)


def _speaks_of_photos(session: Session) -> bool:
    return session.exec(select(Photo.id).where(col(Photo.deleted_at).is_(None)).limit(1)).first() is not None


def _id(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
