"""Views of the services in the words of a template: addresses, sizes, sentences."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from photodrop import routes
from photodrop.config import MEBIBYTE, get_settings
from photodrop.models import Size
from photodrop.services import tongues
from photodrop.services.guest_pages import AlbumPage, PhotoPage
from photodrop.services.guest_uploads import Room
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.shares import SharedAlbum
from photodrop.services.tongues import _, _n

EDGES = {Size.thumb: 400, Size.small: 800, Size.medium: 1600, Size.large: 2560}
IN_GRID = (Size.thumb, Size.small)
IN_COVER = (Size.small, Size.medium)
IN_VIEW = (Size.medium, Size.large)
NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
UNKNOWN_SHAPE, WIDE = 1.5, (1.2, 2)
EARLY = 3
ROW_HEIGHT = 290
LONGEST_ALT = 120
DOT = " · "


@dataclass(frozen=True)
class Image:
    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True)
class Tile(Image):
    id: str
    look: str
    hash: str
    alt: str
    sizes: str
    is_early: bool


def album(page: AlbumPage) -> dict[str, Any]:
    of = page.album
    cover = _cover(page.cards) if not page.before else None
    tiles = [_tile(card, page.before + place) for place, card in enumerate(page.cards, 1)]
    return {
        "url": address(page.token),
        "title": of.album_name,
        "shot_on": date.fromisoformat(of.shot_on),
        "location": of.location,
        "counted": _photos(of.photo_count),
        "count": of.photo_count,
        "by": of.by,
        "summary": _summary(page.language, of),
        "cover": _image(cover, IN_COVER) if cover else None,
        "is_first": not page.before,
        "tiles": tiles,
        "next_url": address(page.token, cursor=page.next) if page.next else "",
        "zip_url": f"{routes.API}/shared/{page.token}/archive" if of.downloads != "none" and of.photo_count else "",
        "sells": page.sells,
        "guest_name": page.guest_name,
        "takes_uploads": of.may_upload,
        "preview": _preview(page.language, of, cover, address(page.token)),
    }


def photo(page: PhotoPage) -> dict[str, Any]:
    of, card, here = page.album, page.card, address(page.token, page.card.id)
    return {
        **vars(_image(card, IN_VIEW)),
        "id": card.id,
        "title": of.album_name,
        "alt": _alt(card, page.number),
        "description": card.description,
        "look": f"c{_colour(card)}",
        "place": _("{at} of {count}", at=page.number, count=of.photo_count),
        "url": address(page.token),
        "previous_url": address(page.token, page.previous_id) if page.previous_id else "",
        "next_url": address(page.token, page.next_id) if page.next_id else "",
        "download_url": card.download_url,
        "preview": _preview(page.language, of, card, here),
    }


def asking(token: str, of: SharedAlbum, room: Room) -> dict[str, Any]:
    return {
        "url": address(token),
        "title": of.album_name,
        "by": of.by,
        "name": room.name,
        "photos_left": room.photos,
        "size_left": _("{count} MB", count=room.bytes // MEBIBYTE),
        "largest": room.largest,
        "uploads_url": f"{routes.API}/shared/{token}/uploads",
    }


def details(page: AlbumPage) -> list[dict[str, str]]:
    """What the script wants of the photos of a page beyond what their tiles say."""
    told = []
    for card in page.cards:
        grid, view = _image(card, IN_GRID), _image(card, IN_VIEW)
        told.append(
            {
                "id": card.id,
                "src": grid.src,
                "srcset": grid.srcset,
                "view_src": view.src,
                "view_srcset": view.srcset,
                "download_url": card.download_url,
                "description": card.description,
            }
        )
    return told


def style_of(cards: list[PhotoCard]) -> str:
    """The shapes and colours of these tiles as rules: attributes would need a laxer policy."""
    shapes, colours = {_shape(card) for card in cards}, {_colour(card) for card in cards}
    return "".join(
        [f".r{shape}{{--r:{shape / 1000:g}}}" for shape in sorted(shapes)]
        + [f".c{colour}{{background:#{colour}}}" for colour in sorted(colours)]
    )


def address(token: str, *rest: str, **query: str) -> str:
    return "/".join((f"/s/{token}", *rest)) + (f"?{urlencode(query)}" if query else "")


def _tile(card: PhotoCard, number: int) -> Tile:
    shape = _shape(card) / 1000
    square, row = round(100 / 3 * max(1, shape), 1), round(ROW_HEIGHT * shape)
    return Tile(
        **vars(_image(card, IN_GRID)),
        id=card.id,
        look=f"r{_shape(card)} c{_colour(card)}",
        hash=card.placeholder,
        alt=_alt(card, number),
        sizes=f"(min-width:768px) {row}px,{square}vw",
        is_early=number <= EARLY,
    )


def _image(card: PhotoCard, sizes: tuple[Size, ...]) -> Image:
    longest = max(card.width, card.height) or 1
    # By their paths: whoever came by another name of this server finds the pictures there, too.
    base = get_settings().base_url
    urls = {size: getattr(card, f"{size}_url").removeprefix(base) for size in sizes}
    offered = [
        f"{url} {max(1, round(card.width * min(1, EDGES[size] / longest)))}w" for size, url in urls.items() if url
    ]
    # Its watermark may still be drawn: then there is nothing to see yet.
    source = next((url for url in urls.values() if url), NOTHING)
    return Image(source, ", ".join(offered), card.width, card.height)


def _alt(card: PhotoCard, number: int) -> str:
    said = " ".join(card.description.split())
    if said:
        return said if len(said) <= LONGEST_ALT else f"{said[: LONGEST_ALT - 1]}…"
    return _("Photo {number}", number=number)


def _cover(cards: list[PhotoCard]) -> PhotoCard | None:
    """The first that lies as covers do, else the first there is."""
    shown = [card for card in cards if card.small_url]
    wide = (card for card in shown if WIDE[0] <= _shape(card) / 1000 <= WIDE[1])
    return next(wide, shown[0] if shown else None)


def _summary(language: str, of: SharedAlbum) -> str:
    """What search engines and messengers say of a page is the photographer's word, and in their language."""
    photos = _photos(of.photo_count)
    return tongues.told(
        language, _("{photos} by {photographer}.", photos=photos, photographer=of.by) if of.by else photos
    )


