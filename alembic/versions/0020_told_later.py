"""Sentences that are told in the language of whoever reads them, and which one guests and chats read.

Revision ID: 0020
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

READERS = ("guest", "notification", "telegram_update")


def upgrade() -> None:
    op.add_column("notification", sa.Column("sentences", postgresql.JSONB(), nullable=True))
    for table in READERS:
        op.add_column(table, sa.Column("language", sa.String(length=8), nullable=True))


def downgrade() -> None:
    for table in READERS:
        op.drop_column(table, "language")
    op.drop_column("notification", "sentences")
