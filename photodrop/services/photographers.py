"""Photographers as an admin looks after them: registered, found, corrected, shut out, given a new password.

The same rules stand once more in the database, for Retool, by the migration of that name.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Album, Role
from photodrop.models.account import LOGIN_PATTERN
from photodrop.services import access, accounts, audit, logins, passwords, sessions, users
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
STATES = ("", "active", "inactive")


@dataclass(frozen=True)
class PhotographerRow:
    id: str
    login: str
    name: str
    email: str
    is_active: bool
    album_count: int
    created_at: str
    signed_in_at: str | None


@dataclass(frozen=True)
class LoginVerdict:
    """Which of the three rules hold for a login that is still being typed."""

    has_letters: bool
    has_length: bool
    is_free: bool


SORTING = Sorting(
    {
        "login": func.lower(col(Account.login)),
        "name": func.lower(func.coalesce(func.nullif(col(Account.name), ""), col(Account.login))),
        "created_at": col(Account.created_at),
        "signed_in_at": func.coalesce(col(Account.signed_in_at), NEVER),
    },
    tie=col(Account.id),
)


def find(
    session: Session,
    actor: Account | None,
    query: str = "",
    *,
    state: str = "",
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotographerRow]:
    """Those whose login, name or e-mail contains the query; active ones, inactive ones, or all."""
    access.admins_only(actor)
    if state not in STATES:
        raise Invalid(state=_("Use one of: {choices}.", choices=", ".join(filter(None, STATES))))
    statement = select(Account).where(Account.role == Role.photographer)
    if state:
        statement = statement.where(col(Account.is_active) == (state == "active"))
    wanted = query.strip().lower()
    if wanted:
        fields = (col(Account.login), col(Account.name), col(Account.email))
        statement = statement.where(or_(*[func.lower(field).contains(wanted, autoescape=True) for field in fields]))
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, [account for (account,) in rows]), following)


def create(
    session: Session, actor: Account | None, login: str, password: str, *, name: str = "", email: str | None = None
) -> PhotographerRow:
    account = accounts.create_photographer(session, login, password, name=name, email=email, actor=actor)
    return _views(session, [account])[0]


def see(session: Session, actor: Account | None, photographer_id: UUID) -> PhotographerRow:
    return _views(session, [_open(session, actor, photographer_id)])[0]


def change(
    session: Session,
    actor: Account | None,
    photographer_id: UUID,
    *,
    login: str | None = None,
    name: str | None = None,
    email: str | None = None,
) -> PhotographerRow:
    """Only what is given changes."""
    account = _open(session, actor, photographer_id, lock=True)
    # Somebody may have had a name since before it was kept for PhotoDrop itself.
    if login is not None and login != account.login:
        account.login = logins.clean_login(login)
    if name is not None:
        account.name = accounts.clean_name(name) if name.strip() else ""
    if email is not None:
        account.email = accounts.clean_email(email)
    session.add(account)
    accounts.flush(session)
    _record(session, "account.changed", actor, account)
    return _views(session, [account])[0]


def set_active(session: Session, actor: Account | None, photographer_id: UUID, *, active: bool) -> PhotographerRow:
    """Shut out at once, or let in again. What their clients may see and have unlocked stays as it is."""
    account = _open(session, actor, photographer_id)
    users.set_active(session, actor, account.id, active=active)
    return _views(session, [account])[0]


def reset_password(session: Session, actor: Account | None, photographer_id: UUID, password: str) -> None:
    """Also ends every session of theirs."""
    account = _open(session, actor, photographer_id, lock=True)
    account.password_hash = passwords.hash_password(password)
    session.add(account)
    session.flush()
    sessions.end_all(session, account.id)
    _record(session, "account.password_reset", actor, account)


def judge_login(session: Session, actor: Account | None, login: str) -> LoginVerdict:
    access.admins_only(actor)
    is_whole = re.fullmatch(LOGIN_PATTERN.strip("^$"), login) is not None
    return LoginVerdict(
        has_letters=re.fullmatch("[A-Za-z_]+", login) is not None,
        has_length=logins.SHORTEST <= len(login) <= logins.LONGEST,
        is_free=is_whole and not logins.is_reserved(login) and not logins.is_taken(session, login),
    )


def id_of(session: Session, login: str) -> UUID:
    """For the command line, where people are named and not numbered."""
    found = session.exec(
        select(Account.id).where(func.lower(Account.login) == login.lower(), Account.role == Role.photographer)
    ).first()
    if found is None:
        raise NotFound(_("There is no photographer {login}.", login=login))
    return found


def _open(session: Session, actor: Account | None, photographer_id: UUID, *, lock: bool = False) -> Account:
    access.admins_only(actor)
    account = session.get(Account, photographer_id, with_for_update=lock or None)
    if account is None or account.role is not Role.photographer:
        raise NotFound
    return account


def _views(session: Session, found: list[Account]) -> list[PhotographerRow]:
    counted = session.execute(
        select(Album.owner_id, func.count())
        .where(col(Album.owner_id).in_([account.id for account in found]), col(Album.deleted_at).is_(None))
        .group_by(col(Album.owner_id))
    ).all()
    counts = {owner_id: count for owner_id, count in counted}  # noqa: C416  # rows are no pairs to a type checker
    return [
        PhotographerRow(
            id=str(account.id),
            login=account.login or "",
            name=account.name,
            email=account.email or "",
            is_active=account.is_active,
            album_count=counts.get(account.id, 0),
            created_at=account.created_at.isoformat(),
            signed_in_at=account.signed_in_at.isoformat() if account.signed_in_at else None,
        )
        for account in found
    ]


def _record(session: Session, action: str, actor: Account | None, account: Account) -> None:
    audit.record(session, action, actor_id=actor.id if actor else None, subject_id=account.id)
