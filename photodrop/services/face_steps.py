"""What a photographer did on the page of people, kept so that it can be taken back.

A step holds what was before it and what it left. To undo puts back what nobody has touched since: where a client said
"not me" in the meantime, or the photo was looked at anew, that stays as it is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, NotFound
from photodrop.models import (
    Account,
    Appearance,
    AppearanceSource,
    AppearanceState,
    DecidedBy,
    Face,
    FaceConsent,
    FaceGroup,
    FaceStep,
    Photo,
)
from photodrop.models.base import among, now
from photodrop.services import access, appearances, audit, notices

KEPT = timedelta(days=2)

Shot = dict[str, dict[str, Any]]


class NothingToUndo(Conflict):
    message = "There is nothing to undo."


@dataclass(frozen=True)
class StepView:
    """`photo_count` is how many photos got somebody, or lost them. Undo it by its id."""

    id: str
    album_id: str
    kind: str
    client_id: str
    photo_count: int


@dataclass(frozen=True)
class Undone:
    """`kept` counts what others have changed since, which stays as it is."""

    step_id: str
    kind: str
    restored: int
    kept: int


@dataclass
class Scope:
    """Which rows a step may change. What it makes is added to it while it goes on."""

    appearances: set[tuple[UUID, UUID]] = field(default_factory=set)
    """Photo and client."""
    faces: set[UUID] = field(default_factory=set)
    groups: set[UUID] = field(default_factory=set)
    client_id: UUID | None = None
    view: StepView | None = None


def hold(session: Session, album_id: UUID) -> None:
    """One at a time changes who is who in an album: the photographer, or the job that groups."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"faces of {album_id}", 0))))


@contextmanager
def recorded(session: Session, actor: Account, album_id: UUID, kind: str, scope: Scope) -> Iterator[Scope]:
    """Keeps what the block changes of `scope`, and leaves the view of the step in it."""
    before = _shot(session, scope)
    yield scope
    session.flush()
    after = _shot(session, scope)
    changes = {
        table: {
            key: [before[table].get(key), after[table].get(key)]
            for key in {*before[table], *after[table]}
            if before[table].get(key) != after[table].get(key)
        }
        for table in after
    }
    step = FaceStep(album_id=album_id, account_id=actor.id, client_id=scope.client_id, kind=kind, changes=changes)
    session.add(step)
    session.flush()
    audit.record(session, f"face.{kind}", actor_id=actor.id, subject_id=album_id, step_id=str(step.id))
    count = len({key.split()[0] for key in changes["appearances"]})
    scope.view = StepView(str(step.id), str(album_id), kind, str(scope.client_id or ""), count)


def undo(session: Session, actor: Account, album_id: UUID, step_id: UUID | None = None) -> Undone:
    """A step of one's own, or the last that is not undone. Raises NotFound for one that is not there to be undone."""
    album = access.album_of_photographer(session, actor, album_id)
    hold(session, album.id)
    statement = select(FaceStep).where(
        FaceStep.album_id == album.id,
        FaceStep.account_id == actor.id,
        col(FaceStep.undone_at).is_(None),
        col(FaceStep.created_at) > now() - KEPT,
    )
    if step_id is not None:
        statement = statement.where(FaceStep.id == step_id)
    step = session.exec(statement.order_by(col(FaceStep.id).desc()).limit(1).with_for_update()).first()
    if step is None:
        raise NothingToUndo if step_id is None else NotFound
    restored, kept = _take_back(session, album.id, step.changes)
    step.undone_at = now()
    session.add(step)
    audit.record(session, "face.undone", actor_id=actor.id, subject_id=album.id, step_id=str(step.id))
    return Undone(str(step.id), step.kind, restored, kept)


def sweep(session: Session) -> None:
    session.execute(sql_delete(FaceStep).where(col(FaceStep.created_at) < now() - KEPT))


def _shot(session: Session, scope: Scope) -> Shot:
    """Only what a step may change of a row."""
    groups = session.exec(select(FaceGroup).where(among(col(FaceGroup.id), scope.groups))).all()
    faces = session.execute(
        select(Face.id, Face.group_id, Face.placed_by_hand).where(among(col(Face.id), scope.faces))
    ).all()
    appearances = _appearances(session, scope.appearances)
    return {
        "groups": {str(group.id): {"client": _id(group.client_id), "ignored": group.is_ignored} for group in groups},
        "faces": {str(face_id): {"group": _id(group), "by_hand": by_hand} for face_id, group, by_hand in faces},
        "appearances": {f"{row.photo_id} {row.client_id}": _told(row) for row in appearances},
    }


