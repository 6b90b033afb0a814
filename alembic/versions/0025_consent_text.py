"""The second text of the consent to face matching: whoever agreed to the first is asked again.

Revision ID: 0025
Revises: 0024
"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE account SET face_consent = 'unasked' WHERE face_consent = 'granted'")


def downgrade() -> None:
    """Back to what each of them answered last."""
    op.execute(
        "UPDATE account SET face_consent = CASE WHEN latest.granted THEN 'granted' ELSE 'refused' END "
        "FROM (SELECT DISTINCT ON (account_id) account_id, granted FROM consent "
        "ORDER BY account_id, created_at DESC, id DESC) AS latest "
        "WHERE latest.account_id = account.id AND account.face_consent = 'unasked'"
    )
