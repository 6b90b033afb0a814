"""Up, down and up again with rows in the tables, and in step with the models."""

from uuid import uuid4

import pytest
from alembic import command
from sqlalchemy import create_engine, make_url, text

from photodrop.config import get_settings
from photodrop.db import dialect_url
from photodrop.server.database import alembic_config

OURS = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
LEFTOVERS = """
    SELECT proname::text FROM pg_proc
    WHERE (proname LIKE 'procrastinate%' OR proname LIKE 'retool%') AND pronamespace = current_schema()::regnamespace
    UNION ALL
    SELECT typname::text FROM pg_type
    WHERE (typname LIKE 'procrastinate%' OR typname LIKE 'retool%') AND typnamespace = current_schema()::regnamespace
"""


@pytest.fixture
def elsewhere(database):
    """A database of its own, so that the other tests keep their tables."""
    ours = make_url(dialect_url(get_settings().database_url))
    name = f"{ours.database}_elsewhere"
    here = create_engine(ours, isolation_level="AUTOCOMMIT")
    engine = create_engine(ours.set(database=name))
    with here.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    with engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        yield connection, config
        connection.rollback()
    engine.dispose()
    with here.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    here.dispose()


def test_up_down_and_up_again_with_rows(elsewhere):
    connection, config = elsewhere
    command.upgrade(config, "head")
    tables = connection.execute(text(OURS)).scalars().all()
    assert "photo" in tables
    connection.execute(text("INSERT INTO account (id, role, phone) VALUES (gen_random_uuid(), 'user', '+12025550143')"))
    connection.execute(
        text("INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args) VALUES ('photos', 'x', 0, '{}')")
    )
    connection.commit()
    command.downgrade(config, "base")
    assert connection.execute(text(OURS)).scalars().all() == ["alembic_version"]
    assert connection.execute(text(LEFTOVERS)).scalars().all() == []
    command.upgrade(config, "head")
    assert connection.execute(text(OURS)).scalars().all() == tables
    assert connection.execute(text("SELECT count(*) FROM account")).scalar_one() == 0


def test_without_pgcrypto_it_runs_and_says_so(elsewhere, caplog):
    connection, config = elsewhere
    has_it = connection.execute(text("SELECT 1 FROM pg_available_extensions WHERE name = 'pgcrypto'")).first()
    command.upgrade(config, "head")
    said = [record.message for record in caplog.records if record.name == "photodrop.migrations"]
    assert [message.split(",")[0] for message in said] == ([] if has_it else ["This PostgreSQL has no pgcrypto"])


def test_the_models_ask_for_nothing_more(database):
    engine = create_engine(dialect_url(get_settings().database_url))
    with engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


BEFORE_PAYMENTS = """
INSERT INTO account (id, role, login, name, password_hash) VALUES (:alice, 'photographer', 'alice', 'Alice', 'x');
INSERT INTO account (id, role, phone) VALUES (:bob, 'user', '+12025550143');
INSERT INTO album (id, owner_id, name, location, shot_on, watermark, watermark_text, watermark_revision, max_edge,
    price, currency, downloads, live, visibility)
VALUES (:album, :alice, 'Wedding', 'Lisbon', '2026-06-20', true, 'x', 1, 0, 2500, 'EUR', true, false, 'private');
INSERT INTO unlock (id, album_id, client_id, granted_by) VALUES (gen_random_uuid(), :album, :bob, :alice);
INSERT INTO checkout (id, album_id, client_id, provider, amount, currency, state)
VALUES (gen_random_uuid(), :album, :bob, 'by_hand', 2500, 'EUR', 'open')
"""


def test_unlocks_and_open_requests_of_before_the_ledger(elsewhere):
    connection, config = elsewhere
    ids = {name: uuid4() for name in ("alice", "bob", "album")}
    command.upgrade(config, "0001")
    for statement in BEFORE_PAYMENTS.split(";"):
        named = {name: value for name, value in ids.items() if f":{name}" in statement}
        connection.execute(text(statement), named)
    connection.commit()
    command.upgrade(config, "head")
    asked = connection.execute(text("SELECT album_name, photographer_name, client_name, photo_count FROM checkout"))
    assert asked.all() == [("Wedding", "Alice", "+12025550143", 0)]
    assert connection.execute(text("SELECT origin, photo_id FROM unlock")).all() == [("hand", None)]
    connection.execute(
        text(
            "INSERT INTO checkout (id, album_id, photographer_id, client_id, photo_count, basket, provider, amount, "
            "currency, state) VALUES (gen_random_uuid(), :album, :alice, :bob, 2, 'x', 'stripe', 500, 'EUR', 'expired')"
        ),
        ids,
    )
    connection.commit()
    command.downgrade(config, "0001")
    assert connection.execute(text("SELECT state, amount FROM checkout")).all() == [("open", 2500)]
    assert connection.execute(text("SELECT granted_by FROM unlock")).all() == [(ids["alice"],)]
    command.upgrade(config, "head")
    connection.commit()
