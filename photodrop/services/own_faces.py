"""The face in a selfie: whose it is, whether it is good enough to find somebody by, and what to do where it is not.

Measured in a worker, of those alone who agreed to it. Of other people in the picture no more is kept than where their
faces are, and that only until it is said which one is whose.
"""

import logging
import math
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.adapters.faces import FoundFace
from photodrop.adapters.storage import get_storage
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.imaging import orders
from photodrop.imaging.renditions import Looked
from photodrop.models import Account, FaceConsent, Selfie, SelfieFace, SelfieStatus
from photodrop.services import audit, face_references, files, queue, selfie_faces
from photodrop.services.darkroom import darkroom
from photodrop.services.selfie_faces import SelfieFault, SelfieReading
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

# What is a face at all, though perhaps none to be known by.
COUNTS = 0.7
MOST_FACES = 8
AS_STATE = {
    SelfieFault.none: SelfieFace.none,
    SelfieFault.several: SelfieFace.choose,
    SelfieFault.small: SelfieFace.too_small,
    SelfieFault.blurred: SelfieFace.blurred,
    SelfieFault.turned: SelfieFace.turned,
}

WHAT_TO_DO = {
    SelfieFace.none: _("We see no face in your selfie. Take another in good light, looking at the camera."),
    SelfieFace.too_small: _("Your face is too small in your selfie. Come closer and take another."),
    SelfieFace.blurred: _("Your selfie is blurred. Hold still and take another."),
    SelfieFace.turned: _("Your face is turned away in your selfie. Look straight at the camera and take another."),
    SelfieFace.unsure: _("Your face is hard to see in your selfie. Take another without sunglasses or a mask."),
}


class NotAsked(Conflict):
    message = "Nobody asks which face of this selfie is yours. Take a new one."


