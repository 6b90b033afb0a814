from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, String
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states, text


class UploadState(StrEnum):
    open = "open"
    complete = "complete"
    refused = "refused"


class Upload(Row, table=True):
    """A file on its way in. How much of it is here is told by the bytes on disk or in the bucket, not by this row.

    With a `key` the parts go to the bucket, as `multipart_id`; without one they come to us.
    """

    __table_args__ = (
        CheckConstraint("size > 0", name="size"),
        Index(
            "uq_upload_open",
            "album_id",
            "account_id",
            "fingerprint",
            unique=True,
            postgresql_where=sql("state = 'open'"),
        ),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    photo_id: UUID | None = Field(default=None, foreign_key="photo.id", ondelete="SET NULL", index=True)
    state: UploadState = Field(default=UploadState.open, sa_type=states(UploadState))
    error: str = text()
    filename: str = Field(max_length=255)
    size: int = Field(sa_type=BigInteger)
    content_type: str = Field(default="", max_length=100)
    sha256: str | None = Field(default=None, max_length=64)
    fingerprint: str = Field(max_length=400)
    client_ids: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(String(36)), nullable=False, server_default="{}")
    )
    key: str = Field(default="", max_length=200, sa_column_kwargs={"server_default": ""})
    multipart_id: str = text()
    part_bytes: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    part_sha256: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(String(64)), nullable=False, server_default="{}")
    )
    touched_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
