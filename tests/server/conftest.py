"""An installation that runs for all tests of this folder, and ones of a test's own."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.support.installation import Installation

SECONDS = 45


@pytest.fixture(scope="session")
def running(tmp_path_factory) -> Iterator[Installation]:
    installation = Installation(tmp_path_factory.mktemp("running"), {"PHOTODROP_WORKER_PROCESSES": "1"})
    installation.start()
    yield installation
    installation.end()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Not started yet; whatever a test leaves of it is ended."""
    made = Installation(tmp_path, {"PHOTODROP_WORKER_PROCESSES": "1"})
    yield made
    _leave_nothing(made)


@pytest.fixture
def installation_of_env_file(tmp_path: Path, database_url: str) -> Iterator[Installation]:
    """The same, its settings in a `.env` where it is started, with a database server of the operator's."""
    made = Installation(tmp_path, {"PHOTODROP_PORT": "", "PHOTODROP_DATA": ""}, started_in=tmp_path)
    (tmp_path / ".env").write_text(
        f"PHOTODROP_PORT={made.port}\nPHOTODROP_DATA=./data\n"
        f"PHOTODROP_DATABASE_URL={database_url}\nPHOTODROP_WORKER_PROCESSES=1\n"
    )
    yield made
    _leave_nothing(made)


@pytest.fixture
def soon() -> Callable[[Callable[[], object]], None]:
    """`soon(lambda: …)`: it becomes true within a patient wait."""

    def wait(condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < deadline, "It did not happen."
            time.sleep(0.05)

    return wait


def _leave_nothing(made: Installation) -> None:
    if made.process is None:
        return
    with suppress(psutil.NoSuchProcess):
        family = made.family()
        made.process.kill()
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
    made.process.wait(SECONDS)
