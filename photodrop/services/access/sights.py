"""What one viewer may see of an album, a photo, a share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from photodrop.models import Album, Photo, Share, ShareDownloads
from photodrop.services import link_tokens
from photodrop.services.link_tokens import CameBy


@dataclass(frozen=True)
class Sight:
    """What one viewer may see of one photo; by which share, if that is how they came."""

    photo: Photo
    album: Album
    is_owner: bool
    may_edit: bool
    locked: bool
    share: Share | None = None

    @property
    def may_download(self) -> bool:
        """The file as it is delivered."""
        if self.share is not None:
            return not self.locked and self.album.originals and self.share.downloads is ShareDownloads.original
        return self.is_owner or (not self.locked and self.album.downloads)

    @property
    def gives_original(self) -> bool:
        """Else whoever downloads gets the large JPEG."""
        return self.is_owner or self.album.originals

    @property
    def may_save(self) -> bool:
        """A rendition of what they see, marked where it is locked."""
        return self.share is None or self.share.downloads is not ShareDownloads.none


@dataclass(frozen=True)
class ShareSight:
    """What a guest may see by an open share. Its photos are those that `in_share` lets through."""

    share: Share
    album: Album

    @property
    def locked(self) -> bool:
        """Photos that cost something are never shown clean; else the share decides, or does as its album."""
        if self.album.price or self.album.photo_price:
            return True
        return self.album.watermark if self.share.watermark is None else self.share.watermark

    @property
    def downloads(self) -> ShareDownloads:
        """What may be taken in fact: of a locked photo only what is marked, and no original that the album keeps."""
        keeps = self.locked or not self.album.originals
        if keeps and self.share.downloads is ShareDownloads.original:
            return ShareDownloads.web
        return self.share.downloads

    @property
    def came_by(self) -> CameBy:
        return link_tokens.by_share(self.share)

    def of(self, photo: Photo) -> Sight:
        return Sight(photo, self.album, is_owner=False, may_edit=False, locked=self.locked, share=self.share)


class Taken(NamedTuple):
    """A photo to download, and what of its album goes with it: there are thousands at once, so it is no more."""

    id: UUID
    filename: str
    content_type: str
    bytes: int
    sha256: str | None
    crc32: int | None
    original_key: str
    delivery_key: str | None
    delivery_bytes: int
    delivery_content_type: str
    delivery_crc32: int | None
    taken_at: datetime | None
    created_at: datetime
    album_id: UUID
    album_name: str
    shot_on: date
    owner_id: UUID
    originals: bool


_OF_ALBUM = {
    "originals": "originals",
    "album_id": "id",
    "album_name": "name",
    "shot_on": "shot_on",
    "owner_id": "owner_id",
}
TAKEN = [getattr(Album, _OF_ALBUM[name]) if name in _OF_ALBUM else getattr(Photo, name) for name in Taken._fields]


@dataclass(frozen=True)
class AlbumSight:
    """How one viewer may look at an album: all of it, or only what is out."""

    album: Album
    may_edit: bool
    came_by: CameBy | None = None
