"""Who is in which photo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, update
from sqlalchemy import delete as sql_delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, select

from photodrop.errors import Invalid
from photodrop.models import Account, Album, Appearance, AppearanceSource, AppearanceState, DecidedBy, Face, Photo
from photodrop.models.base import among, new_id, now
from photodrop.services import access, audit, clients, face_matching, face_references, notices, queue
from photodrop.services.tongues import _


@dataclass(frozen=True)
class AppearanceView:
    """`decided_by` is `client` or `photographer`, empty while it is as it was found, or said with the upload."""

    id: str
    photo_id: str
    client_id: str
    source: str
    state: str
    decided_by: str


def add(
    session: Session, photo_ids: list[UUID], client_ids: list[UUID], *, faces: Mapping[UUID, UUID] | None = None
) -> None:
    """By hand, so confirmed: also over an earlier suggestion. Callers have opened the photos through access.

    `faces` says of a photo which face it was said of.
    """
    rows = [
        {
            "id": new_id(),
            "created_at": now(),
            "photo_id": photo_id,
            "client_id": client_id,
            "source": AppearanceSource.hand,
            "state": AppearanceState.confirmed,
            "face_id": (faces or {}).get(photo_id),
            "decided_by": DecidedBy.photographer if faces else None,
        }
        # In one order for everybody, so that two who add the same people take turns.
        for photo_id in sorted(set(photo_ids))
        for client_id in sorted(set(client_ids))
    ]
    if not rows:
        return
    statement = insert(Appearance)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["photo_id", "client_id"],
            set_={
                "state": statement.excluded.state,
                "source": statement.excluded.source,
                "face_id": func.coalesce(statement.excluded.face_id, col(Appearance.face_id)),
                "decided_by": func.coalesce(statement.excluded.decided_by, col(Appearance.decided_by)),
            },
        ),
        rows,
    )
    notices.named(session, photo_ids, client_ids)
    if face_matching.again(session, photo_ids):
        face_references.learn(session, client_ids)


def named(session: Session, actor: Account, album: Album, phones: list[str]) -> list[UUID]:
    """Who an upload says is in its photos: clients of the photographer, in an album of clients."""
    if not phones:
        return []
    if album.is_library or album.owner_id != actor.id:
        raise Invalid(phones=_("Only the photographer of an album of clients says who is in its photos."))
    return clients.ids_of_phones(session, actor, phones)


def of(session: Session, client_id: UUID, photo_id: UUID) -> Appearance | None:
    return session.exec(
        select(Appearance).where(Appearance.client_id == client_id, Appearance.photo_id == photo_id)
    ).first()


def in_photo(session: Session, actor: Account, photo_id: UUID) -> list[AppearanceView]:
    """Suggested, confirmed and rejected ones, for the photo's owner."""
    photo = access.photo_of_photographer(session, actor, photo_id)
    found = session.exec(select(Appearance).where(Appearance.photo_id == photo.id).order_by(col(Appearance.id))).all()
    return [view(appearance) for appearance in found]


def view(appearance: Appearance) -> AppearanceView:
    return AppearanceView(
        id=str(appearance.id),
        photo_id=str(appearance.photo_id),
        client_id=str(appearance.client_id),
        source=appearance.source.value,
        state=appearance.state.value,
        decided_by=appearance.decided_by.value if appearance.decided_by else "",
    )


def set_people(session: Session, actor: Account, photo_id: UUID, phones: list[str]) -> None:
    """Exactly these people are in the photo; the others leave it."""
    photo = access.photo_of_photographer(session, actor, photo_id)
    ids = clients.ids_of_phones(session, actor, phones)
    _take_out(session, col(Appearance.photo_id) == photo.id, col(Appearance.client_id).not_in(ids))
    add(session, [photo.id], ids)
    audit.record(session, "photo.people_set", actor_id=actor.id, subject_id=photo.id)


def add_people(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID], client_ids: list[UUID]) -> None:
    access.album_of_photographer(session, actor, album_id)
    photos = access.photos_to_edit(session, actor, album_id, photo_ids)
    add(session, [photo.id for photo in photos], clients.own_ids(session, actor, client_ids))


def remove_people(
    session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID], client_ids: list[UUID]
) -> None:
    access.album_of_photographer(session, actor, album_id)
    photos = access.photos_to_edit(session, actor, album_id, photo_ids)
    _take_out(
        session,
        col(Appearance.photo_id).in_([photo.id for photo in photos]),
        col(Appearance.client_id).in_(client_ids),
    )


def decide(session: Session, actor: Account, appearance_id: UUID, state: AppearanceState) -> Appearance:
    """The photographer confirms or rejects. The client says "not me", and yes or no to what their face suggested."""
    appearance, is_photographer = access.appearance_to_edit(session, actor, appearance_id)
    is_answer = state is AppearanceState.confirmed and access.is_suggested(session, actor, appearance)
    if not is_photographer and state is not AppearanceState.rejected and not is_answer:
        raise Invalid(state=_("Only your photographer can add you to a photo."))
    appearance.state = state
    appearance.decided_by = DecidedBy.photographer if is_photographer else DecidedBy.client
    session.add(appearance)
    session.flush()
    if is_photographer and state is AppearanceState.confirmed:
        notices.named(session, [appearance.photo_id], [appearance.client_id])
    reconsider(session, [appearance.photo_id], [appearance.client_id])
    audit.record(session, f"appearance.{state}", actor_id=actor.id, subject_id=appearance.id)
    return appearance


def _take_out(session: Session, *which: ColumnElement[bool]) -> None:
    """Where faces were looked for, or a card found them, it is a decision, for matching would bring them back."""
    measured = col(Appearance.source) == AppearanceSource.card
    measured |= exists().where(col(Photo.id) == Appearance.photo_id, col(Photo.faces_model) != "").correlate(Appearance)
    rejecting = (
        update(Appearance)
        .where(*which, measured)
        .values(state=AppearanceState.rejected, decided_by=DecidedBy.photographer)
        .returning(col(Appearance.photo_id), col(Appearance.client_id))
    )
    rejected = session.execute(rejecting).all()
    session.execute(sql_delete(Appearance).where(*which, ~measured))
    if rejected:
        reconsider(session, {row.photo_id for row in rejected}, {row.client_id for row in rejected})


def reconsider(session: Session, photo_ids: Iterable[UUID], client_ids: Iterable[UUID]) -> None:
    """What a person said teaches matching: whom these faces are like, and whose they are then."""
    face_references.learn(session, client_ids)
    face_matching.again(session, photo_ids)
    # A face that is theirs no longer is somebody else's, who may have a group.
    albums = select(Face.album_id).where(among(col(Face.photo_id), photo_ids)).distinct()
    for album_id in session.exec(albums).all():
        queue.enqueue(session, "faces.group", album_id=album_id)
