from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, text


class Logo(Row, table=True):
    """A photographer's logo as a PNG. It never changes and never goes: albums and renditions were made with it.

    `small` is the same as a data URL, to be shown on a button.
    """

    __table_args__ = (
        UniqueConstraint("owner_id", "sha256"),
        CheckConstraint("width > 0 AND height > 0 AND bytes > 0", name="measured"),
    )

    owner_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    key: str = Field(max_length=200, unique=True)
    width: int
    height: int
    bytes: int
    sha256: str = Field(max_length=64)
    small: str = text()
