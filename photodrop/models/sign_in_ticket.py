from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class SignInTicket(Row, table=True):
    """Carries a proven sign-in from the websocket, which cannot set cookies, to the request that can. Used once."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    token_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UTC_TIME)
