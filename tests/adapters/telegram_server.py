"""A strict stand-in for Telegram's Bot API: it checks what real Telegram checks, and misbehaves when asked to."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

TOKEN = "1:secret"
CHAT_ID = "4242"
METHODS = {"sendMessage": {"chat_id", "text"}, "getMe": set(), "getChat": {"chat_id"}}
KNOWN = {"chat_id", "text", "protect_content"}
LONGEST_TEXT = 4096


class TelegramServer(ThreadingHTTPServer):
    """`answers` are given first, in turn: (status, body), (status, body, headers) or a number of seconds to wait."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Bot)
        self.chat_id = CHAT_ID
        self.answers: list[Any] = []
        self.messages: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self._thread = Thread(target=self.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def close(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Bot(BaseHTTPRequestHandler):
    server: TelegramServer  # pyright: ignore[reportIncompatibleVariableOverride]  # it is made by no other

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.paths.append(self.path)
        if self.server.answers:
            answer = self.server.answers.pop(0)
            if isinstance(answer, (int, float)):
                time.sleep(answer)
                return
            self._say(*answer)
            return
        self._say(*self._telegram(content))

    def _telegram(self, content: bytes) -> tuple[int, bytes]:
        _, bot, method = self.path.split("/")
        if bot != f"bot{TOKEN}":
            return _refusal(401, "Unauthorized")
        if method not in METHODS:
            return _refusal(404, "Not Found")
        given = json.loads(content) if self.headers.get_content_type() == "application/json" else {}
        if fault := _fault(method, given):
            return _refusal(400, f"Bad Request: {fault}")
        if method == "sendMessage":
            self.server.messages.append(given)
        return 200, json.dumps({"ok": True, "result": {}}).encode()

    def _say(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's own name
        """Quiet: the tests look at what the product logs."""


def _fault(method: str, given: dict[str, Any]) -> str:
    if not METHODS[method] <= given.keys() <= KNOWN:
        return "wrong parameters"
    if given.get("chat_id", CHAT_ID) != CHAT_ID:
        return "chat not found"
    if not 1 <= len(given.get("text", "-")) <= LONGEST_TEXT:
        return "message text is empty or too long"
    return ""


def _refusal(status: int, description: str) -> tuple[int, bytes]:
    return status, json.dumps({"ok": False, "error_code": status, "description": description}).encode()
