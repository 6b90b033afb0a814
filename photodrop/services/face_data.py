"""Erasing what is known of somebody's face, with a receipt that they can read again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, exists, or_, select

from photodrop.db import vacuum as sweep_out
from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Appearance,
    AppearanceSource,
    AppearanceState,
    AuditEvent,
    ConsentChannel,
    Face,
    FaceReference,
    Photo,
    Selfie,
    Unlock,
)
from photodrop.models.base import new_id
from photodrop.services import audit, consents, face_traces, queue, tongues
from photodrop.services.papers import A4, Paper
from photodrop.services.tongues import ENGLISH, _, _n

ERASED = "face_data.erased"
MARGIN = 25


@dataclass(frozen=True)
class Receipt:
    """`id` names the entry in the audit log; `files` are deleted within moments.

    `references` are what the person was known by, `faces` those in photos that were theirs or looked like theirs, and
    `appearances` photos that only a comparison had found.
    """

    id: str
    erased_at: str
    selfies: int
    references: int
    faces: int
    appearances: int
    files: int


def erase(
    session: Session,
    actor: Account,
    *,
    channel: ConsentChannel = ConsentChannel.web,
    language: str = ENGLISH,
) -> Receipt:
    """Withdraw the consent and forget this face: each selfie, earlier ones too, and what was measured anywhere."""
    # Locks the account: a crop at work ends first and its file is found here, or ends later and finds no selfie.
    forgotten = consents.decide(session, actor, granted=False, channel=channel, language=language)
    selfies = session.exec(
        select(Selfie).where(Selfie.account_id == actor.id).with_for_update().execution_options(populate_existing=True)
    ).all()
    keys = [key for selfie in selfies for key in (selfie.original_key, selfie.key) if key]
    for key in keys:
        queue.enqueue(session, "storage.delete", priority=queue.NOW, key=key)
    for selfie in selfies:
        session.delete(selfie)
    counts = {
        "selfies": len(selfies),
        "references": forgotten.references,
        "faces": forgotten.faces,
        "appearances": forgotten.appearances + _withdraw_matches(session, actor.id),
        "files": len(keys),
    }
    receipt_id = new_id()
    audit.record(session, ERASED, actor_id=actor.id, subject_id=receipt_id, **counts)
    face_traces.promise_vacuum(session)
    session.flush()
    return receipt(session, actor, receipt_id)


def receipts(session: Session, actor: Account) -> list[Receipt]:
    """Newest first."""
    found = session.exec(
        select(AuditEvent)
        .where(AuditEvent.actor_id == actor.id, AuditEvent.action == ERASED)
        .order_by(col(AuditEvent.id).desc())
    ).all()
    return [_receipt(event) for event in found]


def receipt(session: Session, actor: Account, receipt_id: UUID) -> Receipt:
    return _receipt(_event(session, actor, receipt_id))


def paper(session: Session, actor: Account, receipt_id: UUID, *, language: str = ENGLISH) -> bytes:
    """The receipt as a PDF, to keep after everything else has gone."""
    event = _event(session, actor, receipt_id)
    return _draw(_receipt(event), event.created_at, language)


def vacuum() -> None:
    sweep_out(Face.__tablename__, FaceReference.__tablename__)


def _withdraw_matches(session: Session, account_id: UUID) -> int:
    """Appearances that a comparison made, that nobody has confirmed since, and that nothing was bought by."""
    bought = exists().where(
        col(Photo.id) == Appearance.photo_id,
        col(Unlock.client_id) == account_id,
        or_(
            col(Unlock.photo_id) == Photo.id, col(Unlock.photo_id).is_(None) & (col(Unlock.album_id) == Photo.album_id)
        ),
    )
    gone = sql_delete(Appearance).where(
        col(Appearance.client_id) == account_id,
        col(Appearance.source) == AppearanceSource.face,
        col(Appearance.state) != AppearanceState.rejected,
        col(Appearance.decided_by).is_(None),
        ~bought,
    )
    return len(session.execute(gone.returning(col(Appearance.id))).all())


def _event(session: Session, actor: Account, receipt_id: UUID) -> AuditEvent:
    found = session.exec(
        select(AuditEvent).where(
            AuditEvent.actor_id == actor.id, AuditEvent.action == ERASED, AuditEvent.subject_id == receipt_id
        )
    ).first()
    if found is None:
        raise NotFound
    return found


def _receipt(event: AuditEvent) -> Receipt:
    # Earlier ones counted less.
    counts = {
        name: int(event.detail.get(name, 0)) for name in ("selfies", "references", "faces", "appearances", "files")
    }
    return Receipt(str(event.subject_id), event.created_at.isoformat(), **counts)


def _draw(receipt: Receipt, erased_at: datetime, language: str) -> bytes:
    title = _("Receipt: face data erased")
    sheet = Paper(*A4, title=title, margin=MARGIN, language=language)
    sheet.text("PhotoDrop", 10, faint=True)
    sheet.move(by=2)
    sheet.text(title, 20, bold=True)
    sheet.text(tongues.moment(language, erased_at), 10, faint=True)
    sheet.line(by=6)
    for counted in (
        _n("{count} selfie", "{count} selfies", receipt.selfies),
        _n(
            "{count} measurement that you were known by",
            "{count} measurements that you were known by",
            receipt.references,
        ),
        _n("{count} face in photos", "{count} faces in photos", receipt.faces),
        _n("{count} photo found by your face alone", "{count} photos found by your face alone", receipt.appearances),
        _n("{count} file", "{count} files", receipt.files),
    ):
        sheet.text(counted, 12)
        sheet.move(by=1)
    sheet.line(by=6)
    sheet.text(
        _(
            "Your consent to face matching was withdrawn with it. The files were deleted from the storage right after. "
            "Backups made before keep them until they are replaced by newer ones."
        ),
        10,
    )
    sheet.move(by=4)
    sheet.text(_("Number of this receipt"), 9, faint=True)
    sheet.text(receipt.id, 10)
    return sheet.content()
