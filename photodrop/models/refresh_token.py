from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class RefreshToken(Row, table=True):
    """A rotating secret of a session, kept as SHA-256. One used a second time revokes the whole session."""

    session_id: UUID = refers_to("login_session.id", on_delete="CASCADE")
    token_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UTC_TIME)
    used_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
