"""The indexes of faces and references keep half of each number's bits, and are built with more care.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

COMPACT = "(embedding::halfvec(128)) halfvec_cosine_ops"
WHOLE = "embedding vector_cosine_ops"
COMPARED = "face_id IS NULL"


def upgrade() -> None:
    _build(COMPACT, {"ef_construction": 128})


def downgrade() -> None:
    _build(WHOLE, {})


def _build(what: str, care: dict[str, int]) -> None:
    for table, where in (("face", None), ("face_reference", sa.text(COMPARED))):
        name = f"ix_{table}_embedding"
        op.drop_index(name, table_name=table)
        op.create_index(
            name, table, [sa.text(what)], postgresql_using="hnsw", postgresql_with=care, postgresql_where=where
        )
