"""Faces: what was found in photos, whom they are known by, who agreed to it, and which albums take part.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import VECTOR

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

DIMENSIONS = 128
NEAREST = {"postgresql_using": "hnsw", "postgresql_ops": {"embedding": "vector_cosine_ops"}}
CHECKS = {
    "ck_album_facemode": "faces IN ('off', 'on', 'minors')",
    "ck_album_library_has_no_faces": "kind = 'client' OR faces = 'off'",
    "ck_album_faces_kept_days": "faces_kept_days BETWEEN 0 AND 3650",
}


def upgrade() -> None:
    _extension(op.get_bind())
    _make_faces()
    _make_consents()
    mode = sa.Enum("off", "on", "minors", name="facemode", native_enum=False, length=16, create_constraint=False)
    op.add_column("album", sa.Column("faces", mode, server_default="off", nullable=False))
    op.add_column("album", sa.Column("faces_kept_days", sa.Integer(), server_default="0", nullable=False))
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(name), "album", rule)
    op.add_column("photo", sa.Column("faces_model", sa.String(length=64), server_default="", nullable=False))
    op.add_column("appearance", sa.Column("face_id", sa.Uuid(), nullable=True))
    op.add_column("appearance", sa.Column("similarity", sa.REAL(), nullable=True))
    op.add_column("appearance", sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(op.f("fk_appearance_face_id"), "appearance", "face", ["face_id"], ["id"], ondelete="SET NULL")
    op.create_index(op.f("ix_appearance_face_id"), "appearance", ["face_id"])


def downgrade() -> None:
    """Vectors and consents are lost; faces are found again by looking at the photos anew, consent must be asked for."""
    op.drop_index(op.f("ix_appearance_face_id"), table_name="appearance")
    op.drop_constraint(op.f("fk_appearance_face_id"), "appearance", type_="foreignkey")
    for column in ("hidden_at", "similarity", "face_id"):
        op.drop_column("appearance", column)
    op.drop_column("photo", "faces_model")
    for name in CHECKS:
        op.drop_constraint(op.f(name), "album", type_="check")
    for column in ("faces_kept_days", "faces"):
        op.drop_column("album", column)
    for table in ("consent", "face_reference", "face", "face_group"):
        op.drop_table(table)


def _extension(connection: sa.Connection) -> None:
    """Left there by a downgrade: others may use it."""
    known = sa.text("SELECT 1 FROM pg_extension WHERE extname = 'vector'")
    if connection.execute(known).first() is not None:
        return
    available = sa.text(
        "SELECT count(*), bool_or(trusted) OR current_setting('is_superuser')::bool "
        "FROM pg_available_extension_versions WHERE name = 'vector'"
    )
    versions, may_create = connection.execute(available).one()
    if not versions:
        msg = "This PostgreSQL has no pgvector, which faces need. Debian has it as postgresql-18-pgvector: install it."
        raise RuntimeError(msg)
    if not may_create:
        msg = "Faces need pgvector, and only a superuser may add it here: run CREATE EXTENSION vector in this database."
        raise RuntimeError(msg)
    op.execute("CREATE EXTENSION vector")


def _row() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ]


def _make_faces() -> None:
    op.create_table(
        "face_group",
        *_row(),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("is_ignored", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_face_group_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["client_id"], ["account.id"], name=op.f("fk_face_group_client_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_face_group")),
    )
    op.create_index("ix_face_group_album", "face_group", ["album_id", "id"])
    op.create_index(op.f("ix_face_group_client_id"), "face_group", ["client_id"])
    op.create_index(
        "uq_face_group_album_client",
        "face_group",
        ["album_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.create_table(
        "face",
        *_row(),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.REAL(), nullable=False) for name in ("left_edge", "top_edge", "width", "height")),
        sa.Column("pixels", sa.Integer(), nullable=False),
        sa.Column("score", sa.REAL(), nullable=False),
        sa.Column("quality", sa.REAL(), nullable=False),
        sa.Column("model", sa.String(length=64), nullable=False),
        sa.Column("embedding", VECTOR(DIMENSIONS), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("placed_by_hand", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_face_has_a_size")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_face_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_face_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group_id"], ["face_group.id"], name=op.f("fk_face_group_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_face")),
    )
    op.create_index(op.f("ix_face_photo_id"), "face", ["photo_id"])
    op.create_index(op.f("ix_face_group_id"), "face", ["group_id"])
    op.create_index("ix_face_of_album", "face", ["album_id", "id"], postgresql_where=sa.text("embedding IS NOT NULL"))
    op.create_index("ix_face_embedding", "face", ["embedding"], **NEAREST)
    op.create_table(
        "face_reference",
        *_row(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("selfie_id", sa.Uuid(), nullable=True),
        sa.Column("face_id", sa.Uuid(), nullable=True),
        sa.Column("model", sa.String(length=64), nullable=False),
        sa.Column("quality", sa.REAL(), nullable=False),
        sa.Column("embedding", VECTOR(DIMENSIONS), nullable=False),
        sa.CheckConstraint("num_nonnulls(selfie_id, face_id) = 1", name=op.f("ck_face_reference_one_origin")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_face_reference_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["selfie_id"], ["selfie.id"], name=op.f("fk_face_reference_selfie_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["face_id"], ["face.id"], name=op.f("fk_face_reference_face_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_face_reference")),
        sa.UniqueConstraint("account_id", "face_id", name=op.f("uq_face_reference_account_id_face_id")),
    )
    op.create_index(op.f("ix_face_reference_selfie_id"), "face_reference", ["selfie_id"])
    op.create_index(op.f("ix_face_reference_face_id"), "face_reference", ["face_id"])
    op.create_index("ix_face_reference_embedding", "face_reference", ["embedding"], **NEAREST)


def _make_consents() -> None:
    """Who decided before this table was there decided on the first text, in a browser or by the API alike."""
    channel = sa.Enum("web", "api", "cli", name="consentchannel", native_enum=False, length=16, create_constraint=False)
    op.create_table(
        "consent",
        *_row(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("channel", channel, nullable=False),
        sa.CheckConstraint("channel IN ('web', 'api', 'cli')", name=op.f("ck_consent_consentchannel")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_consent_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_account", "consent", ["account_id", "id"])
    op.execute(
        "INSERT INTO consent (id, created_at, account_id, granted, version, language, channel) "
        "SELECT gen_random_uuid(), face_consent_at, id, face_consent = 'granted', '1', coalesce(language, 'en'), 'web' "
        "FROM account WHERE face_consent <> 'unasked' AND face_consent_at IS NOT NULL"
    )
