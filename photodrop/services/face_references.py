"""What a client is known by: their selfie, and faces in photos that were confirmed to be theirs.

Both are there only while they agree to it. Photos are compared with the selfie and with the mean of all of it.
"""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from photodrop.config import get_settings
from photodrop.models import Account, Face, FaceConsent, FaceReference, Selfie
from photodrop.models.base import among, new_id, now
from photodrop.services import face_matching, queue
from photodrop.services.face_search import EXACT

MOST = 8
"""Faces of a person beside the selfie. The mean of n pictures, alike by 0.70 as one person's are, is alike by
0.70 / sqrt(0.70 + 0.30 / n) to the next one: 0.76 for two, 0.81 for eight, 0.83 for sixteen, 0.84 for all there are."""

SMALLEST = 32
"""Pixels. A smaller face, seen softly, resembles its own person by less than 0.6 (docs/benchmarks.md), and a mean that
holds it resembles them less than one without it.
"""


class Measured(Protocol):
    """A face as the engine found it."""

    @property
    def quality(self) -> float: ...
    @property
    def embedding(self) -> bytes: ...


_LINK = text("""
UPDATE appearance SET face_id = face.id
FROM face
WHERE appearance.client_id = :account_id AND appearance.state = 'confirmed' AND appearance.face_id IS NULL
    AND face.photo_id = appearance.photo_id AND face.embedding IS NOT NULL
    AND NOT EXISTS (SELECT FROM face AS another WHERE another.photo_id = face.photo_id AND another.id <> face.id)
    AND NOT EXISTS (
        SELECT FROM appearance AS another
        WHERE another.photo_id = face.photo_id AND another.id <> appearance.id AND another.state = 'confirmed'
    )
    AND NOT EXISTS (
        SELECT FROM face_reference AS selfie
        WHERE selfie.account_id = :account_id AND selfie.selfie_id IS NOT NULL
            AND (selfie.model <> face.model OR 1 - (selfie.embedding <=> face.embedding) < :suggest)
    )
""")

_BEST = text("""
WITH selfie AS (
    SELECT model, embedding FROM face_reference WHERE account_id = :account_id AND selfie_id IS NOT NULL
), candidate AS (
    SELECT face.id, face.model, face.quality,
        appearance.source = 'hand' OR appearance.decided_by IS NOT NULL AS decided
    FROM appearance
    JOIN face ON face.id = appearance.face_id
    JOIN photo ON photo.id = face.photo_id
    JOIN album ON album.id = photo.album_id
    LEFT JOIN selfie ON true
    WHERE appearance.client_id = :account_id AND appearance.state = 'confirmed'
        AND face.embedding IS NOT NULL AND face.pixels >= :smallest
        AND photo.deleted_at IS NULL AND album.deleted_at IS NULL AND album.faces = 'on'
        AND (selfie.model IS NULL OR selfie.model = face.model)
        AND (appearance.source = 'hand' OR appearance.decided_by IS NOT NULL
            OR 1 - (selfie.embedding <=> face.embedding) >= :confirm)
)
SELECT id FROM candidate
WHERE model = (SELECT model FROM candidate ORDER BY decided DESC, quality DESC, id LIMIT 1)
ORDER BY decided DESC, quality DESC, id LIMIT :most
""")

_ADD = text("""
INSERT INTO face_reference (id, created_at, account_id, face_id, model, quality, embedding)
SELECT :id, :moment, :account_id, id, model, quality, embedding
FROM face WHERE id = :face_id AND embedding IS NOT NULL FOR SHARE
""")
"""Held: somebody may be erasing this face, and what was learned from it goes with it."""

_MEAN = text("""
INSERT INTO face_reference (id, created_at, account_id, model, quality, embedding)
SELECT :id, :moment, :account_id, max(model), avg(quality), l2_normalize(avg(embedding))
FROM face_reference
WHERE account_id = :account_id AND num_nonnulls(selfie_id, face_id) = 1
HAVING count(face_id) > 0 AND count(DISTINCT model) = 1
""")


