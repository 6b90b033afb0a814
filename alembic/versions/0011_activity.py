"""Activity: what happened to albums, day by day.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _counts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("share_id", sa.Uuid(), nullable=True),
        *_counts("views", "visitors", "downloads", "favourites"),
        sa.CheckConstraint("least(views, visitors, downloads, favourites) >= 0", name=op.f("ck_activity_counts_up")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_activity_album_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint(
            "day",
            "album_id",
            "share_id",
            name=op.f("uq_activity_day_album_id_share_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_activity_album_id"), "activity", ["album_id"])
    op.create_index(op.f("ix_activity_share_id"), "activity", ["share_id"])
    op.create_table(
        "photo_activity",
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        *_counts("views", "downloads", "favourites"),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.id"], name=op.f("fk_photo_activity_photo_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photo_activity")),
    )
    op.create_table(
        "activity_visitor",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", "about", "hash", name=op.f("pk_activity_visitor")),
    )
    op.create_table(
        "activity_salt",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_activity_salt")),
    )


def downgrade() -> None:
    op.drop_table("activity_salt")
    op.drop_table("activity_visitor")
    op.drop_table("photo_activity")
    op.drop_table("activity")
