"""Who is in which photo, found by their faces: confirmed, suggested, or nothing.

What a person decided stays: a rejected appearance is never suggested again, one made by hand never taken over. What
matching found it also takes back once it no longer holds, but never where the client has unlocked the photo.

A photo may get its faces and a client their selfie in the same moment. So both are matched after they were committed
(`match_photo`, `match_account`), and whoever comes second sees the other. Rows are held in one order, albums, photos,
accounts; accounts only so that nobody's references or consent change meanwhile.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.config import get_settings
from photodrop.models import (
    Account,
    Album,
    AlbumKind,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Face,
    FaceConsent,
    FaceMode,
    Photo,
    PhotoStatus,
    Unlock,
)
from photodrop.models.base import among, new_id, now
from photodrop.services import events, face_search, notices, queue
from photodrop.services.face_search import Likeness

logger = logging.getLogger(__name__)

AT_ONCE = 200
"""Photos held by one job; the others are matched by jobs of their own."""

NOTICED = 0.03
"""A similarity that changed by less changes nobody's face."""

SMALLEST = 18
"""Pixels. A smaller face is never confirmed: what is measured of it says little (docs/benchmarks.md)."""


@dataclass(frozen=True)
class Match:
    face_id: UUID
    similarity: float
    state: AppearanceState


@dataclass(frozen=True)
class _Held:
    photo_id: UUID
    album_id: UUID
    owner_id: UUID
    dropped_at: datetime | None


def match_photo(session: Session, photo_id: UUID) -> None:
    """Look for everybody in a photo. Again is no harm."""
    _match(session, [photo_id])


def match_account(session: Session, account_id: UUID) -> None:
    """Look for a client everywhere they may be looked for, and again where matching has found them before."""
    client = session.exec(
        select(Account.id)
        .where(Account.id == account_id, Account.face_consent == FaceConsent.granted, col(Account.is_active))
        .with_for_update(read=True)
    ).first()
    if client is None:
        return
    known = session.exec(select(Appearance.photo_id).where(Appearance.client_id == client, *_undecided())).all()
    wanted = _unsettled(session, client, face_search.photos_near(session, client) | set(known))
    _match(session, wanted[:AT_ONCE])
    moment = now()
    queue.enqueue_each(
        session, "faces.match_photo", "photo_id", [(photo_id, moment) for photo_id in wanted[AT_ONCE:]], queue.SOON
    )


def rematch(session: Session, account_id: UUID) -> None:
    """Promise to look for a client anew, because what they are known by has changed. The caller holds the account."""
    if not queue.waits(session, "faces.match_account", "account_id", account_id):
        queue.enqueue(session, "faces.match_account", account_id=account_id)


