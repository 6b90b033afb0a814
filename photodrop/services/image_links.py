"""Links to transformed photos. Whoever has one sees what its maker may see in that moment, and nothing else.

A client's link to a photo shows it clean only as long as it is unlocked for that client, and ends with the account, the
photo and the appearance.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import update
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, ImageLink, Photo, PhotoStatus
from photodrop.models.base import now
from photodrop.services import access, limits, qr, transformations
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _
from photodrop.services.transformations import Order

PER_HOUR = 300
# As it comes, in the best format that the browser knows.
PLAIN = "f_auto"
KEPT_STOPPED = timedelta(days=1)


@dataclass(frozen=True)
class LinkView:
    """`url` is the picture, `page_url` a page with it, `qr_url` the code that leads a phone there."""

    id: str
    token: str
    photo_id: str
    photo_name: str
    transformation: str
    url: str
    page_url: str
    qr_url: str
    thumb_url: str
    views: int
    created_at: str


@dataclass(frozen=True)
class LinkPage:
    """What the page behind a link tells its visitors."""

    name: str
    description: str
    by: str
    url: str
    page_url: str
    may_download: bool
    alt: str


SORTING = Sorting(
    {"created_at": col(ImageLink.created_at), "views": col(ImageLink.views)},
    tie=col(ImageLink.id),
)


def create(session: Session, actor: Account, photo_id: UUID, transformation: str) -> LinkView:
    """The same wish twice is one link. Raises Locked for what the maker may not see clean."""
    sight = access.photo_to_share(session, actor, photo_id)
    if sight.photo.status is not PhotoStatus.ready:
        raise NotFound
    recipe = transformations.recipe_of(session, actor, transformation)
    for other in sorted(recipe.photos):
        access.photo_to_share(session, actor, UUID(other))
    spelled = str(recipe) or PLAIN
    known = session.exec(
        select(ImageLink).where(
            ImageLink.owner_id == actor.id,
            ImageLink.photo_id == photo_id,
            ImageLink.transformation == spelled,
            col(ImageLink.stopped_at).is_(None),
        )
    ).first()
    if known is not None:
        return _view(known, sight.photo)
    limits.spend(
        "image_link", str(actor.id), limit=PER_HOUR, seconds=3600, message=_("That is a lot of links. Wait a while.")
    )
    link = ImageLink(token=secrets.token_urlsafe(16), photo_id=photo_id, owner_id=actor.id, transformation=spelled)
    session.add(link)
    session.flush()
    return _view(link, sight.photo)


def mine(
    session: Session,
    actor: Account,
    *,
    photo_id: UUID | None = None,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[LinkView]:
    statement = (
        select(ImageLink, Photo)
        .join(Photo, col(Photo.id) == ImageLink.photo_id)
        .where(ImageLink.owner_id == actor.id, col(ImageLink.stopped_at).is_(None), col(Photo.deleted_at).is_(None))
    )
    if photo_id is not None:
        statement = statement.where(ImageLink.photo_id == photo_id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([_view(link, photo) for link, photo in rows], following)


def stop(session: Session, actor: Account, name: str) -> None:
    """By token or id. At once for everybody; `restore` brings it back for a day."""
    link = access.image_link_to_edit(session, actor, name)
    if link.stopped_at is not None:
        raise NotFound
    link.stopped_at = now()
    session.add(link)


def restore(session: Session, actor: Account, name: str) -> LinkView:
    link = access.image_link_to_edit(session, actor, name)
    link.stopped_at = None
    session.add(link)
    session.flush()
    return _view(link, access.photo_to_see(session, actor, link.photo_id).photo)


def picture(session: Session, token: str, *, accept: str = "", download: bool = False) -> Order:
    """What the link shows now. `download` only where its maker may download, too."""
    link, maker = access.image_link_shared(session, token)
    recipe = transformations.read(link.transformation)
    ordered = transformations.order(session, maker, link.photo_id, recipe, accept=accept)
    if download and not ordered.sight.may_download:
        raise NotFound
    return ordered


def opened(session: Session, token: str) -> LinkPage:
    """The page behind the link, and one view more."""
    link, maker = access.image_link_shared(session, token)
    sight = access.photo_to_see(session, maker, link.photo_id)
    session.execute(update(ImageLink).where(col(ImageLink.id) == link.id).values(views=ImageLink.views + 1))
    photographer = session.get_one(Account, sight.album.owner_id)
    return LinkPage(
        name=sight.photo.name,
        description=sight.photo.description,
        by=photographer.name or photographer.login or "",
        url=_url(link),
        page_url=page_url(link),
        may_download=sight.may_download,
        alt=sight.photo.description or sight.photo.name,
    )


def qr_code(session: Session, token: str, *, kind: str, size: int) -> bytes:
    link, _maker = access.image_link_shared(session, token)
    if not qr.SMALLEST <= size <= qr.LARGEST:
        raise Invalid(size=_("Use {smallest} to {largest} pixels.", smallest=qr.SMALLEST, largest=qr.LARGEST))
    draw = qr.svg if kind == "svg" else qr.png
    return draw(page_url(link), size)


def sweep(session: Session) -> None:
    session.execute(sql_delete(ImageLink).where(col(ImageLink.stopped_at) < now() - KEPT_STOPPED))


def page_url(link: ImageLink) -> str:
    """Short and absolute: it stands in the QR code."""
    return f"{get_settings().base_url}{routes.LINK.replace('[token]', link.token)}"


def _url(link: ImageLink) -> str:
    return f"{get_settings().base_url}{routes.API}/links/{link.token}"


def _view(link: ImageLink, photo: Photo) -> LinkView:
    thumb = transformations.thumb_of(transformations.read(link.transformation))
    return LinkView(
        id=str(link.id),
        token=link.token,
        photo_id=str(link.photo_id),
        photo_name=photo.name,
        transformation=link.transformation,
        url=_url(link),
        page_url=page_url(link),
        qr_url=f"{_url(link)}/qr",
        thumb_url=transformations.url(link.photo_id, thumb, viewer=link.owner_id),
        views=link.views,
        created_at=link.created_at.isoformat(),
    )
