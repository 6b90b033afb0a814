from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Identity, Index, Integer, Uuid
from sqlmodel import Field

from photodrop.models.base import Row, Table

LONGEST_TAG = 25
TAGS_OF_A_PHOTO = 5


class Tag(Row, table=True):
    """A topic word, unique in the whole app. `photo_count` is of public photos, as of the last `TagChange` taken in."""

    __table_args__ = (
        CheckConstraint(f"char_length(name) BETWEEN 1 AND {LONGEST_TAG}", name="length"),
        CheckConstraint("name = lower(name) AND name IS NFKC NORMALIZED", name="one_spelling"),
        CheckConstraint("name !~ '[,[:cntrl:]]' AND name = btrim(name)", name="plain"),
        Index("ix_tag_photo_count", "photo_count", "name"),
    )

    name: str = Field(max_length=LONGEST_TAG, unique=True)
    photo_count: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class TagChange(Table, table=True):
    """By how much the number of a tag's public photos changed. Only ever added to, so that nobody waits for anybody."""

    id: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    tag_id: UUID = Field(
        sa_column=Column(Uuid, ForeignKey("tag.id", ondelete="CASCADE"), nullable=False, index=True),
    )
    delta: int = Field(sa_type=Integer)
