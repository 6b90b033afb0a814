"""What is measured of a person: found in every table, and forgotten.

Forgetting empties embeddings and deletes references. The boxes of faces stay, and so do appearances: nobody can be
found by either. How long the index and the pages on disk remember is told in docs/privacy.md.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Float, update
from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, exists, or_

from photodrop.models import (
    Account,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Face,
    FaceConsent,
    FaceGroup,
    FaceReference,
    FaceStep,
)
from photodrop.services import face_references

ALIKE = 0.38
"""As of this cosine similarity a face may be the person's: docs/benchmarks.md."""
# Nobody's face stays for the last digit of a float.
ROUNDING = 1e-6


@dataclass(frozen=True)
class Forgotten:
    references: int = 0
    faces: int = 0
    appearances: int = 0


def forget(session: Session, account_id: UUID) -> Forgotten:
    """Everything measured of this person, wherever it lies, named or not: afterwards nothing is left to search with.

    A face that only looks like theirs stays where it is in an appearance or a group of somebody else who consents.
    """
    faces = _empty(session, or_(_is_named(account_id), _looks_like(account_id) & ~_is_of_another(account_id)))
    own = sql_delete(FaceReference).where(col(FaceReference.account_id) == account_id)
    references = len(session.execute(own.returning(col(FaceReference.id))).all())
    suggestions = _withdraw_suggestions(session, account_id)
    # Nothing that a photographer takes back may bring them back.
    session.execute(sql_delete(FaceStep).where(col(FaceStep.client_id) == account_id))
    measured = (col(Appearance.client_id) == account_id, col(Appearance.similarity).is_not(None))
    session.execute(update(Appearance).where(*measured).values(similarity=None))
    return Forgotten(references, faces, suggestions)


def forget_faces_of(session: Session, account_id: UUID) -> int:
    """Empty the faces that an appearance or a group says are this person's: for who refused and is named now."""
    return _empty(session, _is_named(account_id))


def _withdraw_suggestions(session: Session, account_id: UUID) -> int:
    """What a comparison said and no person decided; decided ones stay as people's statements."""
    undecided = sql_delete(Appearance).where(
        col(Appearance.client_id) == account_id,
        col(Appearance.source) == AppearanceSource.face,
        col(Appearance.state) == AppearanceState.suggested,
    )
    return len(session.execute(undecided.returning(col(Appearance.id))).all())


def _empty(session: Session, which: ColumnElement[bool]) -> int:
    """Also what anybody is known by because of these faces."""
    having = (which, col(Face.embedding).is_not(None))
    found = session.execute(update(Face).where(*having).values(embedding=None).returning(col(Face.id))).scalars().all()
    if found:
        known = sql_delete(FaceReference).where(col(FaceReference.face_id).in_(found))
        face_references.learn(session, session.execute(known.returning(col(FaceReference.account_id))).scalars().all())
    return len(found)


def _is_named(account_id: UUID) -> ColumnElement[bool]:
    by_appearance = exists().where(
        col(Appearance.face_id) == Face.id,
        col(Appearance.client_id) == account_id,
        col(Appearance.state) != AppearanceState.rejected,
    )
    by_group = exists().where(col(FaceGroup.id) == Face.group_id, col(FaceGroup.client_id) == account_id)
    return or_(by_appearance, by_group)


def _looks_like(account_id: UUID) -> ColumnElement[bool]:
    """Asked of every face there is, and not of the index, which may miss some."""
    distance = col(Face.embedding).op("<=>", return_type=Float())(col(FaceReference.embedding))
    return exists().where(
        col(FaceReference.account_id) == account_id,
        col(FaceReference.model) == Face.model,
        distance <= 1 - ALIKE + ROUNDING,
    )


def _is_of_another(account_id: UUID) -> ColumnElement[bool]:
    consents = col(Account.face_consent) == FaceConsent.granted
    by_appearance = exists().where(
        col(Appearance.face_id) == Face.id,
        col(Appearance.client_id) != account_id,
        col(Appearance.state) != AppearanceState.rejected,
        col(Account.id) == Appearance.client_id,
        consents,
    )
    by_group = exists().where(
        col(FaceGroup.id) == Face.group_id,
        col(FaceGroup.client_id) != account_id,
        col(Account.id) == FaceGroup.client_id,
        consents,
    )
    return or_(by_appearance, by_group)
