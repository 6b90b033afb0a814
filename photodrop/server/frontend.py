"""The built front end: made again only when something it is made of has changed."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / ".web"
DIGEST = WEB / "photodrop.digest"
BUILT = WEB / "build" / "client" / "index.html"

INGREDIENTS = ("assets", "photodrop", "reflex.lock", "requirements.txt", "rxconfig.py")
BESIDE_THE_POINT = {
    "__pycache__",
    "assets/external",  # links that the build itself makes
    "photodrop/adapters",
    "photodrop/asgi.py",
    "photodrop/cli",
    "photodrop/imaging",
    "photodrop/jobs",
    "photodrop/locale",
    "photodrop/server",
}


class BuildFailure(RuntimeError):
    """The front end could not be built; the message is the end of the build's output."""


def ensure_built(say: Callable[[str], None] = lambda _line: None) -> None:
    with _one_at_a_time():
        wanted = digest()
        if is_built(wanted):
            return
        first = not (WEB / "node_modules").exists()
        say("Building the front end (about a minute the first time) …" if first else "Building the front end …")
        started = monotonic()
        _build()
        # The build keeps reflex.lock in step with the components, so the digest is taken after it.
        DIGEST.write_text(digest())
        say(f"Built in {monotonic() - started:.0f} s.")


def is_built(wanted: str | None = None) -> bool:
    return BUILT.exists() and DIGEST.exists() and DIGEST.read_text() == (wanted or digest())


def digest(root: Path = ROOT) -> str:
    """Of everything the front end is made of."""
    total = sha256()
    for path in sorted(path for name in INGREDIENTS for path in _files(root, root / name)):
        total.update(str(path.relative_to(root)).encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path, path: Path) -> Iterator[Path]:
    if path.name in BESIDE_THE_POINT or str(path.relative_to(root)) in BESIDE_THE_POINT:
        return
    if path.is_dir():
        for child in path.iterdir():
            yield from _files(root, child)
    elif path.is_file():
        yield path


def _build() -> None:
    DIGEST.unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
        cwd=ROOT,
        env=os.environ | {"REFLEX_TELEMETRY_ENABLED": "false"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as build:
        try:
            said, _ = build.communicate()
        finally:
            # Interrupted, it would leave its compilers at work.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(build.pid, signal.SIGKILL)
    if build.returncode != 0 or not BUILT.exists():
        raise BuildFailure("The front end could not be built:\n" + "\n".join(said.splitlines()[-30:]))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two installations, or two test runs, may share these sources."""
    with (ROOT / ".web.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
