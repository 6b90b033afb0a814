"""What is measured of a person: found in every table, and forgotten.

Forgetting empties embeddings and deletes references. The boxes of faces stay, and so do appearances: nobody can be
found by either. How long the index and the pages on disk remember is told in docs/privacy.md.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Float, Text, case, cast, func, update
from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, exists, or_, select

from photodrop.config import get_settings
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Client,
    Face,
    FaceConsent,
    FaceGroup,
    FaceReference,
    FaceStep,
    Photo,
)
from photodrop.models.base import among
from photodrop.services import audit, face_references, face_search, queue, transformed

VACUUM = "face_data.vacuum"
# Nobody's face stays for the last digit of a float.
ROUNDING = 1e-6


@dataclass(frozen=True)
class Forgotten:
    references: int = 0
    faces: int = 0
    appearances: int = 0


def forget(session: Session, account_id: UUID) -> Forgotten:
    """Everything measured of this person, named or not: afterwards nothing is left to search with.

    Faces that are named as theirs go wherever they lie. What only is as like as a suggestion would have to be goes
    where they could have been found, so that nobody empties albums of photographers who do not know them by a picture
    of somebody else; and it stays where it is in an appearance or a group of somebody else who consents.
    """
    # Whoever says something of this person in this moment, or takes it back, ends first and is seen below, or finds
    # what is said here. Nothing that a photographer takes back may bring them back.
    session.execute(sql_delete(FaceStep).where(cast(FaceStep.changes, Text).contains(str(account_id))))
    session.execute(
        update(Appearance)
        .where(col(Appearance.client_id) == account_id)
        .values(
            similarity=None,
            # What they denied says nothing of a face any more: named again, it would be by what was measured.
            face_id=case((col(Appearance.state) == AppearanceState.rejected, None), else_=col(Appearance.face_id)),
        )
    )
    like = _looks_like(account_id) & ~_is_of_another(account_id)
    if not face_search.is_everywhere():
        like &= _is_in_book(account_id)
    faces = _empty(session, or_(_is_named(account_id), like))
    transformed.forget_faces(session, faces)
    own = sql_delete(FaceReference).where(col(FaceReference.account_id) == account_id)
    references = len(session.execute(own.returning(col(FaceReference.id))).all())
    return Forgotten(references, len(faces), _withdraw_suggestions(session, account_id))


def forget_faces_of(session: Session, account_id: UUID) -> int:
    """Empty the faces that an appearance or a group says are this person's: for who refused and is named now."""
    return len(_empty(session, _is_named(account_id)))


def measured_in(session: Session, album_id: UUID) -> int:
    return session.exec(
        select(func.count()).select_from(Face).where(Face.album_id == album_id, col(Face.embedding).is_not(None))
    ).one()


def forget_album(session: Session, album_id: UUID) -> int:
    """Faces, their groups, and what anybody is known by because of them. Who was confirmed stays in their photos."""
    count = measured_in(session, album_id)
    photos = select(Photo.id).where(Photo.album_id == album_id)
    of_album = col(Appearance.photo_id).in_(photos)
    session.execute(
        sql_delete(Appearance).where(
            of_album,
            col(Appearance.source) == AppearanceSource.face,
            col(Appearance.state) == AppearanceState.suggested,
        )
    )
    session.execute(update(Appearance).where(of_album, col(Appearance.similarity).is_not(None)).values(similarity=None))
    _unlearn(session, col(FaceReference.face_id).in_(select(Face.id).where(Face.album_id == album_id)))
    session.execute(sql_delete(Face).where(col(Face.album_id) == album_id))
    session.execute(sql_delete(FaceGroup).where(col(FaceGroup.album_id) == album_id))
    # Nothing of what was done with these faces can be taken back.
    session.execute(sql_delete(FaceStep).where(col(FaceStep.album_id) == album_id))
    looked_at = (col(Photo.album_id) == album_id, col(Photo.faces_model) != "")
    session.execute(update(Photo).where(*looked_at).values(faces_model=""))
    promise_vacuum(session)
    return count


def forget_outdated(session: Session) -> None:
    """Faces of albums whose time is over. The boxes stay, so that nobody looks for them again."""
    until = col(Album.shot_on) + col(Album.faces_kept_days)
    over = exists().where(col(Album.id) == Face.album_id, col(Album.faces_kept_days) > 0, until < func.current_date())
    if forgotten := _empty(session, over):
        promise_vacuum(session)
        audit.record(session, "face_data.outdated", actor_id=None, subject_id=None, faces=len(forgotten))


def promise_vacuum(session: Session) -> None:
    """The index and the pages on disk forget, too, once nobody reads what was there before."""
    if not queue.is_waiting(session, VACUUM):
        queue.enqueue(session, VACUUM, priority=queue.LATER)


def _withdraw_suggestions(session: Session, account_id: UUID) -> int:
    """What a comparison said and no person decided; decided ones stay as people's statements."""
    undecided = sql_delete(Appearance).where(
        col(Appearance.client_id) == account_id,
        col(Appearance.source) == AppearanceSource.face,
        col(Appearance.state) == AppearanceState.suggested,
    )
    return len(session.execute(undecided.returning(col(Appearance.id))).all())


def _empty(session: Session, which: ColumnElement[bool]) -> list[UUID]:
    """Also what anybody is known by because of these faces. In one order for everybody, as two may erase at once."""
    having = select(Face.id).where(which, col(Face.embedding).is_not(None)).order_by(col(Face.id))
    found = list(session.exec(having.with_for_update(key_share=True, of=Face)).all())
    if found:
        session.execute(update(Face).where(among(col(Face.id), found)).values(embedding=None))
        _unlearn(session, among(col(FaceReference.face_id), found))
    return found


def _unlearn(session: Session, which: ColumnElement[bool]) -> None:
    """The mean, too, in which these faces still are, until it is made anew."""
    gone = sql_delete(FaceReference).where(which).returning(col(FaceReference.account_id))
    account_ids = set(session.execute(gone).scalars())
    session.execute(
        sql_delete(FaceReference).where(
            col(FaceReference.account_id).in_(account_ids),
            col(FaceReference.selfie_id).is_(None),
            col(FaceReference.face_id).is_(None),
        )
    )
    face_references.learn(session, account_ids)


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
        distance <= 1 - get_settings().face_suggest + ROUNDING,
    )


def _is_in_book(account_id: UUID) -> ColumnElement[bool]:
    """In an album of a photographer whose client this is, in whatever state it is by now."""
    return exists().where(
        col(Album.id) == Face.album_id,
        col(Client.photographer_id) == Album.owner_id,
        col(Client.account_id) == account_id,
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
