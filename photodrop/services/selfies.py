"""A client's face pictures: one is current, earlier ones are kept. Cropped in a worker, never in the web process."""

import logging
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from photodrop.adapters.storage import get_storage
from photodrop.config import MEBIBYTE, get_settings
from photodrop.errors import Invalid, NotFound, PhotoDropError, TooLarge
from photodrop.imaging import formats, orders
from photodrop.models import Account, ItemState, Selfie, SelfieStatus
from photodrop.models.base import new_id
from photodrop.services import audit, face_references, files, own_faces, progress, queue
from photodrop.services.darkroom import darkroom
from photodrop.services.own_faces import FaceBox
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

LARGEST = 30 * MEBIBYTE
SMALLEST_CROP = 80
EDGE = 640


@dataclass(frozen=True)
class SelfieView:
    """`face_state` is what was found in the selfie of somebody who agreed to be looked for: `unmeasured` as yet, or
    for who did not; `ready`; `choose` while they are asked which of the `faces`, from the left, is theirs; or what is
    wrong: `none`, `too_small`, `blurred`, `turned`, `unsure`.
    """

    id: str
    status: str
    error: str
    is_current: bool
    url: str
    created_at: str
    face_state: str
    faces: list[FaceBox]


def add(
    session: Session,
    actor: Account,
    source: BinaryIO,
    *,
    x: int,
    y: int,
    width: int,
    height: int,
    content_type: str = "",
) -> SelfieView:
    """Keep the picture and promise its crop. `x, y, width, height` are pixels of the upright picture."""
    size = source.seek(0, SEEK_END)
    if size > LARGEST:
        raise TooLarge(_("This picture is too large. Take one below {largest} MB.", largest=LARGEST // MEBIBYTE))
    if min(width, height) < SMALLEST_CROP or min(x, y) < 0:
        raise Invalid(width=_("Zoom out: your face needs at least {smallest} pixels.", smallest=SMALLEST_CROP))
    source.seek(0)
    kind = formats.check(source.read(formats.ENOUGH_TO_TELL), content_type)
    source.seek(0)
    selfie_id = new_id()
    selfie = Selfie(
        id=selfie_id,
        account_id=actor.id,
        original_key=f"selfies/{actor.id}/{selfie_id}-original{kind.extension}",
        crop_x=x,
        crop_y=y,
        crop_width=width,
        crop_height=height,
    )
    get_storage().put(selfie.original_key, source)
    session.add(selfie)
    session.flush()
    queue.enqueue(session, "selfies.crop", priority=queue.NOW, selfie_id=selfie.id)
    progress.plan(session, actor.id, "selfies.crop", [selfie.id], subject_id=actor.id, subject="")
    audit.record(session, "selfie.added", actor_id=actor.id, subject_id=selfie.id)
    return _view(selfie, actor)


def crop(session: Session, selfie_id: UUID) -> None:
    """Cut the selfie out and make it the current one; a picture that cannot be read fails with its reason."""
    _crop(session, selfie_id)
    session.flush()
    selfie = session.get(Selfie, selfie_id)
    if selfie is None:
        progress.gone(session, [selfie_id], "selfies.crop")
    elif selfie.status is not SelfieStatus.queued:
        state = ItemState.done if selfie.status is SelfieStatus.ready else ItemState.failed
        progress.ended(session, "selfies.crop", [selfie_id], state, selfie.error)


def _crop(session: Session, selfie_id: UUID) -> None:
    selfie = session.get(Selfie, selfie_id)
    if selfie is None or selfie.status is not SelfieStatus.queued:
        return
    content, reason = _cut_out(selfie)
    # The account first, then its selfies, as for erasing them. Crops of one account take turns here: the later selfie
    # wins, and only one is current.
    owner = session.exec(
        select(Account)
        .where(Account.id == selfie.account_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()
    again = select(Selfie).where(Selfie.id == selfie_id).with_for_update().execution_options(populate_existing=True)
    if session.exec(again).first() is None or selfie.status is not SelfieStatus.queued:
        return
    session.add(selfie)
    if content is None:
        selfie.status, selfie.error = SelfieStatus.failed, reason
        return
    selfie.key = f"selfies/{selfie.account_id}/{selfie.id}-{new_id().hex}.jpg"
    get_storage().put(selfie.key, BytesIO(content))
    newer = session.exec(
        select(Selfie.id).where(Selfie.account_id == selfie.account_id, col(Selfie.is_current), Selfie.id > selfie.id)
    ).first()
    if newer is None:
        session.execute(
            update(Selfie)
            .where(col(Selfie.account_id) == selfie.account_id, col(Selfie.is_current))
            .values(is_current=False)
        )
        selfie.is_current = True
        face_references.forget_selfie(session, selfie.account_id)
    selfie.status = SelfieStatus.ready
    session.flush()
    own_faces.promise(session, owner)
    logger.info("selfie.ready selfie=%s", selfie_id)


def _cut_out(selfie: Selfie) -> tuple[bytes | None, str]:
    """The cropped picture, or None and the reason why there is none."""
    try:
        original = get_storage().get(selfie.original_key)
    except FileNotFoundError:
        logger.exception("selfie.original_missing selfie=%s", selfie.id)
        return None, "This picture is missing from the storage. Take it again."
    place = (selfie.crop_x, selfie.crop_y, selfie.crop_width, selfie.crop_height)
    try:
        content = darkroom().run(orders.crop_selfie, original, place, edge=EDGE, max_pixels=get_settings().max_pixels)
    except PhotoDropError as refusal:
        return None, refusal.message
    return content, ""


def own(session: Session, actor: Account) -> list[SelfieView]:
    """Every selfie of the actor, newest first."""
    found = session.exec(select(Selfie).where(Selfie.account_id == actor.id).order_by(col(Selfie.id).desc())).all()
    return [_view(selfie, actor) for selfie in found]


def see(session: Session, actor: Account, selfie_id: UUID) -> SelfieView:
    selfie = session.get(Selfie, selfie_id)
    if selfie is None or selfie.account_id != actor.id:
        raise NotFound
    return _view(selfie, actor)


def choose_face(session: Session, actor: Account, selfie_id: UUID, face: int) -> SelfieView:
    return _view(own_faces.choose(session, actor, selfie_id, face), actor)


def _view(selfie: Selfie, actor: Account) -> SelfieView:
    return SelfieView(
        id=str(selfie.id),
        status=selfie.status.value,
        error=selfie.error,
        is_current=selfie.is_current,
        url=files.selfie_url(selfie, viewer=actor.id),
        created_at=selfie.created_at.isoformat(),
        face_state=selfie.face_state.value,
        faces=own_faces.boxes(selfie),
    )
