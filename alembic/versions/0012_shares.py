"""Shares: links to albums, to chosen photos and to one person's, and the guests who come by them.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PHONE = r"phone ~ '^\+[1-9][0-9]{6,14}$'"


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "share",
        *_row(),
        sa.Column(
            "token",
            sa.String(length=32),
            server_default=sa.text("replace((gen_random_uuid())::text, '-'::text, ''::text)"),
            nullable=False,
        ),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("scope", sa.String(length=16), server_default="album", nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_hash", sa.String(length=72), nullable=True),
        sa.Column("password_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("downloads", sa.String(length=16), server_default="web", nullable=False),
        sa.Column("watermark", sa.Boolean(), nullable=True),
        sa.Column("guests_upload", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expiry_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("scope IN ('album', 'photos', 'person')", name=op.f("ck_share_sharescope")),
        sa.CheckConstraint("downloads IN ('none', 'web', 'original')", name=op.f("ck_share_sharedownloads")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_share_named")),
        sa.CheckConstraint("(scope = 'person') = (client_id IS NOT NULL)", name=op.f("ck_share_person_has_a_client")),
        sa.CheckConstraint("visits >= 0 AND password_revision >= 0", name=op.f("ck_share_counted")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_share_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["client_id"], ["account.id"], name=op.f("fk_share_client_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
        sa.UniqueConstraint("token", name=op.f("uq_share_token")),
    )
    op.create_index("ix_share_album_created", "share", ["album_id", "created_at", "id"])
    op.create_index(op.f("ix_share_client_id"), "share", ["client_id"])
    op.create_index(
        "ix_share_expires",
        "share",
        ["expires_at"],
        postgresql_where=sa.text("stopped_at IS NULL AND expiry_told_at IS NULL AND expires_at IS NOT NULL"),
    )
    op.create_table(
        "share_photo",
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["share_id"], ["share.id"], name=op.f("fk_share_photo_share_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_share_photo_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("share_id", "photo_id", name=op.f("pk_share_photo")),
    )
    op.create_index(op.f("ix_share_photo_photo_id"), "share_photo", ["photo_id"])
    op.create_table(
        "guest",
        *_row(),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(PHONE, name=op.f("ck_guest_phone_e164")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_guest_token_hash")),
    )
    op.create_table(
        "share_pass",
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("password_revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_share_pass_guest_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["share_id"], ["share.id"], name=op.f("fk_share_pass_share_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("guest_id", "share_id", name=op.f("pk_share_pass")),
    )
    op.create_index(op.f("ix_share_pass_share_id"), "share_pass", ["share_id"])
    op.add_column(
        "idempotency_key", sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False)
    )
    op.drop_constraint(op.f("pk_idempotency_key"), "idempotency_key")
    op.create_primary_key(op.f("pk_idempotency_key"), "idempotency_key", ["id"])
    op.alter_column("idempotency_key", "id", server_default=None)
    op.alter_column("idempotency_key", "account_id", nullable=True)
    op.add_column("idempotency_key", sa.Column("guest_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_idempotency_key_guest_id"), "idempotency_key", "guest", ["guest_id"], ["id"], ondelete="CASCADE"
    )
    op.create_unique_constraint(op.f("uq_idempotency_key_account_id_key"), "idempotency_key", ["account_id", "key"])
    op.create_unique_constraint(op.f("uq_idempotency_key_guest_id_key"), "idempotency_key", ["guest_id", "key"])
    op.create_check_constraint(
        op.f("ck_idempotency_key_somebodys"), "idempotency_key", "num_nonnulls(account_id, guest_id) = 1"
    )


def downgrade() -> None:
    op.execute("DELETE FROM idempotency_key WHERE guest_id IS NOT NULL")
    op.drop_constraint(op.f("ck_idempotency_key_somebodys"), "idempotency_key")
    op.drop_constraint(op.f("uq_idempotency_key_account_id_key"), "idempotency_key")
    op.drop_column("idempotency_key", "guest_id")
    op.drop_column("idempotency_key", "id")
    op.alter_column("idempotency_key", "account_id", nullable=False)
    op.create_primary_key(op.f("pk_idempotency_key"), "idempotency_key", ["account_id", "key"])
    op.drop_table("share_pass")
    op.drop_table("guest")
    op.drop_table("share_photo")
    op.drop_table("share")
