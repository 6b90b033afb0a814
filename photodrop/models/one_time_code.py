from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from photodrop.models.account import PHONE_PATTERN
from photodrop.models.base import UTC_TIME, Row


class OneTimeCode(Row, table=True):
    """Six digits sent to a phone, kept as HMAC-SHA256. A resend writes a new hash over the old one."""

    __table_args__ = (
        CheckConstraint(f"phone ~ '{PHONE_PATTERN}'", name="phone_e164"),
        CheckConstraint("tries BETWEEN 0 AND 5", name="five_tries"),
        CheckConstraint("resends BETWEEN 0 AND 1", name="one_resend"),
    )

    phone: str = Field(max_length=16, index=True)
    code_hash: str = Field(max_length=64)
    expires_at: datetime = Field(sa_type=UTC_TIME)
    tries: int = Field(default=0)
    resends: int = Field(default=0)
    used_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
