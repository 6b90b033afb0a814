from uuid import UUID

from sqlalchemy import CheckConstraint, SmallInteger, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Table, refers_to
from photodrop.models.tag import TAGS_OF_A_PHOTO


class PhotoTag(Table, table=True):
    """A photo has a tag, at one of five places."""

    __table_args__ = (
        CheckConstraint(f"position BETWEEN 1 AND {TAGS_OF_A_PHOTO}", name="at_most_five"),
        UniqueConstraint("photo_id", "position"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False, primary_key=True)
    tag_id: UUID = refers_to("tag.id", on_delete="RESTRICT", primary_key=True)
    position: int = Field(sa_type=SmallInteger)
