"""Uploads whose parts go straight to the bucket, and photos whose bytes no process of ours has read yet.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UNREAD = sa.text("sha256 IS NULL")


def upgrade() -> None:
    op.add_column("upload", sa.Column("key", sa.String(length=200), server_default="", nullable=False))
    op.add_column("upload", sa.Column("multipart_id", sa.Text(), server_default="", nullable=False))
    op.add_column("upload", sa.Column("part_bytes", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column(
        "upload",
        sa.Column("part_sha256", postgresql.ARRAY(sa.String(length=64)), server_default="{}", nullable=False),
    )
    op.add_column("photo", sa.Column("sent_sha256", sa.String(length=64), nullable=True))
    op.alter_column("photo", "sha256", nullable=True)
    op.create_check_constraint(op.f("ck_photo_ready_is_proved"), "photo", "status <> 'ready' OR sha256 IS NOT NULL")
    op.create_index("ix_photo_album_sent", "photo", ["album_id", "sent_sha256"], postgresql_where=UNREAD)


def downgrade() -> None:
    op.drop_index("ix_photo_album_sent", table_name="photo", postgresql_where=UNREAD)
    op.drop_constraint(op.f("ck_photo_ready_is_proved"), "photo")
    # Nobody knows the checksum of what no worker has read; one that no file has stands in for it.
    op.execute("UPDATE photo SET sha256 = 'unread ' || id WHERE sha256 IS NULL")
    op.alter_column("photo", "sha256", nullable=False)
    op.drop_column("photo", "sent_sha256")
    for column in ("part_sha256", "part_bytes", "multipart_id", "key"):
        op.drop_column("upload", column)
