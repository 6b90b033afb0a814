"""Accounts: who is made by whom, what they may change about themselves."""

from dataclasses import dataclass
from uuid import UUID

import psycopg
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid, WrongCredentials
from photodrop.models import Account, Client, Role, Selfie
from photodrop.services import access, audit, consents, files, limits, logins, passwords, phones, sessions
from photodrop.services.logins import LoginTaken
from photodrop.services.tongues import _

LONGEST_NAME = 80
LONGEST_EMAIL = 254

SIGN_IN_TRIES = 10
SIGN_IN_WINDOW = 15 * 60
ADDRESS_TRIES = 50
USERNAME_CHANGES, USERNAME_WINDOW = 10, 24 * 60 * 60


class EmailTaken(Conflict):
    message = "This e-mail address belongs to another account."


@dataclass(frozen=True)
class Profile:
    """One's own data, and what a page must still ask for."""

    id: str
    role: str
    login: str
    username: str
    """The login, by the name that the public knows it by."""
    email: str
    name: str
    phone: str
    phone_label: str
    has_password: bool
    selfie_url: str
    needs_selfie: bool
    needs_name: bool
    face_consent: str
    asks_again: bool
    """They agreed to an earlier text about faces; until they answer, nobody looks for them."""
    messages: bool


def create_admin(session: Session, login: str, password: str) -> Account:
    return _create_staff(session, Role.admin, login, password, name="", email=None, actor=None)


def create_photographer(
    session: Session,
    login: str,
    password: str,
    *,
    name: str = "",
    email: str | None = None,
    actor: Account | None = None,
) -> Account:
    """Made by an admin, or (without an actor) by the operator's command line."""
    access.admins_only(actor)
    return _create_staff(session, Role.photographer, login, password, name=name, email=email, actor=actor)


def has_admin(session: Session) -> bool:
    return session.exec(select(Account.id).where(Account.role == Role.admin).limit(1)).first() is not None


def sign_in(session: Session, login: str, password: str, address: str) -> Account:
    """The account of this login (or e-mail) and password. Raises WrongCredentials, or TooMany after ten tries."""
    wanted = login.strip().lower()
    slow_down = "Too many tries. Wait a quarter of an hour, then try again."
    limits.spend("sign_in.address", address, limit=ADDRESS_TRIES, seconds=SIGN_IN_WINDOW, message=slow_down)
    limits.spend("sign_in.login", wanted, limit=SIGN_IN_TRIES, seconds=SIGN_IN_WINDOW, message=slow_down)
    account = session.exec(
        select(Account).where((func.lower(Account.login) == wanted) | (func.lower(Account.email) == wanted))
    ).first()
    if not passwords.matches(password, account.password_hash if account else None):
        raise WrongCredentials
    if account is None:
        raise WrongCredentials
    proved = account.password_hash
    # Locked and read again: a ban or a new password of this moment comes wholly before, or after and ends this session.
    session.refresh(account, with_for_update=True)
    if not account.is_active or account.password_hash != proved:
        raise WrongCredentials
    limits.forget("sign_in.login", wanted)
    return account


def profile(session: Session, actor: Account) -> Profile:
    selfie = current_selfie(session, actor.id)
    created_by_photographer = session.exec(
        select(Client.photographer_id).where(Client.account_id == actor.id).limit(1)
    ).first()
    return Profile(
        id=str(actor.id),
        role=actor.role.value,
        login=actor.login or "",
        username=actor.login or "",
        email=actor.email or "",
        name=actor.name,
        phone=actor.phone or "",
        phone_label=phones.label(actor.phone),
        has_password=actor.password_hash is not None,
        selfie_url=files.selfie_url(selfie, viewer=actor.id) if selfie else "",
        needs_selfie=actor.role is Role.user and actor.phone is not None and selfie is None,
        needs_name=actor.role is Role.user and created_by_photographer is not None and not actor.name,
        face_consent=actor.face_consent.value,
        asks_again=consents.agreed_before(session, actor),
        messages=actor.wants_messages,
    )


