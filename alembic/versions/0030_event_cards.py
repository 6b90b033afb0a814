"""Event cards: who scans one claims the next photos of an album; and the clocks by which those were taken.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ANY_TOKEN = sa.text("replace((gen_random_uuid())::text, '-'::text, ''::text)")
SOURCES = "ck_appearance_appearancesource"


def upgrade() -> None:
    op.create_table(
        "event_card",
        *_row(),
        sa.Column("token", sa.String(length=32), server_default=ANY_TOKEN, nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("personal", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("window_minutes", sa.Integer(), server_default="5", nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("label <> ''", name=op.f("ck_event_card_labelled")),
        sa.CheckConstraint("window_minutes BETWEEN 1 AND 1440", name=op.f("ck_event_card_window")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_event_card_album_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_card")),
        sa.UniqueConstraint("token", name=op.f("uq_event_card_token")),
    )
    op.create_index("ix_event_card_album", "event_card", ["album_id", "id"])
    op.create_table(
        "card_claim",
        *_row(),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("card_id", "album_id", "client_id")),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("starts_at", "ends_at")),
        sa.Column("is_sure", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "ends_at >= starts_at AND ends_at <= starts_at + interval '24 hours'", name=op.f("ck_card_claim_window")
        ),
        sa.ForeignKeyConstraint(["card_id"], ["event_card.id"], name=op.f("fk_card_claim_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_card_claim_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["client_id"], ["account.id"], name=op.f("fk_card_claim_client_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_claim")),
    )
    op.create_index(op.f("ix_card_claim_card_id"), "card_claim", ["card_id"])
    op.create_index("ix_card_claim_album", "card_claim", ["album_id", "starts_at"])
    op.create_index("ix_card_claim_client", "card_claim", ["client_id", "id"])
    op.add_column("album", sa.Column("timezone", sa.String(length=64), server_default="", nullable=False))
    op.add_column("album", sa.Column("clock_seconds", sa.Integer(), server_default="0", nullable=False))
    op.create_check_constraint(op.f("ck_album_clock"), "album", "abs(clock_seconds) <= 1000000000")
    op.add_column("photo", sa.Column("taken_is_local", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    _sources("'hand', 'face', 'card'")


def downgrade() -> None:
    """Cards, and who claimed what by them, are lost; those whom they found stay in their photos."""
    op.execute("UPDATE appearance SET source = 'hand' WHERE source = 'card'")
    _sources("'hand', 'face'")
    op.drop_column("photo", "taken_is_local")
    op.drop_constraint(op.f("ck_album_clock"), "album", type_="check")
    op.drop_column("album", "clock_seconds")
    op.drop_column("album", "timezone")
    op.drop_table("card_claim")
    op.drop_table("event_card")


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def _sources(known: str) -> None:
    op.drop_constraint(op.f(SOURCES), "appearance", type_="check")
    op.create_check_constraint(op.f(SOURCES), "appearance", f"source IN ({known})")
