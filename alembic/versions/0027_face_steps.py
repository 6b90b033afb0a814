"""Face steps: what a photographer did on the page of people, to be taken back; whose face a cut-out shows.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "face_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("changes", postgresql.JSONB(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_face_step_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_face_step_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["client_id"], ["account.id"], name=op.f("fk_face_step_client_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_face_step")),
    )
    op.create_index("ix_face_step_album_account", "face_step", ["album_id", "account_id", "id"])
    op.create_index(op.f("ix_face_step_account_id"), "face_step", ["account_id"])
    op.create_index(op.f("ix_face_step_client_id"), "face_step", ["client_id"])
    op.add_column("transformed", sa.Column("face_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_transformed_face_id"), "transformed", ["face_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_transformed_face_id"), table_name="transformed")
    op.drop_column("transformed", "face_id")
    op.drop_table("face_step")
