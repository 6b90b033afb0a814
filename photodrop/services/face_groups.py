"""Groups of an album's unknown faces: made by themselves, named, merged, split and set aside by the photographer.

A face is known by an appearance, suggested or confirmed, that points at it. In the group of a client it is because the
photographer said so; by itself nothing ever joins that one, for it may belong to somebody who did not agree to it.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, text, update
from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, exists, select

from photodrop.errors import Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Face,
    FaceConsent,
    FaceGroup,
    FaceMode,
    Photo,
)
from photodrop.models.base import among, new_id
from photodrop.services import access, appearances, clients, face_steps, face_traces, queue
from photodrop.services.face_steps import Scope, StepView
from photodrop.services.tongues import _

MOST_AT_ONCE = 500

# A job that begins while another one waits leaves everything to that one, which sees all that this one would.
_ANOTHER_WAITS = text(
    "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'faces.group' AND status = 'todo' "
    "AND args ->> 'album_id' = :album_id AND args ->> 'anew' IS NULL LIMIT 1"
)


def is_known() -> ColumnElement[bool]:
    """In a statement about faces: somebody is suggested or confirmed to be this face."""
    return exists().where(col(Appearance.face_id) == Face.id, col(Appearance.state) != AppearanceState.rejected)


def ask(session: Session, album_id: UUID) -> None:
    """Promises that faces which nobody knows are grouped once this transaction is through."""
    queue.enqueue(session, "faces.group", album_id=album_id)


def group(session: Session, album_id: UUID, *, anew: bool = False) -> None:
    """Gives every unknown face of an album its group; `anew` all but those that the photographer has placed."""
    if not anew and session.execute(_ANOTHER_WAITS, {"album_id": str(album_id)}).first() is not None:
        return
    album = session.get(Album, album_id)
    if album is None or album.deleted_at is not None or album.faces is not FaceMode.on:
        return
    face_steps.hold(session, album.id)
    _leave_wrong_clients(session, album.id)
    if anew:
        loose = _unnamed_groups(album.id, ~col(FaceGroup.is_ignored))
        session.execute(
            update(Face)
            .where(col(Face.album_id) == album.id, ~col(Face.placed_by_hand), col(Face.group_id).in_(loose))
            .values(group_id=None)
        )
    for model in session.exec(
        select(Face.model).where(Face.album_id == album.id, *_to_place()).distinct().order_by(Face.model)
    ).all():
        _place(session, album.id, model)
    empty = ~exists().where(col(Face.group_id) == FaceGroup.id)
    session.execute(sql_delete(FaceGroup).where(col(FaceGroup.album_id) == album.id, empty))


def regroup(session: Session, actor: Account, album_id: UUID) -> None:
    """Asked for by the photographer; a job does it."""
    album = access.album_of_photographer(session, actor, album_id)
    queue.enqueue(session, "faces.group", priority=queue.NOW, album_id=album.id, anew=True)


def name(
    session: Session, actor: Account, group_id: UUID, phone: str, *, called: str = "", region: str | None = None
) -> StepView:
    """The faces are the client of this number, who is made on the spot if nobody has it yet."""
    group = access.face_group_to_edit(session, actor, group_id)
    client_id = clients.ids_of_phones(session, actor, [phone], region)[0]
    if called.strip():
        clients.rename(session, actor, client_id, called)
    return _give(session, actor, group, client_id)


def merge(
    session: Session,
    actor: Account,
    group_id: UUID,
    *,
    into_group_id: UUID | None = None,
    client_id: UUID | None = None,
) -> StepView:
    """The faces join another group of the album, or are one of the photographer's clients."""
    group = access.face_group_to_edit(session, actor, group_id)
    if client_id is not None:
        return _give(session, actor, group, clients.own_ids(session, actor, [client_id])[0])
    if into_group_id is None or into_group_id == group_id:
        raise Invalid(into_group_id=_("Say which other group, or which client, these faces belong to."))
    other = access.face_group_to_edit(session, actor, into_group_id)
    if other.album_id != group.album_id:
        raise NotFound
    face_steps.hold(session, group.album_id)
    faces = _faces_of(session, group.id)
    scope = Scope(faces={face.id for face in faces}, groups={group.id, other.id})
    with face_steps.recorded(session, actor, group.album_id, "merged", scope):
        for face in faces:
            face.group_id, face.placed_by_hand = other.id, True
            session.add(face)
        session.flush()
        session.delete(group)
    return viewed(scope)


