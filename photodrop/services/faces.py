"""Which faces are in a photo, where the album and the installation want to know."""

import logging
import struct
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, text, update
from sqlmodel import Session, col, exists, select

from photodrop.adapters.faces import DIMENSIONS, BadModels, FoundFace, find_models
from photodrop.config import get_settings
from photodrop.imaging.renditions import Looked
from photodrop.models import Album, Face, FaceMode, Photo, PhotoStatus
from photodrop.services import face_groups, face_references, progress, queue, transformed

logger = logging.getLogger(__name__)

VECTOR = struct.Struct(f"<{DIMENSIONS}f")

# What waits for another try is not under way: nobody should look at a bar for hours.
_AT_WORK = text(
    "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
    "AND (scheduled_at IS NULL OR scheduled_at <= now()) AND ("
    "task_name = 'faces.group' AND args ->> 'album_id' = :album_id "
    "OR task_name IN ('faces.find', 'faces.match_photo') AND CAST(args ->> 'photo_id' AS uuid) IN "
    "(SELECT id FROM photo WHERE album_id = CAST(:album_id AS uuid))))"
)


class FaceSearch(StrEnum):
    """How the search for an album's faces stands, or why there is none: the album's option, the time that faces are
    kept, or this installation, which was told not to or lacks the models.
    """

    off = "off"
    minors = "minors"
    over = "over"
    unavailable = "unavailable"
    running = "running"
    done = "done"


def models_for(photo: Photo, album: Album) -> str | None:
    """The folder of the models that are to look, empty for those installed. None where nobody is to, or looked already.

    A photo is never looked at twice by the same model: its faces have names by then.
    """
    settings = get_settings()
    if settings.faces == "off" or not album.looks_for_faces:
        return None
    model = _model()
    return settings.face_models if model and photo.faces_model != model else None


def keep(session: Session, photo: Photo, found: list[FoundFace], model: str) -> None:
    """These are the photo's faces now, and no others."""
    transformed.forget_faces(session, session.exec(select(Face.id).where(Face.photo_id == photo.id)).all())
    session.execute(delete(Face).where(col(Face.photo_id) == photo.id))
    session.add_all(
        Face(
            photo_id=photo.id,
            album_id=photo.album_id,
            left_edge=face.left,
            top_edge=face.top,
            width=face.width,
            height=face.height,
            pixels=face.pixels,
            score=face.score,
            quality=face.quality,
            model=model,
            embedding=vector(face),
        )
        for face in found
    )
    photo.faces_model = model
    session.add(photo)
    session.flush()
    queue.enqueue(session, "faces.match_photo", priority=queue.NOW, photo_id=photo.id)
    if found:
        face_groups.ask(session, photo.album_id)
    logger.info("faces.found photo=%s faces=%s", photo.id, len(found))


def keep_looked(session: Session, photo: Photo, album: Album, looked: Looked | None) -> None:
    """What a look at the pixels brought, where it is still wanted. One that failed leaves the photo to be looked at."""
    if looked is None:
        return
    if looked.trouble:
        logger.error("faces.failed photo=%s\n%s", photo.id, looked.trouble)
    elif models_for(photo, album) is not None:
        keep(session, photo, looked.faces, looked.model)


def of_photo(session: Session, photo_id: UUID) -> list[Face]:
    """The largest first."""
    largest = (col(Face.width) * col(Face.height)).desc()
    return list(session.exec(select(Face).where(Face.photo_id == photo_id).order_by(largest, col(Face.id))).all())


def search_in(session: Session, album: Album) -> FaceSearch:
    if album.faces is not FaceMode.on:
        return FaceSearch(album.faces.value)
    if not album.looks_for_faces:
        return FaceSearch.over
    if get_settings().faces == "off" or not _model():
        return FaceSearch.unavailable
    queued = exists().where(
        col(Photo.album_id) == album.id, col(Photo.status) == PhotoStatus.queued, col(Photo.deleted_at).is_(None)
    )
    is_running = session.scalar(select(queued)) or session.execute(_AT_WORK, {"album_id": str(album.id)}).scalar_one()
    return FaceSearch.running if is_running else FaceSearch.done


def look_again(session: Session, photo: Photo, album: Album) -> None:
    """Promise to look at a photo that was rendered while nobody wanted to know."""
    if models_for(photo, album) is not None:
        _promise(session, album, [photo.id])


def look_through(session: Session, album: Album) -> None:
    """Promise to look at every photo of the album that nobody looked at: for the moment its `faces` becomes on."""
    if get_settings().faces == "off" or not album.looks_for_faces or not (model := _model()):
        return
    unseen = session.exec(
        select(Photo.id).where(
            Photo.album_id == album.id,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            Photo.faces_model != model,
        )
    ).all()
    _promise(session, album, list(unseen))


def settle_in(session: Session, photo: Photo, target: Album) -> None:
    """The photo has moved: its faces come along, out of their groups, or are forgotten where no album wants them."""
    if target.faces is FaceMode.on:
        moving = update(Face).where(col(Face.photo_id) == photo.id)
        session.execute(moving.values(album_id=target.id, group_id=None, placed_by_hand=False))
        queue.enqueue(session, "faces.match_photo", photo_id=photo.id)
    else:
        face_references.unlearn(session, photo.id)
        session.execute(delete(Face).where(col(Face.photo_id) == photo.id))
        photo.faces_model = ""
    if photo.status is PhotoStatus.ready:
        look_again(session, photo, target)


def vector(face: FoundFace) -> list[float]:
    return list(VECTOR.unpack(face.embedding))


def _promise(session: Session, album: Album, photo_ids: list[UUID]) -> None:
    for photo_id in photo_ids:
        queue.enqueue(session, "faces.find", priority=queue.LATER, photo_id=photo_id)
    progress.plan(session, album.owner_id, "faces.find", photo_ids, subject_id=album.id, subject=album.name)


def _model() -> str:
    """The name of the models that look now; empty where there are none, which the log tells."""
    try:
        return find_models(get_settings().face_models).name
    except BadModels:
        logger.exception("faces.failed")
        return ""
