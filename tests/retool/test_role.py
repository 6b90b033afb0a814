"""What Retool's role may do, and everything else, which it may not."""

from concurrent.futures import ThreadPoolExecutor

import bcrypt
import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodrop.db import transaction
from photodrop.errors import Invalid, NotSignedIn, WrongCredentials
from photodrop.models import Account, Role
from photodrop.services import accounts, passwords, sessions
from tests.fixtures.people import PASSWORD, PASSWORD_HASH

HOME = "192.0.2.1"
OTHER_PASSWORD = "another long one"
SHOWN = {"id", "login", "name", "email", "is_active", "created_at", "signed_in_at", "album_count", "password"}


def sign_in(login: str, password: str) -> Account:
    with transaction() as session:
        return accounts.sign_in(session, login, password, HOME)


def begin(account: Account) -> sessions.Tokens:
    with transaction() as session:
        return sessions.begin(session, session.get_one(Account, account.id))


def who(token: str) -> Account:
    with transaction() as session:
        return sessions.authenticate(session, token)


def test_who_was_registered_signs_in_through_the_application(register, sql):
    row = register("Nora_Feld", PASSWORD, "  Nora \n Feld ", " Nora@Example.com ")
    assert set(row) == SHOWN
    assert (row["login"], row["name"], row["email"]) == ("Nora_Feld", "Nora Feld", "Nora@example.com")
    assert (row["is_active"], row["album_count"], row["signed_in_at"], row["password"]) == (True, 0, None, None)
    nora = sign_in("nora_feld", PASSWORD)
    assert (nora.id, nora.role) == (row["id"], Role.photographer)
    assert sign_in("nora@example.com", PASSWORD).id == nora.id
    with pytest.raises(WrongCredentials):
        sign_in("nora_feld", OTHER_PASSWORD)
    assert row["id"].version == 7
    [event] = sql("SELECT action, actor_id, subject_id, detail FROM audit_event")
    assert event == ("account.photographer_created", None, row["id"], {"database_role": "photodrop_retool"})


def test_the_hash_costs_what_the_application_asks(register, sql):
    register("nora", PASSWORD)
    [(stored,)] = sql("SELECT password_hash FROM account")
    assert stored.startswith(f"$2a${passwords.COST}$")


@settings(max_examples=60, deadline=None)
@given(password=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=24))
def test_both_understand_the_same_letters(superuser, password):
    cut = password.encode()[:72].decode(errors="ignore")
    made = superuser.execute("SELECT photodrop_crypto.crypt(%s::text, photodrop_crypto.gen_salt('bf', 4))", [cut])
    assert bcrypt.checkpw(cut.encode(), made.fetchone()[0].encode())


WRONG = [
    *[("login", login, PASSWORD, "", None) for login in ("ab", "a" * 33, "al1ce", "al ice", "alice\n", "älice", "")],
    *[("password", "nora", password, "", None) for password in ("", "short", "aaaaaaaa", "x1y2" * 19, "ü" * 37)],
    ("password", "nora", "PassWord123", "", None),
    *[("login", login, PASSWORD, "", None) for login in ("Studio", "photographers")],
    ("name", "nora", PASSWORD, "x" * 81, None),
    *[
        ("email", "nora", PASSWORD, "", email)
        for email in ("nora", "nora@", "a b@c.de", "a@b", "a@b..c", "a@@b.c", ".a@b.cd")
    ],
    ("email", "nora", PASSWORD, "", "a@" + "b" * 250 + ".com"),
]


@pytest.mark.parametrize(("field", "login", "password", "name", "email"), WRONG)
def test_the_same_rules_in_the_same_words(register, sql, field, login, password, name, email):
    with pytest.raises(Invalid) as ours, transaction() as session:
        accounts.create_photographer(session, login, password, name=name, email=email)
    with pytest.raises(psycopg.errors.CheckViolation) as theirs:
        register(login, password, name, email)
    assert theirs.value.diag.message_primary == ours.value.message
    assert (theirs.value.diag.column_name, field) == (field, next(iter(ours.value.fields)))
    assert sql("SELECT count(*) FROM account") == sql("SELECT count(*) FROM audit_event") == [(0,)]