def split(session: Session, actor: Account, group_id: UUID, face_ids: list[UUID]) -> StepView:
    """These faces are somebody else: a group of their own. Whoever looked placed both halves by hand."""
    group = access.face_group_to_edit(session, actor, group_id)
    face_steps.hold(session, group.album_id)
    faces = _faces_of(session, group.id, ~is_known())
    wanted = set(face_ids)
    if not wanted <= {face.id for face in faces}:
        raise NotFound
    if not wanted or len(wanted) == len(faces):
        raise Invalid(face_ids=_("Choose some of these faces, and leave at least one."))
    scope = Scope(faces={face.id for face in faces}, groups={group.id})
    with face_steps.recorded(session, actor, group.album_id, "split", scope):
        made = FaceGroup(album_id=group.album_id)
        session.add(made)
        session.flush()
        scope.groups.add(made.id)
        for face in faces:
            face.placed_by_hand = True
            if face.id in wanted:
                face.group_id = made.id
            session.add(face)
    return viewed(scope)


def set_aside(session: Session, actor: Account, group_id: UUID, *, is_ignored: bool = True) -> StepView:
    """Not a guest: asked about no more. Faces like these go the same way."""
    group = access.face_group_to_edit(session, actor, group_id)
    face_steps.hold(session, group.album_id)
    scope = Scope(groups={group.id})
    with face_steps.recorded(session, actor, group.album_id, "set_aside", scope):
        group.is_ignored = is_ignored
        session.add(group)
    return viewed(scope)


def name_face(
    session: Session, actor: Account, face_id: UUID, phone: str, *, called: str = "", region: str | None = None
) -> StepView:
    """One face of one photo, and none of those that look like it."""
    face = access.face_of_photographer(session, actor, face_id)
    client_id = clients.ids_of_phones(session, actor, [phone], region)[0]
    if called.strip():
        clients.rename(session, actor, client_id, called)
    face_steps.hold(session, face.album_id)
    _hold_client(session, client_id)
    # Whoever this face was taken for, suggested or confirmed, is not it.
    others = session.exec(
        select(Appearance).where(
            Appearance.face_id == face.id,
            Appearance.client_id != client_id,
            Appearance.state != AppearanceState.rejected,
        )
    ).all()
    pairs = {(face.photo_id, client_id), *((face.photo_id, other.client_id) for other in others)}
    scope = Scope(pairs, {face.id}, client_id=client_id)
    with face_steps.recorded(session, actor, face.album_id, "named", scope):
        for other in others:
            appearances.decide(session, actor, other.id, AppearanceState.rejected)
        _appear(session, client_id, {face.photo_id: face})
        own = _group_of_client(session, face.album_id, client_id)
        scope.groups.add(own.id)
        face.group_id, face.placed_by_hand = own.id, True
        session.add(face)
        _forget_who_refused(session, client_id)
    return viewed(scope)


def _give(session: Session, actor: Account, group: FaceGroup, client_id: UUID) -> StepView:
    face_steps.hold(session, group.album_id)
    _hold_client(session, client_id)
    faces = _faces_of(session, group.id)
    photo_ids = {face.photo_id for face in faces}
    scope = Scope(
        {(photo_id, client_id) for photo_id in photo_ids},
        {face.id for face in faces},
        {group.id},
        client_id,
    )
    others = set(
        session.exec(
            select(Appearance.face_id).where(
                among(col(Appearance.face_id), {face.id for face in faces}),
                Appearance.client_id != client_id,
                Appearance.state != AppearanceState.rejected,
            )
        ).all()
    )
    known = session.exec(
        select(Appearance).where(among(col(Appearance.photo_id), photo_ids), Appearance.client_id == client_id)
    ).all()
    rejected = {row.photo_id for row in known if row.state is AppearanceState.rejected}
    # Confirmed by another face of the photo: this one stays beside it.
    settled = {row.photo_id for row in known if row.state is AppearanceState.confirmed and row.face_id is not None}
    theirs = _group_of(session, group.album_id, client_id)
    if theirs is not None:
        scope.groups.add(theirs.id)
    with face_steps.recorded(session, actor, group.album_id, "named", scope):
        best: dict[UUID, Face] = {}
        for face in faces:
            # Somebody said of this photo that it is not them, or of this face that it is another's: a word about all
            # of them does not undo that.
            if face.photo_id in rejected or face.id in others:
                face.group_id, face.placed_by_hand = None, False
            else:
                if face.photo_id not in settled:
                    best.setdefault(face.photo_id, face)
                face.group_id, face.placed_by_hand = (theirs or group).id, True
            session.add(face)
        _appear(session, client_id, best)
        session.flush()
        if theirs is None:
            group.client_id, group.is_ignored = client_id, False
            session.add(group)
        else:
            session.delete(group)
        _forget_who_refused(session, client_id)
    if rejected:
        ask(session, group.album_id)
    return viewed(scope)


def _appear(session: Session, client_id: UUID, faces: dict[UUID, Face]) -> None:
    """By the photographer's word, each with the face it was said of."""
    appearances.add(session, list(faces), [client_id], faces={photo_id: face.id for photo_id, face in faces.items()})


