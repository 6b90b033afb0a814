"""Who is asking. Access tokens are JWTs tied to a session row, so revoking the row ends them at once."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, col, select

from photodrop.config import signing_key, signing_keys
from photodrop.db import aside
from photodrop.errors import NotSignedIn
from photodrop.models import Account, LoginSession, RefreshToken, Role, SignInTicket
from photodrop.models.base import now

ALGORITHM = "HS256"
AUDIENCE = "photodrop"
STUDIO_LIFE = timedelta(days=1)
CLIENT_LIFE = timedelta(days=7)
REFRESH_LIFE = timedelta(days=30)
TICKET_LIFE = timedelta(minutes=1)
LONGEST_TOKEN = 2000

# Asked with every request, so it is put together once.
_BEHIND = (
    select(Account, LoginSession)
    .join(LoginSession, col(LoginSession.account_id) == Account.id)
    .where(
        col(LoginSession.id) == bindparam("session"),
        col(LoginSession.revoked_at).is_(None),
        col(LoginSession.expires_at) > bindparam("now"),
        col(Account.is_active),
    )
)


@dataclass(frozen=True)
class Tokens:
    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "bearer"  # noqa: S105  # the scheme's name, no secret


def access_life(account: Account) -> timedelta:
    return STUDIO_LIFE if account.role is Role.photographer else CLIENT_LIFE


def begin(session: Session, account: Account) -> Tokens:
    """A new session; nobody else's ends."""
    login = LoginSession(account_id=account.id, expires_at=now() + REFRESH_LIFE)
    session.add(login)
    session.flush()
    account.signed_in_at = now()
    return Tokens(_access_token(account, login), _refresh_token(session, login), _seconds(access_life(account)))


def authenticate(session: Session, access_token: str | None) -> Account:
    """The account behind an access token. Raises NotSignedIn for every reason alike; a ban counts at once."""
    account, _ = _open(session, access_token)
    return account


def good_until(access_token: str) -> datetime:
    """When a token that `authenticate` has taken ends by itself."""
    return datetime.fromtimestamp(_claims(access_token)[0]["exp"], UTC)


def refresh(session: Session, refresh_token: str) -> Tokens:
    """Swap a refresh token for a new pair. One used before has been stolen by somebody: the session ends."""
    moment = now()
    row = session.exec(
        select(RefreshToken, LoginSession, Account)
        .join(LoginSession, col(LoginSession.id) == RefreshToken.session_id)
        .join(Account, col(Account.id) == LoginSession.account_id)
        .where(RefreshToken.token_hash == _digest(refresh_token))
        .with_for_update(of=RefreshToken)
    ).first()
    if row is None:
        raise NotSignedIn
    token, login, account = row
    if token.used_at is not None:
        _revoke_apart(login.id)
        raise NotSignedIn
    if token.expires_at <= moment or login.revoked_at is not None or not account.is_active:
        raise NotSignedIn
    token.used_at = moment
    login.expires_at = moment + REFRESH_LIFE
    return Tokens(_access_token(account, login), _refresh_token(session, login), _seconds(access_life(account)))


def end(session: Session, access_token: str | None) -> None:
    _, login = _open(session, access_token)
    login.revoked_at = now()


def end_all(session: Session, account_id: UUID, *, except_token: str | None = None) -> None:
    """Sign the account out everywhere; with `except_token`, everywhere else."""
    statement = update(LoginSession).where(
        col(LoginSession.account_id) == account_id, col(LoginSession.revoked_at).is_(None)
    )
    if except_token is not None:
        _, login = _open(session, except_token)
        statement = statement.where(col(LoginSession.id) != login.id)
    session.execute(statement.values(revoked_at=now()))
    session.execute(delete(SignInTicket).where(col(SignInTicket.account_id) == account_id))


def began_at(session: Session, access_token: str | None) -> datetime:
    _, login = _open(session, access_token)
    return login.created_at


