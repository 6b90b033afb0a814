"""What a signed address remembers of the link that its viewer came by: enough to ask again whether it still opens.

The token itself is never in it. Whoever passes the address of one picture on does not pass on the album.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from photodrop import routes
from photodrop.config import get_settings
from photodrop.models import Album, Photo, Share, Visibility
from photodrop.services import signatures

LENGTH = 32
HEX_DIGITS = 32


@dataclass(frozen=True)
class CameBy:
    """A link to an album, to a photo or a share, as it was when somebody opened it.

    Whether a share still opens is asked of its row: see `access.photo_to_see`.
    """

    kind: Literal["album", "photo", "share"]
    tag: str
    share_id: UUID | None = None

    def __str__(self) -> str:
        return f"{self.kind}-{self.tag}" if self.share_id is None else f"{self.kind}-{self.share_id.hex}-{self.tag}"

    def is_of(self, share: Share) -> bool:
        """As the share was then: a new link and a new password end what came by the old ones."""
        told = _told("share", _of_share(share))
        return self.share_id == share.id and signatures.is_signed(told, self.tag, length=LENGTH)

    def opens(self, photo: Photo, album: Album) -> bool:
        if self.kind == "share" or album.visibility is Visibility.private:
            return False
        token = album.link_token if self.kind == "album" else photo.link_token
        return signatures.is_signed(_told(self.kind, token), self.tag, length=LENGTH)


def by_album(album: Album) -> CameBy:
    return CameBy("album", _tag("album", album.link_token))


def by_photo(photo: Photo) -> CameBy:
    return CameBy("photo", _tag("photo", photo.link_token))


def by_share(share: Share) -> CameBy:
    return CameBy("share", _tag("share", _of_share(share)), share.id)


def parse(spelled: str) -> CameBy | None:
    match spelled.split("-"):
        case ["album" | "photo" as kind, tag]:
            return CameBy(kind, tag)
        case ["share", share_id, tag] if len(share_id) == HEX_DIGITS and share_id.isalnum():
            return CameBy("share", tag, UUID(share_id))
        case _:
            return None


def album_url(album: Album) -> str:
    """What its owner gives away; nothing while the album is private."""
    return "" if album.visibility is Visibility.private else f"{get_settings().base_url}/a/{album.link_token}"


def photo_url(photo: Photo, album: Album) -> str:
    return "" if album.visibility is Visibility.private else f"{get_settings().base_url}/p/{photo.link_token}"


def share_url(share: Share) -> str:
    """What the photographer gives away, and what stands in the QR code."""
    return f"{get_settings().base_url}{routes.SHARE.replace('[token]', share.token)}"


def _of_share(share: Share) -> str:
    return f"{share.token} {share.password_revision}"


def _tag(kind: str, token: str) -> str:
    return signatures.sign(_told(kind, token))[:LENGTH]


def _told(kind: str, token: str) -> str:
    return f"link\n{kind}\n{token}"