def _preview(language: str, of: SharedAlbum, card: PhotoCard | None, path: str) -> list[tuple[str, str]]:
    """What messengers show of a link."""
    base = get_settings().base_url
    by = tongues.told(language, _("by {photographer}", photographer=of.by)) if of.by else ""
    told = {
        "og:type": "website",
        "og:site_name": "PhotoDrop",
        "og:title": of.album_name,
        "og:description": DOT.join(filter(None, (tongues.day(language, date.fromisoformat(of.shot_on)), by))),
        "og:url": base + path,
    }
    if card is not None and card.small_url:
        told["og:image"] = base + card.small_url.removeprefix(base)
    return list(told.items())


def _photos(count: int) -> str:
    return _n("{count} photo", "{count} photos", count)


def _shape(card: PhotoCard) -> int:
    """Width by height, in thousandths."""
    return max(1, round(1000 * (card.width / card.height if card.height else UNKNOWN_SHAPE)))


def _colour(card: PhotoCard) -> str:
    """The mean colour that a ThumbHash begins with, in three digits."""
    head = int.from_bytes(base64.b64decode(card.placeholder)[:3], "little") if card.placeholder else 0
    if not head:
        return "999"
    light, yellow, red = (head & 63) / 63, (head >> 6 & 63) / 31.5 - 1, (head >> 12 & 63) / 31.5 - 1
    b = light - 2 / 3 * yellow
    r = (3 * light - b + red) / 2
    return "".join(f"{round(15 * min(1, max(0, part))):x}" for part in (r, r - red, b))