def _hold_client(session: Session, client_id: UUID) -> None:
    """Their consent does not change while faces are named as theirs: a no finds these names, or is found here."""
    held = select(Account).where(Account.id == client_id).with_for_update(read=True)
    session.exec(held.execution_options(populate_existing=True)).one()


def _forget_who_refused(session: Session, client_id: UUID) -> None:
    session.flush()
    if session.get_one(Account, client_id).face_consent is FaceConsent.refused:
        face_traces.forget_faces_of(session, client_id)


def _group_of(session: Session, album_id: UUID, client_id: UUID) -> FaceGroup | None:
    return session.exec(
        select(FaceGroup).where(FaceGroup.album_id == album_id, FaceGroup.client_id == client_id)
    ).first()


def _group_of_client(session: Session, album_id: UUID, client_id: UUID) -> FaceGroup:
    found = _group_of(session, album_id, client_id)
    if found is None:
        found = FaceGroup(album_id=album_id, client_id=client_id)
        session.add(found)
        session.flush()
    return found


def _faces_of(session: Session, group_id: UUID, *which: ColumnElement[bool]) -> list[Face]:
    """The clearest first."""
    statement = select(Face).where(Face.group_id == group_id, *which)
    return list(session.exec(statement.order_by(col(Face.quality).desc(), col(Face.id))).all())


def viewed(scope: Scope) -> StepView:
    assert scope.view is not None  # noqa: S101  # recorded() has left it there
    return scope.view


def _leave_wrong_clients(session: Session, album_id: UUID) -> None:
    """Faces in a client's group that are no longer taken for that client."""
    theirs = exists().where(
        col(Appearance.face_id) == Face.id,
        col(Appearance.client_id) == FaceGroup.client_id,
        col(Appearance.state) != AppearanceState.rejected,
    )
    # A second, less clear face of the same person in the same photo has no appearance of its own.
    beside = exists().where(
        col(Appearance.photo_id) == Face.photo_id,
        col(Appearance.client_id) == FaceGroup.client_id,
        col(Appearance.state) != AppearanceState.rejected,
        col(Appearance.face_id) != Face.id,
    )
    session.execute(
        update(Face)
        .where(
            col(Face.group_id) == col(FaceGroup.id),
            col(Face.album_id) == album_id,
            col(FaceGroup.client_id).is_not(None),
            ~theirs,
            ~beside,
        )
        .values(group_id=None, placed_by_hand=False)
        .execution_options(synchronize_session=False)
    )


def _to_place() -> tuple[ColumnElement[bool], ...]:
    return col(Face.group_id).is_(None), col(Face.embedding).is_not(None), ~is_known()


def _unnamed_groups(album_id: UUID, *more: Any) -> Any:
    return select(FaceGroup.id).where(FaceGroup.album_id == album_id, col(FaceGroup.client_id).is_(None), *more)


def _place(session: Session, album_id: UUID, model: str) -> None:
    # Imported here, where a worker needs it: the web process does without numpy.
    from photodrop.imaging.face_clusters import Gathering, Seen

    rows = session.execute(
        select(Face.id, Face.photo_id, Face.embedding)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .where(Face.album_id == album_id, Face.model == model, col(Photo.deleted_at).is_(None), *_to_place())
        .order_by(col(Face.quality).desc(), col(Face.id))
    ).all()
    if not rows:
        return
    in_album = Face.album_id == album_id, Face.model == model
    unnamed = col(Face.group_id).in_(_unnamed_groups(album_id))
    means = session.execute(
        select(Face.group_id, func.avg(Face.embedding, type_=Face.embedding.type), func.count())
        .where(*in_album, unnamed, col(Face.embedding).is_not(None))
        .group_by(col(Face.group_id))
        .order_by(col(Face.group_id))
    ).all()
    photos: dict[UUID, list[UUID]] = {}
    same_photos = among(col(Face.photo_id), {photo_id for _face_id, photo_id, _embedding in rows})
    for group_id, photo_id in session.execute(
        select(Face.group_id, Face.photo_id).where(Face.album_id == album_id, unnamed, same_photos)
    ).all():
        photos.setdefault(group_id, []).append(photo_id)
    gathering = Gathering()
    for group_id, mean, count in means:
        gathering.begin(group_id, mean, count, photos.get(group_id, []))
    for face_id, photo_id, embedding in rows:
        gathering.place(Seen(face_id, photo_id, embedding))
    placed: list[dict[str, UUID]] = []
    for known, members in zip(gathering.keys, gathering.members, strict=True):
        if not members:
            continue
        group_id = known
        if group_id is None:
            group_id = new_id()
            session.add(FaceGroup(id=group_id, album_id=album_id))
        placed += [{"id": face_id, "group_id": group_id} for face_id in members]
    session.flush()
    session.execute(update(Face), placed)
