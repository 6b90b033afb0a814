"""A network to cut: everything goes through to a port, until so many bytes have gone."""

import contextlib
import socket
from threading import Thread


class Wire:
    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lines: list[socket.socket] = []
        self._threads: list[Thread] = []
        self.sent = 0
        self.cut_after: int | None = None
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._begin(self._accept)

    def close(self) -> None:
        # An accept that waits is woken by a shutdown, not by a close.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        for thread in self._threads:
            thread.join()
        for line in self._lines:
            line.close()

    def cut(self) -> None:
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                self._lines += [near, far]
                self._begin(self._there, near, far)
                self._begin(self._back, far, near)

    def _there(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while block := near.recv(65536):
                far.sendall(block)
                self.sent += len(block)
                if self.cut_after is not None and self.sent > self.cut_after:
                    self.cut()
                    return
        self._end(far)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while block := far.recv(65536):
                near.sendall(block)
        self._end(near)

    def _end(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_WR)

    def _begin(self, act, *lines: socket.socket) -> None:
        thread = Thread(target=act, args=lines, daemon=True)
        self._threads.append(thread)
        thread.start()
