from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, text


class PushSubscription(Row, table=True):
    """A browser that asked to be told. Its endpoint is a secret: who knows it, and its keys, can write to it.

    It ends with the session that asked, so that nobody is told things on a device they have signed out of.
    """

    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    session_id: UUID = refers_to("login_session.id", on_delete="CASCADE")
    endpoint: str = Field(max_length=1000, unique=True)
    p256dh: str = Field(max_length=100)
    auth: str = Field(max_length=40)
    device: str = text()
    reached_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
