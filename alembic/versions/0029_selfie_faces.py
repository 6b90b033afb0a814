"""Selfies: what was found in them, and which face is whose.

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

STATES = ("unmeasured", "none", "choose", "too_small", "blurred", "turned", "unsure", "ready")


def upgrade() -> None:
    state = sa.Enum(*STATES, name="selfieface", native_enum=False, length=16, create_constraint=False)
    op.add_column("selfie", sa.Column("face_state", state, server_default="unmeasured", nullable=False))
    op.add_column("selfie", sa.Column("faces", JSONB(), server_default="[]", nullable=False))
    op.add_column("selfie", sa.Column("chosen_face", sa.Integer(), nullable=True))
    known = ", ".join(f"'{each}'" for each in STATES)
    op.create_check_constraint(op.f("ck_selfie_selfieface"), "selfie", f"face_state IN ({known})")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_selfie_selfieface"), "selfie", type_="check")
    for column in ("chosen_face", "faces", "face_state"):
        op.drop_column("selfie", column)
