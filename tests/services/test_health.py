"""Each check speaks for itself, also when the others cannot."""

import pytest

from photodrop.db import transaction
from photodrop.server.database import newest_version
from photodrop.services import health


@pytest.fixture
def checks(database):
    def ask(head: str) -> dict[str, bool]:
        with transaction() as session:
            return {check.name: check.ok for check in health.ready(session, head)}

    return ask


def test_ready_with_a_worker_seen_in_the_last_minute(checks, sql, storage):
    assert checks(newest_version()) == {"database": True, "storage": True, "worker": False}
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '61 seconds')")
    assert not checks(newest_version())["worker"]
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '59 seconds')")
    assert checks(newest_version())["worker"]
    assert storage.files == {}


def test_another_version_is_not_ready(checks):
    assert not checks("9999")["database"]


def test_an_empty_database_fails_its_own_checks_only(checks, sql):
    sql("ALTER TABLE alembic_version RENAME TO elsewhere")
    sql("ALTER TABLE procrastinate_workers RENAME TO elsewhere_too")
    try:
        assert checks(newest_version()) == {"database": False, "storage": True, "worker": False}
    finally:
        sql("ALTER TABLE elsewhere RENAME TO alembic_version")
        sql("ALTER TABLE elsewhere_too RENAME TO procrastinate_workers")


def test_a_storage_that_cannot_be_written_says_so(settings, tmp_path):
    (tmp_path / "storage").mkdir()
    settings(storage="local", data=tmp_path)
    assert health.storage_writable().ok
    (tmp_path / "storage").rmdir()
    (tmp_path / "storage").write_text("in the way")
    assert not health.storage_writable().ok
