"""Photos that guests bring: who brought which, and that they wait for the photographer's leave.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photo", sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(op.f("ck_photo_held_is_not_out"), "photo", "held_at IS NULL OR dropped_at IS NULL")
    op.create_index(
        "ix_photo_album_held", "photo", ["album_id", "held_at"], postgresql_where=sa.text("held_at IS NOT NULL")
    )
    op.create_table(
        "guest_upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("bytes > 0", name=op.f("ck_guest_upload_measured")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_guest_upload_named")),
        sa.ForeignKeyConstraint(["share_id"], ["share.id"], name=op.f("fk_guest_upload_share_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_guest_upload_guest_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_guest_upload_photo_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_upload")),
        sa.UniqueConstraint("photo_id", name=op.f("uq_guest_upload_photo_id")),
    )
    op.create_index(op.f("ix_guest_upload_guest_id"), "guest_upload", ["guest_id"])
    op.create_index("ix_guest_upload_share_guest", "guest_upload", ["share_id", "guest_id"])


def downgrade() -> None:
    op.drop_table("guest_upload")
    op.drop_index("ix_photo_album_held", table_name="photo")
    op.drop_constraint(op.f("ck_photo_held_is_not_out"), "photo", type_="check")
    op.drop_column("photo", "held_at")
