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
    server: TelegramServer

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
        if self.headers.get_content_type() != "application/json":
            return _refusal(400, "Bad Request: only JSON here")
        given = json.loads(content)
        if not METHODS[method] <= given.keys() <= KNOWN:
            return _refusal(400, "Bad Request: wrong parameters")
        if "chat_id" in given and given["chat_id"] != CHAT_ID:
            return _refusal(400, "Bad Request: chat not found")
        if method == "sendMessage":
            if not 1 <= len(given["text"]) <= LONGEST_TEXT:
                return _refusal(400, "Bad Request: message text is empty or too long")
            self.server.messages.append(given)
        return 200, json.dumps({"ok": True, "result": {}}).encode()

    def _say(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet: the tests look at what the product logs."""


def _refusal(status: int, description: str) -> tuple[int, bytes]:
    return status, json.dumps({"ok": False, "error_code": status, "description": description}).encode()
