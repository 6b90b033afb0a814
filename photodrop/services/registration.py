"""Anybody makes an account of their own, where whoever runs the place lets them."""

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from sqlalchemy import func
from sqlmodel import Session, select

from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Role
from photodrop.services import accounts, audit, limits, logins, passwords
from photodrop.services.logins import LoginTaken

PER_ADDRESS, PER_ADDRESS_SECONDS = 20, 60 * 60
FIRST_ACCOUNT = 0x50_44_01
"""The key of an advisory lock."""
CHOICES = 5

Kept = TypeVar("Kept")


class RegistrationClosed(NotFound):
    message = "Nobody can register here. Ask whoever runs this PhotoDrop for an account."


def is_open() -> bool:
    return get_settings().registration == "open"


def register(  # noqa: PLR0917  # the fields of one form
    session: Session, name: str, email: str, password: str, username: str | None, address: str
) -> Account:
    """The first account of an installation becomes its admin, all others are users.

    Raises EmailTaken or LoginTaken where somebody has them: whoever registers must be told, so guesses are counted.
    """
    if not is_open():
        raise RegistrationClosed
    limits.spend(
        "register.address",
        address,
        limit=PER_ADDRESS,
        seconds=PER_ADDRESS_SECONDS,
        message="Too many accounts were asked for from here. Wait an hour, then try again.",
    )
    shown, reached, chosen = _checked(name, email, password, username)
    password_hash = passwords.hash_password(password, told=(shown, reached, chosen))
    choices = [chosen] if chosen else list(islice(logins.from_name(session, shown), CHOICES))
    role = _next_role(session)
    for login in choices:
        account = Account(role=role, login=login, email=reached, name=shown, password_hash=password_hash)
        try:
            with session.begin_nested():
                session.add(account)
                accounts.flush(session)
        except LoginTaken:
            # Somebody of the same name was faster.
            if login == choices[-1]:
                raise
            continue
        audit.record(session, "account.registered", actor_id=account.id, subject_id=account.id, role=role.value)
        return account
    raise LoginTaken


def _checked(name: str, email: str, password: str, username: str | None) -> tuple[str, str, str | None]:
    """What is kept of a form. All that is wrong with it is told at once."""
    wrong: dict[str, str] = {}

    def look(clean: Callable[[str], Kept], text: str) -> Kept | None:
        try:
            return clean(text)
        except Invalid as refusal:
            wrong.update(refusal.fields)
            return None

    shown = look(accounts.clean_name, name)
    reached = look(accounts.clean_email, email)
    if reached is None and "email" not in wrong:
        wrong["email"] = "Enter your e-mail address."
    look(passwords.check_strength, password)
    chosen = look(logins.clean_username, username) if username else None
    if wrong or shown is None or reached is None:
        raise Invalid(**wrong)
    return shown, reached, chosen


def _next_role(session: Session) -> Role:
    if _has_accounts(session):
        return Role.user
    # Of two first registrations at once, the second waits here until the first has landed.
    session.execute(select(func.pg_advisory_xact_lock(FIRST_ACCOUNT)))
    return Role.user if _has_accounts(session) else Role.admin


def _has_accounts(session: Session) -> bool:
    return session.exec(select(Account.id).limit(1)).first() is not None
