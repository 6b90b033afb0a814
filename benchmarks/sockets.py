"""What open sockets cost the web process, and how long an event takes to reach all of them.

    python benchmarks/sockets.py

500 sockets of 25 accounts on loopback, server and listeners on the same cores; then one that never reads, while more is
told than anybody would hold.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen
from uuid import UUID

import psutil
from websockets.asyncio.client import ClientConnection, connect

sys.path.append(str(Path(__file__).resolve().parent.parent))

from photodrop.config import get_settings
from photodrop.db import dispose, transaction
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import events, sessions
from tests.support.live import LiveApi
from tests.support.postgres import TestServer

ACCOUNTS, EACH = 25, 20
ROUNDS = 40
FLOOD = 60_000
SECRET = "benchmark-only-0123456789-abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    server = TestServer()
    try:
        server.ensure("photodrop_sockets")
        with tempfile.TemporaryDirectory(prefix="photodrop-benchmark-") as folder:
            os.environ |= {
                "PHOTODROP_DATABASE_URL": server.url("photodrop_sockets"),
                "PHOTODROP_DATA": folder,
                "PHOTODROP_SECRET_KEY": SECRET,
            }
            get_settings.cache_clear()
            live = LiveApi(Path(folder))
            live.start()
            try:
                asyncio.run(_measure(live))
            finally:
                live.kill()
                dispose()
    finally:
        server.close()


async def _measure(live: LiveApi) -> None:
    tokens = [_account(number) for number in range(ACCOUNTS)]
    address = f"ws://{urlsplit(live.url).netloc}/api/v1/ws"
    async with asyncio.timeout(300):
        warm = await _open(address, tokens[0][1])
        before = _memory(live)
        began = time.perf_counter()
        lines = [await _open(address, token) for _, token in tokens for _ in range(EACH - 1)]
        lines += [await _open(address, token) for _, token in tokens[1:]]
        took = time.perf_counter() - began
        after = _memory(live)
        count = len(lines)
        print(f"{count} sockets opened in {took:.1f} s, {took / count * 1000:.1f} ms each")
        print(f"memory {before / 2**20:.0f} → {after / 2**20:.0f} MiB, {(after - before) / count / 1024:.0f} KiB each")
        await warm.close()
        waits = [await _round(lines, [account for account, _ in tokens]) for _ in range(ROUNDS)]
        first, last = [statistics.median(each) for each in zip(*waits, strict=True)]
        print(f"from commit to the first socket {first * 1000:.1f} ms, to the last of {count} {last * 1000:.1f} ms")
        await asyncio.gather(*[line.close() for line in lines])
        await _flood(live, address, *tokens[0])


async def _round(lines: list[ClientConnection], accounts: list[UUID]) -> tuple[float, float]:
    heard = [asyncio.create_task(_hear(line)) for line in lines]
    await asyncio.sleep(0)
    began = time.perf_counter()
    await asyncio.to_thread(_tell, accounts)
    arrived = await asyncio.gather(*heard)
    return min(arrived) - began, max(arrived) - began


async def _flood(live: LiveApi, address: str, account: UUID, token: str) -> None:
    """Somebody connects and never reads."""
    reader, writer = await asyncio.open_connection(urlsplit(address).hostname, urlsplit(address).port)
    path = f"{urlsplit(address).path}?token={token}"
    words = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    writer.write("\r\n".join((f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *words, key, "", "")).encode())
    await reader.readuntil(b"\r\n\r\n")
    writer.transport.pause_reading()  # pyright: ignore[reportAttributeAccessIssue]  # the point of it
    before = _memory(live)
    for _ in range(FLOOD // 100):
        await asyncio.to_thread(_tell, [account], 100)
    grown = _memory(live) - before
    left = (await asyncio.to_thread(_metrics, live)).rpartition("photodrop_sockets ")[2].strip()
    print(f"{FLOOD:,} events to one who never reads: {grown / 2**20:+.1f} MiB, sockets left: {left}")
    writer.close()


async def _open(address: str, token: str) -> ClientConnection:
    line = await connect(address, compression=None)
    await line.send(json.dumps({"token": token}))
    assert json.loads(await line.recv())["event"] == "hello"
    return line


async def _hear(line: ClientConnection) -> float:
    while json.loads(await line.recv())["event"] == "ping":
        pass
    return time.perf_counter()


def _tell(accounts: list[UUID], times: int = 1) -> None:
    with transaction() as session:
        for _ in range(times):
            ids: dict[str, Any] = {"photo_id": new_id(), "album_id": new_id()}
            events.tell_each(session, accounts, "photo.ready", **ids)


def _metrics(live: LiveApi) -> str:
    with urlopen(f"{live.url}/metrics") as answer:
        return answer.read().decode()


def _account(number: int) -> tuple[UUID, str]:
    with transaction() as session:
        account = Account(phone=f"+1202555{number:04}", name="Somebody")
        session.add(account)
        session.flush()
        return account.id, sessions.begin(session, account).access_token


def _memory(live: LiveApi) -> int:
    """Of granian and its worker together."""
    supervisor = psutil.Process(live.processes[0].pid)
    return sum(one.memory_info().rss for one in (supervisor, *supervisor.children(recursive=True)))


if __name__ == "__main__":
    main()
