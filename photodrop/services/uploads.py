"""Files on their way in, resumable: the browser asks where to send, sends what is missing, says when it is done.

Where photos lie in a bucket, the parts of a file go straight there (`services/upload_parts.py`), elsewhere through us.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import event, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.storage.parts import Appender, BytesChanged, PartAddress, PartFile, Progress, not_all_here
from photodrop.db import aside
from photodrop.errors import Invalid, PhotoDropError, TooLarge, UnsupportedMedia
from photodrop.imaging import formats
from photodrop.models import Account, Photo, Upload, UploadState
from photodrop.models.base import new_id, now
from photodrop.services import access, appearances, photo_cards, photos, upload_parts
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.photos import Added
from photodrop.services.tongues import Sentence, _
from photodrop.services.upload_parts import UploadEnded, clean_digest

KEPT = timedelta(days=3)
LONGEST_FINGERPRINT = 400
METHODS = ("tus", "s3")


@dataclass(frozen=True)
class UploadView:
    """Where the rest of a file goes; `offset` is how many bytes are here.

    With the method `tus` the rest goes to `url` by tus 1.0 or by one PUT. With `s3` the file goes in parts of
    `part_bytes`: those in `parts_here` have arrived, for the others `url` gives addresses. The address of a file that
    is one part of a known SHA-256 is among `addresses` already. `is_duplicate` with a
    `photo_id`: the album has these bytes already, nothing needs to be sent.
    """

    id: str
    album_id: str
    filename: str
    method: str
    url: str
    size: int
    offset: int
    part_bytes: int
    parts_here: list[int]
    addresses: list[PartAddress]
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
    method: str = "",
) -> UploadView:
    """A new upload, or the unfinished one of the same file, so that only what is missing is sent.

    With the method `tus` the bytes come through us wherever photos are kept, for senders that speak nothing else.
    """
    album = access.album_to_edit(session, actor, album_id)
    photos.check_size(size)
    sha256 = clean_digest(sha256)
    if method not in ("", *METHODS):
        raise Invalid(method=_("Use one of: {choices}.", choices=", ".join(METHODS)))
    people = appearances.named(session, actor, album, phones or [])
    known = photos.same_bytes(session, album.id, sha256, or_sent=True) if sha256 else None
    if known is not None:
        if known.held_at is not None:
            photos.let_in(session, album, known)
        appearances.add(session, [known.id], people)
        return _duplicate(known, filename)
    name = photos.clean_filename(filename)
    identity = (fingerprint or f"{filename}:{size}")[:LONGEST_FINGERPRINT]
    statement, own_id = insert(Upload), new_id()
    # The update changes nothing but locks the row: nobody completes it before it is read below.
    upload_id = session.execute(
        statement.values(
            id=own_id,
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
            part_sha256=[],
            **upload_parts.route(size, method),
        )
        .on_conflict_do_update(
            index_elements=["album_id", "account_id", "fingerprint"],
            index_where=text("state = 'open'"),
            set_={"touched_at": statement.excluded.touched_at},
        )
        .returning(col(Upload.id))
    ).scalar_one()
    upload = session.get_one(Upload, upload_id, populate_existing=True)
    is_edited = (upload.size, upload.sha256 or sha256) != (size, sha256 or upload.sha256)
    if is_edited or (upload_id != own_id and upload_parts.is_lost(upload, method)):
        # What has come of an older file, or by a way that is closed now, is of no use.
        _discard(upload)
        upload.size = size
        upload_parts.start_anew(upload, method)
    upload.sha256 = sha256 or upload.sha256
    upload.client_ids = list({*upload.client_ids, *map(str, people)})
    upload.touched_at = now()
    session.add(upload)
    view = _view(upload, is_new=upload_id == own_id)
    return view if view.offset else replace(view, addresses=upload_parts.first_addresses(upload))


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
    if upload.state is not UploadState.open or upload.key:
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
            return Added(photo_cards.see(session, actor, upload.photo_id), is_duplicate=False)
        case UploadState.complete:
            raise UploadEnded
    added = _adopt(session, actor, upload) if upload.key else _bring_in(session, actor, upload)
    upload.state = UploadState.complete
    upload.photo_id = UUID(added.photo.id)
    session.add(upload)
    return added


def _bring_in(session: Session, actor: Account, upload: Upload) -> Added:
    part = PartFile(upload.id)
    sha256 = _checked(session, upload, part)
    with part.open() as source:
        added = photos.bring_in(
            session,
            actor,
            access.album_to_edit(session, actor, upload.album_id),
            source,
            filename=upload.filename,
            content_type=upload.content_type,
            size=upload.size,
            sha256=sha256,
            people=[UUID(client) for client in upload.client_ids],
        )
    # Only after the commit: until then these are the only bytes anybody can rely on.
    event.listen(session, "after_commit", lambda _session: part.discard(), once=True)
    return added


def _adopt(session: Session, actor: Account, upload: Upload) -> Added:
    try:
        head = upload_parts.joined(upload, formats.ENOUGH_TO_TELL)
    except BytesChanged:
        _after_rollback(session, upload, lambda row: upload_parts.start_anew(row, "s3"))
        raise
    return photos.adopt(
        session,
        actor,
        access.album_to_edit(session, actor, upload.album_id),
        upload.key,
        filename=upload.filename,
        kind=_kind(session, upload, head),
        size=upload.size,
        sent_sha256=upload.sha256,
        people=[UUID(client) for client in upload.client_ids],
    )


def cancel(session: Session, actor: Account, upload_id: UUID) -> None:
    upload = access.upload_to_continue(session, actor, upload_id, lock=True)
    if upload.state is UploadState.open:
        forget(session, [upload])


def sweep(session: Session) -> None:
    """Forget uploads nobody has touched for three days, with their bytes, and bytes whose upload is over.

    Those in a bucket are found by `reconciliation`.
    """
    # One that is being completed in this moment is no longer forgotten: its bytes become a photo's.
    forgotten = select(Upload).where(col(Upload.touched_at) < now() - KEPT).with_for_update(skip_locked=True)
    forget(session, session.exec(forgotten).all())
    found = {part.upload_id: part for part in PartFile.all()}
    open_ids = session.exec(select(Upload.id).where(col(Upload.id).in_(found), Upload.state == UploadState.open)).all()
    for upload_id in found.keys() - set(open_ids):
        # Young ones may belong to a row that is not committed yet.
        if found[upload_id].age > KEPT:
            found[upload_id].discard()


def keys(session: Session) -> set[str]:
    """Where in the bucket unfinished uploads lie, as parts or joined already."""
    statement = select(Upload.key).where(Upload.state == UploadState.open, Upload.key != "")
    return set(session.exec(statement).all())


def forget(session: Session, uploads: Sequence[Upload]) -> None:
    for upload in uploads:
        session.delete(upload)
    # An upload that is over has no bytes of its own left: in a bucket they are a photo's now.
    unfinished = [upload for upload in uploads if upload.state is UploadState.open]
    event.listen(session, "after_commit", lambda _session: [_discard(upload) for upload in unfinished], once=True)


def _checked(session: Session, upload: Upload, part: PartFile) -> str:
    """The SHA-256 of what came, once all of it is here, is a picture and is what was sent."""
    if part.offset < upload.size:
        raise not_all_here(part.offset, upload.size)
    _kind(session, upload, part.head(formats.ENOUGH_TO_TELL))
    sha256 = part.sha256()
    if upload.sha256 not in (None, sha256):
        part.discard()
        raise BytesChanged
    return sha256


def _kind(session: Session, upload: Upload, head: bytes) -> formats.Format:
    try:
        return formats.check(head, upload.content_type)
    except (UnsupportedMedia, TooLarge) as refusal:
        # Asking again must find the same answer.
        _after_rollback(session, upload, partial(_refuse, refusal=refusal))
        raise


def _refuse(upload: Upload, refusal: PhotoDropError) -> None:
    upload.state, upload.error = UploadState.refused, refusal.message


def _after_rollback(session: Session, upload: Upload, change: Callable[[Upload], None]) -> None:
    """Drop the bytes and change the row, once the error that is on its way has undone the caller's transaction."""
    upload_id = upload.id
    drop = _dropper(upload)

    def keep(_session: Session) -> None:
        with aside() as own:
            row = own.get(Upload, upload_id, with_for_update=True)
            if row is not None and row.state is UploadState.open:
                change(row)
                own.add(row)
        drop()

    event.listen(session, "after_rollback", keep, once=True)


