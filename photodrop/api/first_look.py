"""The first photos of a client's page, written into its HTML: they come while the scripts that would ask for them do.

The page's skeleton has empty places for them, and React leaves what it finds there alone. What is written depends on
who asks; the photos are those, and only as marked or clean, that the page itself will show a moment later.
"""

import re
from html import escape
from http import HTTPStatus
from uuid import UUID

import anyio.to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from photodrop import routes
from photodrop.api import html
from photodrop.db import transaction
from photodrop.errors import PhotoDropError
from photodrop.services import photo_cards, sessions, unlocks
from photodrop.services.photo_cards import PhotoCard

ALBUMS_PLACE, PHOTOS_PLACE, HEAD_END = "<!--first-albums-->", "<!--first-photos-->", "</head>"
# As many as a phone shows at once.
ALBUMS, PHOTOS = 3, 12
COVER_SIZES = "(min-width: 768px) 382px, 200px"
NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
EDGES = (("thumb", 400), ("small", 800), ("medium", 1600))

PAGES = re.compile(r"^/(photos|albums/(?P<album>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))/?$")


class FirstLook:
    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = PAGES.match(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        token = Request(scope).cookies.get(routes.SESSION_COOKIE) if page else None
        if page is None or token is None:
            await self.pages(scope, receive, send)
            return
        start, body = await html.whole(self.pages, scope, receive)
        if start["status"] == HTTPStatus.OK:
            album_id = UUID(page["album"]) if page["album"] else None
            filled = await anyio.to_thread.run_sync(_filled, body.decode(), token, album_id)
            start, body = html.changed(start, filled, scope)
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _filled(page: str, token: str, album_id: UUID | None) -> str:
    try:
        with transaction() as session:
            actor = sessions.authenticate(session, token)
            albums = unlocks.albums_of_client(session, actor)[:ALBUMS] if album_id is None else []
            cards = photo_cards.of_client(session, actor, album_id, limit=PHOTOS).items
    except PhotoDropError:
        return page
    covers = [_cover(album.cover_thumb_url, album.cover_url) for album in albums if album.cover_url]
    if PHOTOS_PLACE not in page:
        return page.replace(HEAD_END, "".join(_preload(card) for card in cards[:6] if card.thumb_url) + HEAD_END, 1)
    page = page.replace(ALBUMS_PLACE, "".join(covers), 1)
    return page.replace(PHOTOS_PLACE, "".join(map(_tile, cards)), 1)


def _cover(thumb: str, small: str) -> str:
    return (
        f'<img src="{escape(small)}" srcset="{escape(thumb)} 400w, {escape(small)} 800w" sizes="{COVER_SIZES}" alt="" '
        f'fetchpriority="high">'
    )


def _tile(card: PhotoCard) -> str:
    if not card.thumb_url:
        return "<picture></picture>"
    return (
        # Wider screens lay photos out in rows, which only the script can; they take nothing from here.
        f'<picture><source media="(min-width: 768px)" srcset="{NOTHING}">'
        f'<img src="{escape(card.thumb_url)}" srcset="{_choices(card)}" sizes="{_width(card)}" alt=""></picture>'
    )


def _preload(card: PhotoCard) -> str:
    return (
        f'<link rel="preload" as="image" fetchpriority="high" media="(max-width: 767px)" '
        f'href="{escape(card.thumb_url)}" imagesrcset="{_choices(card)}" imagesizes="{_width(card)}">'
    )


def _choices(card: PhotoCard) -> str:
    """The same as the grid offers (components/renditions.js), so that the browser chooses the same."""
    longest = max(card.width, card.height) or 1
    widths = {size: max(1, round(card.width * min(1, edge / longest))) for size, edge in EDGES}
    urls = {"thumb": card.thumb_url, "small": card.small_url, "medium": card.medium_url}
    return ", ".join(f"{escape(urls[size])} {width}w" for size, width in widths.items() if urls[size])


def _width(card: PhotoCard) -> str:
    shape = card.width / card.height if card.height else 1
    return f"calc((100vw - 4px) / 3 * {max(1, shape):.4f})"
