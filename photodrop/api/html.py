"""A page's HTML on its way out, changed for whoever asks."""

import gzip

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope

# Without these the page comes as it is: whole and not compressed.
PLAIN = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
CHANGED = {b"content-length", b"etag", b"last-modified", b"accept-ranges", b"vary"}


async def whole(pages: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    start: Message = {}
    blocks: list[bytes] = []

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            blocks.append(message.get("body", b""))

    headers = [header for header in scope["headers"] if header[0] not in PLAIN]
    await pages({**scope, "headers": headers, "extensions": {}}, receive, keep)
    return start, b"".join(blocks)


def changed(start: Message, html: str, scope: Scope) -> tuple[Message, bytes]:
    """The same answer with another body, which nobody keeps for somebody else."""
    body = html.encode()
    headers = [header for header in start["headers"] if header[0] not in CHANGED]
    headers += [(b"cache-control", b"private, no-cache"), (b"vary", b"Accept-Encoding, Cookie")]
    if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        body = gzip.compress(body, 5)
        headers.append((b"content-encoding", b"gzip"))
    return {**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]}, body
