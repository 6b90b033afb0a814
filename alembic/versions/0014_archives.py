"""Archives: a checksum for each file in them, and what somebody began to download.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photo", sa.Column("crc32", sa.BigInteger(), nullable=True))
    op.add_column("photo", sa.Column("delivery_crc32", sa.BigInteger(), nullable=True))
    op.add_column("rendition", sa.Column("crc32", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_photo_without_crc32", "photo", ["id"], postgresql_where=sa.text("crc32 IS NULL AND status = 'ready'")
    )
    op.create_table(
        "archive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column(
            "size",
            sa.Enum(
                "small",
                "medium",
                "large",
                "original",
                name="delivered",
                native_enum=False,
                length=16,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("photo_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("photo_ids <> '{}'", name=op.f("ck_archive_holds_photos")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_archive_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive")),
    )
    op.create_index(op.f("ix_archive_account_id"), "archive", ["account_id"])


def downgrade() -> None:
    op.drop_table("archive")
    op.drop_index("ix_photo_without_crc32", "photo")
    op.drop_column("rendition", "crc32")
    op.drop_column("photo", "delivery_crc32")
    op.drop_column("photo", "crc32")
