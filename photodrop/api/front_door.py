"""The outermost layer: who answers, how large a body may be, which headers go with it, and one line in the log.

Plain ASGI, because every request passes here and Starlette's middleware classes cost more than the pages themselves.
"""

import logging
import re
import secrets
import time
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from photodrop import routes
from photodrop.adapters.storage import get_storage
from photodrop.api import errors, metrics
from photodrop.api.admins_only import AdminsOnly
from photodrop.api.announce import Announce
from photodrop.api.app import make_api
from photodrop.api.first_look import FirstLook
from photodrop.api.tongue import Tongue
from photodrop.api.v1 import ws
from photodrop.config import MEBIBYTE, get_settings
from photodrop.errors import NotFound

logger = logging.getLogger("photodrop.requests")

API_PATHS = re.compile(r"^/(api|health|metrics|l|s|unsubscribe)(/|$)")
STREAMED = re.compile(rf"^{routes.API}/uploads/[^/]+/bytes$")
LARGE_BODIES = (
    (re.compile(rf"^{routes.API}/albums/[^/]+/photos$"), 4096 * MEBIBYTE),
    (re.compile(rf"^{routes.API}/albums/[^/]+/photos/base64$"), 64 * MEBIBYTE),
    (re.compile(rf"^{routes.API}/me/selfies$"), 32 * MEBIBYTE),
    (re.compile(rf"^{routes.API}/shared/[^/]+/uploads$"), 512 * MEBIBYTE),
    (re.compile(r"^/s/[^/]+/add$"), 2048 * MEBIBYTE),
)
LARGEST_BODY = MEBIBYTE
HOST = re.compile(rb"^[A-Za-z0-9.:\[\]-]{1,255}$")

NOT_CACHED = b"no-cache"
KEPT = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED}
CACHED = {
    "/assets/": b"public, max-age=31536000, immutable",  # Their names hold a hash of what they are.
    "/fonts/": b"public, max-age=31536000, immutable",
    "/art/": b"public, max-age=86400",
    "/prints/": b"public, max-age=86400",
}
PAGE_POLICY = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data: blob:%(bucket)s; media-src 'self' blob:; connect-src 'self'%(bucket)s%(websocket)s; "
    b"worker-src 'self'; "
    b"object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
API_POLICY = b"default-src 'none'; frame-ancestors 'none'"
EVERYWHERE = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), geolocation=(), microphone=(), payment=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


def front_door(pages: ASGIApp) -> ASGIApp:
    """For Reflex's `api_transformer`: the API beside the pages, on one port."""
    return FrontDoor(make_api(), pages)


@dataclass
class _Visit:
    """What is known of one request when its answer begins."""

    scope: Scope
    is_api: bool
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    began: float = field(default_factory=time.perf_counter)
    status: int = 0


