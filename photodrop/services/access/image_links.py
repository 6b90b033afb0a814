"""Pictures given away by link, and how they are transformed."""

from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.errors import Gone, NotFound
from photodrop.models import Account, ImageLink, NamedTransformation, Photo


class LinkStopped(Gone):
    message = "This picture is no longer shared. Ask whoever gave you the link."


def image_link_shared(session: Session, token: str) -> tuple[ImageLink, Account]:
    """A link that is open, and its maker, through whose eyes everybody looks at it."""
    # What moderators hid, its owner still sees; whoever has their link does not.
    row = session.exec(
        select(ImageLink, Account)
        .join(Account, col(Account.id) == ImageLink.owner_id)
        .join(Photo, col(Photo.id) == ImageLink.photo_id)
        .where(ImageLink.token == token, col(Account.is_active), col(Photo.hidden_at).is_(None))
    ).first()
    if row is None:
        raise NotFound
    link, maker = row
    if link.stopped_at is not None:
        raise LinkStopped
    return link, maker


def image_link_to_edit(session: Session, actor: Account, name: str) -> ImageLink:
    """One's own, by its token or its id."""
    try:
        named = ImageLink.id == UUID(name)
    except ValueError:
        named = ImageLink.token == name
    link = session.exec(select(ImageLink).where(named, ImageLink.owner_id == actor.id).with_for_update()).first()
    if link is None:
        raise NotFound
    return link


def transformation_to_edit(session: Session, actor: Account, transformation_id: UUID) -> NamedTransformation:
    row = session.get(NamedTransformation, transformation_id)
    if row is None or row.owner_id != actor.id:
        raise NotFound
    return row
