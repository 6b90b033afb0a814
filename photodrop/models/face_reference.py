from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import VECTOR
from sqlalchemy import REAL, CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, refers_to
from photodrop.models.face import COMPACT, DIMENSIONS, NEAREST


class FaceReference(Row, table=True):
    """What a client who consented is known by: the face of a selfie, or a face in a photo that was confirmed.

    Of neither is the mean of both, which there is once a face was confirmed. Selfie and mean are what photos are
    compared with, so only they are in the index.
    """

    __table_args__ = (
        CheckConstraint("num_nonnulls(selfie_id, face_id) <= 1", name="one_origin"),
        UniqueConstraint("account_id", "face_id"),
        Index(
            "uq_face_reference_mean",
            "account_id",
            unique=True,
            postgresql_where=sql("selfie_id IS NULL AND face_id IS NULL"),
        ),
        Index("ix_face_reference_embedding", COMPACT, postgresql_where=sql("face_id IS NULL"), **NEAREST),
    )

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    selfie_id: UUID | None = refers_to("selfie.id", on_delete="CASCADE")
    face_id: UUID | None = refers_to("face.id", on_delete="CASCADE")
    model: str = Field(max_length=64)
    quality: float = Field(sa_type=REAL)
    embedding: Any = Field(sa_type=VECTOR(DIMENSIONS))  # pyright: ignore[reportArgumentType]
