"""Tags, comments, ratings, reports, and the rows in which public photos are found.

Revision ID: 0009
Revises: 0008
"""

import re
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQL = Path(__file__).with_suffix(".sql")
EXTENSIONS = {"trgm": "pg_trgm", "unac": "unaccent"}
SCORE = "CASE WHEN rating_count = 0 THEN 0 ELSE rating_sum * 1000 / rating_count END"
FUNCTIONS = (
    "search_refresh(uuid[])",
    "search_photo_added()",
    "search_photo_changed()",
    "search_album_changed()",
    "search_tags_changed()",
    "tag_counts()",
    "rating_counts()",
    "rating_is_of_others()",
    "search_similar(text)",
    "search_spelling(text)",
    "search_words(text)",
)


def upgrade() -> None:
    connection = op.get_bind()
    # A million photos take some minutes; the limit of PhotoDrop's own connections is one.
    op.execute("SET LOCAL statement_timeout = 0")
    schemas = {short: _extension(connection, name) for short, name in EXTENSIONS.items()}
    schemas["ours"] = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    _change_photo()
    _make_tags()
    _make_words_of_people()
    _make_search()
    names = re.compile(rf"\b({'|'.join(schemas)})\.")
    connection.connection.cursor().execute(names.sub(lambda found: f"{schemas[found[1]]}.", SQL.read_text()))
    for function in FUNCTIONS:
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
    # After the rows: a whole index is made in a tenth of the time that it takes row by row.
    _index_search(schemas["trgm"])


