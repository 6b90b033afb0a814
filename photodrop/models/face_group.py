from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, refers_to


class FaceGroup(Row, table=True):
    """Faces of an album that look like one person. `client_id` is who that is, once the photographer said so."""

    __table_args__ = (
        Index(
            "uq_face_group_album_client",
            "album_id",
            "client_id",
            unique=True,
            postgresql_where=sql("client_id IS NOT NULL"),
        ),
        Index("ix_face_group_album", "album_id", "id"),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    client_id: UUID | None = refers_to("account.id", on_delete="SET NULL")
    is_ignored: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    """Nobody to be found: a passer-by, a picture on a wall."""
