"""Six digits to a phone: how a client registers and signs in, on the same page."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.config import get_settings
from photodrop.db import aside
from photodrop.errors import Conflict, Gone, Invalid, NotFound
from photodrop.models import Account, OneTimeCode
from photodrop.models.base import new_id, now
from photodrop.services import audit, channels, limits, phones, signatures
from photodrop.services.channels import Channel
from photodrop.services.tongues import _, _n

LIFE = timedelta(minutes=3)
TRIES = 5
RESENDS = 1
PER_PHONE, PER_PHONE_SECONDS = 5, 15 * 60
PER_ADDRESS, PER_ADDRESS_SECONDS = 30, 15 * 60
VERIFY_PER_ADDRESS = 60


class CodeExpired(Gone):
    message = "Verification code has expired. Ask for a new one."


class CodeSpent(Gone):
    message = "Five wrong tries. Start again with your number."


class CodeWrong(Invalid):
    pass


class NoResendLeft(Conflict):
    message = "A new code was already sent. Start again with your number."


@dataclass(frozen=True)
class SentCode:
    """`sent_to` is `telegram` where it went to the person's own chat, else `phone`.

    `code` is filled in development where no bot brings it, and only then.
    """

    otp_id: str
    expires_in: int
    resends_left: int
    phone_label: str
    sent_to: str
    code: str | None


def request(session: Session, phone: str, address: str, region: str | None = None) -> SentCode:
    """Send a code to a phone; earlier codes of that phone die."""
    number = phones.parse(phone, region)
    limits.spend("code.address", address, limit=PER_ADDRESS, seconds=PER_ADDRESS_SECONDS)
    limits.spend("code.phone", number, limit=PER_PHONE, seconds=PER_PHONE_SECONDS)
    session.execute(
        update(OneTimeCode)
        .where(col(OneTimeCode.phone) == number, col(OneTimeCode.used_at).is_(None))
        .values(expires_at=now(), resends=RESENDS)
    )
    row = OneTimeCode(phone=number, code_hash="", expires_at=now())
    return _send(session, row)


def resend(session: Session, otp_id: UUID, address: str) -> SentCode:
    """A new code, once; the old one is dead from here on."""
    limits.spend("code.address", address, limit=PER_ADDRESS, seconds=PER_ADDRESS_SECONDS)
    row = session.exec(select(OneTimeCode).where(OneTimeCode.id == otp_id).with_for_update()).first()
    if row is None or row.used_at is not None:
        raise NotFound
    if row.resends >= RESENDS:
        raise NoResendLeft
    if row.tries >= TRIES:
        raise CodeSpent
    if row.created_at < now() - 3 * LIFE:
        raise CodeExpired
    row.resends += 1
    return _send(session, row)


def verify(session: Session, otp_id: UUID, code: str, address: str) -> tuple[Account, bool]:
    """The account of the phone, made now if there is none, and whether this was its first sign-in.

    Raises CodeWrong, CodeExpired or CodeSpent. A code signs in once.
    """
    limits.spend("code.verify", address, limit=VERIFY_PER_ADDRESS, seconds=PER_ADDRESS_SECONDS)
    tries, code_hash = _spend_try(otp_id)
    if not signatures.is_signed(_told(otp_id, code), code_hash):
        if tries >= TRIES:
            raise CodeSpent
        left = TRIES - tries
        raise CodeWrong(
            code=_n(
                "That is not the code we sent. {count} try left.",
                "That is not the code we sent. {count} tries left.",
                left,
            )
        )
    row = session.exec(
        select(OneTimeCode)
        .where(OneTimeCode.id == otp_id, col(OneTimeCode.used_at).is_(None), OneTimeCode.code_hash == code_hash)
        .with_for_update()
    ).first()
    if row is None:
        raise CodeExpired
    row.used_at = now()
    account = _account_of(session, row.phone)
    if not account.is_active:
        raise NotFound(_("This account was closed. Ask your photographer."))
    is_new = account.signed_in_at is None
    audit.record(session, "code.verified", actor_id=account.id, subject_id=row.id)
    return account, is_new


def sweep(session: Session) -> None:
    session.execute(delete(OneTimeCode).where(col(OneTimeCode.created_at) < now() - timedelta(days=1)))


def _send(session: Session, row: OneTimeCode) -> SentCode:
    code = f"{secrets.randbelow(1_000_000):06d}"
    row.code_hash = signatures.sign(_told(row.id, code))
    row.expires_at = now() + LIFE
    session.add(row)
    session.flush()
    channel = channels.send_code(session, row.phone, code)
    shown = get_settings().is_development and channel is Channel.log
    return SentCode(
        otp_id=str(row.id),
        expires_in=int(LIFE.total_seconds()),
        resends_left=RESENDS - row.resends,
        phone_label=phones.label(row.phone),
        sent_to="telegram" if channel is Channel.own else "phone",
        code=code if shown else None,
    )


def _spend_try(otp_id: UUID) -> tuple[int, str]:
    """Count the try first and for good, so that many requests at once get five tries between them."""
    with aside() as own:
        counted = own.execute(
            update(OneTimeCode)
            .where(
                col(OneTimeCode.id) == otp_id,
                col(OneTimeCode.used_at).is_(None),
                col(OneTimeCode.expires_at) > now(),
                col(OneTimeCode.tries) < TRIES,
            )
            .values(tries=col(OneTimeCode.tries) + 1)
            .returning(col(OneTimeCode.tries), col(OneTimeCode.code_hash))
        ).first()
        if counted is not None:
            return counted[0], counted[1]
        row = own.get(OneTimeCode, otp_id)
    if row is None:
        raise NotFound
    if row.tries >= TRIES and row.used_at is None:
        raise CodeSpent
    raise CodeExpired


def _account_of(session: Session, phone: str) -> Account:
    # Two first sign-ins at once: the unique phone lets one row in, both read it.
    session.execute(
        insert(Account)
        .values(id=new_id(), phone=phone, role="user", name="", created_at=now())
        .on_conflict_do_nothing(index_elements=["phone"])
    )
    return session.exec(select(Account).where(Account.phone == phone)).one()


def _told(otp_id: UUID, code: str) -> str:
    """Keyed and salted by the id: a million codes are quickly tried against a plain hash."""
    return f"code\n{otp_id}\n{code}"
