"""The one database role that Retool gets, and the little that it may do: see a view and call five functions.

Roles belong to the whole server and not to a database, so no migration makes them; the operator does, by
`photodrop retool setup`, with a name that no other database of the server uses.
"""

import re
import secrets
from dataclasses import dataclass

from psycopg import Connection
from sqlalchemy import text
from sqlmodel import Session

from photodrop.errors import Conflict, Invalid
from photodrop.services.tongues import _

ROLE = "photodrop_retool"
ROLE_PATTERN = re.compile(r"[a-z_][a-z0-9_]{2,62}")
CRYPTO = "photodrop_crypto"
"""Where pgcrypto goes when it is not there yet: a schema in which the role may use nothing."""

VIEW = "retool_photographer"
FUNCTIONS = (
    "retool_create_photographer(text, text, text, text)",
    "retool_update_photographer(uuid, text, text, text)",
    "retool_deactivate_photographer(uuid)",
    "retool_activate_photographer(uuid)",
    "retool_reset_password(uuid, text)",
)
# Everybody may make large objects unless somebody says no, and only a superuser can.
LARGE_OBJECTS = ("lo_creat(integer)", "lo_create(oid)", "lo_from_bytea(oid, bytea)")


class NotOurRole(Conflict):
    pass


class MayNotMakeRoles(Conflict):
    message = (
        "The user of PHOTODROP_DATABASE_URL may not make roles. Let a superuser run what `photodrop retool sql` "
        "prints, in this database."
    )


class NoPgcrypto(Conflict):
    message = (
        "This PostgreSQL has no pgcrypto, so it cannot hash passwords. Install its contrib package "
        "(Debian: postgresql-contrib) and run this again, or use Retool's REST resource: docs/retool.md."
    )


@dataclass(frozen=True)
class Standing:
    """What is set up in this database."""

    roles: list[str]
    has_pgcrypto: bool


@dataclass(frozen=True)
class Address:
    """Where this database is, as far as this process knows; the way there from Retool may be another."""

    host: str
    port: int
    database: str


def address(session: Session) -> Address:
    info = _connection(session).info
    return Address(info.host, info.port, info.dbname)


def standing(session: Session) -> Standing:
    roles = session.execute(
        text(
            "SELECT grantee::regrole::text FROM pg_class, aclexplode(relacl) "
            "WHERE oid = to_regclass(:view) AND grantee NOT IN (relowner, 0) AND privilege_type = 'SELECT' ORDER BY 1"
        ),
        {"view": VIEW},
    )
    return Standing(list(roles.scalars()), _has_pgcrypto(session))