def from_selfie(session: Session, selfie: Selfie, face: Measured, model: str) -> None:
    """The face of the current selfie takes the place of the one before. The caller holds the account.

    Of somebody who does not agree nothing is kept.
    """
    account = session.get_one(Account, selfie.account_id)
    before = (col(FaceReference.account_id) == account.id, col(FaceReference.selfie_id).is_not(None))
    session.execute(delete(FaceReference).where(*before))
    if account.face_consent is not FaceConsent.granted or not selfie.is_current:
        return
    session.execute(
        text(
            "INSERT INTO face_reference (id, created_at, account_id, selfie_id, model, quality, embedding) "
            "VALUES (:id, :moment, :account_id, :selfie_id, :model, :quality, CAST(:embedding AS vector))"
        ),
        {
            "id": new_id(),
            "moment": now(),
            "account_id": account.id,
            "selfie_id": selfie.id,
            "model": model,
            "quality": face.quality,
            "embedding": str(memoryview(face.embedding).cast("f").tolist()),
        },
    )
    _choose(session, account.id)
    queue.enqueue(session, "faces.match_account", priority=queue.NOW, account_id=account.id)


def forget_selfie(session: Session, account_id: UUID) -> None:
    """Another selfie takes its place, whose face is not measured yet. The caller holds the account."""
    known = (col(FaceReference.account_id) == account_id, col(FaceReference.selfie_id).is_not(None))
    if session.execute(delete(FaceReference).where(*known).returning(col(FaceReference.id))).first() is not None:
        _choose(session, account_id)


def learn(session: Session, client_ids: Iterable[UUID]) -> None:
    """Promise to choose anew what these clients are known by: somebody said that they are in a photo, or are not."""
    agreed = select(Account.id).where(among(col(Account.id), client_ids), Account.face_consent == FaceConsent.granted)
    moment = now()
    promises = [(account_id, moment) for account_id in sorted(session.exec(agreed).all())]
    queue.enqueue_each(session, "faces.learn", "account_id", promises)


def unlearn(session: Session, photo_id: UUID) -> None:
    """The same for whoever is known by a face in this photo, which is about to be forgotten."""
    statement = (
        select(FaceReference.account_id)
        .join(Face, col(Face.id) == FaceReference.face_id)
        .where(Face.photo_id == photo_id)
        .distinct()
    )
    learn(session, session.exec(statement).all())


def refresh(session: Session, account_id: UUID) -> None:
    """Choose the faces by which a client is known, from all that is confirmed. What does not change says nothing."""
    account = session.exec(
        select(Account)
        .where(Account.id == account_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if account is None:
        return
    if account.face_consent is not FaceConsent.granted:
        session.execute(delete(FaceReference).where(col(FaceReference.account_id) == account_id))
        return
    if _choose(session, account_id):
        face_matching.rematch(session, account_id)


def _choose(session: Session, account_id: UUID) -> bool:
    """Whether it is others than before.

    Who a person pointed at comes first, then those that the selfie alone confirms: what only the mean found does not
    become part of it, so that an error does not breed.
    """
    settings = get_settings()
    near = 0.5 * 10**-EXACT
    session.execute(_LINK, {"account_id": account_id, "suggest": settings.face_suggest - near})
    wanted = list(
        session.execute(
            _BEST,
            {"account_id": account_id, "smallest": SMALLEST, "confirm": settings.face_confirm - near, "most": MOST},
        ).scalars()
    )
    had = session.exec(
        select(FaceReference.face_id).where(
            FaceReference.account_id == account_id, col(FaceReference.face_id).is_not(None)
        )
    ).all()
    dropped = [face_id for face_id in had if face_id not in wanted]
    theirs = col(FaceReference.account_id) == account_id
    session.execute(delete(FaceReference).where(theirs, col(FaceReference.face_id).in_(dropped)))
    for face_id in wanted:
        if face_id not in had:
            session.execute(_ADD, {"id": new_id(), "moment": now(), "account_id": account_id, "face_id": face_id})
    mean = (theirs, col(FaceReference.selfie_id).is_(None), col(FaceReference.face_id).is_(None))
    session.execute(delete(FaceReference).where(*mean))
    session.execute(_MEAN, {"id": new_id(), "moment": now(), "account_id": account_id})
    return set(had) != set(wanted)
