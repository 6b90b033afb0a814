"""Views of the services in the words of a template: addresses, sizes, sentences."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from photodrop.config import get_settings
from photodrop.models import Size
from photodrop.services.guest_pages import AlbumPage, PhotoPage, Picture, SharedAlbum

EDGES = {Size.thumb: 400, Size.small: 800, Size.medium: 1600, Size.large: 2560}
IN_GRID = (Size.thumb, Size.small)
IN_VIEW = (Size.medium, Size.large)
EARLY = 6
LONGEST_ALT = 120
ROW_HEIGHT = 300


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


def address(album: SharedAlbum, *rest: str, **query: str) -> str:
    return "/".join((f"/s/{album.token}", *rest)) + (f"?{urlencode(query)}" if query else "")


def image(picture: Picture, sizes: tuple[Size, ...]) -> Image:
    longest = max(picture.width, picture.height) or 1
    # By their paths: whoever came by another name of this server finds the pictures there, too.
    base = get_settings().base_url
    offered = [
        (picture.urls[size].removeprefix(base), max(1, round(picture.width * min(1, EDGES[size] / longest))))
        for size in sizes
        if size in picture.urls
    ]
    return Image(
        offered[0][0] if offered else "",
        ", ".join(f"{url} {width}w" for url, width in offered),
        picture.width,
        picture.height,
    )


def alt(picture: Picture) -> str:
    said = " ".join(picture.description.split())
    if said:
        return said if len(said) <= LONGEST_ALT else f"{said[: LONGEST_ALT - 1]}…"
    return f"Photo {picture.number}"


def tile(picture: Picture, place: int) -> Tile:
    shown = image(picture, IN_GRID)
    square, row = round(100 / 3 * max(1, picture.shape), 1), round(ROW_HEIGHT * picture.shape)
    return Tile(
        **vars(shown),
        id=picture.id,
        look=f"r{_shape(picture)} c{_colour(picture)}",
        hash=picture.placeholder,
        alt=alt(picture),
        sizes=f"(min-width:768px) {row}px,{square}vw",
        is_early=place < EARLY,
    )


def style_of(pictures: list[Picture]) -> str:
    """The shapes and colours of these tiles as rules: attributes would need a laxer policy."""
    shapes = {_shape(picture) for picture in pictures}
    colours = {_colour(picture) for picture in pictures}
    return "".join(
        [f".r{shape}{{--r:{shape / 1000:g}}}" for shape in sorted(shapes)]
        + [f".c{colour}{{background:#{colour}}}" for colour in sorted(colours)]
    )


def album(page: AlbumPage) -> dict[str, Any]:
    of = page.album
    facts = " · ".join(part for part in (day(of.shot_on), of.location) if part)
    return {
        "url": address(of),
        "title": of.title,
        "facts": facts,
        "counted": f"{of.count:,} photo" if of.count == 1 else f"{of.count:,} photos",
        "count": of.count,
        "by": of.by,
        "note": "",
        "summary": f"{of.count:,} photos by {of.by}." if of.by else f"{of.count:,} photos.",
        "cover": image(page.cover, (Size.small, Size.medium)) if page.cover else None,
        "is_first": page.is_first,
        "tiles": [tile(picture, place) for place, picture in enumerate(page.pictures)],
        "next_url": address(of, cursor=page.next) if page.next else "",
        "zip_url": "",
        "list_url": "",
        "cart_url": "",
        "takes_uploads": of.takes_uploads,
        "abilities": [],
    }


def details(pictures: list[Picture]) -> list[dict[str, str]]:
    told = []
    for picture in pictures:
        small, view = image(picture, IN_GRID), image(picture, IN_VIEW)
        told.append(
            {
                "id": picture.id,
                "src": small.src,
                "srcset": small.srcset,
                "view_src": view.src,
                "view_srcset": view.srcset,
                "save_url": picture.save_url,
            }
        )
    return told


def photo(page: PhotoPage) -> dict[str, Any]:
    of, picture = page.album, page.picture
    return {
        **vars(image(picture, IN_VIEW)),
        "id": picture.id,
        "title": of.title,
        "alt": alt(picture),
        "description": picture.description,
        "look": f"c{_colour(picture)}",
        "place": f"{picture.number:,} of {of.count:,}",
        "url": address(of),
        "album_page_url": address(of),
        "previous_url": address(of, page.previous_id) if page.previous_id else "",
        "next_url": address(of, page.next_id) if page.next_id else "",
        "download_url": picture.save_url,
    }


def preview(of: SharedAlbum, picture: Picture | None, path: str) -> list[tuple[str, str]]:
    """What messengers show of a link."""
    base = get_settings().base_url
    told = {
        "og:type": "website",
        "og:site_name": "PhotoDrop",
        "og:title": of.title,
        "og:description": " · ".join(part for part in (day(of.shot_on), f"by {of.by}" if of.by else "") if part),
        "og:url": base + path,
    }
    if picture is not None and (url := picture.urls.get(Size.small)):
        told["og:image"] = url if url.startswith("http") else base + url
        told["og:image:alt"] = alt(picture)
    return list(told.items())


def day(when: date) -> str:
    return f"{when:%b} {when.day}, {when.year}"


def _shape(picture: Picture) -> int:
    return max(1, round(picture.shape * 1000))


def _colour(picture: Picture) -> str:
    """The mean colour that a ThumbHash begins with, in three digits."""
    try:
        head = int.from_bytes(base64.b64decode(picture.placeholder)[:3], "little")
    except ValueError:
        head = 0
    if not head:
        return "999"
    light, blue, red = (head & 63) / 63, (head >> 6 & 63) / 31.5 - 1, (head >> 12 & 63) / 31.5 - 1
    b = light - 2 / 3 * blue
    r = (3 * light - b + red) / 2
    return "".join(f"{round(15 * min(1, max(0, part))):x}" for part in (r, r - red, b))
