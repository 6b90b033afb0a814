"""Appearances: who confirmed or rejected it.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    who = sa.Enum("client", "photographer", name="decidedby", native_enum=False, length=16, create_constraint=False)
    op.add_column("appearance", sa.Column("decided_by", who, nullable=True))
    op.create_check_constraint(
        op.f("ck_appearance_decidedby"), "appearance", "decided_by IN ('client', 'photographer')"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_appearance_decidedby"), "appearance", type_="check")
    op.drop_column("appearance", "decided_by")
