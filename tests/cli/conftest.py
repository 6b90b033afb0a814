"""The command line as it is called, in this process and on this test's database."""

from collections.abc import Callable, Iterator

import pytest
from typer.testing import CliRunner, Result

from photodrop.cli import app
from tests.cli.wire import Wire
from tests.support.live import LiveApi


@pytest.fixture
def command(database) -> Callable[..., Result]:
    """`command("admin", "create", "eve", typed="…")`; what is no sentence raises here."""

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, words, input=typed, catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def live(database_url, tmp_path_factory) -> Iterator[LiveApi]:
    """The API on a port of its own, for all tests of this folder."""
    api = LiveApi(tmp_path_factory.mktemp("live"))
    api.start()
    yield api
    api.kill()


@pytest.fixture
def wire(live) -> Iterator[Wire]:
    """The network between the command and the API: it counts, and can be cut."""
    between = Wire(live.port)
    yield between
    between.close()