class FrontDoor:
    def __init__(self, api: ASGIApp, pages: ASGIApp) -> None:
        self.api = api
        self.pages = AdminsOnly(Announce(FirstLook(Tongue(pages))))
        secure = get_settings().base_url.startswith("https:")
        self._everywhere = [*EVERYWHERE, HTTPS_ONLY] if secure else EVERYWHERE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and API_PATHS.match(scope["path"]):
            ws.hide_token(scope)
            await self.api(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        visit = _Visit(scope, is_api=API_PATHS.match(scope["path"]) is not None)
        try:
            await self._answer(visit, receive, send)
        except Exception:
            logger.exception("request.failed request=%s method=%s path=%s", visit.id, scope["method"], scope["path"])
            if not visit.status:
                await _unexpected(scope, receive, self._finished(visit, send))
        finally:
            _note(visit)

    async def _answer(self, visit: _Visit, receive: Receive, send: Send) -> None:
        refusal = _unheard_of(visit.scope) or _too_large(visit.scope)
        finished = self._finished(visit, send)
        if refusal is not None:
            await refusal(visit.scope, receive, finished)
        elif visit.is_api:
            await self.api(visit.scope, receive, finished)
        else:
            await self._page(visit.scope, receive, finished)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The static files redirect `/login` to `/login/`; answer at once with what is there instead."""
        is_redirected = False

        async def watch(message: Message) -> None:
            nonlocal is_redirected
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.TEMPORARY_REDIRECT:
                is_redirected = True
            elif not is_redirected:
                await send(message)

        await self.pages(scope, receive, watch)
        if is_redirected:
            path = f"{scope['path']}/"
            await self.pages({**scope, "path": path, "raw_path": path.encode()}, receive, send)

    def _finished(self, visit: _Visit, send: Send) -> Send:
        async def finish(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                headers = list(message.get("headers", ()))
                present = dict(headers)
                wanted = [
                    *self._everywhere,
                    *_kind(visit, present.get(b"content-type", b"")),
                    (b"x-request-id", visit.id.encode()),
                ]
                headers += [header for header in wanted if header[0] not in present]
                message = {**message, "headers": headers}
            await send(message)

        return finish


def _kind(visit: _Visit, content_type: bytes) -> list[tuple[bytes, bytes]]:
    """Headers that differ between answers of the API, pages, and the files of pages."""
    if visit.is_api:
        return [(b"cache-control", b"no-store"), (b"content-security-policy", API_POLICY)]
    path = visit.scope["path"]
    lasting = next((value for prefix, value in CACHED.items() if path.startswith(prefix)), NOT_CACHED)
    is_page = content_type.startswith(b"text/html")
    return [
        (b"cache-control", NOT_CACHED if is_page or visit.status not in KEPT else lasting),
        (b"content-security-policy", PAGE_POLICY % {b"bucket": _bucket(), b"websocket": _websocket(visit.scope)}),
    ]


def _bucket() -> bytes:
    """Where pictures come from when they do not come from us."""
    origin = get_storage().origin()
    return b" " + origin.encode() if origin else b""


def _websocket(scope: Scope) -> bytes:
    """Our own, spelled out: not every browser takes it for 'self'."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    return b" ws://%s wss://%s" % (host, host) if HOST.match(host) else b""


def _unheard_of(scope: Scope) -> JSONResponse | None:
    """What stands in an address is a name, and neither the database nor a disk has one with a NUL in it."""
    return errors.answer(NotFound()) if "\0" in scope["path"] else None


def _too_large(scope: Scope) -> JSONResponse | None:
    """Bodies are measured by what they say of themselves, before a byte is read; the server holds them to it."""
    if scope["method"] in ("GET", "HEAD", "OPTIONS") or STREAMED.match(scope["path"]):
        return None
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers:
        return JSONResponse({"error": "LengthRequired", "detail": "Send a Content-Length with the body."}, 411)
    length = headers.get("content-length", "0")
    largest = next((size for path, size in LARGE_BODIES if path.match(scope["path"])), LARGEST_BODY)
    if not length.isdecimal() or int(length) > largest:
        detail = f"This request is larger than {largest // MEBIBYTE:,} MB. Send it in parts."
        return JSONResponse({"error": "TooLarge", "detail": detail}, 413, {"Connection": "close"})
    return None


async def _unexpected(scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse({"error": "Unexpected", "detail": "Something went wrong."}, 500)(scope, receive, send)


def _note(visit: _Visit) -> None:
    """Paths hold ids; queries hold signatures and phone numbers, so they are left out."""
    seconds = time.perf_counter() - visit.began
    method, path = visit.scope["method"], visit.scope["path"]
    if visit.is_api:
        # The chosen route is left in the scope, without the prefix it hangs under.
        prefix = routes.API if path.startswith(routes.API) else ""
        route = prefix + getattr(visit.scope.get("route"), "path", "/unknown")
        metrics.count(method, route, visit.status, seconds)
    level = logging.INFO if visit.is_api or visit.status >= HTTPStatus.BAD_REQUEST else logging.DEBUG
    if logger.isEnabledFor(level):
        logger.log(
            level,
            "request.answered request=%s method=%s path=%s status=%s ms=%.1f",
            visit.id,
            method,
            path,
            visit.status,
            seconds * 1000,
        )