def again(session: Session, photo_ids: Iterable[UUID]) -> bool:
    """Promise to look again at those photos in which faces were found: somebody was added, or taken out.

    Whether there are any.
    """
    measured = (
        select(Photo.id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(among(col(Photo.id), photo_ids), Photo.faces_model != "", Album.faces == FaceMode.on)
        .order_by(col(Photo.id))
    )
    moment = now()
    promises = [(photo_id, moment) for photo_id in session.exec(measured).all()]
    queue.enqueue_each(session, "faces.match_photo", "photo_id", promises, queue.SOON)
    return bool(promises)


def band(likeness: Likeness) -> AppearanceState | None:
    """The thresholds' defaults are measured: docs/benchmarks.md."""
    settings = get_settings()
    is_sure = likeness.selfie >= settings.face_confirm or likeness.mean >= settings.face_second_confirm
    if is_sure and likeness.pixels >= SMALLEST:
        return AppearanceState.confirmed
    is_likely = likeness.selfie >= settings.face_suggest or likeness.mean >= settings.face_second_suggest
    return AppearanceState.suggested if is_sure or is_likely else None


def assign(
    likenesses: Iterable[Likeness], *, rejected: Collection[UUID] = (), taken: dict[UUID, UUID] | None = None
) -> dict[UUID, Match]:
    """Of one photo, by client: each face is at most one client's, the one it is most like; and each client has one.

    Faces that are `taken` belong to who is said there, and `rejected` clients are not in the photo.
    """
    owners = taken or {}
    of_face: dict[UUID, Likeness] = {}
    for likeness in likenesses:
        face_id, client_id = likeness.face_id, likeness.client_id
        if client_id in rejected or owners.get(face_id, client_id) != client_id or band(likeness) is None:
            continue
        if face_id not in of_face or _rank(likeness) > _rank(of_face[face_id]):
            of_face[face_id] = likeness
    of_client: dict[UUID, Likeness] = {}
    for likeness in of_face.values():
        before = of_client.get(likeness.client_id)
        if before is None or _rank(likeness) > _rank(before):
            of_client[likeness.client_id] = likeness
    return {
        client_id: Match(likeness.face_id, likeness.best, state)
        for client_id, likeness in of_client.items()
        if (state := band(likeness)) is not None
    }


def _rank(likeness: Likeness) -> tuple[float, UUID, UUID]:
    """Ids last, so that it never depends on the order in which rows come."""
    return likeness.best, likeness.client_id, likeness.face_id


def _unsettled(session: Session, client_id: UUID, photo_ids: set[UUID]) -> list[UUID]:
    """Photos of which something else is written than their faces say of this client. The newest first: they are what
    somebody waits for.
    """
    alike: dict[UUID, Likeness] = {}
    for likeness in face_search.likenesses(session, photo_ids, [client_id]):
        before = alike.get(likeness.photo_id)
        if before is None or _rank(likeness) > _rank(before):
            alike[likeness.photo_id] = likeness
    theirs = select(Appearance).where(Appearance.client_id == client_id, among(col(Appearance.photo_id), photo_ids))
    rows = {row.photo_id: row for row in session.exec(theirs).all()}
    wanted = [
        photo_id
        for photo_id, likeness in alike.items()
        if not _is_settled(rows.get(photo_id), likeness, band(likeness))
    ]
    return sorted(wanted, reverse=True)


def _is_settled(row: Appearance | None, likeness: Likeness, state: AppearanceState | None) -> bool:
    if row is None:
        return state is None
    if not _is_undecided(row):
        return state is None or row.face_id is not None or row.state is not AppearanceState.confirmed
    # Another client may be more like this face by now.
    is_as_alike = abs((row.similarity or 0) - likeness.best) < NOTICED
    return row.state is state and row.face_id == likeness.face_id and is_as_alike


def _match(session: Session, photo_ids: list[UUID]) -> None:
    held = {} if get_settings().faces == "off" else _hold_photos(session, photo_ids)
    if not held:
        return
    ids = list(held)
    found = _clients_near(session, held.values())
    # Searched once to know whom to hold, compared again once nothing about them changes any more.
    found |= {row.client_id for row in _rows(session, ids) if _is_undecided(row)}
    _hold_accounts(session, found)
    compared: dict[UUID, list[Likeness]] = defaultdict(list)
    for likeness in face_search.likenesses(session, ids, found):
        compared[likeness.photo_id].append(likeness)
    rows: dict[UUID, list[Appearance]] = defaultdict(list)
    for row in _rows(session, ids):
        rows[row.photo_id].append(row)
    paid = _paid(session, held.values(), found)
    changes = _Changes(session)
    for photo_id in sorted(ids):
        _settle(changes, held[photo_id], compared[photo_id], rows[photo_id], paid)
    changes.write()
    _tell(session, held, changes.confirmed)
    changed = changes.clients | _alone(session, ids)
    moment = now()
    queue.enqueue_each(
        session, "faces.learn", "account_id", [(client_id, moment) for client_id in sorted(changed)], queue.LATER
    )


def _settle(
    changes: "_Changes",
    photo: _Held,
    compared: list[Likeness],
    rows: list[Appearance],
    paid: set[tuple[UUID, UUID | None, UUID]],
) -> None:
    """What is to change so that the rows of one photo say what its faces say."""
    decided = [row for row in rows if not _is_undecided(row)]
    matches = assign(
        compared,
        rejected={row.client_id for row in decided if row.state is AppearanceState.rejected},
        taken={row.face_id: row.client_id for row in decided if row.face_id and row.state is AppearanceState.confirmed},
    )
    by_client = {row.client_id: row for row in rows}
    for client_id, match in sorted(matches.items()):
        row = by_client.get(client_id)
        if row is None or _is_undecided(row):
            is_kept = row is not None and _is_kept(photo, row, paid)
            changes.put(
                photo.photo_id, client_id, replace(match, state=AppearanceState.confirmed) if is_kept else match, row
            )
        elif row.face_id is None and row.state is AppearanceState.confirmed:
            changes.link(row, match)
    clients, faces = {one.client_id for one in compared}, {one.face_id for one in compared}
    for row in rows:
        # Where a vector is gone, because it was not to be kept for longer, there is nothing to say against it.
        is_comparable = row.client_id in clients and (row.face_id is None or row.face_id in faces)
        if _is_undecided(row) and is_comparable and row.client_id not in matches and not _is_kept(photo, row, paid):
            changes.withdraw(row)


class _Changes:
    """Gathered first and written at once, in one order for everybody."""

    def __init__(self, session: Session) -> None:
        self.clients: set[UUID] = set()
        """Who was confirmed, or no longer is: what they are known by may change."""
        self.confirmed: dict[UUID, list[UUID]] = defaultdict(list)
        """Photos in which a client is since now, by client."""
        self._session = session
        self._puts: list[dict[str, object]] = []
        self._were: dict[tuple[UUID, UUID], AppearanceState | None] = {}
        self._links: list[tuple[Appearance, Match]] = []
        self._withdrawn: list[UUID] = []

    def put(self, photo_id: UUID, client_id: UUID, match: Match, row: Appearance | None) -> None:
        is_same = row is not None and (row.face_id, row.state) == (match.face_id, match.state)
        if row is not None and is_same and abs((row.similarity or 0) - match.similarity) < NOTICED:
            return
        self._were[photo_id, client_id] = row.state if row else None
        if not is_same and AppearanceState.confirmed in (match.state, row.state if row else None):
            self.clients.add(client_id)
        self._puts.append({
            "id": new_id(),
            "created_at": now(),
            "photo_id": photo_id,
            "client_id": client_id,
            "source": AppearanceSource.face,
            "state": match.state,
            "face_id": match.face_id,
            "similarity": match.similarity,
        })  # fmt: skip

    def link(self, row: Appearance, match: Match) -> None:
        self._links.append((row, match))

    def withdraw(self, row: Appearance) -> None:
        self._withdrawn.append(row.id)
        self.clients.add(row.client_id)

    def write(self) -> None:
        """A person may have decided in this moment: their word stands."""
        if self._puts:
            statement = insert(Appearance).values(self._puts)
            written = self._session.execute(
                statement.on_conflict_do_update(
                    index_elements=["photo_id", "client_id"],
                    set_={name: statement.excluded[name] for name in ("state", "face_id", "similarity")},
                    where=_all(_undecided()),
                ).returning(col(Appearance.photo_id), col(Appearance.client_id), col(Appearance.state))
            ).all()
            for photo_id, client_id, state in written:
                if state is AppearanceState.confirmed is not self._were[photo_id, client_id]:
                    self.confirmed[client_id].append(photo_id)
        for row, match in self._links:
            self._session.execute(
                update(Appearance)
                .where(col(Appearance.id) == row.id, col(Appearance.face_id).is_(None))
                .values(face_id=match.face_id, similarity=match.similarity)
            )
            self.clients.add(row.client_id)
        if self._withdrawn:
            self._session.execute(
                delete(Appearance).where(among(col(Appearance.id), sorted(self._withdrawn)), *_undecided())
            )


def _hold_photos(session: Session, photo_ids: list[UUID]) -> dict[UUID, _Held]:
    """Photos that may be matched at all. Neither they nor their albums' options change until this is written."""
    albums = select(Photo.album_id).where(among(col(Photo.id), photo_ids))
    session.execute(
        select(Album.id).where(col(Album.id).in_(albums)).order_by(col(Album.id)).with_for_update(read=True)
    )
    rows = session.execute(
        select(Photo.id, Photo.album_id, Album.owner_id, Photo.dropped_at)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(
            among(col(Photo.id), photo_ids),
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(Photo.held_at).is_(None),
            col(Album.deleted_at).is_(None),
            Album.faces == FaceMode.on,
            Album.kind == AlbumKind.client,
        )
        .order_by(col(Photo.id))
        .with_for_update(key_share=True, of=Photo)
    ).all()
    return {row.id: _Held(row.id, row.album_id, row.owner_id, row.dropped_at) for row in rows}


def _hold_accounts(session: Session, client_ids: set[UUID]) -> None:
    session.execute(
        select(Account.id)
        .where(among(col(Account.id), client_ids))
        .order_by(col(Account.id))
        .with_for_update(read=True)
    )


def _clients_near(session: Session, photos: Iterable[_Held]) -> set[UUID]:
    of_owner: dict[UUID, list[UUID]] = defaultdict(list)
    for photo in photos:
        of_owner[photo.owner_id].append(photo.photo_id)
    found: set[UUID] = set()
    for owner_id, photo_ids in of_owner.items():
        found |= face_search.clients_near(session, owner_id, photo_ids)
    return found


def _rows(session: Session, photo_ids: list[UUID]) -> list[Appearance]:
    return list(
        session.exec(
            select(Appearance)
            .where(among(col(Appearance.photo_id), photo_ids))
            .order_by(col(Appearance.photo_id), col(Appearance.client_id))
            .execution_options(populate_existing=True)
        ).all()
    )


def _undecided() -> tuple[ColumnElement[bool], ...]:
    """Found by matching, and nobody has said anything to it."""
    return (
        col(Appearance.source) == AppearanceSource.face,
        col(Appearance.decided_by).is_(None),
        col(Appearance.hidden_at).is_(None),
    )


def _all(conditions: tuple[ColumnElement[bool], ...]) -> ColumnElement[bool]:
    first, *others = conditions
    for one in others:
        first &= one
    return first


def _is_undecided(row: Appearance) -> bool:
    return row.source is AppearanceSource.face and row.decided_by is None and row.hidden_at is None


def _paid(session: Session, photos: Iterable[_Held], client_ids: set[UUID]) -> set[tuple[UUID, UUID | None, UUID]]:
    """Album, photo (or the whole album) and the client who has it unlocked."""
    albums = {photo.album_id for photo in photos}
    rows = session.execute(
        select(Unlock.album_id, Unlock.photo_id, Unlock.client_id).where(
            among(col(Unlock.album_id), albums), among(col(Unlock.client_id), client_ids)
        )
    ).all()
    return {(row.album_id, row.photo_id, row.client_id) for row in rows}


def _is_kept(photo: _Held, row: Appearance, paid: set[tuple[UUID, UUID | None, UUID]]) -> bool:
    """Nobody loses a photo that they unlocked because they took another selfie."""
    if row.state is not AppearanceState.confirmed:
        return False
    return any((photo.album_id, what, row.client_id) in paid for what in (photo.photo_id, None))


def _tell(session: Session, held: dict[UUID, _Held], confirmed: dict[UUID, list[UUID]]) -> None:
    """As of those who are named by hand."""
    for client_id, photo_ids in sorted(confirmed.items()):
        notices.named(session, photo_ids, [client_id])
        for photo_id in photo_ids:
            photo = held[photo_id]
            if photo.dropped_at is not None:
                events.tell(session, client_id, "photo.ready", photo_id=photo_id, album_id=photo.album_id)
        logger.info("face.confirmed client=%s photos=%s", client_id, len(photo_ids))


def _alone(session: Session, photo_ids: list[UUID]) -> set[UUID]:
    """Who was named by hand in a photo with one face, and so may be learned from it."""
    single = (
        select(Face.photo_id)
        .where(among(col(Face.photo_id), photo_ids))
        .group_by(col(Face.photo_id))
        .having(func.count() == 1)
    )
    named = (
        select(Appearance.client_id)
        .join(Account, col(Account.id) == Appearance.client_id)
        .where(
            col(Appearance.photo_id).in_(single),
            col(Appearance.face_id).is_(None),
            Appearance.state == AppearanceState.confirmed,
            col(Appearance.source) == AppearanceSource.hand,
            Account.face_consent == FaceConsent.granted,
        )
    )
    return set(session.exec(named).all())
