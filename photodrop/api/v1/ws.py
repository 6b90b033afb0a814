"""Events as they happen: `/api/v1/ws`. What is said here, docs/api.md explains."""

import asyncio
import json
from contextlib import suppress
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.types import Scope

from photodrop import routes
from photodrop.api import origin
from photodrop.api.sockets import NOT_SIGNED_IN, TOO_LARGE, TOO_SLOW, Dropped, Line, account_of, hub
from photodrop.api.tongue import language_of
from photodrop.errors import NotSignedIn
from photodrop.models.base import now
from photodrop.services import sessions, tongues
from photodrop.services.tongues import _

router = APIRouter()

PATH = f"{routes.API}/ws"
TOKEN = "photodrop.token"  # noqa: S105  # a name in the scope
FIRST_WORD_SECONDS = 10.0
PING_SECONDS = 25.0
SEND_SECONDS = 10.0
LONGEST_WORD = 4096
LONGEST_REASON = 123

ABOUT = """
Events as they happen: `WS /api/v1/ws`. Say who you are with `?token=` (an access token), with the first message
`{"token": "…"}`, or, on our own pages, by the session's cookie. The first answer is `{"event": "hello"}`; from then on
each event of your account comes as one JSON object: `photo.ready`, `photo.failed`, `album.dropped`, `unlock.changed`,
`favourites.sent`, `favourites.reopened`, `payment.received`, `task.progress`, `notification.changed`, each with the ids
of what it is about. `missed` means that some were lost: ask the API. Answer nothing; `{"event": "ping"}` comes every 25
seconds, and yours is answered with a `pong`. Closed with 4401 when the session ends, 4408 for reading too slowly, 4429
for too many sockets.
"""


def hide_token(scope: Scope) -> None:
    """Take the token out of the address before anybody writes the address into a log."""
    if scope["path"] == PATH:
        scope[TOKEN] = WebSocket(scope, _nothing, _nothing).query_params.get("token")
        scope["query_string"] = b""


@router.websocket("/ws")
async def listen(socket: WebSocket) -> None:
    await socket.accept()
    line = None
    try:
        token = await _token(socket)
        account_id = await anyio.to_thread.run_sync(account_of, token)
        line = await hub().join(account_id, token)
        await socket.send_json({"event": "hello", "account_id": str(account_id)})
        await _serve(socket, line)
    except WebSocketDisconnect:
        pass
    except NotSignedIn:
        await _close(socket, Dropped(NOT_SIGNED_IN, NotSignedIn.message))
    except Dropped as dropped:
        await _close(socket, dropped)
    finally:
        if line is not None:
            hub().leave(line)


async def _token(socket: WebSocket) -> str:
    given = socket.scope.get(TOKEN)
    cookie = socket.cookies.get(routes.SESSION_COOKIE)
    # A browser sends cookies for pages of other sites, too; those can say no token.
    if not given and cookie and origin.is_own(socket):
        given = cookie
    if given:
        return given
    try:
        word = await asyncio.wait_for(_word(socket), FIRST_WORD_SECONDS)
    except TimeoutError:
        raise NotSignedIn from None
    token = word.get("token")
    if not isinstance(token, str):
        raise NotSignedIn
    return token


async def _serve(socket: WebSocket, line: Line) -> None:
    """Until one of the two ends it: the other side, or we."""
    both = {asyncio.create_task(_send(socket, line)), asyncio.create_task(_hear(socket, line))}
    try:
        left = sessions.good_until(line.token) - now()
        done, _pending = await asyncio.wait(both, timeout=left.total_seconds(), return_when=asyncio.FIRST_COMPLETED)
        if not done:
            raise Dropped(NOT_SIGNED_IN, _("This session has ended. Sign in again."))
        for task in done:
            task.result()
    finally:
        for task in both:
            task.cancel()
            # One may have failed, too, in the same moment; the other has said why already.
            task.add_done_callback(_forget)


async def _send(socket: WebSocket, line: Line) -> None:
    while True:
        try:
            message = await asyncio.wait_for(line.waiting.get(), PING_SECONDS)
        except TimeoutError:
            message = {"event": "ping"}
        if isinstance(message, Dropped):
            raise message
        try:
            await asyncio.wait_for(socket.send_json(message), SEND_SECONDS)
        except TimeoutError:
            raise Dropped(TOO_SLOW, _("You read too slowly.")) from None


async def _hear(socket: WebSocket, line: Line) -> None:
    while True:
        word = await _word(socket)
        if word.get("event") == "ping":
            line.put({"event": "pong"})


async def _word(socket: WebSocket) -> dict[str, Any]:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1000))
    said = message.get("text") or ""
    if len(said) > LONGEST_WORD or message.get("bytes"):
        raise Dropped(TOO_LARGE, _("Say less at once."))
    with suppress(ValueError, RecursionError):
        word = json.loads(said)
        if isinstance(word, dict):
            return word
    return {}


async def _close(socket: WebSocket, dropped: Dropped) -> None:
    reason = _fitting(tongues.told(language_of(socket), dropped.reason))
    # It may be gone already, or not read any more.
    with suppress(RuntimeError, TimeoutError, OSError, WebSocketDisconnect):
        await asyncio.wait_for(socket.close(dropped.code, reason), SEND_SECONDS)


def _fitting(reason: str) -> str:
    """A frame that closes has no room for more, and broken letters are worse than fewer words."""
    return reason.encode()[:LONGEST_REASON].decode(errors="ignore")


def _forget(task: asyncio.Task[None]) -> None:
    if not task.cancelled():
        task.exception()


async def _nothing(*_message: Any) -> Any:
    """No message: the address alone is read."""
