"""What a signed address remembers of the link that its viewer came by: enough to ask again whether it still opens.

The token itself is never in it. Whoever passes the address of one picture on does not pass on the album.
"""

from dataclasses import dataclass
from typing import Literal

from photodrop.config import get_settings
from photodrop.models import Album, Photo, Visibility
from photodrop.services import signatures

LENGTH = 32


@dataclass(frozen=True)
class CameBy:
    """A link to an album or to a photo, as it was when somebody opened it."""

    kind: Literal["album", "photo"]
    tag: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.tag}"

    def opens(self, photo: Photo, album: Album) -> bool:
        if album.visibility is Visibility.private:
            return False
        token = album.link_token if self.kind == "album" else photo.link_token
        return signatures.is_signed(_told(self.kind, token), self.tag, length=LENGTH)


def by_album(album: Album) -> CameBy:
    return CameBy("album", _tag("album", album.link_token))


def by_photo(photo: Photo) -> CameBy:
    return CameBy("photo", _tag("photo", photo.link_token))


def parse(spelled: str) -> CameBy | None:
    match spelled.split("-"):
        case ["album" | "photo" as kind, tag]:
            return CameBy(kind, tag)
        case _:
            return None


def album_url(album: Album) -> str:
    """What its owner gives away; nothing while the album is private."""
    return "" if album.visibility is Visibility.private else f"{get_settings().base_url}/a/{album.link_token}"


def photo_url(photo: Photo, album: Album) -> str:
    return "" if album.visibility is Visibility.private else f"{get_settings().base_url}/p/{photo.link_token}"


def _tag(kind: str, token: str) -> str:
    return signatures.sign(_told(kind, token))[:LENGTH]


def _told(kind: str, token: str) -> str:
    return f"link\n{kind}\n{token}"
