"""Background work that its account can follow, and a word to the sockets when somebody's session ends.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Sessions end in many ways, by Retool's functions too; whoever listens hears of each of them.
SESSION_ENDED = """
CREATE FUNCTION photodrop_session_ended() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_notify('photodrop_events', json_build_object(
        'account_id', to_jsonb(OLD) ->> TG_ARGV[0], 'event', 'session.ended')::text);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION photodrop_session_ended() FROM PUBLIC;
CREATE TRIGGER photodrop_session_revoked AFTER UPDATE OF revoked_at ON login_session FOR EACH ROW
    WHEN (NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL)
    EXECUTE FUNCTION photodrop_session_ended('account_id');
CREATE TRIGGER photodrop_session_deleted AFTER DELETE ON login_session FOR EACH ROW
    EXECUTE FUNCTION photodrop_session_ended('account_id');
CREATE TRIGGER photodrop_account_banned AFTER UPDATE OF is_active ON account FOR EACH ROW
    WHEN (OLD.is_active AND NOT NEW.is_active)
    EXECUTE FUNCTION photodrop_session_ended('id');
"""


def upgrade() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "running",
                "done",
                "failed",
                "cancelled",
                name="taskstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("total >= 0 AND done >= 0 AND failed >= 0", name=op.f("ck_task_counts")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_task_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_account_created", "task", ["account_id", "created_at", "id"])
    op.create_index(
        "uq_task_open",
        "task",
        ["account_id", "kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "task_item",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "done",
                "failed",
                "cancelled",
                name="itemstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_item_task_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_id", "item_id", name=op.f("pk_task_item")),
    )
    op.create_index(op.f("ix_task_item_item_id"), "task_item", ["item_id"])
    op.create_index("ix_task_item_waiting", "task_item", ["task_id"], postgresql_where=sa.text("state = 'waiting'"))
    op.execute(SESSION_ENDED)


def downgrade() -> None:
    op.execute("DROP TRIGGER photodrop_account_banned ON account")
    op.execute("DROP TRIGGER photodrop_session_deleted ON login_session")
    op.execute("DROP TRIGGER photodrop_session_revoked ON login_session")
    op.execute("DROP FUNCTION photodrop_session_ended()")
    op.drop_table("task_item")
    op.drop_table("task")
