"""Photos find their people by time: whoever had claimed the moment at which a photo was really taken is in it.

In the time of one person alone it is theirs. Where two claimed the same moment nobody can know whose face it is, so
both are only suggested, until the photographer says whose it was. What had dropped for somebody is not taken from
them again because another claimed that moment later.

Runs in jobs, for each must see what the others committed before it, and one at a time for each album.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, or_, select

from photodrop.models import (
    Album,
    Appearance,
    AppearanceSource,
    AppearanceState,
    CardClaim,
    EventCard,
    Photo,
    PhotoStatus,
    Unlock,
)
from photodrop.models.base import among, new_id, now
from photodrop.services import clocks, notices, queue
from photodrop.services.clocks import Timed


class Window(NamedTuple):
    starts_at: datetime
    ends_at: datetime
    client_id: UUID
    is_sure: bool


Pair = tuple[UUID, UUID]
"""A photo and a client."""


def promise_photo(session: Session, album: Album, photo_id: UUID) -> None:
    """It is ready, and may be somebody's."""
    if session.execute(select(exists().where(col(EventCard.album_id) == album.id))).scalar_one():
        queue.enqueue(session, "cards.match_photo", photo_id=photo_id)


def promise_album(session: Session, album_id: UUID) -> None:
    queue.enqueue(session, "cards.match_album", priority=queue.NOW, album_id=album_id)


def match_photo(session: Session, photo_id: UUID) -> None:
    photo = session.get(Photo, photo_id)
    if photo is not None:
        _match(session, photo.album_id, [photo_id])


def match_album(session: Session, album_id: UUID) -> None:
    _match(session, album_id, None)


def whose(photos: Sequence[Timed], windows: Iterable[Window]) -> dict[Pair, AppearanceState]:
    """Photos in the order of their times; a window holds its first moment and not its last."""
    claimed: dict[UUID, dict[UUID, bool]] = {}
    for window in windows:
        first = bisect_left(photos, window.starts_at, key=lambda photo: photo.at)
        last = bisect_left(photos, window.ends_at, key=lambda photo: photo.at)
        for photo in photos[first:last]:
            people = claimed.setdefault(photo.photo_id, {})
            people[window.client_id] = people.get(window.client_id, False) or window.is_sure
    return {
        (photo_id, client_id): AppearanceState.confirmed if is_sure or len(people) == 1 else AppearanceState.suggested
        for photo_id, people in claimed.items()
        for client_id, is_sure in people.items()
    }


def moved(session: Session, photo: Photo, target: Album) -> None:
    """A photo went to another album: who was found stays found, who was only supposed does not."""
    by_card = (col(Appearance.photo_id) == photo.id, col(Appearance.source) == AppearanceSource.card)
    session.execute(delete(Appearance).where(*by_card, col(Appearance.state) == AppearanceState.suggested))
    session.execute(update(Appearance).where(*by_card).values(source=AppearanceSource.hand))
    promise_photo(session, target, photo.id)


def windows_of(session: Session, album_id: UUID) -> list[Window]:
    statement = select(CardClaim.starts_at, CardClaim.ends_at, CardClaim.client_id, CardClaim.is_sure).where(
        CardClaim.album_id == album_id, col(CardClaim.removed_at).is_(None)
    )
    return [Window._make(row) for row in session.execute(statement)]


def _match(session: Session, album_id: UUID, photo_ids: list[UUID] | None) -> None:
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"cards {album_id}", 0))))
    album = session.get(Album, album_id)
    if album is None or album.deleted_at is not None:
        return
    dropped = _matchable(session, album_id, photo_ids)
    photos = [photo for photo in clocks.timed(session, album, only=photo_ids) if photo.photo_id in dropped]
    wanted = whose(photos, windows_of(session, album_id))
    known = _known(session, dropped, wanted)
    new: dict[Pair, AppearanceState] = {}
    confirmed: list[Pair] = []
    suggested: list[UUID] = []
    for pair, state in wanted.items():
        row = known.pop(pair, None)
        is_confirmed = state is AppearanceState.confirmed
        if row is None:
            new[pair] = state
        elif row.is_settled:
            continue
        elif is_confirmed and row.state is AppearanceState.suggested:
            confirmed.append(pair)
        elif not is_confirmed and row.state is AppearanceState.confirmed and row.source is AppearanceSource.card:
            suggested += [] if dropped[pair[0]] else [row.id]
    by_card = {pair: row for pair, row in known.items() if row.source is AppearanceSource.card}
    bought = _bought(session, album_id, by_card)
    gone = [row.id for pair, row in by_card.items() if pair not in bought]
    session.execute(update(Appearance).where(*_undecided(suggested)).values(state=AppearanceState.suggested))
    session.execute(delete(Appearance).where(*_undecided(gone)))
    told = _confirm(session, confirmed) | _add(session, new)
    for client_id in sorted({client_id for _photo, client_id in told}):
        notices.named(session, [photo_id for photo_id, whom in told if whom == client_id], [client_id])


