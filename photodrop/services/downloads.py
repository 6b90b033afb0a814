"""Many photos at once, as one archive: what somebody may have of them, at an address that can be come back to.

What is in an archive is settled when it is begun. Each file of it is asked for anew when its turn comes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Gone, Invalid, Locked, NotFound
from photodrop.models import Account, Archive, Delivered, Guest, ShareDownloads, Size
from photodrop.models.base import now
from photodrop.services import access, activity, archives, audit, files, limits
from photodrop.services.access import ShareSight, Taken
from photodrop.services.activity import Visitor
from photodrop.services.archives import Entry
from photodrop.services.files import StoredFile, Viewer
from photodrop.services.link_tokens import CameBy
from photodrop.services.tongues import _

MOST_CHOSEN = 5000
KEPT = timedelta(days=3)
"""Longer than its address is good for."""

BEGUN_WINDOW, MOST_BEGUN, MOST_BEGUN_OF_SHARE = 60 * 60, 120, 600
"""Of a share from one address, which may be the Wi-Fi of a whole wedding."""

Transaction = Callable[[], AbstractContextManager[Session]]
Found = Sequence[Taken]


class NothingToDownload(Conflict):
    message = "There is nothing to download here yet."


class DownloadsAreOff(Conflict):
    message = "The photographer has switched downloads off for this album."


class AllLocked(Locked):
    message = "These photos are locked. Unlock them to download them."


class ArchiveChanged(Gone):
    message = "These photos have changed since this download was begun. Start it again."


@dataclass(frozen=True)
class ArchiveView:
    """Where an archive is fetched, for two days; a cut download goes on there. `left_out` were asked for in vain."""

    id: str
    url: str
    filename: str
    size: str
    bytes: int
    photo_count: int
    left_out: int


def of_album(session: Session, actor: Account, album_id: UUID, size: Delivered = Delivered.original) -> ArchiveView:
    """One's own album, or what is unlocked of the photos that show one."""
    found = access.photos_to_take(session, actor, album_id=album_id)
    if not found:
        raise _why_nothing(session, actor, album_id)
    return _begin(session, _Taker(actor), found, size, found[0].album_name)


def of_client(session: Session, actor: Account, size: Delivered = Delivered.original) -> ArchiveView:
    """Everything of everybody's albums that shows one and is unlocked."""
    found = access.photos_to_take(session, actor)
    if not found:
        raise NothingToDownload
    return _begin(session, _Taker(actor), found, size, _named_after(found))


def of_photos(
    session: Session, actor: Account, photo_ids: list[UUID], size: Delivered = Delivered.original
) -> ArchiveView:
    """Those of the photos that the actor may download; the others are left out."""
    wanted = list(dict.fromkeys(photo_ids))
    if not 1 <= len(wanted) <= MOST_CHOSEN:
        raise Invalid(photo_ids=_("Choose 1 to {most} photos at once.", most=MOST_CHOSEN))
    found = access.photos_to_take(session, actor, photo_ids=wanted)
    if not found:
        files.delivered(session, actor, wanted[0], size)
        raise NotFound
    begun = _begin(session, _Taker(actor), found, size, _named_after(found))
    return replace(begun, left_out=len(wanted) - begun.photo_count)


def of_share(
    session: Session,
    guest: Guest | None,
    token: str,
    *,
    photo_ids: list[UUID] | None = None,
    size: Delivered | None = None,
    address: str,
) -> ArchiveView:
    """What an open share shows, or the chosen photos of it, as the share lets them be downloaded."""
    sight = access.share_opened(session, guest, token)
    if photo_ids is not None and len(photo_ids) > MOST_CHOSEN:
        raise Invalid(photo_ids=_("Choose 1 to {most} photos at once.", most=MOST_CHOSEN))
    if sight.downloads is ShareDownloads.none:
        raise DownloadsAreOff
    gives_originals = sight.downloads is ShareDownloads.original
    size = size or (Delivered.original if gives_originals else Delivered.large)
    if size is Delivered.original and not gives_originals:
        raise DownloadsAreOff(_("This link gives photos in web size only. Ask for the size `large`."))
    taker = _Taker(None, sight.came_by, sight)
    begun = _begin(session, taker, taker.found(session, photo_ids), size, sight.share.name, address=address)
    return begun if photo_ids is None else replace(begun, left_out=len(set(photo_ids)) - begun.photo_count)


