from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, func
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import Row, refers_to


class Preset(Row, table=True):
    """A photographer's album options under a name, as they were in an album; new albums begin with the default one."""

    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        Index("uq_preset_owner_name", "owner_id", func.lower(sql("name")), unique=True),
        Index("uq_preset_owner_default", "owner_id", unique=True, postgresql_where=sql("is_default")),
    )

    owner_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    name: str = Field(max_length=60)
    is_default: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    options: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False, server_default="{}"))
