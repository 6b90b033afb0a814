"""What the HTML of a public page says before any script runs: its title, a preview, or that it is not here.

Who builds a preview of a link, and who asks without scripts, sees no more than the page would show them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from uuid import UUID

import anyio.to_thread
from sqlmodel import Session
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from photodrop import routes
from photodrop.api import html
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn, PhotoDropError
from photodrop.models import Account
from photodrop.services import gallery, profiles, sessions
from photodrop.services.gallery import AlbumPage, PhotoPage

NOWHERE = "/nothing-here"
ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NAME = r"(?P<username>[A-Za-z_]{3,32})"
TOKEN = r"(?P<token>[A-Za-z0-9_-]{16,32})"  # noqa: S105  # a pattern, not a token
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
ABOUT = re.compile(r'<meta [^>]*(?:name="description"|property="og:[a-z_]+"|name="og:[a-z_]+")[^>]*/?>')


@dataclass(frozen=True)
class Announcement:
    title: str
    description: str = ""
    image: str = ""


def _photo(page: PhotoPage) -> Announcement:
    photo = page.photo
    return Announcement(photo.name, photo.description or f"A photo by {page.by.name}", photo.medium_url)


def _album(page: AlbumPage) -> Announcement:
    album = page.album
    photos = "1 photo" if album.photo_count == 1 else f"{album.photo_count:,} photos"
    return Announcement(album.name, f"{photos} by {album.by.name}", album.cover_url)


def _linked_album(session: Session, actor: Account | None, token: str) -> Announcement:
    return _album(gallery.album_page_linked(session, actor, token))


def _linked_photo(session: Session, actor: Account | None, token: str) -> Announcement:
    return _photo(gallery.photo_linked(session, actor, token))


def _own_album(session: Session, actor: Account | None, username: str, album_id: str) -> Announcement:
    return _album(gallery.album_page(session, actor, username, UUID(album_id)))


def _own_photo(session: Session, actor: Account | None, username: str, photo_id: str) -> Announcement:
    return _photo(gallery.photo_page(session, actor, username, UUID(photo_id)))


def _member(session: Session, _actor: Account | None, username: str, **_spots: str) -> Announcement:
    by = gallery.by(gallery.member(session, username))
    return Announcement(f"Photos by {by.name}", f"The public photos of {by.name} on PhotoDrop")


def _profile(session: Session, actor: Account | None, username: str) -> Announcement:
    who = profiles.see(session, username)
    newest = profiles.photos_of(session, actor, username, limit=1).items
    name = who.name or who.username
    photos = "1 public photo" if who.photo_count == 1 else f"{who.photo_count:,} public photos"
    return Announcement(name, f"{photos} by {name}", newest[0].medium_url if newest else "")


def _upload(_session: Session, actor: Account | None, username: str) -> Announcement:
    # Who is not signed in is led to where they can.
    if actor is not None and (actor.login or "").lower() != username.lower():
        raise NotFound
    return Announcement("Upload")


def _delete(session: Session, actor: Account | None, username: str, photo_id: str) -> Announcement:
    if actor is not None and not gallery.photo_page(session, actor, username, UUID(photo_id)).may_edit:
        raise NotFound
    return Announcement("Delete a photo")


Announcer = Callable[..., Announcement]
PAGES: list[tuple[re.Pattern[str], Announcer]] = [
    (re.compile(rf"^/a/{TOKEN}/?$"), _linked_album),
    (re.compile(rf"^/p/{TOKEN}/?$"), _linked_photo),
    (re.compile(rf"^/u/{NAME}/?$"), _profile),
    (re.compile(rf"^/{NAME}/view/(?P<photo_id>{ID})(?:/[smlo])?/?$"), _own_photo),
    (re.compile(rf"^/{NAME}/albums/(?P<album_id>{ID})/?$"), _own_album),
    (re.compile(rf"^/{NAME}/albums/?$"), _member),
    (re.compile(rf"^/{NAME}/list/(?P<count>[1-9][0-9]{{0,3}})/?$"), _member),
    (re.compile(rf"^/{NAME}/upload/?$"), _upload),
    (re.compile(rf"^/{NAME}/delete/(?P<photo_id>{ID})/?$"), _delete),
]
# Whatever has the shape of these pages, and is none of them.
LIKE_ONE = re.compile(r"^/(?:[apu]/[^/]+|(?!studio/)[^/]+/(?:view|albums|list|upload|delete)(?:/.*)?)/?$")


class Announce:
    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not LIKE_ONE.match(scope["path"]):
            await self.pages(scope, receive, send)
            return
        token = Request(scope).cookies.get(routes.SESSION_COOKIE)
        announced = await anyio.to_thread.run_sync(_announced, scope["path"], token)
        if announced is None:
            scope = {**scope, "path": NOWHERE, "raw_path": NOWHERE.encode()}
        start, body = await html.whole(self.pages, scope, receive)
        if announced is not None and start["status"] == HTTPStatus.OK:
            start, body = html.changed(start, _told(body.decode(), announced), scope)
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _announced(path: str, token: str | None) -> Announcement | None:
    for shape, announcer in PAGES:
        found = shape.match(path)
        if found:
            try:
                with transaction() as session:
                    return announcer(session, _actor(session, token), **found.groupdict())
            except PhotoDropError:
                return None
    return None


def _actor(session: Session, token: str | None) -> Account | None:
    try:
        return sessions.authenticate(session, token) if token else None
    except NotSignedIn:
        return None


def _told(page: str, announced: Announcement) -> str:
    title, description = escape(f"{announced.title} · PhotoDrop"), escape(announced.description)
    head = [f"<title>{title}</title>", f'<meta property="og:title" content="{title}"/>']
    if description:
        head += [
            f'<meta name="description" content="{description}"/>',
            f'<meta property="og:description" content="{description}"/>',
        ]
    if announced.image:
        head.append(f'<meta property="og:image" content="{escape(get_settings().base_url + announced.image)}"/>')
    return ABOUT.sub("", TITLE.sub("", page)).replace("</head>", "".join(head) + "</head>", 1)
