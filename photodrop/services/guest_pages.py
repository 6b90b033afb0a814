"""What the pages of a share show: the album from its first photo on, or one photo between its neighbours."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from photodrop.models import Account, Guest, Photo
from photodrop.services import access, products, shares
from photodrop.services.access import ShareSight
from photodrop.services.activity import Visitor
from photodrop.services.paging import Sorting, page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.shares import SharedAlbum
from photodrop.services.tongues import ENGLISH

FIRST, AT_ONCE = 42, 100
"""The first come with the page, which is to be small: two screens of a phone, more than one of anything else."""
SORTING = Sorting({"taken_at": col(Photo.sorted_at)}, tie=col(Photo.id))
_place = tuple_(col(Photo.sorted_at), col(Photo.id))


@dataclass(frozen=True)
class AlbumPage:
    """`before` photos of the share lie before the first of `cards`. `language` is the photographer's."""

    token: str
    album: SharedAlbum
    cards: list[PhotoCard]
    before: int
    next: str | None
    sells: bool
    guest_name: str
    language: str


@dataclass(frozen=True)
class PhotoPage:
    token: str
    album: SharedAlbum
    card: PhotoCard
    number: int
    previous_id: str
    next_id: str
    language: str


def album_page(
    session: Session,
    guest: Guest | None,
    token: str,
    cursor: str | None = None,
    *,
    seen_from: Visitor | None = None,
) -> AlbumPage:
    """The first photos, or those from the cursor on. With `seen_from` it is a visit, if the album begins here."""
    sight = access.share_opened(session, guest, token)
    if seen_from is not None and not cursor:
        shares.visited(session, sight, seen_from)
    statement = select(Photo).where(*access.in_share(sight.share))
    most = AT_ONCE if cursor else FIRST
    rows, following = page(session, statement, SORTING, sort="taken_at", cursor=cursor, limit=most)
    photos = [row[0] for row in rows]
    return AlbumPage(
        token,
        shares.told(session, sight),
        shares.cards(session, sight, photos),
        _before(session, sight, photos[0]) if cursor and photos else 0,
        following,
        sells=bool(products.on_sale(session, sight.album.owner_id)),
        guest_name=guest.name if guest else "",
        language=_language(session, sight),
    )


def photo_page(
    session: Session, guest: Guest | None, token: str, photo_id: UUID, *, seen_from: Visitor | None = None
) -> PhotoPage:
    sight = access.share_opened(session, guest, token)
    photo = access.photos_shared(session, sight, [photo_id])[0]
    if seen_from is not None:
        shares.visited(session, sight, seen_from, photo.id)
    inside, here = access.in_share(sight.share), tuple_(photo.sorted_at, photo.id)
    order = col(Photo.sorted_at), col(Photo.id)
    earlier = select(Photo.id).where(*inside, _place < here).order_by(*(column.desc() for column in order))
    later = select(Photo.id).where(*inside, _place > here).order_by(*order)
    return PhotoPage(
        token,
        shares.told(session, sight),
        shares.cards(session, sight, [photo])[0],
        _before(session, sight, photo) + 1,
        str(session.exec(earlier.limit(1)).first() or ""),
        str(session.exec(later.limit(1)).first() or ""),
        _language(session, sight),
    )


def _language(session: Session, sight: ShareSight) -> str:
    return session.get_one(Account, sight.album.owner_id).language or ENGLISH


def _before(session: Session, sight: ShareSight, photo: Photo) -> int:
    """How many photos of the share lie before this one."""
    inside, here = access.in_share(sight.share), tuple_(photo.sorted_at, photo.id)
    return session.exec(select(func.count()).select_from(Photo).where(*inside, _place < here)).one()