def id_of(session: Session, access_token: str | None) -> UUID:
    _, login = _open(session, access_token)
    return login.id


def ticket(session: Session, account: Account) -> str:
    """A secret good for one minute and one use, to be changed into a session by `redeem`."""
    secret = secrets.token_urlsafe(32)
    session.add(SignInTicket(account_id=account.id, token_hash=_digest(secret), expires_at=now() + TICKET_LIFE))
    return secret


def redeem(session: Session, secret: str) -> tuple[Account, Tokens]:
    proof = (col(SignInTicket.token_hash) == _digest(secret), col(SignInTicket.expires_at) > now())
    account_id = session.exec(select(SignInTicket.account_id).where(*proof)).first()
    # Locked first: whoever ends all sessions of this account in this moment comes wholly before, or after and ends
    # this one too.
    account = session.get(Account, account_id, with_for_update=True) if account_id else None
    used = session.execute(delete(SignInTicket).where(*proof).returning(col(SignInTicket.id))).first()
    if used is None or account is None or not account.is_active:
        raise NotSignedIn
    return account, begin(session, account)


def sweep(session: Session) -> None:
    moment = now()
    session.execute(delete(SignInTicket).where(col(SignInTicket.expires_at) < moment))
    session.execute(delete(LoginSession).where(col(LoginSession.expires_at) < moment))


def _open(session: Session, access_token: str | None) -> tuple[Account, LoginSession]:
    if not access_token:
        raise NotSignedIn
    claims, session_id = _claims(access_token)
    row = session.exec(_BEHIND, params={"session": session_id, "now": now()}).first()
    if row is None or str(row[0].id) != claims["sub"]:
        raise NotSignedIn
    return row[0], row[1]


def _claims(access_token: str) -> tuple[dict[str, Any], UUID]:
    # What is longer than any token of ours is not even read.
    if len(access_token) > LONGEST_TOKEN:
        raise NotSignedIn
    try:
        # The header only says which of our own keys to try; it brings none, and chooses no algorithm.
        header = jwt.get_unverified_header(access_token)
        named = header.get("kid")
        # Ours ask for nothing that one must understand beyond the standard (RFC 7515, 4.1.11).
        keys = [] if "crit" in header else [key for key in signing_keys() if named is None or key_id(key) == named]
        for key in keys:
            try:
                claims = jwt.decode(
                    access_token,
                    key,
                    algorithms=[ALGORITHM],
                    audience=AUDIENCE,
                    options={"require": ["exp", "iat", "sub", "sid", "jti", "aud"]},
                )
            except jwt.InvalidSignatureError:
                continue
            return claims, UUID(claims["sid"])
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError):
        pass
    raise NotSignedIn


def key_id(key: bytes) -> str:
    """Says which key signed, and nothing about it."""
    return hmac.new(key, b"key id", hashlib.sha256).hexdigest()[:16]


def _access_token(account: Account, login: LoginSession) -> str:
    moment = now()
    claims = {
        "sub": str(account.id),
        "user_id": str(account.id),
        "role": account.role.value,
        "aud": AUDIENCE,
        "iat": moment,
        "exp": moment + access_life(account),
        "jti": secrets.token_hex(16),
        "sid": str(login.id),
    }
    key = signing_key()
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": key_id(key)})


def _refresh_token(session: Session, login: LoginSession) -> str:
    secret = secrets.token_urlsafe(48)
    session.add(RefreshToken(session_id=login.id, token_hash=_digest(secret), expires_at=now() + REFRESH_LIFE))
    return secret


def _revoke_apart(session_id: UUID) -> None:
    # In a transaction of its own: the theft must be acted on although the request is refused.
    with aside() as own:
        own.execute(update(LoginSession).where(col(LoginSession.id) == session_id).values(revoked_at=now()))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _seconds(life: timedelta) -> int:
    return int(life.total_seconds())
