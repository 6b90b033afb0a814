"""Files on their way in, resumable: the browser asks where to send, sends what is missing, says when it is done."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import event, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.storage.parts import Appender, PartFile
from photodrop.db import aside
from photodrop.errors import Conflict, Invalid, PhotoDropError, TooLarge, UnsupportedMedia
from photodrop.imaging import formats
from photodrop.models import Account, Photo, Upload, UploadState
from photodrop.models.base import new_id, now
from photodrop.services import access, appearances, clients, photos
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.photos import Added

KEPT = timedelta(days=3)
LONGEST_FINGERPRINT = 400
SHA256_DIGITS = 64


class NotAllHere(Conflict):
    pass


class BytesChanged(Conflict):
    message = "The bytes that arrived are not the bytes that were sent. Send the file again."


class UploadEnded(Conflict):
    message = "This upload has ended."


@dataclass(frozen=True)
class UploadView:
    """Where the rest of a file goes: by tus 1.0 or by one PUT to `url`, from `offset` on, in bytes.

    `is_duplicate` with a `photo_id`: the album has these bytes already, nothing needs to be sent.
    """

    id: str
    album_id: str
    filename: str
    method: str
    url: str
    size: int
    offset: int
    state: str
    error: str
    photo_id: str
    is_duplicate: bool


def begin(
    session: Session,
    actor: Account,
    album_id: UUID,
    filename: str,
    size: int,
    *,
    content_type: str = "",
    sha256: str | None = None,
    fingerprint: str = "",
    phones: list[str] | None = None,
) -> UploadView:
    """A new upload, or the unfinished one of the same file, so that only what is missing is sent."""
    album = access.album_to_edit(session, actor, album_id)
    photos.check_size(size)
    sha256 = _clean_digest(sha256)
    people = clients.ids_of_phones(session, actor, phones or [])
    known = photos.same_bytes(session, album.id, sha256) if sha256 else None
    if known is not None:
        appearances.add(session, [known.id], people)
        return _duplicate(known, filename)
    name = photos.clean_filename(filename)
    identity = (fingerprint or f"{filename}:{size}")[:LONGEST_FINGERPRINT]
    statement = insert(Upload)
    # The update changes nothing but locks the row: nobody completes it before it is read below.
    upload_id = session.execute(
        statement.values(
            id=new_id(),
            created_at=now(),
            touched_at=now(),
            album_id=album.id,
            account_id=actor.id,
            state=UploadState.open,
            error="",
            filename=name,
            size=size,
            content_type=content_type[:100],
            sha256=sha256,
            fingerprint=identity,
            client_ids=[],
        )
        .on_conflict_do_update(
            index_elements=["album_id", "account_id", "fingerprint"],
            index_where=text("state = 'open'"),
            set_={"touched_at": statement.excluded.touched_at},
        )
        .returning(col(Upload.id))
    ).scalar_one()
    upload = session.get_one(Upload, upload_id, populate_existing=True)
    if (upload.size, upload.sha256 or sha256) != (size, sha256 or upload.sha256):
        # The file was edited since: what has come of the old one is of no use.
        PartFile(upload.id).discard()
        upload.size = size
    upload.sha256 = sha256 or upload.sha256
    upload.client_ids = list({*upload.client_ids, *map(str, people)})
    upload.touched_at = now()
    session.add(upload)
    return _view(upload)


def see(session: Session, actor: Account, upload_id: UUID) -> UploadView:
    return _view(access.upload_to_continue(session, actor, upload_id))


SORTING = Sorting({"created_at": col(Upload.created_at)}, tie=col(Upload.id))


def find(
    session: Session,
    actor: Account,
    album_id: UUID,
    state: UploadState = UploadState.open,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[UploadView]:
    """The actor's own uploads into an album, oldest first."""
    album = access.album_to_edit(session, actor, album_id)
    statement = select(Upload).where(Upload.album_id == album.id, Upload.account_id == actor.id, Upload.state == state)
    rows, following = page(session, statement, SORTING, sort="created_at", cursor=cursor, limit=limit)
    return Page([_view(row[0]) for row in rows], following)


@dataclass(frozen=True)
class Incoming:
    """Leave to send bytes, good without a session: a slow sender must not hold a connection to the database."""

    upload_id: UUID
    size: int

    def appending(self, offset: int) -> AbstractContextManager[Appender]:
        """Append from `offset` on. The bytes are on disk when the block ends, also by a broken connection."""
        return PartFile(self.upload_id).appending(offset, self.size)


def receive(session: Session, actor: Account, upload_id: UUID) -> Incoming:
    upload = access.upload_to_continue(session, actor, upload_id)
    if upload.state is not UploadState.open:
        raise UploadEnded
    upload.touched_at = now()
    session.add(upload)
    return Incoming(upload.id, upload.size)


