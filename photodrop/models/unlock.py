from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states


class UnlockOrigin(StrEnum):
    hand = "hand"
    checkout = "checkout"
    free = "free"


class Unlock(Row, table=True):
    """A client may have the clean bytes of the album's pictures of them, also of those added later; or of one photo."""

    __table_args__ = (
        CheckConstraint("origin <> 'free' OR photo_id IS NOT NULL", name="free_is_one_photo"),
        CheckConstraint("origin <> 'checkout' OR checkout_id IS NOT NULL", name="paid_by_a_checkout"),
        Index("uq_unlock_album", "album_id", "client_id", unique=True, postgresql_where=sql("photo_id IS NULL")),
        Index("uq_unlock_photo", "photo_id", "client_id", unique=True, postgresql_where=sql("photo_id IS NOT NULL")),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE")
    client_id: UUID = refers_to("account.id", on_delete="CASCADE")
    photo_id: UUID | None = refers_to("photo.id", on_delete="CASCADE", index=False)
    """None is the album, whatever will be in it."""
    origin: UnlockOrigin = Field(
        default=UnlockOrigin.hand, sa_type=states(UnlockOrigin), sa_column_kwargs={"server_default": "hand"}
    )
    granted_by: UUID | None = refers_to("account.id", on_delete="SET NULL", index=False)
    checkout_id: UUID | None = refers_to("checkout.id", on_delete="RESTRICT")
