"""Favourites: what people choose of an album, with an account or as a guest, and what photographers ask them for.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "asked_list",
        *_row(),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("most", sa.Integer(), server_default="0", nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_asked_list_named")),
        sa.CheckConstraint("most BETWEEN 0 AND 10000", name=op.f("ck_asked_list_most")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_asked_list_album_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_list")),
    )
    op.create_index(op.f("ix_asked_list_album_id"), "asked_list", ["album_id"])
    op.create_index(
        "uq_asked_list_album_name",
        "asked_list",
        ["album_id", sa.literal_column("lower(name)")],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "favourite_list",
        *_row(),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("share_id", sa.Uuid(), nullable=True),
        sa.Column("asked_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=80), server_default="", nullable=False),
        sa.Column("most", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("by_name", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("num_nonnulls(account_id, guest_id) = 1", name=op.f("ck_favourite_list_one_person")),
        sa.CheckConstraint(
            "asked_id IS NULL OR name = '' AND most = 0", name=op.f("ck_favourite_list_asked_is_named_there")
        ),
        sa.CheckConstraint("most BETWEEN 0 AND 10000", name=op.f("ck_favourite_list_most")),
        sa.CheckConstraint("name <> '' OR most = 0", name=op.f("ck_favourite_list_hearts_have_no_limit")),
        *[
            sa.ForeignKeyConstraint(
                [f"{column}_id"], [f"{table}.id"], name=op.f(f"fk_favourite_list_{column}_id"), ondelete=rule
            )
            for column, table, rule in (
                ("album", "album", "CASCADE"),
                ("account", "account", "CASCADE"),
                ("guest", "guest", "CASCADE"),
                ("share", "share", "SET NULL"),
                ("asked", "asked_list", "CASCADE"),
            )
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourite_list")),
        sa.UniqueConstraint("asked_id", "account_id", name=op.f("uq_favourite_list_asked_id_account_id")),
        sa.UniqueConstraint("asked_id", "guest_id", name=op.f("uq_favourite_list_asked_id_guest_id")),
    )
    for column in ("account_id", "guest_id", "share_id"):
        op.create_index(op.f(f"ix_favourite_list_{column}"), "favourite_list", [column])
    op.create_index("ix_favourite_list_album_created", "favourite_list", ["album_id", "created_at", "id"])
    for whose in ("account", "guest"):
        op.create_index(
            f"uq_favourite_list_{whose}_name",
            "favourite_list",
            ["album_id", f"{whose}_id", sa.literal_column("lower(name)")],
            unique=True,
            postgresql_where=sa.text(f"asked_id IS NULL AND {whose}_id IS NOT NULL"),
        )
    op.create_table(
        "list_photo",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["favourite_list.id"], name=op.f("fk_list_photo_list_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_list_photo_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("list_id", "photo_id", name=op.f("pk_list_photo")),
    )
    op.create_index(op.f("ix_list_photo_photo_id"), "list_photo", ["photo_id"])


def downgrade() -> None:
    op.drop_table("list_photo")
    op.drop_table("favourite_list")
    op.drop_table("asked_list")
