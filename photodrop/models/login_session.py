from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class LoginSession(Row, table=True):
    """One sign-in on one device. Revoking it kills its access tokens and its refresh tokens at once."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    expires_at: datetime = Field(sa_type=UTC_TIME)
    revoked_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