def opened(
    session: Session, viewer: Viewer, archive_id: UUID, *, again: Transaction, seen_from: Visitor | None
) -> archives.Archive:
    """The bytes of an archive for whom its address was signed. Each file asks `again` in a transaction of its own.

    Raises NotFound where nothing of it may be had any more, ArchiveChanged where it would be another archive.
    """
    row = session.get(Archive, archive_id)
    taker = _taker_of(session, viewer)
    if row is None or row.account_id != taker.account_id:
        raise NotFound
    places = {photo_id: place for place, photo_id in enumerate(row.photo_ids)}
    found = sorted(taker.found(session, row.photo_ids), key=lambda photo: places[photo.id])
    if not found:
        raise NotFound
    asker = _Asker(again, taker, row.size, seen_from)
    made = archives.Archive(row.filename, _entries(session, taker, found, row.size, asker))
    if made.digest != row.digest:
        raise ArchiveChanged
    return made


def saved(
    session: Session, actor: Account | None, photo_id: UUID, *, came_by: CameBy | None = None, seen_from: Visitor
) -> None:
    """One photo was saved by itself. Its owner does not count."""
    sight = access.photo_to_see(session, actor, photo_id, came_by=came_by)
    if not sight.is_owner:
        share_id = sight.share.id if sight.share else None
        activity.saw(
            session, "download", album_id=sight.album.id, share_id=share_id, photo_id=photo_id, visitor=seen_from
        )


def sweep(session: Session) -> None:
    session.execute(delete(Archive).where(col(Archive.created_at) < now() - KEPT))


@dataclass(frozen=True)
class _Taker:
    """Who downloads: an account, or whoever came by a share, which then says what they may."""

    account: Account | None
    came_by: CameBy | None = None
    share: ShareSight | None = None

    @property
    def account_id(self) -> UUID | None:
        return self.account.id if self.account else None

    def owns(self, photo: Taken) -> bool:
        return self.account is not None and self.account.id == photo.owner_id

    def found(self, session: Session, photo_ids: list[UUID] | None) -> Found:
        if self.share is not None:
            return access.photos_to_take_by_share(session, self.share, photo_ids)
        return access.photos_to_take(session, self.account, photo_ids=photo_ids) if self.account else []


def _taker_of(session: Session, viewer: Viewer) -> _Taker:
    came_by = viewer.came_by
    if viewer.account is not None:
        return _Taker(viewer.account)
    if came_by is None or came_by.share_id is None:
        raise NotFound
    return _Taker(None, came_by, access.share_signed(session, came_by, came_by.share_id))


def _begin(
    session: Session, taker: _Taker, found: Found, size: Delivered, name: str, *, address: str = ""
) -> ArchiveView:
    who = f"{address} {taker.share.share.id}" if taker.share else str(taker.account_id)
    most = MOST_BEGUN_OF_SHARE if taker.share else MOST_BEGUN
    limits.spend("archive", who, limit=most, seconds=BEGUN_WINDOW)
    filename = archives.harmless(name.replace("/", "_")) + ".zip"
    made = archives.Archive(filename, _entries(session, taker, found, size, asker=None))
    if not made.entries:
        raise NothingToDownload
    row = session.exec(
        select(Archive).where(
            Archive.account_id == taker.account_id,
            Archive.digest == made.digest,
            Archive.filename == filename,
            Archive.size == size,
            col(Archive.created_at) > now() - KEPT / 3,
        )
    ).first()
    if row is None:
        ids = [photo.id for photo in found]
        row = Archive(account_id=taker.account_id, filename=filename, size=size, photo_ids=ids, digest=made.digest)
        session.add(row)
        session.flush()
    about: dict[str, Any] = {"photos": len(made.entries), "size": size.value}
    if taker.share is not None:
        about["share_id"] = str(taker.share.share.id)
    audit.record(session, "archive.begun", actor_id=taker.account_id, subject_id=row.id, **about)
    return ArchiveView(
        id=str(row.id),
        url=files.archive_url(row.id, viewer=taker.account_id, came_by=taker.came_by),
        filename=filename,
        size=size.value,
        bytes=made.length(),
        photo_count=len(made.entries),
        left_out=0,
    )


