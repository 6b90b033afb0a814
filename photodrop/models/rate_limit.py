from datetime import datetime

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table


class RateLimit(Table, table=True):
    """How often something was tried in the running window. Keys hold hashes, never a phone or an address."""

    key: str = Field(max_length=100, primary_key=True)
    count: int
    resets_at: datetime = Field(sa_type=UTC_TIME, index=True)
