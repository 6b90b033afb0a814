from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Column, Identity, Index, Uuid
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, refers_to


class PhotoSearch(Table, table=True):
    """What may be found: one row for each photo that is public and out. Triggers write it, nobody else does.

    `title` holds the words of name and tags, `words` those and all others, and of each tag `#tag` as well.
    """

    __table_args__ = (
        Index("ix_photo_search_title", "title", postgresql_using="gin"),
        Index("ix_photo_search_words", "words", postgresql_using="gin"),
        Index("ix_photo_search_created", "created_at", "photo_id"),
        Index("ix_photo_search_rating", "rating_score", "photo_id"),
        Index("ix_photo_search_owner", "owner_id", "created_at", "photo_id"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False, primary_key=True)
    owner_id: UUID
    created_at: datetime = Field(sa_type=UTC_TIME)
    rating_score: int
    rating_sum: int
    rating_count: int
    tag_ids: list[UUID] = Field(sa_column=Column(ARRAY(Uuid), nullable=False))
    title: Any = Field(sa_column=Column(TSVECTOR, nullable=False))
    words: Any = Field(sa_column=Column(TSVECTOR, nullable=False))


class SearchWord(Table, table=True):
    """A word that photos have, and how it is spelled in plain letters: where one looks for what was meant by a typo."""

    __table_args__ = (
        Index("ix_search_word_word", "word", postgresql_ops={"word": "text_pattern_ops"}),
        Index(
            "ix_search_word_spelling", "spelling", postgresql_using="gin", postgresql_ops={"spelling": "gin_trgm_ops"}
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    word: str = Field(max_length=60)
    spelling: str = Field(max_length=60)