def test_every_guesser_has_the_same_list(superuser):
    source = superuser.execute("SELECT prosrc FROM pg_proc WHERE proname = 'retool_is_guessed'").fetchone()[0]
    assert set(source.split("'")[1].split()) == passwords.common()
    for password in ("Password123", "trustno1"):
        with pytest.raises(psycopg.errors.CheckViolation, match="guesser's list"):
            superuser.execute("SELECT retool_hash(%s)", [password])


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("aB1 ü€😀"), max_size=80),
    st.text(st.sampled_from("a@. b"), max_size=12),
)
def test_the_same_verdict_on_anything(superuser, password, email):
    """The rules alone: hashing each of them would take minutes."""
    for call, value, act in (
        ("retool_hash", password, passwords.check_strength),
        ("retool_email", email, accounts.clean_email),
    ):
        ours = theirs = None
        try:
            act(value)
        except Invalid as refusal:
            ours = refusal.message
        if call == "retool_hash" and ours is None:
            continue
        try:
            superuser.execute(f"SELECT {call}(%s)", [value])
        except psycopg.Error as refusal:
            theirs = refusal.diag.message_primary
        assert theirs == ours, (call, value)


def test_logins_and_emails_are_unique_whatever_the_case(register, alice, sql):
    sql("UPDATE account SET email = 'alice@example.com'")
    with pytest.raises(psycopg.errors.UniqueViolation) as taken:
        register("ALICE", PASSWORD)
    assert taken.value.diag.message_primary == accounts.LoginTaken.message
    with pytest.raises(psycopg.errors.UniqueViolation) as taken:
        register("nora", PASSWORD, email="ALICE@example.com")
    assert taken.value.diag.message_primary == accounts.EmailTaken.message
    assert sql("SELECT count(*) FROM account") == [(1,)]


def test_two_forms_at_once_make_one(retool_url, database, sql):
    def one(_: int) -> str:
        with psycopg.connect(retool_url, autocommit=True) as connection:
            try:
                connection.execute("SELECT retool_create_photographer('nora', %s)", [PASSWORD])
            except psycopg.errors.UniqueViolation:
                return "taken"
            return "made"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(4))) == ["made", "taken", "taken", "taken"]
    assert sql("SELECT count(*) FROM account") == [(1,)]


def test_a_deactivated_photographer_is_out_at_once_and_stays_out_of_old_sessions(as_retool, alice, dora, sql):
    hers, doras = begin(alice), begin(dora)
    [row] = as_retool("SELECT * FROM retool_deactivate_photographer(%s)", alice.id)
    assert row["is_active"] is False
    with pytest.raises(NotSignedIn):
        who(hers.access_token)
    with pytest.raises(WrongCredentials):
        sign_in("alice", PASSWORD)
    assert who(doras.access_token).id == dora.id
    [row] = as_retool("SELECT * FROM retool_activate_photographer(%s)", alice.id)
    assert row["is_active"] is True
    assert sign_in("alice", PASSWORD).id == alice.id
    with pytest.raises(NotSignedIn):
        who(hers.access_token)
    with pytest.raises(NotSignedIn), transaction() as session:
        sessions.refresh(session, hers.refresh_token)
    assert [row.action for row in sql("SELECT action FROM audit_event ORDER BY id")] == [
        "account.banned",
        "account.unbanned",
    ]


