"""That somebody is in a photo, to be said, hidden or denied."""

from uuid import UUID

from sqlmodel import Session, select

from photodrop.errors import NotFound
from photodrop.models import Account, Appearance
from photodrop.services.access.appearing import appears_as, is_suggested
from photodrop.services.access.photos import photo_of_photographer, photo_to_see


def appearance_of_client(session: Session, actor: Account, photo_id: UUID) -> Appearance:
    """That the actor is in a photo, hidden or not; held."""
    photo_to_see(session, actor, photo_id)
    appearance = session.exec(
        select(Appearance).where(Appearance.photo_id == photo_id, *appears_as(actor.id)).with_for_update()
    ).first()
    if appearance is None:
        raise NotFound
    return appearance


def appearance_to_edit(session: Session, actor: Account, appearance_id: UUID) -> tuple[Appearance, bool]:
    """The appearance, held, and whether the actor is its photographer (True) or the client it speaks of (False)."""
    statement = select(Appearance).where(Appearance.id == appearance_id)
    appearance = session.exec(statement.with_for_update().execution_options(populate_existing=True)).first()
    if appearance is None:
        raise NotFound
    if appearance.client_id == actor.id:
        if not is_suggested(session, actor, appearance):
            photo_to_see(session, actor, appearance.photo_id)
        return appearance, False
    photo_of_photographer(session, actor, appearance.photo_id)
    return appearance, True


def suggestion_to_answer(session: Session, actor: Account, appearance_id: UUID) -> Appearance:
    """What the actor's face suggests to them, and nobody answered yet; held."""
    appearance, is_photographer = appearance_to_edit(session, actor, appearance_id)
    if is_photographer or not is_suggested(session, actor, appearance):
        raise NotFound
    return appearance