def _discard(upload: Upload) -> None:
    _dropper(upload)()


def _dropper(upload: Upload) -> Callable[[], None]:
    """What drops the bytes of an upload, as it is now: the row may change or go before they do."""
    return upload_parts.dropper(upload) if upload.key else PartFile(upload.id).discard


def _view(upload: Upload, *, is_new: bool = False) -> UploadView:
    progress = Progress(0, []) if is_new else _progress(upload)
    return UploadView(
        id=str(upload.id),
        album_id=str(upload.album_id),
        filename=upload.filename,
        method="s3" if upload.key else "tus",
        url=f"{routes.API}/uploads/{upload.id}/{'parts' if upload.key else 'bytes'}",
        size=upload.size,
        offset=progress.offset,
        part_bytes=upload.part_bytes,
        parts_here=progress.parts,
        addresses=[],
        state=upload.state.value,
        error=Sentence(upload.error),
        photo_id=str(upload.photo_id) if upload.photo_id else "",
        is_duplicate=False,
    )


def _progress(upload: Upload) -> Progress:
    if upload.state is not UploadState.open:
        return Progress(upload.size, [])
    return upload_parts.progress(upload) if upload.key else PartFile(upload.id).progress


def _duplicate(photo: Photo, filename: str) -> UploadView:
    return UploadView(
        id="",
        album_id=str(photo.album_id),
        filename=photos.clean_filename(filename),
        method="none",
        url="",
        size=photo.bytes,
        offset=photo.bytes,
        part_bytes=0,
        parts_here=[],
        addresses=[],
        state=UploadState.complete.value,
        error="",
        photo_id=str(photo.id),
        is_duplicate=True,
    )