def _told(row: Appearance) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "source": row.source.value,
        "face": _id(row.face_id),
        "decided_by": row.decided_by.value if row.decided_by else None,
    }


def _appearances(session: Session, keys: Iterable[tuple[UUID, UUID]]) -> list[Appearance]:
    wanted = sorted(keys)
    if not wanted:
        return []
    pair = tuple_(col(Appearance.photo_id), col(Appearance.client_id))
    statement = select(Appearance).where(pair.in_(wanted)).execution_options(populate_existing=True)
    return list(session.exec(statement).all())


def _take_back(session: Session, album_id: UUID, changes: dict[str, dict[str, list[Any]]]) -> tuple[int, int]:
    scope = Scope(
        {(UUID(key.split()[0]), UUID(key.split()[1])) for key in changes["appearances"]},
        {UUID(key) for key in changes["faces"]},
        {UUID(key) for key in changes["groups"]},
    )
    current = _shot(session, scope)
    untouched = {
        table: {key: before for key, (before, after) in rows.items() if current[table].get(key) == after}
        for table, rows in changes.items()
    }
    made = [UUID(key) for key, before in untouched["groups"].items() if before is None]
    for key, before in untouched["groups"].items():
        if before is not None:
            _restore_group(session, album_id, UUID(key), before)
    session.flush()
    for key, before in untouched["faces"].items():
        face = session.get(Face, UUID(key), populate_existing=True)
        if face is not None and before is not None:
            group_id = UUID(before["group"]) if before["group"] else None
            # Grouped anew since then, the group may be gone: the face finds another.
            there = group_id is not None and session.get(FaceGroup, group_id) is not None
            face.group_id, face.placed_by_hand = (group_id, before["by_hand"]) if there else (None, False)
            session.add(face)
    session.flush()
    is_empty = ~select(Face.id).where(Face.group_id == FaceGroup.id).exists()
    session.execute(sql_delete(FaceGroup).where(among(col(FaceGroup.id), made), is_empty))
    _restore_appearances(session, album_id, untouched["appearances"])
    restored = sum(len(rows) for rows in untouched.values())
    return restored, sum(len(rows) for rows in changes.values()) - restored


def _restore_group(session: Session, album_id: UUID, group_id: UUID, before: dict[str, Any]) -> None:
    group = session.get(FaceGroup, group_id, populate_existing=True) or FaceGroup(id=group_id, album_id=album_id)
    client_id = UUID(before["client"]) if before["client"] else None
    if client_id is not None:
        theirs = select(FaceGroup.id).where(
            FaceGroup.album_id == album_id, FaceGroup.client_id == client_id, FaceGroup.id != group_id
        )
        if session.exec(theirs).first() is not None or session.get(Account, client_id) is None:
            client_id = None
    group.client_id, group.is_ignored = client_id, before["ignored"]
    session.add(group)


def _restore_appearances(session: Session, album_id: UUID, rows: dict[str, Any]) -> None:
    told: dict[UUID, list[UUID]] = {}
    for key, before in sorted(rows.items()):
        photo_id, client_id = map(UUID, key.split())
        found = _appearances(session, [(photo_id, client_id)])
        if before is None:
            for row in found:
                session.delete(row)
            continue
        photo = session.get(Photo, photo_id)
        if photo is None or photo.album_id != album_id or session.get(Account, client_id) is None:
            continue
        client = session.get(Account, client_id)
        if before["state"] == AppearanceState.suggested and (
            client is None or client.face_consent is not FaceConsent.granted
        ):
            # They withdrew their consent since: nobody is asked about them any more.
            continue
        row = found[0] if found else Appearance(photo_id=photo_id, client_id=client_id)
        row.state, row.source = AppearanceState(before["state"]), AppearanceSource(before["source"])
        face_id = UUID(before["face"]) if before["face"] else None
        row.face_id = face_id if face_id and session.get(Face, face_id) is not None else None
        row.decided_by = DecidedBy(before["decided_by"]) if before["decided_by"] else None
        session.add(row)
        if row.state is AppearanceState.confirmed:
            told.setdefault(client_id, []).append(photo_id)
    session.flush()
    for client_id, photo_ids in told.items():
        notices.named(session, photo_ids, [client_id])
    if rows:
        photo_ids, client_ids = zip(*(map(UUID, key.split()) for key in rows), strict=True)
        appearances.reconsider(session, set(photo_ids), set(client_ids))


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)
