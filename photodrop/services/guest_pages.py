"""What the pages of a share show: the album from its first photo on, or one photo between its neighbours."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from photodrop.models import Account, Guest, Photo, ShareDownloads, Size
from photodrop.services import access, activity, files
from photodrop.services.access import ShareSight
from photodrop.services.activity import Visitor
from photodrop.services.paging import Sorting, page

AT_ONCE = 200
SORTING = Sorting({"taken_at": col(Photo.sorted_at)}, tie=col(Photo.id))
_PLACE = tuple_(col(Photo.sorted_at), col(Photo.id))


@dataclass(frozen=True)
class Picture:
    """One photo with the addresses this guest may have; `number` is its place in the share, from 1 on."""

    id: str
    number: int
    name: str
    description: str
    width: int
    height: int
    placeholder: str
    urls: dict[Size, str]
    save_url: str

    @property
    def shape(self) -> float:
        return self.width / self.height if self.height else 1.5


@dataclass(frozen=True)
class SharedAlbum:
    token: str
    title: str
    location: str
    shot_on: date
    by: str
    count: int
    locked: bool
    downloads: str
    takes_uploads: bool


@dataclass(frozen=True)
class AlbumPage:
    album: SharedAlbum
    is_first: bool
    cover: Picture | None
    pictures: list[Picture]
    next: str | None


@dataclass(frozen=True)
class PhotoPage:
    album: SharedAlbum
    picture: Picture
    previous_id: str
    next_id: str


def album_page(
    session: Session,
    guest: Guest | None,
    token: str,
    cursor: str | None = None,
    *,
    seen_from: Visitor | None = None,
) -> AlbumPage:
    """Up to 200 photos from the cursor on. With `seen_from` it is a visit, if this is where the album begins."""
    sight = access.share_opened(session, guest, token)
    if seen_from is not None and not cursor:
        activity.saw(session, "view", album_id=sight.album.id, share_id=sight.share.id, visitor=seen_from)
    statement = select(Photo).where(*access.in_share(sight.share))
    rows, following = page(session, statement, SORTING, sort="taken_at", cursor=cursor, limit=AT_ONCE)
    photos = [row[0] for row in rows]
    before = _before(session, sight, photos[0]) if cursor and photos else 0
    pictures = [_picture(sight, photo, before + place) for place, photo in enumerate(photos, 1)]
    return AlbumPage(_album(session, sight), not cursor, None if cursor else _cover(pictures), pictures, following)


def photo_page(
    session: Session, guest: Guest | None, token: str, photo_id: UUID, *, seen_from: Visitor | None = None
) -> PhotoPage:
    sight = access.share_opened(session, guest, token)
    photo = access.photos_shared(session, sight, [photo_id])[0]
    if seen_from is not None:
        activity.saw(
            session, "view", album_id=sight.album.id, share_id=sight.share.id, photo_id=photo.id, visitor=seen_from
        )
    here = tuple_(photo.sorted_at, photo.id)
    order = col(Photo.sorted_at), col(Photo.id)
    inside = access.in_share(sight.share)
    previous = session.exec(
        select(Photo.id).where(*inside, _PLACE < here).order_by(*(each.desc() for each in order)).limit(1)
    ).first()
    following = session.exec(select(Photo.id).where(*inside, _PLACE > here).order_by(*order).limit(1)).first()
    return PhotoPage(
        _album(session, sight),
        _picture(sight, photo, _before(session, sight, photo) + 1),
        str(previous or ""),
        str(following or ""),
    )


def _album(session: Session, sight: ShareSight) -> SharedAlbum:
    share, album = sight.share, sight.album
    owner = session.get_one(Account, album.owner_id)
    inside = access.in_share(share)
    return SharedAlbum(
        token=share.token,
        title=album.name,
        location=album.location,
        shot_on=album.shot_on,
        by=owner.name or owner.login or "",
        count=session.exec(select(func.count()).select_from(Photo).where(*inside)).one(),
        locked=sight.locked,
        downloads=sight.downloads.value,
        takes_uploads=share.guests_upload,
    )


def _before(session: Session, sight: ShareSight, photo: Photo) -> int:
    """How many photos of the share lie before this one."""
    here = tuple_(photo.sorted_at, photo.id)
    inside = access.in_share(sight.share)
    return session.exec(select(func.count()).select_from(Photo).where(*inside, _PLACE < here)).one()


def _cover(pictures: list[Picture]) -> Picture | None:
    """The first that lies as covers do, else the first there is."""
    wide = (picture for picture in pictures if 1.2 <= picture.shape <= 2)  # noqa: PLR2004  # from 6:5 to 2:1
    return next(wide, pictures[0] if pictures else None)


def _picture(sight: ShareSight, photo: Photo, number: int) -> Picture:
    look: files.Look = "marked" if sight.locked else "clean"
    came_by = sight.came_by
    urls = {size: files.photo_url(photo, size, look, viewer=None, came_by=came_by) for size in Size}
    match sight.downloads:
        case ShareDownloads.none:
            # What may not be kept is not given in its largest size either.
            urls[Size.large], save = "", ""
        case ShareDownloads.web:
            save = urls[Size.large] and f"{urls[Size.large]}&download=true"
        case ShareDownloads.original:
            save = files.download_url(photo, viewer=None, came_by=came_by)
    return Picture(
        id=str(photo.id),
        number=number,
        name=photo.name,
        description=photo.description,
        width=photo.width,
        height=photo.height,
        placeholder=photo.placeholder,
        urls={size: url for size, url in urls.items() if url},
        save_url=save,
    )
