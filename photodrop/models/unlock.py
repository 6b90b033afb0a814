from uuid import UUID

from sqlalchemy import UniqueConstraint

from photodrop.models.base import Row, refers_to


class Unlock(Row, table=True):
    """A client may have the clean bytes of the album's pictures of them, also of those added later."""

    __table_args__ = (UniqueConstraint("album_id", "client_id"),)

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    client_id: UUID = refers_to("account.id", on_delete="CASCADE")
    granted_by: UUID = refers_to("account.id", on_delete="RESTRICT", index=False)