def test_a_new_password_ends_the_old_one_and_every_session(as_retool, alice):
    hers = begin(alice)
    with transaction() as session:
        ticket = sessions.ticket(session, alice)
    with pytest.raises(psycopg.errors.CheckViolation):
        as_retool("SELECT retool_reset_password(%s, %s)", alice.id, "short")
    assert who(hers.access_token).id == alice.id
    as_retool("SELECT retool_reset_password(%s, %s)", alice.id, OTHER_PASSWORD)
    with pytest.raises(NotSignedIn):
        who(hers.access_token)
    with pytest.raises(NotSignedIn), transaction() as session:
        sessions.redeem(session, ticket)
    with pytest.raises(WrongCredentials):
        sign_in("alice", PASSWORD)
    assert sign_in("alice", OTHER_PASSWORD).id == alice.id


def test_what_is_not_given_stays(as_retool, alice, sql):
    sql("UPDATE account SET email = 'alice@example.com'")
    call = "SELECT * FROM retool_update_photographer(%s, %s, %s, %s)"
    [row] = as_retool(call, alice.id, None, " Alice  A. ", None)
    assert (row["login"], row["name"], row["email"]) == ("alice", "Alice A.", "alice@example.com")
    [row] = as_retool(call, alice.id, "Alice_A", None, "")
    assert (row["login"], row["name"], row["email"]) == ("Alice_A", "Alice A.", None)
    with pytest.raises(psycopg.errors.CheckViolation):
        as_retool(call, alice.id, "", None, None)


def test_albums_are_counted_and_deleted_ones_are_not(as_retool, alice, new_album, sql):
    new_album(name="A")
    new_album(name="B")
    sql("UPDATE album SET deleted_at = now() WHERE name = 'B'")
    assert as_retool("SELECT login, album_count FROM retool_photographer") == [{"login": "alice", "album_count": 1}]


def test_forms_over_the_view_go_through_the_same_doors(as_retool, alice, sql):
    [made] = as_retool(
        "INSERT INTO retool_photographer (login, password, name) VALUES (%s, %s, %s) RETURNING *",
        "nora", PASSWORD, "Nora",
    )  # fmt: skip
    assert (made["login"], made["name"], made["password"]) == ("nora", "Nora", None)
    assert sign_in("nora", PASSWORD).id == made["id"]
    hers = begin(alice)
    [changed] = as_retool(
        "UPDATE retool_photographer SET name = %s, is_active = false WHERE id = %s RETURNING *", "A.", alice.id
    )
    assert (changed["name"], changed["is_active"]) == ("A.", False)
    with pytest.raises(NotSignedIn):
        who(hers.access_token)
    as_retool("UPDATE retool_photographer SET password = %s WHERE login = %s", OTHER_PASSWORD, "nora")
    assert sign_in("nora", OTHER_PASSWORD).id == made["id"]
    with pytest.raises(psycopg.errors.CheckViolation, match="3 to 32"):
        as_retool("INSERT INTO retool_photographer (login, password) VALUES ('no', %s)", PASSWORD)
    assert {row.action for row in sql("SELECT action FROM audit_event")} == {
        "account.photographer_created", "account.changed", "account.banned", "account.password_reset",
    }  # fmt: skip


def test_nobody_but_photographers_is_seen_or_changed(as_retool, admin, bob, new_account, sql):
    moderator = new_account(role=Role.moderator, login="mod", password_hash=PASSWORD_HASH)
    before = sql("SELECT * FROM account ORDER BY id")
    assert [row["login"] for row in as_retool("SELECT login FROM retool_photographer")] == ["alice"]
    for account in (admin, bob, moderator):
        for call in (
            "retool_deactivate_photographer(%s)",
            "retool_activate_photographer(%s)",
            f"retool_reset_password(%s, '{PASSWORD}')",
            "retool_update_photographer(%s, 'stolen')",
        ):
            with pytest.raises(psycopg.errors.NoDataFound) as refusal:
                as_retool(f"SELECT {call}", account.id)
            assert refusal.value.diag.message_primary == "There is no photographer with this id."
        assert as_retool("UPDATE retool_photographer SET name = 'x' WHERE id = %s RETURNING id", account.id) == []
    assert sql("SELECT * FROM account ORDER BY id") == before


