"""The ground every test stands on: a real database, memory storage, no network."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from xdist.remote import Producer

from photodrop.config import Settings, get_settings
from tests.support.network import close_network
from tests.support.postgres import EMPTY, TestServer
from tests.support.scheduling import Together

pytest_plugins = [
    "tests.fixtures.api",
    "tests.fixtures.events",
    "tests.fixtures.faces",
    "tests.fixtures.money",
    "tests.fixtures.outside",
    "tests.fixtures.people",
    "tests.fixtures.pictures",
    "tests.fixtures.public",
    "tests.fixtures.push",
    "tests.fixtures.s3",
    "tests.fixtures.shares",
    "tests.fixtures.shop",
    "tests.fixtures.suggestions",
    "tests.fixtures.tabs",
    "tests.fixtures.work",
    "tests.fixtures.world",
]

# Whoever runs the tests may have keys to a bucket of their own; boto3 would find them.
NO_CLOUD = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}

server_key = pytest.StashKey[TestServer]()
data_key = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Settings come first: some modules read them when they are imported."""
    handed = getattr(config, "workerinput", None)
    if handed is None:
        config.stash[server_key] = TestServer()
    url = handed["database_url"] if handed else config.stash[server_key].url("photodrop_test")
    config.stash[data_key] = tempfile.TemporaryDirectory(prefix="photodrop-tests-")
    # Whoever runs the tests may have an installation of their own.
    Settings.model_config["env_file"] = None
    for name in list(os.environ):
        if name.startswith(("PHOTODROP_", "AWS_")) and name != "PHOTODROP_TEST_DATABASE_URL":
            del os.environ[name]
    os.environ |= NO_CLOUD | {
        "PHOTODROP_DATABASE_URL": url,
        "PHOTODROP_DATA": config.stash[data_key].name,
        "PHOTODROP_STORAGE": "memory",
        "PHOTODROP_SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    }
    get_settings.cache_clear()
    close_network()


def pytest_configure_node(node: object) -> None:
    """xdist: the controller owns the server, each worker gets a database of its own in it."""
    server: TestServer = node.config.stash[server_key]  # pyright: ignore[reportAttributeAccessIssue]
    name = node.workerinput["workerid"]  # pyright: ignore[reportAttributeAccessIssue]
    server.ensure(f"photodrop_{name}")
    node.workerinput["database_url"] = server.url(f"photodrop_{name}")  # pyright: ignore[reportAttributeAccessIssue]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    if server_key in config.stash:
        config.stash[server_key].close()
    if data_key in config.stash:
        config.stash[data_key].cleanup()


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest) -> str:
    """Of this worker's own, migrated database."""
    if server_key in request.config.stash and not hasattr(request.config, "workerinput"):
        request.config.stash[server_key].ensure("photodrop_test")
    return get_settings().database_url


@pytest.fixture(scope="session")
def _engine(database_url: str) -> Iterator[None]:
    from photodrop.db import dispose

    assert database_url
    yield
    dispose()


@pytest.fixture
def database(_engine: None) -> None:
    """An empty database. Commits are real; what a test leaves is gone before the next one."""
    from photodrop.db import engine

    with engine().begin() as connection:
        connection.execute(text(EMPTY))


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own, known to the settings."""
    monkeypatch.setenv("PHOTODROP_DATA", str(tmp_path))
    get_settings.cache_clear()
    yield tmp_path
    get_settings.cache_clear()
