"""Photographers for an admin who works in Retool: a view and the functions behind its forms.

Revision ID: 0003
Revises: 0002
"""

import logging
import re
from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQL = Path(__file__).with_suffix(".sql")
OURS = """
    SELECT oid::regprocedure::text FROM pg_proc
    WHERE starts_with(proname, 'retool_')
    AND pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
"""


def upgrade() -> None:
    connection = op.get_bind()
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    connection.connection.cursor().execute(re.sub(r"\bours\.", lambda _: f"{schema}.", SQL.read_text()))
    for function in connection.exec_driver_sql(OURS).scalars().all():
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
    if not connection.exec_driver_sql("SELECT 1 FROM pg_available_extensions WHERE name = 'pgcrypto'").first():
        logging.getLogger("photodrop.migrations").warning(
            "This PostgreSQL has no pgcrypto, so Retool cannot write to it. "
            "The admin page, the command line and the REST routes make photographers without it."
        )


def downgrade() -> None:
    # What answers with rows of the view goes with it.
    op.execute("DROP VIEW retool_photographer CASCADE")
    for function in op.get_bind().exec_driver_sql(OURS).scalars().all():
        op.execute(f"DROP FUNCTION {function}")
