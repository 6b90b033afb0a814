from datetime import datetime

from sqlmodel import Field, SQLModel

from photodrop.models.base import UTC_TIME


class RateLimit(SQLModel, table=True):
    """How often something was tried in the running window. Keys hold hashes, never a phone or an address."""

    __tablename__ = "rate_limit"

    key: str = Field(max_length=100, primary_key=True)
    count: int
    resets_at: datetime = Field(sa_type=UTC_TIME, index=True)
