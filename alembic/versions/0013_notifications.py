"""Notifications: what somebody is told, by which ways, what they chose, and the browsers that asked.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = (
    "order_placed",
    "order_paid",
    "order_changed",
    "photos_dropped",
    "favourites_sent",
    "share_expiring",
    "processing_failed",
    "guest_uploaded",
)
CHANNELS = ("app", "push", "telegram", "email")
STATES = ("waiting", "sending", "sent", "skipped", "failed")


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def _one_of(name: str, words: tuple[str, ...], length: int = 16) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=length)


def upgrade() -> None:
    op.create_table(
        "notification",
        *_row(),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("kind", _one_of("kind", KINDS, 24), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("count", sa.Integer(), server_default="1", nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_listed", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (email IS NULL)", name=op.f("ck_notification_one_receiver")),
        sa.CheckConstraint("count > 0", name=op.f("ck_notification_happened")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_notification_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    op.create_index(op.f("ix_notification_subject_id"), "notification", ["subject_id"])
    op.create_index(
        "uq_notification_unread",
        "notification",
        ["account_id", "kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_index(
        "ix_notification_of_account",
        "notification",
        ["account_id", "happened_at", "id"],
        postgresql_where=sa.text("is_listed"),
    )
    op.create_table(
        "push_subscription",
        *_row(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.String(length=1000), nullable=False),
        sa.Column("p256dh", sa.String(length=100), nullable=False),
        sa.Column("auth", sa.String(length=40), nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_push_subscription_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["login_session.id"], name=op.f("fk_push_subscription_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_subscription_endpoint")),
    )
    op.create_index(op.f("ix_push_subscription_account_id"), "push_subscription", ["account_id"])
    op.create_index(op.f("ix_push_subscription_session_id"), "push_subscription", ["session_id"])
    op.create_table(
        "delivery",
        *_row(),
        sa.Column("notification_id", sa.Uuid(), nullable=False),
        sa.Column("channel", _one_of("channel", CHANNELS), nullable=False),
        sa.Column("target", sa.Text(), server_default="", nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", _one_of("deliverystate", STATES), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["notification_id"], ["notification.id"], name=op.f("fk_delivery_notification_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["push_subscription.id"], name=op.f("fk_delivery_subscription_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index(op.f("ix_delivery_notification_id"), "delivery", ["notification_id"])
    op.create_index(op.f("ix_delivery_subscription_id"), "delivery", ["subscription_id"])
    op.create_index("ix_delivery_target", "delivery", ["target", "due_at"])
    op.create_index(
        "ix_delivery_waiting", "delivery", ["target", "due_at"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index(
        "uq_delivery_promised",
        "delivery",
        ["notification_id", "target"],
        unique=True,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "notification_choice",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", _one_of("kind", KINDS, 24), nullable=False),
        sa.Column("channel", _one_of("channel", CHANNELS), nullable=False),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "NOT (kind = 'photos_dropped' AND channel = 'telegram')", name=op.f("ck_notification_choice_not_told_twice")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_notification_choice_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", "channel", name=op.f("pk_notification_choice")),
    )
    op.create_table(
        "quiet_choice",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("hours", sa.String(length=11), server_default="", nullable=False),
        sa.Column("timezone", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_quiet_choice_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_quiet_choice")),
    )
    op.create_table(
        "mail_refusal",
        sa.Column("email_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("email_hash", name=op.f("pk_mail_refusal")),
    )


def downgrade() -> None:
    for table in (
        "mail_refusal",
        "quiet_choice",
        "notification_choice",
        "delivery",
        "push_subscription",
        "notification",
    ):
        op.drop_table(table)
