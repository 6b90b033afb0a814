"""The operator's commands: making the role with every kind of database user, mending it, taking it away."""

import psycopg
import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from photodrop.cli import app
from photodrop.cli.checks import retool as checks
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.services import retool
from tests.fixtures.people import PASSWORD
from tests.retool.conftest import OWNER, at_home

ROLE = "photodrop_retool_two"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words, catch_exceptions=False)


@pytest.fixture
def second_database(crypto_server):
    """Another installation on the same server, not migrated yet."""
    crypto_server.make_database("second")
    yield "second"
    crypto_server.run("DROP DATABASE second WITH (FORCE)", database="postgres")
    for role in (ROLE, "photodrop_creator"):
        crypto_server.run(f"DROP ROLE IF EXISTS {role}", database="postgres")


@pytest.fixture
def as_superuser(crypto_server, second_database):
    with at_home(crypto_server.url(second_database)):
        yield


def password_in(output: str) -> str:
    return next(line.split()[-1] for line in output.splitlines() if line.startswith("  Password"))


def test_an_owner_who_may_make_no_roles_is_told_what_to_do(crypto_server, second_database):
    with at_home(crypto_server.url_of(database=second_database)):
        refused = run("retool", "setup", "--role", ROLE)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr == f"{retool.MayNotMakeRoles.message}\n"
        printed = run("retool", "sql", "--role", ROLE).output.splitlines()
        assert printed[-1] == f"\\password {ROLE}"
        for statement in printed[:-1]:
            crypto_server.run(statement, database=second_database)
        with transaction() as session:
            assert retool.standing(session) == retool.Standing([ROLE], has_pgcrypto=True)


@pytest.mark.usefixtures("retool_url")
def test_a_user_who_may_make_roles_needs_no_superuser(crypto_server, second_database):
    crypto_server.run("CREATE ROLE photodrop_creator LOGIN CREATEROLE", database="postgres")
    crypto_server.run(f"ALTER DATABASE {second_database} OWNER TO photodrop_creator", database="postgres")
    with at_home(crypto_server.url_of("photodrop_creator", second_database)):
        made = run("retool", "setup", "--role", ROLE)
        assert made.exit_code == 0, made.output
        assert "Only a superuser can forbid large objects" in made.output
        url = crypto_server.url_of(ROLE, second_database, password_in(made.output))
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SELECT retool_create_photographer('nora', %s)", [PASSWORD])
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("SELECT * FROM account")
        assert run("retool", "remove", "--role", ROLE).exit_code == 0


@pytest.mark.usefixtures("retool_url", "as_superuser")
def test_made_mended_given_a_new_password_and_taken_away(crypto_server, second_database):
    made = run("retool", "setup", "--role", ROLE)
    assert made.exit_code == 0, made.output
    assert f"  Database  {second_database}\n  Username  {ROLE}\n" in made.output
    assert "large objects" not in made.output
    first = password_in(made.output)
    psycopg.connect(crypto_server.url_of(ROLE, second_database, first)).close()

    again = run("retool", "setup", "--role", ROLE)
    assert "Password  as before" in again.output
    psycopg.connect(crypto_server.url_of(ROLE, second_database, first)).close()

    new = password_in(run("retool", "setup", "--role", ROLE, "--new-password").output)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(crypto_server.url_of(ROLE, second_database, first))
    psycopg.connect(crypto_server.url_of(ROLE, second_database, new)).close()

    [check] = checks.role()
    assert (check.ok, check.detail) == (True, f"{ROLE} may look after photographers, and nothing else.")
    crypto_server.run("DROP EXTENSION pgcrypto", database=second_database)
    [check] = checks.role()
    assert not check.ok
    assert "Run `photodrop retool setup`." in check.detail
    assert run("retool", "setup", "--role", ROLE).exit_code == 0
    assert [check.ok for check in checks.role()] == [True]

    assert run("retool", "remove", "--role", ROLE).output.startswith(f"{ROLE} is gone.")
    assert list(checks.role()) == []
    assert crypto_server.run("SELECT 1 FROM pg_roles WHERE rolname = %s", ROLE) == []
    assert run("retool", "remove", "--role", ROLE).stderr == f"There is no role {ROLE}.\n"


@pytest.mark.usefixtures("retool_url", "as_superuser")
@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        (retool.ROLE, "already serves another database of this server: photodrop."),
        ("postgres", "has rights of its own"),
        (OWNER, "has rights of its own"),
        ("Robert'); --", "small letters"),
    ],
)
def test_no_role_of_somebody_elses_is_touched(crypto_server, role, sentence):
    before = crypto_server.run("SELECT * FROM pg_authid ORDER BY oid")
    for command in ("setup", "sql", "remove"):
        refused = run("retool", command, "--role", role)
        assert refused.exit_code == 1
        assert sentence in refused.stderr
        assert refused.stdout == ""
    assert crypto_server.run("SELECT * FROM pg_authid ORDER BY oid") == before


def test_the_way_back_takes_the_doors_away_and_leaves_the_role_with_nothing(crypto_server, second_database):
    from alembic import command

    from photodrop.server.database import alembic_config

    with at_home(crypto_server.url(second_database)):
        assert run("retool", "setup", "--role", ROLE).exit_code == 0
        command.downgrade(alembic_config(), "0002")
        with transaction() as session:
            left = session.execute(text("SELECT proname FROM pg_proc WHERE starts_with(proname, 'retool_')"))
            assert left.all() == []
        assert list(checks.role()) == []
        command.upgrade(alembic_config(), "head")
        with transaction() as session:
            assert retool.standing(session).roles == []
        assert run("retool", "setup", "--role", ROLE).exit_code == 0
        assert [check.ok for check in checks.role()] == [True]


def test_the_embedded_server_is_no_use_to_it(monkeypatch):
    monkeypatch.setenv("PHOTODROP_DATABASE_URL", "")
    get_settings.cache_clear()
    for command in ("setup", "sql", "remove"):
        refused = run("retool", command)
        assert refused.exit_code == 1
        assert refused.stderr.startswith("The embedded PostgreSQL listens to no network and has no pgcrypto")
        assert "http://127.0.0.1:8000/admin" in refused.stderr
    monkeypatch.undo()
    get_settings.cache_clear()