def current_selfie(session: Session, account_id: UUID) -> Selfie | None:
    return session.exec(select(Selfie).where(Selfie.account_id == account_id, col(Selfie.is_current))).first()


def rename(session: Session, actor: Account, name: str) -> None:
    actor.name = clean_name(name)
    session.add(actor)


def change_username(session: Session, actor: Account, username: str) -> None:
    """Or choose one for the first time, where the account was made by phone."""
    if username == actor.login:
        return
    limits.spend("username.change", str(actor.id), limit=USERNAME_CHANGES, seconds=USERNAME_WINDOW)
    actor.login = logins.clean_username(username)
    session.add(actor)
    flush(session)
    audit.record(session, "account.username_changed", actor_id=actor.id, subject_id=actor.id)


def change_email(session: Session, actor: Account, email: str) -> None:
    wanted = clean_email(email)
    if wanted == actor.email:
        return
    if wanted is None and actor.login is None and actor.phone is None:
        raise Invalid(email=_("You sign in with this address. Enter another instead."))
    actor.email = wanted
    session.add(actor)
    flush(session)
    audit.record(session, "account.email_changed", actor_id=actor.id, subject_id=actor.id)


def change_password(session: Session, actor: Account, current: str, new: str, access_token: str | None = None) -> None:
    """Also signs every other device out."""
    limits.spend("password.change", str(actor.id), limit=SIGN_IN_TRIES, seconds=SIGN_IN_WINDOW)
    if not passwords.matches(current, actor.password_hash):
        raise Invalid(current=_("This is not your current password."))
    actor.password_hash = passwords.hash_password(new, told=(actor.login, actor.email, actor.name))
    session.add(actor)
    sessions.end_all(session, actor.id, except_token=access_token)
    audit.record(session, "account.password_changed", actor_id=actor.id, subject_id=actor.id)


def choose_messages(session: Session, actor: Account, *, wanted: bool) -> None:
    """Whether one is told that photos have dropped. Sign-in codes come anyway."""
    actor.wants_messages = wanted
    session.add(actor)


def choose_language(session: Session, actor: Account, language: str) -> None:
    """Of the messages that reach them outside of the browser, too."""
    actor.language = language
    session.add(actor)


def clean_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Invalid(name=_("Enter your name."))
    if len(cleaned) > LONGEST_NAME:
        raise Invalid(name=_("Use at most {longest} characters.", longest=LONGEST_NAME))
    return cleaned


def clean_email(email: str | None) -> str | None:
    cleaned = (email or "").strip()
    if not cleaned:
        return None
    try:
        # By its form alone: nobody is asked whether the address exists.
        told = validate_email(cleaned, check_deliverability=False, allow_smtputf8=False, strict=True).normalized
    except EmailNotValidError:
        told = ""
    if not told or len(told) > LONGEST_EMAIL:
        raise Invalid(email=_("Enter an e-mail address like {example}.", example="nora@example.com"))
    return told


def _create_staff(
    session: Session, role: Role, login: str, password: str, *, name: str, email: str | None, actor: Account | None
) -> Account:
    account = Account(
        role=role,
        login=logins.clean_login(login),
        email=clean_email(email),
        name=clean_name(name) if name.strip() else "",
        password_hash=passwords.hash_password(password),
    )
    session.add(account)
    flush(session)
    audit.record(session, f"account.{role}_created", actor_id=actor.id if actor else None, subject_id=account.id)
    return account


def flush(session: Session) -> None:
    """The database decides what is unique; two requests at once cannot both win."""
    try:
        session.flush()
    except IntegrityError as failure:
        match failure.orig.diag.constraint_name if isinstance(failure.orig, psycopg.Error) else None:
            case "uq_account_login_lower":
                raise LoginTaken from None
            case "uq_account_email_lower":
                raise EmailTaken from None
            case logins.KEPT_RULE:
                raise Invalid(login=logins.KEPT) from None
        raise