FORBIDDEN = [
    "SELECT * FROM account",
    "SELECT password_hash FROM account",
    "UPDATE account SET role = 'admin'",
    "INSERT INTO account (id, role, phone) VALUES (gen_random_uuid(), 'user', '+12025550143')",
    "DELETE FROM account",
    "TRUNCATE account CASCADE",
    "SELECT * FROM album",
    "SELECT * FROM photo",
    "SELECT * FROM login_session",
    "SELECT * FROM refresh_token",
    "SELECT * FROM sign_in_ticket",
    "SELECT * FROM one_time_code",
    "SELECT * FROM audit_event",
    "DELETE FROM audit_event",
    "UPDATE audit_event SET detail = '{}'",
    "SELECT * FROM alembic_version",
    "SELECT * FROM procrastinate_jobs",
    "SELECT * FROM procrastinate_events",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_file_settings",
    "DELETE FROM retool_photographer",
    "UPDATE retool_photographer SET id = gen_random_uuid()",
    "UPDATE retool_photographer SET created_at = now()",
    "INSERT INTO retool_photographer (id, login, password) VALUES (gen_random_uuid(), 'nora', 'a long password')",
    "DROP VIEW retool_photographer",
    "ALTER VIEW retool_photographer SET (security_barrier = false)",
    "CREATE OR REPLACE VIEW retool_photographer AS SELECT 1",
    "CREATE TABLE mine (a int)",
    "CREATE TABLE public.mine (a int)",
    "CREATE TEMP TABLE account (id uuid)",
    "CREATE TEMP VIEW account AS SELECT 1",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION pg_temp.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE OR REPLACE FUNCTION retool_found(photographer uuid) RETURNS void LANGUAGE sql AS 'SELECT'",
    "CREATE SCHEMA mine",
    "CREATE EXTENSION dblink",
    "CREATE EXTENSION file_fdw",
    "CREATE LANGUAGE plperl",
    "DO LANGUAGE plpgsql $$ BEGIN PERFORM 1 FROM public.account; END $$",
    "CREATE ROLE mine",
    "ALTER ROLE postgres PASSWORD 'x'",
    "ALTER ROLE photodrop_retool SUPERUSER",
    "ALTER ROLE photodrop_retool CREATEROLE",
    "GRANT photodrop_owner TO photodrop_retool",
    "GRANT SELECT ON account TO photodrop_retool",
    "GRANT pg_read_all_data TO photodrop_retool",
    "SET ROLE photodrop_owner",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SET session_replication_role = replica",
    "SET log_statement = 'none'",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT set_config('role', 'postgres', false)",
    "COPY account TO STDOUT",
    "COPY retool_photographer TO '/tmp/x'",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY retool_photographer (login, password) FROM PROGRAM 'id'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_read_binary_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_stat_file('PG_VERSION')",
    "SELECT pg_current_logfile()",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user",
    "SELECT pg_reload_conf()",
    "SELECT retool_hash('correct horse battery')",
    "SELECT retool_found(gen_random_uuid())",
    "SELECT retool_note('account.admin_created', gen_random_uuid())",
    "SELECT retool_sign_out(gen_random_uuid())",
    "SELECT retool_shown(gen_random_uuid())",
    "SELECT retool_id()",
    "SELECT photodrop_crypto.crypt('x', photodrop_crypto.gen_salt('bf', 31))",
    "SELECT procrastinate_defer_periodic_job_v2('photos', NULL, NULL, 'photos.process', 0, 'x', 1, '{}')",
    "SELECT procrastinate_cancel_job_v1(1, true, true)",
    "SELECT procrastinate_fetch_job_v2(ARRAY['photos'], 1)",
    "DO $$ BEGIN LOCK TABLE account; END $$",
    "REINDEX TABLE account",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "CREATE SUBSCRIPTION mine CONNECTION '' PUBLICATION mine",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION retool_written()",
    "CREATE TRIGGER mine BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION retool_written()",
    "COMMENT ON VIEW retool_photographer IS 'x'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_role_can_do_nothing_else(as_retool, admin, alice, bob, sql, statement):
    before = sql("SELECT * FROM account ORDER BY id"), sql("SELECT * FROM audit_event")
    with pytest.raises(psycopg.Error) as refusal:
        as_retool(statement)
    # Refused for want of a right, not because the statement is wrong.
    assert isinstance(refusal.value, psycopg.errors.InsufficientPrivilege), refusal.value
    assert (sql("SELECT * FROM account ORDER BY id"), sql("SELECT * FROM audit_event")) == before


def test_every_function_and_table_of_ours_is_closed_but_these(as_retool):
    open_to_it = as_retool(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND proname NOT LIKE 'procrastinate%%' AND prorettype <> 'trigger'::regtype "
        # Those of extensions compute and touch no table.
        "AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') "
        "AND has_function_privilege(oid, 'execute') ORDER BY 1"
    )
    assert [row["proname"] for row in open_to_it] == [
        "retool_activate_photographer",
        "retool_create_photographer",
        "retool_deactivate_photographer",
        "retool_reset_password",
        "retool_update_photographer",
    ]
    seen = as_retool(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'v', 'm', 'p', 'S')"
        " AND (CASE WHEN relkind = 'S' THEN has_sequence_privilege(oid, 'usage, select, update')"
        " ELSE has_table_privilege(oid, 'select, insert, update, delete, truncate, references, trigger')"
        " OR has_any_column_privilege(oid, 'select, insert, update, references') END)"
    )
    assert [row["relname"] for row in seen] == ["retool_photographer"]


