from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class GuestUpload(Row, table=True):
    """A photo that a guest brought, under which name, and when they said that they may.

    It counts against what a guest and a share may bring, also when the photo itself was turned down since.
    """

    __table_args__ = (
        CheckConstraint("bytes > 0", name="measured"),
        CheckConstraint("name <> ''", name="named"),
        Index("ix_guest_upload_share_guest", "share_id", "guest_id"),
    )

    share_id: UUID = refers_to("share.id", on_delete="CASCADE", index=False)
    guest_id: UUID = refers_to("guest.id", on_delete="CASCADE")
    photo_id: UUID | None = Field(default=None, foreign_key="photo.id", ondelete="SET NULL", unique=True)
    name: str = Field(max_length=80)
    bytes: int = Field(sa_type=BigInteger)
    consented_at: datetime = Field(sa_type=UTC_TIME)
