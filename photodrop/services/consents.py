"""Consent to face matching: what is asked, and what each person answered, when, through what and in which language.

Whoever changes TEXT in more than its spelling raises VERSION, adds a migration that asks everybody who agreed again,
and tells it in docs/adr/0020.
"""

from dataclasses import dataclass
from itertools import pairwise

from sqlmodel import Session, col, select

from photodrop.errors import Conflict
from photodrop.models import Account, Consent, ConsentChannel, FaceConsent
from photodrop.models.base import new_id, now
from photodrop.services import audit, face_traces, limits, own_faces
from photodrop.services.face_traces import Forgotten
from photodrop.services.tongues import ENGLISH, _

VERSION = "2"
TEXT = (
    _(
        "To find photos of you by itself, PhotoDrop has to measure your face in the selfie and compare it with the "
        "faces in your photographers' albums."
    ),
    _("Faces in photos that turn out to be yours are kept with it, so that you are found more surely."),
    _("The measurements stay on this server, are used for nothing else, and you can erase them in Settings."),
    _("You can say no again whenever you like: the measurements are deleted at once."),
    _("If you say no, everything else still works: your photographer adds you to photos by hand."),
)
GRANTS, WINDOW = 30, 24 * 60 * 60


class TextChanged(Conflict):
    message = "These words have changed meanwhile. Please read them again."


@dataclass(frozen=True)
class ConsentView:
    """One answer. `version` is of the text that it was given to."""

    id: str
    granted: bool
    decided_at: str
    version: str
    language: str
    channel: str


@dataclass(frozen=True)
class Standing:
    """What is asked now, and what this person has answered so far, newest first."""

    state: str
    version: str
    text: list[str]
    history: list[ConsentView]


def decide(
    session: Session,
    actor: Account,
    *,
    granted: bool,
    channel: ConsentChannel = ConsentChannel.web,
    language: str = ENGLISH,
    version: str = VERSION,
) -> Forgotten:
    """Keep the answer. Without consent everything measured of this person is forgotten in the same transaction."""
    if granted:
        # Only the yes: whoever says no is heard however often they said yes before.
        limits.spend("face_consent.grant", str(actor.id), limit=GRANTS, seconds=WINDOW)
        if version != VERSION:
            raise TextChanged
    # Whoever measures a selfie or matches for this person holds the row: they end first, or find the answer.
    session.exec(select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)).one()
    session.refresh(actor, ["face_consent"])
    answer = FaceConsent.granted if granted else FaceConsent.refused
    if actor.face_consent is not answer:
        _keep(session, actor, answer, channel, language)
    if granted:
        own_faces.promise(session, actor)
        return Forgotten()
    own_faces.forget(session, actor.id)
    face_traces.promise_vacuum(session)
    return face_traces.forget(session, actor.id)


def standing(session: Session, actor: Account) -> Standing:
    return Standing(actor.face_consent.value, VERSION, list(TEXT), history(session, actor))


def history(session: Session, actor: Account) -> list[ConsentView]:
    """Every answer, newest first."""
    rows = session.exec(
        select(Consent)
        .where(Consent.account_id == actor.id)
        .order_by(col(Consent.created_at).desc(), col(Consent.id).desc())
    ).all()
    return [
        ConsentView(str(row.id), row.granted, row.created_at.isoformat(), row.version, row.language, row.channel.value)
        for row in rows
    ]


def has_withdrawn(answers: list[ConsentView]) -> bool:
    """Whether there is a no after a yes, of all answers, newest first."""
    return any(not later.granted and earlier.granted for later, earlier in pairwise(answers))


def agreed_before(session: Session, account: Account) -> bool:
    """They said yes to an earlier text, and have not been heard on this one."""
    if account.face_consent is not FaceConsent.unasked:
        return False
    return session.exec(select(Consent.id).where(Consent.account_id == account.id).limit(1)).first() is not None


def _keep(session: Session, actor: Account, answer: FaceConsent, channel: ConsentChannel, language: str) -> None:
    row = Consent(
        id=new_id(),
        account_id=actor.id,
        granted=answer is FaceConsent.granted,
        version=VERSION,
        language=language,
        channel=channel,
    )
    session.add(row)
    actor.face_consent, actor.face_consent_at = answer, now()
    session.add(actor)
    audit.record(
        session,
        f"face_consent.{answer}",
        actor_id=actor.id,
        subject_id=actor.id,
        consent=str(row.id),
        version=VERSION,
        channel=channel.value,
    )
