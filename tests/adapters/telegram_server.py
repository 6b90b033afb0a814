"""A strict stand-in for Telegram's Bot API: it checks what real Telegram checks, and misbehaves when asked to."""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any
from urllib.parse import urlsplit

TOKEN = "1:secret"
CHAT_ID = "4242"
BOT_NAME = "photodrop_test_bot"
LONGEST_TEXT = 4096
MOST_UPDATES = 100
HTTPS_PORTS = {None, 443, 80, 88, 8443}

# Which parameters each method needs, and which it knows besides.
METHODS: dict[str, tuple[set[str], set[str]]] = {
    "getMe": (set(), set()),
    "getChat": ({"chat_id"}, set()),
    "sendMessage": ({"chat_id", "text"}, {"protect_content", "link_preview_options"}),
    "getUpdates": (set(), {"offset", "limit", "timeout", "allowed_updates"}),
    "setWebhook": ({"url"}, {"secret_token", "allowed_updates", "max_connections", "drop_pending_updates"}),
    "deleteWebhook": (set(), {"drop_pending_updates"}),
    "getWebhookInfo": (set(), set()),
}
KINDS: dict[str, type | tuple[type, ...]] = {
    "chat_id": (int, str),
    "text": str,
    "protect_content": bool,
    "link_preview_options": dict,
    "offset": int,
    "limit": int,
    "timeout": int,
    "allowed_updates": list,
    "url": str,
    "secret_token": str,
    "max_connections": int,
    "drop_pending_updates": bool,
}


class Refusal(Exception):
    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        self.status = status
        self.body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters
        super().__init__(description)


@dataclass
class Chat:
    """`refuses` is what 403 says there, `moved_to` the id of the supergroup that a group has become."""

    id: int
    type: str = "private"
    first_name: str = "Somebody"
    username: str | None = None
    refuses: str = ""
    moved_to: int | None = None
    texts: list[str] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        if self.type != "private":
            return {"id": self.id, "type": self.type, "title": self.first_name}
        name = {"username": self.username} if self.username else {}
        return {"id": self.id, "type": self.type, "first_name": self.first_name, **name}


class TelegramServer(ThreadingHTTPServer):
    """`answers` are given first, in turn, to everything but getUpdates, which has `update_answers`; `always` to all.

    An answer is (status, body), (status, body, headers) or a number of seconds to say nothing. While `answers_at_once`
    is cleared, messages arrive and nobody hears so.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Bot)
        self.chat_id = CHAT_ID
        self.answers: list[Any] = []
        self.update_answers: list[Any] = []
        self.always: Any = None
        self.answers_at_once = Event()
        self.answers_at_once.set()
        self.messages: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.chats = {int(CHAT_ID): Chat(int(CHAT_ID), first_name="The studio")}
        self.webhook: dict[str, Any] = {"url": ""}
        self.last_error = ""
        self.last_error_age = 0
        self.news = Condition()
        self.updates: list[dict[str, Any]] = []
        self.made = 100
        self.asking = 0
        self._thread = Thread(target=self.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def close(self) -> None:
        self.always = (500, b"")
        self.answers_at_once.set()
        with self.news:
            self.news.notify_all()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def user(self, number: int, username: str | None = None, first_name: str = "Somebody") -> "User":
        return User(self, Chat(number, first_name=first_name, username=username))

    def group(self, number: int, title: str = "A group") -> Chat:
        """The bot is in it."""
        self.chats[number] = Chat(number, "group", title)
        return self.chats[number]

    def texts(self, chat_id: int | str = CHAT_ID) -> list[str]:
        chat = self.chats.get(int(chat_id))
        return chat.texts if chat else []

    def happens(self, **update: Any) -> dict[str, Any]:
        with self.news:
            self.made += 1
            made = {"update_id": self.made, **update}
            self.updates.append(made)
            self.news.notify_all()
        return made


class User:
    """Somebody with Telegram on their phone."""

    def __init__(self, server: TelegramServer, chat: Chat) -> None:
        self.server = server
        self.chat = chat
        self.said = 0

    @property
    def texts(self) -> list[str]:
        return self.chat.texts

    def press_start(self, token: str = "") -> dict[str, Any]:
        """As the link https://t.me/<bot>?start=<token> does it."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", token)
        self.server.chats[self.chat.id] = self.chat
        self.chat.refuses = ""
        return self.say(f"/start {token}".rstrip())

    def open_link(self, url: str) -> dict[str, Any]:
        found = re.fullmatch(rf"https://t\.me/{BOT_NAME}\?start=([A-Za-z0-9_-]{{1,64}})", url)
        assert found, url
        return self.press_start(found[1])

    def say(self, text: str, *, chat: Chat | None = None, **more: Any) -> dict[str, Any]:
        self.said += 1
        where = chat or self.chat
        who = {"id": self.chat.id, "is_bot": False, "first_name": self.chat.first_name}
        if self.chat.username:
            who["username"] = self.chat.username
        message = {"message_id": self.said, "from": who, "chat": where.shown(), "date": int(time.time()), "text": text}
        return self.server.happens(message=message | more)

    def block(self) -> dict[str, Any]:
        self.chat.refuses = "bot was blocked by the user"
        who = {"id": self.chat.id, "is_bot": False, "first_name": self.chat.first_name}
        bot = {"id": 1, "is_bot": True, "first_name": "PhotoDrop"}
        change = {
            "chat": self.chat.shown(),
            "from": who,
            "date": int(time.time()),
            "old_chat_member": {"user": bot, "status": "member"},
            "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
        }
        return self.server.happens(my_chat_member=change)


