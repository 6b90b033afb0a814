from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import VECTOR
from sqlalchemy import REAL, CheckConstraint, Index, literal_column
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, refers_to

DIMENSIONS = 128

# The embeddings' index. Cosine, for models are trained for it. Half of each number's bits are enough to be found by,
# and twice the usual care in building finds more for the same time: docs/benchmarks.md.
COMPACT = literal_column(f"(embedding::halfvec({DIMENSIONS}))").label("compact")
NEAREST = {
    "postgresql_using": "hnsw",
    "postgresql_ops": {"compact": "halfvec_cosine_ops"},
    "postgresql_with": {"ef_construction": 128},
}


class Face(Row, table=True):
    """Somebody's face in a photo. `left_edge, top_edge, width, height` are parts of the upright picture.

    `embedding` is None where it was erased, or belongs to somebody who refused: the box stays, nothing can be found
    by it. `pixels` is the face's width in the original, `quality` between 0 and 1.
    """

    __table_args__ = (
        CheckConstraint("width > 0 AND height > 0", name="has_a_size"),
        Index("ix_face_embedding", COMPACT, **NEAREST),
        Index("ix_face_of_album", "album_id", "id", postgresql_where=sql("embedding IS NOT NULL")),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE")
    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    left_edge: float = Field(sa_type=REAL)
    top_edge: float = Field(sa_type=REAL)
    width: float = Field(sa_type=REAL)
    height: float = Field(sa_type=REAL)
    pixels: int
    score: float = Field(sa_type=REAL)
    quality: float = Field(sa_type=REAL)
    model: str = Field(max_length=64)
    embedding: Any = Field(default=None, sa_type=VECTOR(DIMENSIONS), nullable=True)  # pyright: ignore[reportArgumentType]
    group_id: UUID | None = refers_to("face_group.id", on_delete="SET NULL")
    placed_by_hand: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    """The photographer put it into its group: no later grouping takes it away."""
