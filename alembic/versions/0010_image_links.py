"""Transformed photos: links to them, names for transformations, and what was made before.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "image_link",
        *_row(),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("transformation", sa.Text(), server_default="", nullable=False),
        sa.Column("views", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("transformation <> ''", name=op.f("ck_image_link_transforms")),
        sa.CheckConstraint("views >= 0", name=op.f("ck_image_link_views_not_negative")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_image_link_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_image_link_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_image_link")),
        sa.UniqueConstraint("token", name=op.f("uq_image_link_token")),
    )
    op.create_index(op.f("ix_image_link_photo_id"), "image_link", ["photo_id"])
    op.create_index("ix_image_link_owner_created", "image_link", ["owner_id", "created_at", "id"])
    op.create_table(
        "named_transformation",
        *_row(),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("transformation", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "name ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'", name=op.f("ck_named_transformation_plain_name")
        ),
        sa.CheckConstraint("transformation <> ''", name=op.f("ck_named_transformation_transforms")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_named_transformation_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_transformation")),
        sa.UniqueConstraint("owner_id", "name", name=op.f("uq_named_transformation_owner_id_name")),
    )
    op.create_table(
        "transformed",
        *_row(),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("overlay_ids", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("content_type", sa.String(length=40), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("bytes > 0", name=op.f("ck_transformed_measured")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_transformed_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transformed")),
        sa.UniqueConstraint("digest", name=op.f("uq_transformed_digest")),
        sa.UniqueConstraint("key", name=op.f("uq_transformed_key")),
    )
    op.create_index(op.f("ix_transformed_photo_id"), "transformed", ["photo_id"])
    op.create_index("ix_transformed_used_at", "transformed", ["used_at"])
    op.create_index(
        "ix_transformed_overlay_ids",
        "transformed",
        ["overlay_ids"],
        postgresql_using="gin",
        postgresql_where=sa.text("overlay_ids <> '{}'"),
    )


def downgrade() -> None:
    """What was made before stays in the storage; the next comparison finds that nobody speaks of it."""
    op.drop_table("transformed")
    op.drop_table("named_transformation")
    op.drop_table("image_link")
