"""In which language somebody is answered, and pages in another than English.

Pages are built once, in English. For everybody else the same shell goes out that dynamic pages have, with no words in
it, and a script with the words before all others: nobody sees one language turn into another.
"""

import gzip
import re
from html import escape, unescape
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from photodrop import routes
from photodrop.api import html
from photodrop.sentences import _
from photodrop.services import tongues

PAGE = re.compile(r"^/(?!assets/|_)[^.]*$")
WORDS = re.compile(r"^/assets/words-(?P<language>[a-z]{2})-(?P<digest>[0-9a-f]{12})\.js$")
NOWHERE = "/nothing-here"
OFFLINE = "/offline.html"
SAID_OFFLINE = (
    _("Offline · PhotoDrop"),
    _("You are offline"),
    _(
        "Photos are not kept on this device, so that nobody else can find them here. Connect to the internet: "
        "this page opens by itself, and uploads go on where they stopped."
    ),
    _("Try again"),
)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
LASTING = "public, max-age=31536000, immutable"
YEAR = 365 * 24 * 60 * 60


def language_of(asked: HTTPConnection) -> str:
    return tongues.choose(asked.cookies.get(routes.LANGUAGE_COOKIE), asked.headers.get("accept-language"))


def keep(response: Response, language: str, *, secure: bool) -> None:
    response.set_cookie(routes.LANGUAGE_COOKIE, language, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


class Tongue:
    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            if words := WORDS.match(scope["path"]):
                await _script(words["language"], words["digest"], scope)(scope, receive, send)
                return
            if PAGE.match(scope["path"]) and (language := language_of(Request(scope))) != tongues.ENGLISH:
                await self._page(language, scope, receive, send)
                return
            if scope["path"] == OFFLINE and (language := language_of(Request(scope))) != tongues.ENGLISH:
                await self._offline(language, scope, receive, send)
                return
        await self.pages(scope, receive, send)

    async def _offline(self, language: str, scope: Scope, receive: Receive, send: Send) -> None:
        """What the service worker keeps for when there is no network, as it is read then."""
        start, body = await html.whole(self.pages, scope, receive)
        page = body.decode().replace('<html lang="en"', _html_tag(language))
        for sentence in SAID_OFFLINE:
            page = page.replace(f">{sentence}<", f">{escape(tongues.told(language, sentence))}<")
        start, body = html.changed(start, page, scope)
        await send(start)
        await send({"type": "http.response.body", "body": body})

    async def _page(self, language: str, scope: Scope, receive: Receive, send: Send) -> None:
        start, body = await html.whole(self.pages, scope, receive)
        kind = Headers(raw=start["headers"]).get("content-type", "")
        if start["status"] in {HTTPStatus.OK, HTTPStatus.NOT_FOUND} and kind.startswith("text/html"):
            elsewhere = {**scope, "path": NOWHERE, "raw_path": NOWHERE.encode()}
            _start, shell = await html.whole(self.pages, elsewhere, receive)
            start, body = html.changed(start, _told(language, shell.decode(), body.decode()), scope)
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _html_tag(language: str) -> str:
    return f'<html lang="{language}" dir="{tongues.direction(language)}"'


def _told(language: str, shell: str, page: str) -> str:
    digest, _script_of_it = tongues.for_browsers(language)
    title = TITLE.search(page)
    words = escape(tongues.told(language, unescape(title[1]))) if title else "PhotoDrop"
    head = f'<head><script src="/assets/words-{language}-{digest}.js"></script>'
    html_tag = _html_tag(language)
    shell = TITLE.sub("", shell).replace('<html lang="en"', html_tag, 1).replace("<head>", head, 1)
    return shell.replace("</head>", f"<title>{words}</title></head>", 1)


def _script(language: str, digest: str, scope: Scope) -> Response:
    if language not in tongues.LANGUAGES:
        return Response(status_code=404)
    current, script = tongues.for_browsers(language)
    # A page that is older than the catalogue is better off with new words than with none.
    headers = {"cache-control": LASTING if digest == current else "no-cache", "vary": "Accept-Encoding"}
    if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        script, headers["content-encoding"] = gzip.compress(script, 6), "gzip"
    return Response(script, headers=headers, media_type="text/javascript")
