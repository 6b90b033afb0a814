"""Any account as an admin sees it: its role, and whether it may come in at all."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Role
from photodrop.services import access, audit, passwords, sessions
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

STATES = ("", "active", "banned")
SORTING = Sorting({"created_at": col(Account.created_at)}, tie=col(Account.id))


class LastAdmin(Conflict):
    message = "This is the only admin left. Make another one first."


class NotOnOneself(Conflict):
    message = "You cannot change your own role or lock yourself out. Another admin can."


class NothingToSignInWith(Conflict):
    message = "This account signs in by phone only: it has neither a username nor an e-mail address for a password."


class NoPassword(Conflict):
    message = "This account signs in by phone and has no password, so it can only be a user."


@dataclass(frozen=True)
class UserView:
    """An account without its secrets."""

    id: str
    role: str
    login: str
    email: str
    name: str
    phone: str
    is_active: bool
    created_at: str
    signed_in_at: str | None


def find(
    session: Session,
    actor: Account,
    query: str = "",
    *,
    state: str = "",
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[UserView]:
    """Accounts whose login, name, e-mail or phone contains the query; active ones, banned ones, or all."""
    access.admins_only(actor)
    if state not in STATES:
        raise Invalid(state=_("Use one of: {choices}.", choices=", ".join(filter(None, STATES))))
    statement = select(Account)
    if state:
        statement = statement.where(col(Account.is_active) == (state == "active"))
    if wanted := query.strip().lower():
        fields = (col(Account.login), col(Account.name), col(Account.email), col(Account.phone))
        statement = statement.where(or_(*[func.lower(field).contains(wanted, autoescape=True) for field in fields]))
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([_view(account) for (account,) in rows], following)


def see(session: Session, actor: Account, account_id: UUID) -> UserView:
    access.admins_only(actor)
    account = session.get(Account, account_id)
    if account is None:
        raise NotFound
    return _view(account)


def change(
    session: Session, actor: Account | None, account_id: UUID, *, role: Role | None = None, active: bool | None = None
) -> UserView:
    """Only what is given changes. Both end every session of the account: no token says what is no longer so."""
    access.admins_only(actor)
    account = _locked(session, account_id)
    if account is None:
        raise NotFound
    if actor is not None and actor.id == account_id:
        raise NotOnOneself
    loses = account.role is Role.admin and (active is False or (role is not None and role is not Role.admin))
    if loses and account.is_active and _is_last_admin(session, account_id):
        raise LastAdmin
    if role is not None and role is not account.role:
        _give_role(session, actor, account, role)
    if active is not None:
        _set_active(session, actor, account, active=active)
    session.flush()
    return _view(account)


def set_active(session: Session, actor: Account | None, account_id: UUID, *, active: bool) -> None:
    """Ban or unban. Works on the next request, live tokens included; they stay dead after an unban."""
    change(session, actor, account_id, active=active)


def reset_password(session: Session, actor: Account | None, account_id: UUID, password: str) -> None:
    """For who forgot theirs: also ends every session of the account."""
    access.admins_only(actor)
    account = session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFound
    if account.login is None and account.email is None:
        raise NothingToSignInWith
    account.password_hash = passwords.hash_password(password, told=(account.login, account.email, account.name))
    session.add(account)
    session.flush()
    sessions.end_all(session, account.id)
    _record(session, "account.password_reset", actor, account)


def id_of(session: Session, known_as: str) -> UUID:
    """For the command line, where people are named and not numbered: by username, e-mail address or phone."""
    wanted = known_as.strip().lower()
    found = session.exec(
        select(Account.id).where(
            (func.lower(Account.login) == wanted)
            | (func.lower(Account.email) == wanted)
            | (col(Account.phone) == wanted)
        )
    ).first()
    if found is None:
        raise NotFound(_("There is no account {name}.", name=known_as))
    return found


def _give_role(session: Session, actor: Account | None, account: Account, role: Role) -> None:
    if role is not Role.user and account.password_hash is None:
        raise NoPassword
    was, account.role = account.role, role
    session.add(account)
    sessions.end_all(session, account.id)
    _record(session, "account.role_changed", actor, account, role=role.value, was=was.value)


def _set_active(session: Session, actor: Account | None, account: Account, *, active: bool) -> None:
    account.is_active = active
    session.add(account)
    if not active:
        sessions.end_all(session, account.id)
    _record(session, f"account.{'unbanned' if active else 'banned'}", actor, account)


def _locked(session: Session, account_id: UUID) -> Account | None:
    """The account, with all admins locked in one order: two of them cannot ban one another in the same moment."""
    rows = session.exec(
        select(Account)
        .where((col(Account.role) == Role.admin) | (col(Account.id) == account_id))
        .order_by(col(Account.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return next((account for account in rows if account.id == account_id), None)


def _is_last_admin(session: Session, account_id: UUID) -> bool:
    others = select(Account.id).where(Account.role == Role.admin, col(Account.is_active), col(Account.id) != account_id)
    return session.exec(others.limit(1)).first() is None


def _record(session: Session, action: str, actor: Account | None, account: Account, **detail: str) -> None:
    audit.record(session, action, actor_id=actor.id if actor else None, subject_id=account.id, **detail)


def _view(account: Account) -> UserView:
    return UserView(
        id=str(account.id),
        role=account.role.value,
        login=account.login or "",
        email=account.email or "",
        name=account.name,
        phone=account.phone or "",
        is_active=account.is_active,
        created_at=account.created_at.isoformat(),
        signed_in_at=account.signed_in_at.isoformat() if account.signed_in_at else None,
    )
