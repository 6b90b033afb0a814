"""Signed URLs of files, and what is behind them.

A URL names the photo, the size and whether it is the clean or the marked rendition; it is signed for one viewer until
an expiry that is rounded, so that a browser sees the same URL again and uses its cache. The signature lets a request
in without a cookie; what it may have is decided again when it comes: a URL of clean bytes dies with the unlock.
"""

import hashlib
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import quote, urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, true, update
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.storage import Link, Method, get_storage
from photodrop.errors import Locked, NotFound
from photodrop.models import Account, Album, Delivered, Photo, PhotoStatus, Rendition, Selfie, SelfieStatus, Size
from photodrop.models.base import among, among_those
from photodrop.services import access, audit, link_tokens, signatures
from photodrop.services.access import Sight, Taken
from photodrop.services.link_tokens import CameBy

logger = logging.getLogger(__name__)

WINDOW = 15 * 60
ARCHIVE_WINDOWS = 2 * 24 * 60 * 60 // WINDOW
VISITOR = "visitor"
Look = Literal["clean", "marked"]


@dataclass(frozen=True)
class StoredFile:
    """Bytes to serve: `content` streams any range of them, `link` leads a browser past us, where there is a way."""

    key: str
    size: int | None
    content_type: str
    etag: str
    filename: str
    crc32: int | None = None

    def link(self, *, attachment: bool, method: Method) -> Link | None:
        disposition = content_disposition(self, attachment=attachment)
        return get_storage().link(self.key, content_type=self.content_type, disposition=disposition, method=method)

    def length(self) -> int:
        """Raises NotFound as `content` does."""
        with self._found():
            return get_storage().size(self.key) if self.size is None else self.size

    def content(self, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Raises NotFound where the row is there and the bytes are not: an operator's matter, not a visitor's."""
        with self._found():
            return get_storage().stream(self.key, start, length)

    @contextmanager
    def _found(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            logger.error("file.missing key=%s", self.key)  # noqa: TRY400  # the key says it all
            raise NotFound from None


@dataclass(frozen=True)
class Viewer:
    """Whom an address was signed for: an account or, with None, a visitor; and the link they came by, if they did."""

    account: Account | None
    came_by: CameBy | None


class Signer:
    """Signs addresses for one viewer, for so many windows. A list has hundreds of them: what they share is looked up
    and spelled once.
    """

    def __init__(self, viewer: UUID | None, came_by: CameBy | None = None, windows: int = 2) -> None:
        self._viewer, self._link = str(viewer) if viewer else VISITOR, str(came_by) if came_by else ""
        self._expires = str((int(time.time()) // WINDOW + windows) * WINDOW)
        query = {"viewer": self._viewer, "expires": self._expires} | ({"link": self._link} if self._link else {})
        self._query = urlencode(query)
        self._sign = signatures.signer()

    def __call__(self, path: str) -> str:
        signature = self._sign(_told(path, self._viewer, self._expires, self._link))
        return f"{path}?{self._query}&signature={signature}"


def photo_url(photo: Photo, size: Size, look: Look, *, viewer: UUID | None, came_by: CameBy | None = None) -> str:
    """Empty while there is nothing of that kind to see."""
    return photo_urls(Signer(viewer, came_by), photo, look, size)[0]


def photo_urls(sign: Signer, photo: Photo, look: Look, *sizes: Size) -> list[str]:
    if photo.status is not PhotoStatus.ready:
        return [""] * len(sizes)
    return [rendition_url(sign, photo.id, size, look, photo.watermark_revision) for size in sizes]


def rendition_url(sign: Signer, photo_id: UUID, size: Size, look: Look, watermark_revision: int) -> str:
    """Of a photo that is ready. Empty while it is to be seen marked and no watermark is in it yet."""
    revision = _revision(watermark_revision, marked=look == "marked")
    return sign(f"{routes.API}/files/photos/{photo_id}/{size}-{look}-{revision}.jpg") if revision else ""


def download_url(sign: Signer, photo: Photo) -> str:
    return sign(f"{routes.API}/files/photos/{photo.id}/original") if photo.status is PhotoStatus.ready else ""


def archive_url(archive_id: UUID, *, viewer: UUID | None, came_by: CameBy | None = None) -> str:
    """Good for as long as somebody with a slow line may need, and may come back to it."""
    return Signer(viewer, came_by, ARCHIVE_WINDOWS)(f"{routes.API}/files/archives/{archive_id}.zip")


def selfie_url(selfie: Selfie, *, viewer: UUID) -> str:
    if selfie.status is not SelfieStatus.ready:
        return ""
    return Signer(viewer)(f"{routes.API}/files/selfies/{selfie.id}.jpg")


def face_url(face_id: UUID, *, viewer: UUID | Signer) -> str:
    """A face cut out of its photo. What it shows is decided each time: marked while the photo is locked for them."""
    sign = viewer if isinstance(viewer, Signer) else Signer(viewer)
    return sign(f"{routes.API}/files/faces/{face_id}.jpg")


def viewer_of(session: Session, path: str, viewer: str, expires: str, *, link: str, signature: str) -> Viewer:
    """Raises NotFound for a forged or expired address, and for a banned account."""
    if not signatures.is_signed(_told(path, viewer, expires, link), signature):
        raise NotFound
    return in_time(session, viewer, expires, link)


def in_time(session: Session, viewer: str, expires: str, link: str) -> Viewer:
    """Whoever a signature that holds was made for, as long as it is not too old."""
    if not expires.isdecimal() or int(expires) <= time.time():
        raise NotFound
    came_by = link_tokens.parse(link)
    if viewer == VISITOR:
        return Viewer(None, came_by)
    account = session.get(Account, UUID(viewer))
    if account is None or not account.is_active:
        raise NotFound
    return Viewer(account, came_by)


def rendition(
    session: Session,
    actor: Account | None,
    photo_id: UUID,
    size: Size,
    *,
    look: Look | None = None,
    revision: int | None = None,
    came_by: CameBy | None = None,
    attachment: bool = False,
) -> StoredFile:
    """What this actor may see of a photo at a size; with `look` and `revision`, only if that is it.

    Raises Locked where clean bytes were asked for and the photo is locked, NotFound where it is not theirs to see, or
    is not to be saved and comes as an attachment.
    """
    sight = access.photo_to_see(session, actor, photo_id, came_by=came_by)
    return rendition_of(session, sight, size, look=look, revision=revision, attachment=attachment)


def rendition_of(
    session: Session,
    sight: Sight,
    size: Size,
    *,
    look: Look | None = None,
    revision: int | None = None,
    attachment: bool = False,
) -> StoredFile:
    photo_id = sight.photo.id
    if not sight.may_save and (attachment or size is Size.large):
        raise NotFound
    if look == "clean" and sight.locked:
        raise Locked
    marked = look == "marked" or (look is None and sight.locked)
    row = session.exec(
        select(Rendition).where(Rendition.photo_id == photo_id, Rendition.size == size, Rendition.marked == marked)
    ).first()
    outdated = revision is not None and revision != _revision(sight.photo.watermark_revision, marked=marked)
    if row is None or outdated or sight.photo.status is not PhotoStatus.ready:
        raise NotFound
    return rendition_file(sight.photo, row)


def original(session: Session, actor: Account | None, photo_id: UUID, *, came_by: CameBy | None = None) -> StoredFile:
    """The owner's true original; for others the file as it is delivered: without location and serial numbers."""
    return original_of(session, actor, access.photo_to_see(session, actor, photo_id, came_by=came_by))


def original_of(session: Session, actor: Account | None, sight: Sight) -> StoredFile:
    photo, album = sight.photo, sight.album
    if sight.locked:
        raise Locked
    if not (sight.may_download and sight.gives_original):
        raise NotFound
    if photo.status is not PhotoStatus.ready and not sight.is_owner:
        raise NotFound
    found = original_file(photo, is_owner=sight.is_owner)
    if not sight.is_owner:
        audit.record(
            session,
            "photo.downloaded",
            actor_id=actor.id if actor else None,
            subject_id=photo.id,
            album_id=str(album.id),
            **({"share_id": str(sight.share.id)} if sight.share else {}),
        )
    return found


def delivered(
    session: Session, actor: Account | None, photo_id: UUID, size: Delivered, *, came_by: CameBy | None = None
) -> StoredFile:
    """A ready photo as it is downloaded at a size: without a mark, but by a share as the share shows it.

    Where the album keeps its originals, the large rendition stands for them.

    Raises Locked where it would be clean and may not, NotFound where it may not be downloaded.
    """
    sight = access.photo_to_see(session, actor, photo_id, came_by=came_by)
    if sight.share is not None and size is not Delivered.original:
        return rendition_of(session, sight, Size(size.value), attachment=True)
    if sight.locked:
        raise Locked
    if not sight.may_download or sight.photo.status is not PhotoStatus.ready:
        raise NotFound
    if size is Delivered.original and not sight.gives_original:
        size = Delivered.large
    if size is Delivered.original:
        return original_file(sight.photo, is_owner=sight.is_owner)
    return rendition_of(session, sight, Size(size.value), look="clean")


def original_file(photo: Photo | Taken, *, is_owner: bool) -> StoredFile:
    """For who was let in."""
    if is_owner or photo.delivery_key is None:
        etag = f'"{(photo.sha256 or photo.id.hex)[:32]}"'
        return StoredFile(photo.original_key, photo.bytes, photo.content_type, etag, photo.filename, photo.crc32)
    extension = "" if photo.delivery_content_type == photo.content_type else ".jpg"
    name = _filename(photo, extension) if extension else photo.filename
    etag = f'"{hashlib.sha256(photo.delivery_key.encode()).hexdigest()[:32]}"'
    kind, crc32 = photo.delivery_content_type, photo.delivery_crc32
    return StoredFile(photo.delivery_key, photo.delivery_bytes, kind, etag, name, crc32)


def rendition_file(photo: Photo | Taken, row: Rendition) -> StoredFile:
    name = _filename(photo, f"-{row.size}.jpg")
    return StoredFile(row.key, row.bytes, "image/jpeg", f'"{row.sha256[:32]}"', name, row.crc32)


def rendition_files(
    session: Session, photos: Sequence[Taken], size: Size, *, marked: bool
) -> Iterator[tuple[Taken, StoredFile]]:
    """For who was let in: of many photos, by one statement."""
    rows = session.execute(
        select(  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
            Rendition.photo_id, Rendition.key, Rendition.bytes, Rendition.sha256, Rendition.crc32
        ).where(
            among(col(Rendition.photo_id), [photo.id for photo in photos]),
            Rendition.size == size,
            Rendition.marked == marked,
        )
    )
    found = {photo_id: about for photo_id, *about in rows}
    for photo in photos:
        if photo.id in found:
            key, length, sha256, crc32 = found[photo.id]
            name = _filename(photo, f"-{size}.jpg")
            yield photo, StoredFile(key, length, "image/jpeg", f'"{sha256[:32]}"', name, crc32)


def keep_crc32(session: Session, photo_id: UUID, key: str, crc32: int) -> None:
    """Of a file that was read; where other bytes took its place meanwhile, they have another key."""
    for statement in (
        update(Photo).where(col(Photo.id) == photo_id, col(Photo.original_key) == key).values(crc32=crc32),
        update(Photo).where(col(Photo.id) == photo_id, col(Photo.delivery_key) == key).values(delivery_crc32=crc32),
        update(Rendition).where(col(Rendition.photo_id) == photo_id, col(Rendition.key) == key).values(crc32=crc32),
    ):
        session.execute(statement)


def selfie(session: Session, actor: Account, selfie_id: UUID) -> StoredFile:
    found = access.selfie_to_see(session, actor, selfie_id)
    if found.key is None:
        raise NotFound
    etag = f'"{hashlib.sha256(found.key.encode()).hexdigest()[:32]}"'
    return StoredFile(found.key, None, "image/jpeg", etag, "selfie.jpg")


def first_photo(*which: ColumnElement[bool]) -> FromClause:
    """In a statement about albums, each one's cover: the first of its ready photos of which this holds."""
    return (
        select(Photo.id, Photo.watermark_revision)
        .where(
            Photo.album_id == Album.id,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(Photo.held_at).is_(None),
            *which,
        )
        .order_by(col(Photo.sorted_at), col(Photo.id))
        .limit(1)
        .correlate(Album)
        .lateral("cover")
    )


IS_SHOWN = (col(Photo.dropped_at).is_not(None), col(Photo.hidden_at).is_(None))
_COVER = first_photo(*IS_SHOWN)
_COVERS = (
    select(Album.id, Album.watermark, _COVER.c.id, _COVER.c.watermark_revision)
    .select_from(Album)
    .join(_COVER, true())
    .where(among_those(col(Album.id), "albums"))
)


def covers(
    session: Session, album_ids: list[UUID], *, viewer: UUID | None, came_by: CameBy | None = None
) -> dict[UUID, str]:
    """The small rendition of each album's first photo that is out."""
    rows = session.execute(_COVERS, {"albums": album_ids})
    sign = Signer(viewer, came_by)
    return {
        album_id: rendition_url(sign, photo_id, Size.small, "marked" if locked else "clean", revision)
        for album_id, locked, photo_id, revision in rows
    }


class Named(Protocol):
    @property
    def filename(self) -> str: ...


def content_disposition(file: Named, *, attachment: bool) -> str:
    kind = "attachment" if attachment else "inline"
    ascii_name = file.filename.encode("ascii", "replace").decode().replace('"', "'").replace("\\", "_")
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(file.filename, safe='')}"


def _revision(watermark_revision: int, *, marked: bool) -> int:
    """Part of a URL, so that a new watermark is a new URL. Clean renditions have one revision for ever."""
    return watermark_revision if marked else 1


def _filename(photo: Photo | Taken, ending: str) -> str:
    stem = photo.filename.rsplit(".", 1)[0] if "." in photo.filename else photo.filename
    return stem + ending


def _told(path: str, viewer: str, expires: str, link: str) -> str:
    return f"file\n{path}\n{viewer}\n{expires}\n{link}"
