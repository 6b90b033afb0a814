"""Passes of accounts: what they keep of a share that their browser's guest entered.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("share_pass", sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False))
    op.drop_constraint(op.f("pk_share_pass"), "share_pass")
    op.create_primary_key(op.f("pk_share_pass"), "share_pass", ["id"])
    op.alter_column("share_pass", "id", server_default=None)
    op.alter_column("share_pass", "guest_id", nullable=True)
    op.add_column("share_pass", sa.Column("account_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_share_pass_account_id"), "share_pass", "account", ["account_id"], ["id"], ondelete="CASCADE"
    )
    op.create_unique_constraint(op.f("uq_share_pass_guest_id_share_id"), "share_pass", ["guest_id", "share_id"])
    op.create_unique_constraint(op.f("uq_share_pass_account_id_share_id"), "share_pass", ["account_id", "share_id"])
    op.create_check_constraint(
        op.f("ck_share_pass_of_account_or_guest"), "share_pass", "(account_id IS NULL) <> (guest_id IS NULL)"
    )


def downgrade() -> None:
    op.execute("DELETE FROM share_pass WHERE guest_id IS NULL")
    op.drop_constraint(op.f("ck_share_pass_of_account_or_guest"), "share_pass")
    op.drop_constraint(op.f("uq_share_pass_account_id_share_id"), "share_pass")
    op.drop_constraint(op.f("uq_share_pass_guest_id_share_id"), "share_pass")
    op.drop_column("share_pass", "account_id")
    op.alter_column("share_pass", "guest_id", nullable=False)
    op.drop_constraint(op.f("pk_share_pass"), "share_pass")
    op.drop_column("share_pass", "id")
    op.create_primary_key(op.f("pk_share_pass"), "share_pass", ["guest_id", "share_id"])