@dataclass(frozen=True)
class FaceBox:
    """Where a face is, in parts of the picture."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class OwnFace:
    """How far it is with finding somebody by their selfie.

    `state` is empty for who has not agreed, or has no selfie. While `is_looking` it may change by itself; `what_to_do`
    says what is wrong with the selfie.
    """

    state: str
    is_looking: bool
    what_to_do: str
    selfie_id: str
    url: str
    faces: list[FaceBox]


NO_FACE = OwnFace(state="", is_looking=False, what_to_do="", selfie_id="", url="", faces=[])


def of(session: Session, actor: Account) -> OwnFace:
    selfie = _current(session, actor.id)
    if selfie is None or actor.face_consent is not FaceConsent.granted:
        return NO_FACE
    return OwnFace(
        state=selfie.face_state.value,
        is_looking=_is_waiting(session, "selfies.measure", "selfie_id", selfie.id)
        or _is_waiting(session, "faces.match_account", "account_id", actor.id),
        what_to_do=WHAT_TO_DO.get(selfie.face_state, ""),
        selfie_id=str(selfie.id),
        url=files.selfie_url(selfie, viewer=actor.id),
        faces=boxes(selfie),
    )


def boxes(selfie: Selfie) -> list[FaceBox]:
    return [FaceBox(*place) for place in selfie.faces]


def promise(session: Session, account: Account) -> None:
    """Measure the current selfie, if its owner agreed and that was not done: they said yes, or took a new one."""
    selfie = _current(session, account.id)
    if selfie is not None and _may_measure(account, selfie):
        queue.enqueue(session, "selfies.measure", priority=queue.NOW, selfie_id=selfie.id)


def choose(session: Session, actor: Account, selfie_id: UUID, face: int) -> Selfie:
    """Several people are in the selfie: this one is the actor. The others' faces are measured for nobody."""
    _hold(session, actor.id)
    selfie = session.exec(
        select(Selfie)
        .where(Selfie.id == selfie_id, Selfie.account_id == actor.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if selfie is None:
        raise NotFound
    if actor.face_consent is not FaceConsent.granted or not selfie.is_current or not selfie.faces:
        raise NotAsked
    if not 0 <= face < len(selfie.faces):
        raise Invalid(face=_("Choose one of the faces that were found."))
    selfie.chosen_face, selfie.face_state = face, SelfieFace.unmeasured
    session.add(selfie)
    session.flush()
    audit.record(session, "selfie.face_chosen", actor_id=actor.id, subject_id=selfie.id)
    promise(session, actor)
    return selfie


def forget(session: Session, account_id: UUID) -> None:
    """What was found in somebody's selfies, who agrees no longer. The caller holds the account."""
    for selfie in session.exec(select(Selfie).where(Selfie.account_id == account_id).with_for_update()).all():
        selfie.face_state, selfie.faces, selfie.chosen_face = SelfieFace.unmeasured, [], None
        session.add(selfie)


def measure(session: Session, selfie_id: UUID) -> None:
    """Look at the selfie, and know its owner by the face in it. Nothing is looked at of who did not agree."""
    selfie = session.get(Selfie, selfie_id)
    if selfie is None or not _may_measure(session.get_one(Account, selfie.account_id), selfie):
        return
    looked = _look(selfie)
    if looked is None:
        return
    account = _hold(session, selfie.account_id)
    again = select(Selfie).where(Selfie.id == selfie_id).with_for_update().execution_options(populate_existing=True)
    if session.exec(again).first() is None or not _may_measure(account, selfie):
        return
    reading = _chosen(looked.faces, selfie) or selfie_faces.read(looked.faces)
    selfie.face_state = AS_STATE[reading.fault] if reading.fault else SelfieFace.ready
    if reading.fault is SelfieFault.none and any(face.score >= COUNTS for face in looked.faces):
        selfie.face_state = SelfieFace.unsure
    # From the left, as one would read their names.
    largest = sorted(reading.choices[:MOST_FACES], key=lambda face: face.left)
    selfie.faces, selfie.chosen_face = [_place(face) for face in largest], None
    session.add(selfie)
    session.flush()
    if reading.face is not None:
        face_references.from_selfie(session, selfie, reading.face, looked.model)
    logger.info("selfie.measured selfie=%s state=%s", selfie.id, selfie.face_state.value)


def _look(selfie: Selfie) -> Looked | None:
    try:
        original = get_storage().get(selfie.original_key)
    except FileNotFoundError:
        logger.exception("selfie.missing selfie=%s", selfie.id)
        return None
    settings = get_settings()
    place = (selfie.crop_x, selfie.crop_y, selfie.crop_width, selfie.crop_height)
    looked = darkroom().run(
        orders.measure_selfie, original, place, settings.face_models, max_pixels=settings.max_pixels
    )
    if looked.trouble:
        logger.error("selfie.not_measured selfie=%s\n%s", selfie.id, looked.trouble)
        return None
    return looked


def _chosen(found: list[FoundFace], selfie: Selfie) -> SelfieReading | None:
    """What is to be said of the face that its owner pointed at."""
    if selfie.chosen_face is None or not found:
        return None
    place = _centre(boxes(selfie)[selfie.chosen_face])
    face = min(found, key=lambda each: math.dist(_centre(each), place))
    fault = selfie_faces.fault_of(face)
    return SelfieReading(None if fault else face, fault, [])


def _may_measure(account: Account, selfie: Selfie) -> bool:
    return (
        get_settings().faces != "off"
        and account.face_consent is FaceConsent.granted
        and selfie.is_current
        and selfie.status is SelfieStatus.ready
        and selfie.face_state is SelfieFace.unmeasured
    )


def _hold(session: Session, account_id: UUID) -> Account:
    """The account first, then its selfies, as for cropping and erasing them."""
    statement = select(Account).where(Account.id == account_id).with_for_update(key_share=True)
    return session.exec(statement.execution_options(populate_existing=True)).one()


def _current(session: Session, account_id: UUID) -> Selfie | None:
    return session.exec(select(Selfie).where(Selfie.account_id == account_id, col(Selfie.is_current))).first()


def _is_waiting(session: Session, task: str, name: str, about: UUID) -> bool:
    return not queue.without_promise(session, task, name, [about])


def _place(face: FoundFace) -> list[float]:
    return [round(value, 4) for value in (face.left, face.top, face.width, face.height)]


def _centre(face: FoundFace | FaceBox) -> tuple[float, float]:
    return face.left + face.width / 2, face.top + face.height / 2
