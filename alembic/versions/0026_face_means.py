"""The mean of what a client is known by has a row of its own, and photos are compared with selfies and means only.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

NEAREST = {"postgresql_using": "hnsw", "postgresql_ops": {"embedding": "vector_cosine_ops"}}
ORIGIN = "ck_face_reference_one_origin"


def upgrade() -> None:
    op.drop_constraint(op.f(ORIGIN), "face_reference", type_="check")
    op.create_check_constraint(op.f(ORIGIN), "face_reference", "num_nonnulls(selfie_id, face_id) <= 1")
    op.create_index(
        "uq_face_reference_mean",
        "face_reference",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("selfie_id IS NULL AND face_id IS NULL"),
    )
    op.drop_index("ix_face_reference_embedding", table_name="face_reference")
    op.create_index(
        "ix_face_reference_embedding",
        "face_reference",
        ["embedding"],
        postgresql_where=sa.text("face_id IS NULL"),
        **NEAREST,
    )


def downgrade() -> None:
    """Means are reckoned anew when the next face is confirmed."""
    op.execute("DELETE FROM face_reference WHERE selfie_id IS NULL AND face_id IS NULL")
    op.drop_index("ix_face_reference_embedding", table_name="face_reference")
    op.create_index("ix_face_reference_embedding", "face_reference", ["embedding"], **NEAREST)
    op.drop_index("uq_face_reference_mean", table_name="face_reference")
    op.drop_constraint(op.f(ORIGIN), "face_reference", type_="check")
    op.create_check_constraint(op.f(ORIGIN), "face_reference", "num_nonnulls(selfie_id, face_id) = 1")