def set_up(session: Session, role: str = ROLE, *, new_password: bool = False) -> str | None:
    """Make the role, or mend it. Answers its password where that is new, else None."""
    check(session, role)
    is_new = not _exists(session, role)
    able = session.execute(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
    if not able.scalar_one():
        raise MayNotMakeRoles
    if not _has_pgcrypto(session) and not _pgcrypto_is_at_hand(session):
        raise NoPgcrypto
    for statement in statements(session, role):
        session.connection().exec_driver_sql(statement)
    if not (is_new or new_password):
        return None
    password = secrets.token_urlsafe(24)
    # The server is told only what it checks passwords by, so that no log of its statements holds this one.
    verifier = _connection(session).pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    session.connection().exec_driver_sql(f"ALTER ROLE {quoted(role)} PASSWORD '{verifier.decode()}'")
    return password


def statements(session: Session, role: str) -> list[str]:
    """What makes the role and gives it its rights; each may be run again."""
    database, schema, owner = _place(session)
    name = quoted(role)
    return [
        (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
            f"THEN CREATE ROLE {name}; END IF; END $$"
        ),
        f"ALTER ROLE {name} LOGIN NOINHERIT CONNECTION LIMIT 10",
        f"ALTER ROLE {name} SET statement_timeout = '15s'",
        f"ALTER ROLE {name} SET lock_timeout = '5s'",
        f"ALTER ROLE {name} SET idle_in_transaction_session_timeout = '60s'",
        f"ALTER ROLE {name} IN DATABASE {database} SET search_path = {schema}",
        f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
        *[f"REVOKE EXECUTE ON FUNCTION pg_catalog.{function} FROM PUBLIC" for function in LARGE_OBJECTS],
        (
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pgcrypto') THEN "
            f"CREATE SCHEMA IF NOT EXISTS {CRYPTO}; CREATE EXTENSION pgcrypto SCHEMA {CRYPTO}; "
            f"GRANT USAGE ON SCHEMA {CRYPTO} TO {owner}; END IF; END $$"
        ),
        f"GRANT CONNECT ON DATABASE {database} TO {name}",
        f"GRANT USAGE ON SCHEMA {schema} TO {name}",
        f"GRANT SELECT ON {schema}.{VIEW} TO {name}",
        f"GRANT INSERT (login, password, name, email) ON {schema}.{VIEW} TO {name}",
        f"GRANT UPDATE (login, password, name, email, is_active) ON {schema}.{VIEW} TO {name}",
        *[f"GRANT EXECUTE ON FUNCTION {schema}.{function} TO {name}" for function in FUNCTIONS],
    ]


def remove(session: Session, role: str = ROLE) -> None:
    """Take everything back, in this database, and the role itself away."""
    check(session, role)
    if not _exists(session, role):
        raise NotOurRole(_("There is no role {role}.", role=role))
    database, schema, _owner = _place(session)
    name = quoted(role)
    for statement in (
        *[f"REVOKE ALL ON FUNCTION {schema}.{function} FROM {name}" for function in FUNCTIONS],
        f"REVOKE ALL ON {schema}.{VIEW} FROM {name}",
        f"REVOKE ALL (login, password, name, email, is_active) ON {schema}.{VIEW} FROM {name}",
        f"REVOKE ALL ON SCHEMA {schema} FROM {name}",
        f"REVOKE ALL ON DATABASE {database} FROM {name}",
        f"DROP ROLE {name}",
    ):
        session.connection().exec_driver_sql(statement)


def check(session: Session, role: str) -> None:
    """Raises NotOurRole for a role that can do more than ours may, or serves another database already."""
    if not ROLE_PATTERN.fullmatch(role):
        raise Invalid(role=_("Name the role in small letters, digits and _, at least three of them."))
    if not session.execute(text("SELECT to_regclass(:view)"), {"view": VIEW}).scalar() or not _place(session)[2]:
        raise Conflict(_("This database has no tables yet. Start PhotoDrop once, which makes them."))
    mighty = session.execute(
        text(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR EXISTS ("
            "SELECT FROM pg_auth_members WHERE member = pg_roles.oid) OR EXISTS ("
            "SELECT FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid "
            "AND deptype = 'o') FROM pg_roles WHERE rolname = :role"
        ),
        {"role": role},
    ).scalar()
    if mighty:
        raise NotOurRole(
            _("The role {role} has rights of its own, so it is not Retool's. Choose another: --role NAME", role=role)
        )
    others = session.execute(
        text(
            "SELECT DISTINCT datname FROM pg_shdepend JOIN pg_roles ON pg_roles.oid = refobjid JOIN pg_database "
            "ON pg_database.oid = CASE WHEN classid = 'pg_database'::regclass THEN objid ELSE dbid END "
            "WHERE refclassid = 'pg_authid'::regclass AND rolname = :role AND datname <> current_database() ORDER BY 1"
        ),
        {"role": role},
    )
    if names := ", ".join(others.scalars()):
        raise NotOurRole(
            _(
                "The role {role} already serves another database of this server: {names}. "
                "Choose another name for this one: --role NAME",
                role=role,
                names=names,
            )
        )


def may_make_large_objects(session: Session) -> bool:
    """Whether everybody in this database still may, because no superuser has said no."""
    return session.execute(
        text("SELECT has_function_privilege('public', 'pg_catalog.lo_create(oid)', 'execute')")
    ).scalar_one()


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _place(session: Session) -> tuple[str, str, str]:
    """Database, schema and the owner of our functions, quoted."""
    database, schema, owner = session.execute(
        text(
            "SELECT current_database(), relnamespace::regnamespace::text, relowner::regrole::text "
            "FROM pg_class WHERE oid = to_regclass(:view)"
        ),
        {"view": VIEW},
    ).one()
    return quoted(database), schema, owner


def _exists(session: Session, role: str) -> bool:
    return session.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first() is not None


def _has_pgcrypto(session: Session) -> bool:
    return session.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'pgcrypto'")).first() is not None


def _pgcrypto_is_at_hand(session: Session) -> bool:
    found = session.execute(text("SELECT 1 FROM pg_available_extensions WHERE name = 'pgcrypto'"))
    return found.first() is not None


def _connection(session: Session) -> Connection:
    found = session.connection().connection.driver_connection
    if not isinstance(found, Connection):
        raise TypeError(found)
    return found
