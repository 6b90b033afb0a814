"""A service that speaks just enough S3 to be at fault in one way."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ERROR = '<?xml version="1.0"?><Error><Code>{code}</Code><Message>no</Message></Error>'


class FaultyS3(ThreadingHTTPServer):
    """Every request gets `code` with `status`; its clock is `ahead` of ours."""

    daemon_threads = True

    def __init__(self, status: int, code: str, ahead: timedelta = timedelta()) -> None:
        super().__init__(("127.0.0.1", 0), _Refuser)
        self.status, self.code, self.ahead = status, code, ahead
        self._thread = Thread(target=self.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def close(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Refuser(BaseHTTPRequestHandler):
    server: FaultyS3  # pyright: ignore[reportIncompatibleVariableOverride]  # it is made by no other

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = ERROR.format(code=self.server.code).encode() if self.command != "HEAD" else b""
        self.send_response_only(self.server.status)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.server.ahead, usegmt=True))
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_PUT = do_POST = do_DELETE = do_OPTIONS = do_GET  # noqa: N815  # the base's own names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's own name
        """Quiet."""
