from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, text

NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"


class NamedTransformation(Row, table=True):
    """A transformation that its owner writes as `t_name`. Kept without names in it, so none leads to another."""

    __table_args__ = (
        UniqueConstraint("owner_id", "name"),
        CheckConstraint(f"name ~ '{NAME_PATTERN}'", name="plain_name"),
        CheckConstraint("transformation <> ''", name="transforms"),
    )

    owner_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    name: str = Field(max_length=64)
    transformation: str = text()