def test_a_search_path_of_its_own_leads_nowhere(crypto_server, as_retool, alice, sql):
    """Even where somebody had given it a schema to write to."""
    crypto_server.run("CREATE SCHEMA trap AUTHORIZATION photodrop_retool")
    try:
        for statement in (
            "CREATE TABLE trap.account (id uuid, role text, login text, name text, email text, password_hash text)",
            "CREATE TABLE trap.audit_event (id uuid, action text, subject_id uuid, detail jsonb)",
            "CREATE FUNCTION trap.lower(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$",
            "CREATE FUNCTION trap.char_length(text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$",
            "CREATE FUNCTION trap.btrim(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$",
            "SET search_path = trap, pg_catalog, public",
        ):
            as_retool(statement)
        as_retool("SELECT public.retool_create_photographer('nora', %s, 'Nora')", PASSWORD)
        assert sign_in("nora", PASSWORD)
        assert as_retool("SELECT * FROM trap.account") == []
    finally:
        crypto_server.run("DROP SCHEMA trap CASCADE")


def test_a_filter_sees_no_row_that_the_view_leaves_out(as_retool, admin, alice):
    """A cast that fails tells what it failed at; the view's own condition comes first."""
    sees = as_retool("SELECT id FROM retool_photographer WHERE login = 'alice' OR login::int = 1")
    assert sees == [{"id": alice.id}]


def test_a_statement_that_takes_too_long_is_ended(as_retool):
    assert as_retool("SHOW statement_timeout") == [{"statement_timeout": "15s"}]
    assert as_retool("SHOW lock_timeout") == [{"lock_timeout": "5s"}]


def test_without_pgcrypto_it_says_so(crypto_server, as_retool, alice):
    crypto_server.run("ALTER EXTENSION pgcrypto SET SCHEMA public")
    as_retool("SELECT retool_reset_password(%s, %s)", alice.id, OTHER_PASSWORD)
    assert sign_in("alice", OTHER_PASSWORD).id == alice.id
    crypto_server.run("DROP EXTENSION pgcrypto")
    try:
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="This database has no pgcrypto"):
            as_retool("SELECT retool_reset_password(%s, %s)", alice.id, PASSWORD)
        as_retool("SELECT retool_deactivate_photographer(%s)", alice.id)
    finally:
        crypto_server.run("CREATE EXTENSION pgcrypto SCHEMA photodrop_crypto")
