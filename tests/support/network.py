"""Tests reach this machine and nothing else."""

import ipaddress
import socket
import sys
from typing import Any


class NetworkClosed(RuntimeError):
    """No OSError, so that nobody takes it for an ordinary failure to connect."""


def close_network() -> None:
    """For the life of this process: Python's audit hooks cannot be taken away again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, facts: tuple[Any, ...]) -> None:
    match event, facts:
        case ("socket.connect" | "socket.sendto", (socket.socket() as ours, (str() as host, *_))):
            if ours.family != socket.AF_UNIX and not _is_loopback(host):
                raise NetworkClosed(f"A test reached for {host}.")
        case "socket.getaddrinfo", (str() | bytes() as host, *_):
            name = host.decode() if isinstance(host, bytes) else host
            if not _is_loopback(name):
                raise NetworkClosed(f"A test looked up {name}.")


def _is_loopback(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