@dataclass(frozen=True)
class _Asker:
    """For whom, and how, each file is asked for anew."""

    again: Transaction
    taker: _Taker
    size: Delivered
    seen_from: Visitor | None

    def ask(self, file: "_PhotoFile", *, begins: bool) -> None:
        account_id, came_by = self.taker.account_id, self.taker.came_by
        with self.again() as session:
            actor = session.get(Account, account_id) if account_id else None
            if account_id is not None and (actor is None or not actor.is_active):
                raise NotFound
            found = files.delivered(session, actor, file.photo_id, self.size, came_by=came_by)
            if found.key != file.stored.key:
                raise ArchiveChanged
            if begins and not file.is_own:
                activity.saw(
                    session,
                    "download",
                    album_id=file.album_id,
                    share_id=came_by.share_id if came_by else None,
                    photo_id=file.photo_id,
                    visitor=self.seen_from,
                )

    def keep(self, file: "_PhotoFile", crc32: int) -> None:
        with self.again() as session:
            files.keep_crc32(session, file.photo_id, file.stored.key, crc32)


@dataclass(slots=True)
class _PhotoFile:
    """A photo in an archive."""

    stored: StoredFile
    photo_id: UUID
    album_id: UUID
    is_own: bool
    asker: _Asker | None

    @property
    def size(self) -> int:
        return self.stored.size or 0

    @property
    def tag(self) -> str:
        return self.stored.key

    def crc32(self) -> int:
        """Photos from before it was kept are read once more."""
        if self.stored.crc32 is None:
            crc32 = archives.crc32_of(self.stored.content())
            if self.asker is not None:
                self.asker.keep(self, crc32)
            self.stored = replace(self.stored, crc32=crc32)
        return self.stored.crc32 or 0

    def content(self, start: int, length: int) -> Iterator[bytes]:
        if self.asker is None:
            msg = "This archive was planned, not opened."
            raise RuntimeError(msg)
        self.asker.ask(self, begins=start == 0)
        return self.stored.content(start, length)


def _entries(session: Session, taker: _Taker, found: Found, size: Delivered, asker: _Asker | None) -> Iterator[Entry]:
    has_folders = len({photo.album_id for photo in found}) > 1
    for photo, stored in _stored(session, taker, found, size):
        folder = f"{photo.album_name.replace('/', '_')} {photo.shot_on}/" if has_folders else ""
        file = _PhotoFile(stored, photo.id, photo.album_id, taker.owns(photo), asker)
        yield Entry(folder + stored.filename, file, photo.taken_at or photo.created_at)


def _stored(session: Session, taker: _Taker, found: Found, size: Delivered) -> Iterator[tuple[Taken, StoredFile]]:
    """What `files.delivered` gives of each."""
    if size is Delivered.original:
        kept = [photo for photo in found if not (photo.originals or taker.owns(photo))]
        instead = {photo.id: file for photo, file in files.rendition_files(session, kept, Size.large, marked=False)}
        kept_ids = {photo.id for photo in kept}
        return (
            (photo, instead.get(photo.id) or files.original_file(photo, is_owner=taker.owns(photo)))
            for photo in found
            if photo.id not in kept_ids or photo.id in instead
        )
    is_marked = taker.share is not None and taker.share.locked
    return files.rendition_files(session, found, Size(size.value), marked=is_marked)


def _named_after(found: Found) -> str:
    names = {photo.album_id: photo.album_name for photo in found}
    return next(iter(names.values())) if len(names) == 1 else "Photos"


def _why_nothing(session: Session, actor: Account, album_id: UUID) -> Exception:
    """Raises NotFound for whom there is no such album."""
    try:
        album = access.album_of_client(session, actor, album_id)
    except NotFound:
        access.album_of_owner(session, actor, album_id)
        return NothingToDownload()
    if not album.downloads:
        return DownloadsAreOff()
    return AllLocked() if album.watermark else NothingToDownload()