def _matchable(session: Session, album_id: UUID, photo_ids: list[UUID] | None) -> dict[UUID, bool]:
    """What may be matched, and whether it has dropped."""
    statement = select(Photo.id, Photo.dropped_at).where(
        Photo.album_id == album_id,
        Photo.status == PhotoStatus.ready,
        col(Photo.deleted_at).is_(None),
        col(Photo.held_at).is_(None),
        col(Photo.hidden_at).is_(None),
    )
    if photo_ids is not None:
        statement = statement.where(among(col(Photo.id), photo_ids))
    return {photo_id: dropped_at is not None for photo_id, dropped_at in session.execute(statement)}


class _Known(NamedTuple):
    id: UUID
    state: AppearanceState
    source: AppearanceSource
    is_settled: bool
    """Somebody has said something to it."""


def _known(session: Session, photo_ids: Iterable[UUID], wanted: Iterable[Pair]) -> dict[Pair, _Known]:
    people = {client_id for _photo, client_id in wanted}
    rows = session.exec(
        select(Appearance).where(
            among(col(Appearance.photo_id), photo_ids),
            or_(col(Appearance.source) == AppearanceSource.card, among(col(Appearance.client_id), people)),
        )
    ).all()
    known = {}
    for row in rows:
        is_said = row.source is AppearanceSource.hand or row.decided_by is not None or row.hidden_at is not None
        known[row.photo_id, row.client_id] = _Known(row.id, row.state, row.source, is_said)
    return known


def _bought(session: Session, album_id: UUID, pairs: Iterable[Pair]) -> set[Pair]:
    """Single photos that are paid for stay with who paid."""
    people = {client_id for _photo, client_id in pairs}
    rows = session.execute(
        select(Unlock.photo_id, Unlock.client_id).where(
            Unlock.album_id == album_id, col(Unlock.photo_id).is_not(None), among(col(Unlock.client_id), people)
        )
    ).all()
    return {(row[0], row[1]) for row in rows}


def _undecided(ids: list[UUID]) -> list[ColumnElement[bool]]:
    """Of these, whom a card found and nobody has said anything to."""
    return [
        among(col(Appearance.id), ids),
        col(Appearance.source) == AppearanceSource.card,
        col(Appearance.state) != AppearanceState.rejected,
        col(Appearance.decided_by).is_(None),
        col(Appearance.hidden_at).is_(None),
    ]


def _confirm(session: Session, pairs: list[Pair]) -> set[Pair]:
    """What was only suggested, by whatever it was."""
    told = set()
    for photo_id, client_id in sorted(pairs):
        row = session.execute(
            update(Appearance)
            .where(
                col(Appearance.photo_id) == photo_id,
                col(Appearance.client_id) == client_id,
                col(Appearance.state) == AppearanceState.suggested,
                col(Appearance.decided_by).is_(None),
            )
            .values(state=AppearanceState.confirmed, source=AppearanceSource.card)
            .returning(col(Appearance.id))
        ).first()
        told |= {(photo_id, client_id)} if row else set()
    return told


def _add(session: Session, new: dict[Pair, AppearanceState]) -> set[Pair]:
    """Returns those that are confirmed."""
    if not new:
        return set()
    moment = now()
    rows = session.execute(
        insert(Appearance)
        .values(
            [
                {
                    "id": new_id(),
                    "created_at": moment,
                    "photo_id": photo_id,
                    "client_id": client_id,
                    "source": AppearanceSource.card,
                    "state": new[photo_id, client_id],
                }
                for photo_id, client_id in sorted(new)
            ]
        )
        .on_conflict_do_nothing(index_elements=["photo_id", "client_id"])
        .returning(col(Appearance.photo_id), col(Appearance.client_id))
    ).all()
    return {(row[0], row[1]) for row in rows if new[row[0], row[1]] is AppearanceState.confirmed}
