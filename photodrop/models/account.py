from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, states, text

LOGIN_PATTERN = "^[A-Za-z_]{3,32}$"
PHONE_PATTERN = r"^\+[1-9][0-9]{6,14}$"


class Role(StrEnum):
    user = "user"
    photographer = "photographer"
    moderator = "moderator"
    admin = "admin"


class FaceConsent(StrEnum):
    unasked = "unasked"
    granted = "granted"
    refused = "refused"


class Account(Row, table=True):
    """Anybody who can sign in, or will: a client tagged by phone waits here for the first code."""

    __table_args__ = (
        CheckConstraint(f"login ~ '{LOGIN_PATTERN}'", name="login_letters"),
        CheckConstraint(f"phone ~ '{PHONE_PATTERN}'", name="phone_e164"),
        CheckConstraint("coalesce(login, phone, email) IS NOT NULL", name="reachable"),
        CheckConstraint("role = 'user' OR password_hash IS NOT NULL", name="staff_has_password"),
        Index("uq_account_login_lower", func.lower(sql("login")), unique=True),
        Index("uq_account_email_lower", func.lower(sql("email")), unique=True),
    )

    role: Role = Field(default=Role.user, sa_type=states(Role))
    login: str | None = Field(default=None, max_length=32)
    email: str | None = Field(default=None, max_length=254)
    phone: str | None = Field(default=None, max_length=16, unique=True)
    password_hash: str | None = Field(default=None, max_length=72)
    name: str = text()
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    face_consent: FaceConsent = Field(
        default=FaceConsent.unasked, sa_type=states(FaceConsent), sa_column_kwargs={"server_default": "unasked"}
    )
    face_consent_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    wants_messages: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    # Of the messages to them; what a browser shows, it says itself.
    language: str | None = Field(default=None, max_length=8)
    signed_in_at: datetime | None = Field(default=None, sa_type=UTC_TIME)

    @property
    def is_photographer(self) -> bool:
        return self.role in (Role.photographer, Role.admin)
