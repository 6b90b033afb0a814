"""A stored file as an answer: whole, in part, or not at all because the browser has it.

Where the storage has addresses of its own, as a bucket has, the answer is one of them and no byte passes through us.
"""

import logging
import re
import time
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Protocol

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from photodrop.adapters.storage import Link, Method
from photodrop.errors import PhotoDropError
from photodrop.services.archives import TornFile
from photodrop.services.files import content_disposition

logger = logging.getLogger(__name__)

AT_ONCE = 1024 * 1024
RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")
BASE_HEADERS = {
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


ELSEWHERE: dict[int | str, dict[str, Any]] = {
    302: {"description": "The photos are in a bucket. Fetch the bytes there, within minutes and without your token."}
}


class FileAnswer(Response):
    media_type = "image/*"


class ArchiveAnswer(Response):
    media_type = "application/zip"


class File(Protocol):
    """What is served: bytes in the storage, or in memory."""

    @property
    def etag(self) -> str: ...

    @property
    def content_type(self) -> str: ...

    @property
    def filename(self) -> str: ...

    def link(self, *, attachment: bool, method: Method) -> Link | None: ...

    def length(self) -> int: ...

    def content(self, start: int = 0, length: int | None = None) -> Iterator[bytes]: ...


def serve(
    request: Request,
    file: File,
    *,
    download: bool = False,
    expires: int | None = None,
    more: dict[str, str] | None = None,
) -> Response:
    """With `expires` the URL always means these bytes until then; without, the browser asks again each time."""
    link = file.link(attachment=download, method="HEAD" if request.method == "HEAD" else "GET")
    if link is not None:
        return _elsewhere(link, expires, more or {})
    size = file.length()
    headers = (
        BASE_HEADERS
        | {
            "ETag": file.etag,
            "Cache-Control": cache_control(expires),
            "Content-Disposition": content_disposition(file, attachment=download),
        }
        | (more or {})
    )
    if has_it(request, file.etag):
        return Response(status_code=304, headers=headers)
    start, length, status = 0, size, 200
    asked = request.headers.get("range")
    if asked and request.headers.get("if-range", file.etag) == file.etag:
        match _range(asked, size):
            case None:
                pass
            case (first, last) if first > last:
                return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{size}"})
            case (first, last):
                start, length, status = first, last - first + 1, 206
                headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    headers |= {"Content-Length": str(length), "Content-Type": file.content_type}
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    blocks = file.content(start, length)
    if length <= AT_ONCE:
        return Response(b"".join(blocks), status, headers)
    return StreamingResponse(_while_allowed(blocks), status, headers)


def begins(request: Request) -> bool:
    """Whether bytes are asked for from the first one on: not headers alone, and not the rest of a cut download."""
    return request.method == "GET" and request.headers.get("range", "bytes=0-").startswith("bytes=0-")


def _while_allowed(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """What ends too early is cut, and the receiver knows it by the length: better than a byte that is not theirs."""
    try:
        yield from blocks
    except (PhotoDropError, TornFile) as reason:
        logger.warning("file.cut reason=%s", type(reason).__name__)


def _elsewhere(link: Link, expires: int | None, more: dict[str, str]) -> Response:
    """Kept no longer than the same address would be given again, so that the browser finds the picture it has."""
    until = None if expires is None else min(expires, int(time.time()) + link.kept)
    headers = BASE_HEADERS | {"Location": link.address, "Cache-Control": cache_control(until)} | more
    return Response(status_code=HTTPStatus.FOUND, headers=headers)


def cache_control(expires: int | None) -> str:
    if expires is None:
        return "private, no-cache"
    return f"private, max-age={max(0, expires - int(time.time()))}, immutable"


def has_it(request: Request, etag: str) -> bool:
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    return etag in known or "*" in known


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte; beyond the end where nothing of it is there; None for what we need not understand."""
    found = RANGE.match(asked.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        return max(0, size - int(found[2])), size - 1 if int(found[2]) else -1
    first = int(found[1])
    if first >= size:
        return size, -1
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    # A range that runs backwards is no range at all.
    return (first, last) if first <= last else None