def complete(session: Session, actor: Account, upload_id: UUID) -> Added:
    """All bytes are here: check them and make the photo. Asking twice gives the same photo."""
    upload = access.upload_to_continue(session, actor, upload_id, lock=True)
    match upload.state:
        case UploadState.refused:
            raise UnsupportedMedia(upload.error)
        case UploadState.complete if upload.photo_id is not None:
            return Added(photos.see(session, actor, upload.photo_id), is_duplicate=False)
        case UploadState.complete:
            raise UploadEnded
    part = PartFile(upload.id)
    sha256 = _checked(session, upload, part)
    album = access.album_to_edit(session, actor, upload.album_id)
    with part.open() as source:
        added = photos.bring_in(
            session,
            actor,
            album,
            source,
            filename=upload.filename,
            content_type=upload.content_type,
            size=upload.size,
            sha256=sha256,
            people=[UUID(client) for client in upload.client_ids],
        )
    upload.state = UploadState.complete
    upload.photo_id = UUID(added.photo.id)
    session.add(upload)
    # Only after the commit: until then these are the only bytes anybody can rely on.
    event.listen(session, "after_commit", lambda _: part.discard(), once=True)
    return added


def cancel(session: Session, actor: Account, upload_id: UUID) -> None:
    upload = access.upload_to_continue(session, actor, upload_id, lock=True)
    if upload.state is UploadState.open:
        session.delete(upload)
        event.listen(session, "after_commit", lambda _: PartFile(upload_id).discard(), once=True)


def sweep(session: Session) -> None:
    """Forget uploads nobody has touched for three days, with their bytes, and bytes whose upload is over."""
    forget(session, session.exec(select(Upload).where(col(Upload.touched_at) < now() - KEPT)).all())
    found = {part.upload_id: part for part in PartFile.all()}
    open_ids = session.exec(select(Upload.id).where(col(Upload.id).in_(found), Upload.state == UploadState.open)).all()
    for upload_id in found.keys() - set(open_ids):
        # Young ones may belong to a row that is not committed yet.
        if found[upload_id].age > KEPT:
            found[upload_id].discard()


def forget(session: Session, uploads: Sequence[Upload]) -> None:
    for upload in uploads:
        session.delete(upload)
    parts = [PartFile(upload.id) for upload in uploads]
    event.listen(session, "after_commit", lambda _: [part.discard() for part in parts], once=True)


def _checked(session: Session, upload: Upload, part: PartFile) -> str:
    """The SHA-256 of what came, once all of it is here, is a picture and is what was sent."""
    if part.offset < upload.size:
        raise NotAllHere(f"{part.offset:,} of {upload.size:,} bytes are here. Send the rest, then complete the upload.")
    try:
        formats.check(part.head(formats.ENOUGH_TO_TELL), upload.content_type)
    except (UnsupportedMedia, TooLarge) as refusal:
        _refuse(session, upload.id, refusal)
        raise
    sha256 = part.sha256()
    if upload.sha256 not in (None, sha256):
        part.discard()
        raise BytesChanged
    return sha256


def _refuse(session: Session, upload_id: UUID, refusal: PhotoDropError) -> None:
    """Asking again must find the same answer, so it is written once the refusal has undone the caller's transaction."""

    def keep(_: Session) -> None:
        values = {"state": UploadState.refused, "error": refusal.message}
        with aside() as own:
            own.execute(update(Upload).where(col(Upload.id) == upload_id).values(values))
        PartFile(upload_id).discard()

    event.listen(session, "after_rollback", keep, once=True)


def _view(upload: Upload) -> UploadView:
    return UploadView(
        id=str(upload.id),
        album_id=str(upload.album_id),
        filename=upload.filename,
        method="tus",
        url=f"{routes.API}/uploads/{upload.id}/bytes",
        size=upload.size,
        offset=PartFile(upload.id).offset if upload.state is UploadState.open else upload.size,
        state=upload.state.value,
        error=upload.error,
        photo_id=str(upload.photo_id) if upload.photo_id else "",
        is_duplicate=False,
    )


def _duplicate(photo: Photo, filename: str) -> UploadView:
    return UploadView(
        id="",
        album_id=str(photo.album_id),
        filename=photos.clean_filename(filename),
        method="none",
        url="",
        size=photo.bytes,
        offset=photo.bytes,
        state=UploadState.complete.value,
        error="",
        photo_id=str(photo.id),
        is_duplicate=True,
    )


def _clean_digest(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    digest = sha256.strip().lower()
    if len(digest) != SHA256_DIGITS or any(character not in "0123456789abcdef" for character in digest):
        raise Invalid(sha256="A SHA-256 is 64 hexadecimal digits.")
    return digest