def downgrade() -> None:
    # The extensions stay: somebody else may use them by now.
    for trigger, table in (
        ("search_photo_added", "photo"),
        ("search_photo_changed", "photo"),
        ("search_album_changed", "album"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
    op.execute("DROP VIEW public_photo")
    for table in ("photo_search", "search_word", "report", "rating", "comment", "photo_tag", "tag_change", "tag"):
        op.drop_table(table)
    for function in FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}")
    op.drop_index("ix_photo_album_rating", table_name="photo")
    op.drop_constraint(op.f("ck_photo_rated_one_to_five"), "photo")
    for column in ("rating_score", "rating_count", "rating_sum", "hidden_at"):
        op.drop_column("photo", column)


def _extension(connection: Connection, name: str) -> str:
    """Where the extension is, in quotes if need be; made here if it is not there yet."""
    where = sa.text("SELECT quote_ident(extnamespace::regnamespace::text) FROM pg_extension WHERE extname = :name")
    known = connection.execute(where, {"name": name}).scalar()
    if known is not None:
        return known
    available = sa.text("SELECT 1 FROM pg_available_extensions WHERE name = :name")
    if connection.execute(available, {"name": name}).first() is None:
        msg = f"This PostgreSQL has no {name}, which search needs. It is in the package postgresql-contrib: install it."
        raise RuntimeError(msg)
    op.execute(f"CREATE EXTENSION {name}")
    return connection.execute(where, {"name": name}).scalar_one()


def _change_photo() -> None:
    op.add_column("photo", sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    for column in ("rating_sum", "rating_count"):
        op.add_column("photo", sa.Column(column, sa.Integer(), server_default="0", nullable=False))
    op.add_column("photo", sa.Column("rating_score", sa.Integer(), sa.Computed(SCORE, persisted=True), nullable=True))
    op.create_check_constraint(
        op.f("ck_photo_rated_one_to_five"), "photo", "rating_sum BETWEEN rating_count AND 5 * rating_count"
    )
    op.create_index("ix_photo_album_rating", "photo", ["album_id", "rating_score", "id"])


def _make_tags() -> None:
    op.create_table(
        "tag",
        *_row(),
        sa.Column("name", sa.String(length=25), nullable=False),
        sa.Column("photo_count", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("char_length(name) BETWEEN 1 AND 25", name=op.f("ck_tag_length")),
        sa.CheckConstraint("name = lower(name) AND name IS NFKC NORMALIZED", name=op.f("ck_tag_one_spelling")),
        sa.CheckConstraint("name !~ '[,[:cntrl:]]' AND name = btrim(name)", name=op.f("ck_tag_plain")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_tag_name")),
    )
    op.create_index("ix_tag_photo_count", "tag", ["photo_count", "name"])
    op.create_table(
        "tag_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.Column("delta", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_tag_change_tag_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag_change")),
    )
    op.create_index(op.f("ix_tag_change_tag_id"), "tag_change", ["tag_id"])
    op.create_table(
        "photo_tag",
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 5", name=op.f("ck_photo_tag_at_most_five")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photo_tag_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_photo_tag_tag_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("photo_id", "tag_id", name=op.f("pk_photo_tag")),
        sa.UniqueConstraint("photo_id", "position", name=op.f("uq_photo_tag_photo_id_position")),
    )
    op.create_index(op.f("ix_photo_tag_tag_id"), "photo_tag", ["tag_id"])


def _make_words_of_people() -> None:
    op.create_table(
        "comment",
        *_row(),
        *_said("comment"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("char_length(text) BETWEEN 1 AND 2000", name=op.f("ck_comment_length")),
    )
    op.create_table(
        "rating",
        *_row(),
        *_said("rating"),
        sa.Column("stars", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name=op.f("ck_rating_stars")),
        sa.UniqueConstraint("photo_id", "account_id", name=op.f("uq_rating_photo_id_account_id")),
    )
    for table in ("comment", "rating"):
        op.create_index(op.f(f"ix_{table}_account_id"), table, ["account_id"])
        op.create_index(f"ix_{table}_photo_created", table, ["photo_id", "created_at", "id"])
        op.create_index(f"ix_{table}_created", table, ["created_at", "id"])
    op.create_table(
        "report",
        *_row(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=True),
        sa.Column("about", _states("reportabout", "photo", "comment"), nullable=False),
        sa.Column(
            "reason",
            _states("reportreason", "spam", "offensive", "violence", "nudity", "privacy", "copyright", "other"),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("state", _states("reportstate", "open", "dismissed", "acted"), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("about = 'comment' OR comment_id IS NULL", name=op.f("ck_report_one_subject")),
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f("ck_report_closed_once")),
        sa.CheckConstraint("char_length(text) <= 1000", name=op.f("ck_report_length")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_report_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_report_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_report_comment_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["closed_by"], ["account.id"], name=op.f("fk_report_closed_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index(op.f("ix_report_photo_id"), "report", ["photo_id"])
    op.create_index(op.f("ix_report_comment_id"), "report", ["comment_id"])
    op.create_index("ix_report_state_created", "report", ["state", "created_at", "id"])
    for about in ("photo", "comment"):
        op.create_index(
            f"uq_report_open_{about}",
            "report",
            ["account_id", f"{about}_id"],
            unique=True,
            postgresql_where=sa.text(f"state = 'open' AND about = '{about}'"),
        )


def _make_search() -> None:
    op.create_table(
        "photo_search",
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating_score", sa.Integer(), nullable=False),
        sa.Column("rating_sum", sa.Integer(), nullable=False),
        sa.Column("rating_count", sa.Integer(), nullable=False),
        sa.Column("tag_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("title", postgresql.TSVECTOR(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photo_search_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photo_search")),
    )
    op.create_table(
        "search_word",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("spelling", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_word")),
    )


def _index_search(trgm: str) -> None:
    for column in ("title", "words"):
        op.create_index(f"ix_photo_search_{column}", "photo_search", [column], postgresql_using="gin")
    op.create_index("ix_photo_search_created", "photo_search", ["created_at", "photo_id"])
    op.create_index("ix_photo_search_rating", "photo_search", ["rating_score", "photo_id"])
    op.create_index("ix_photo_search_owner", "photo_search", ["owner_id", "created_at", "photo_id"])
    op.create_index("ix_search_word_word", "search_word", ["word"], postgresql_ops={"word": "text_pattern_ops"})
    op.execute(f"CREATE INDEX ix_search_word_spelling ON search_word USING gin (spelling {trgm}.gin_trgm_ops)")


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def _said(table: str) -> list[sa.schema.SchemaItem]:
    """By whom, about which photo, and when it changed last."""
    return [
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f(f"fk_{table}_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f(f"fk_{table}_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _states(name: str, *states: str) -> sa.Enum:
    return sa.Enum(*states, name=name, native_enum=False, create_constraint=True, length=16)
