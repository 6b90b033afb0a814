"""Album options: a mark by words or logo, how and where it lies, whether originals go out; presets of them all.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

CHECKS = {
    "ck_album_watermark_is_seen": "watermark_opacity BETWEEN 60 AND 100",
    "ck_album_watermark_size": "watermark_size BETWEEN 50 AND 200",
}


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "logo",
        *_row(),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("small", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0 AND bytes > 0", name=op.f("ck_logo_measured")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_logo_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
        sa.UniqueConstraint("key", name=op.f("uq_logo_key")),
        sa.UniqueConstraint("owner_id", "sha256", name=op.f("uq_logo_owner_id_sha256")),
    )
    op.create_table(
        "preset",
        *_row(),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("options", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_preset_named")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_preset_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preset")),
    )
    op.create_index("uq_preset_owner_name", "preset", ["owner_id", sa.literal_column("lower(name)")], unique=True)
    op.create_index(
        "uq_preset_owner_default", "preset", ["owner_id"], unique=True, postgresql_where=sa.text("is_default")
    )
    layout = sa.Enum(
        "tiles", "corner", "centre", name="marklayout", native_enum=False, length=16, create_constraint=False
    )
    op.add_column("album", sa.Column("watermark_logo_id", sa.Uuid(), nullable=True))
    op.add_column("album", sa.Column("watermark_layout", layout, server_default="tiles", nullable=False))
    op.add_column("album", sa.Column("watermark_opacity", sa.Integer(), server_default="100", nullable=False))
    op.add_column("album", sa.Column("watermark_size", sa.Integer(), server_default="100", nullable=False))
    op.add_column("album", sa.Column("originals", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.create_foreign_key(
        op.f("fk_album_watermark_logo_id"), "album", "logo", ["watermark_logo_id"], ["id"], ondelete="RESTRICT"
    )
    op.create_check_constraint(
        op.f("ck_album_marklayout"), "album", "watermark_layout IN ('tiles', 'corner', 'centre')"
    )
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(name), "album", rule)


def downgrade() -> None:
    for name in (*CHECKS, "ck_album_marklayout"):
        op.drop_constraint(op.f(name), "album", type_="check")
    op.drop_constraint(op.f("fk_album_watermark_logo_id"), "album", type_="foreignkey")
    for column in ("originals", "watermark_size", "watermark_opacity", "watermark_layout", "watermark_logo_id"):
        op.drop_column("album", column)
    op.drop_table("preset")
    op.drop_table("logo")