class _Bot(BaseHTTPRequestHandler):
    server: TelegramServer  # pyright: ignore[reportIncompatibleVariableOverride]  # it is made by no other

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.paths.append(self.path)
        turns = self.server.update_answers if self.path.endswith("/getUpdates") else self.server.answers
        answer: Any = turns.pop(0) if turns else self.server.always
        if isinstance(answer, (int, float)):
            time.sleep(answer)
            return
        if answer is None:
            answer = self._telegram(content)
        self._say(*answer)

    def _telegram(self, content: bytes) -> tuple[int, bytes]:
        try:
            result = self._result(content)
        except Refusal as refusal:
            return refusal.status, json.dumps(refusal.body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _result(self, content: bytes) -> Any:
        _, bot, method = self.path.split("/")
        if bot != f"bot{TOKEN}":
            raise Refusal(401, "Unauthorized")
        if method not in METHODS:
            raise Refusal(404, "Not Found")
        given = json.loads(content) if self.headers.get_content_type() == "application/json" else {}
        needed, known = METHODS[method]
        if not needed <= given.keys() <= needed | known:
            raise Refusal(400, "Bad Request: wrong parameters")
        for name, value in given.items():
            if not isinstance(value, KINDS[name]) or (KINDS[name] is int and isinstance(value, bool)):
                raise Refusal(400, f"Bad Request: can't parse {name}")
        acts: dict[str, Callable[..., Any]] = {
            "getMe": _get_me,
            "getChat": lambda server, given: _chat(server, given).shown(),
            "sendMessage": _send_message,
            "getUpdates": _get_updates,
            "setWebhook": _set_webhook,
            "deleteWebhook": _delete_webhook,
            "getWebhookInfo": _webhook_info,
        }
        return acts[method](self.server, given)

    def _say(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        # Who asked may be gone: a worker is killed while it waits for updates.
        with suppress(ConnectionError):
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's own name
        """Quiet: the tests look at what the product logs."""


def _get_me(_server: TelegramServer, _given: dict[str, Any]) -> dict[str, Any]:
    return {"id": 1, "is_bot": True, "first_name": "PhotoDrop", "username": BOT_NAME, "can_join_groups": True}


def _chat(server: TelegramServer, given: dict[str, Any]) -> Chat:
    wanted = str(given["chat_id"])
    chat = server.chats.get(int(wanted)) if re.fullmatch(r"-?\d+", wanted) else None
    if chat is None:
        raise Refusal(400, "Bad Request: chat not found")
    return chat


def _send_message(server: TelegramServer, given: dict[str, Any]) -> dict[str, Any]:
    chat = _chat(server, given)
    text = given["text"]
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise Refusal(400, "Bad Request: message is too long")
    if chat.moved_to is not None:
        said = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refusal(400, said, migrate_to_chat_id=chat.moved_to)
    if chat.refuses:
        raise Refusal(403, f"Forbidden: {chat.refuses}")
    server.messages.append(given)
    chat.texts.append(text)
    server.answers_at_once.wait(60)
    return {"message_id": len(server.messages), "date": int(time.time()), "chat": chat.shown(), "text": text}


def _get_updates(server: TelegramServer, given: dict[str, Any]) -> list[dict[str, Any]]:
    if server.webhook["url"]:
        raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
    limit, kinds = given.get("limit", MOST_UPDATES), given.get("allowed_updates") or ["message", "my_chat_member"]
    ends = time.monotonic() + given.get("timeout", 0)
    with server.news:
        server.asking += 1
        mine = server.asking
        server.news.notify_all()
        # Asked for beyond it, an update counts as confirmed and never comes again.
        server.updates = [one for one in server.updates if one["update_id"] >= given.get("offset", 0)]
        while True:
            if mine != server.asking:
                raise Refusal(409, "Conflict: terminated by other getUpdates request")
            found = [one for one in server.updates if one.keys() & set(kinds)]
            left = ends - time.monotonic()
            if found or left <= 0 or server.always:
                return found[:limit]
            server.news.wait(left)


def _set_webhook(server: TelegramServer, given: dict[str, Any]) -> bool:
    url = urlsplit(given["url"])
    if url.scheme != "https" or not url.hostname:
        raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if url.port not in HTTPS_PORTS:
        raise Refusal(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", given.get("secret_token", "x")):
        raise Refusal(400, "Bad Request: secret token contains unallowed characters")
    server.webhook = given
    return True


def _delete_webhook(server: TelegramServer, given: dict[str, Any]) -> bool:
    server.webhook = {"url": ""}
    if given.get("drop_pending_updates"):
        server.updates.clear()
    return True


def _webhook_info(server: TelegramServer, _given: dict[str, Any]) -> dict[str, Any]:
    # The secret is never told again.
    shown = {name: value for name, value in server.webhook.items() if name in {"url", "allowed_updates"}}
    erred_at = int(time.time()) - server.last_error_age
    fault = {"last_error_date": erred_at, "last_error_message": server.last_error} if server.last_error else {}
    return {"has_custom_certificate": False, "pending_update_count": len(server.updates), **shown, **fault}
