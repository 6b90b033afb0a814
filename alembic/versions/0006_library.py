"""Libraries beside client albums, and links that open an album or a photo.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLAIN = "kind = 'client' OR NOT watermark AND price = 0 AND photo_price = 0 AND free_photos = 0"
ANY_TOKEN = sa.text("replace((gen_random_uuid())::text, '-'::text, ''::text)")


def upgrade() -> None:
    op.add_column(
        "album",
        sa.Column(
            "kind",
            sa.Enum("client", "library", name="albumkind", native_enum=False, create_constraint=True, length=16),
            server_default="client",
            nullable=False,
        ),
    )
    op.drop_constraint(op.f("ck_album_named"), "album", type_="check")
    op.create_check_constraint(op.f("ck_album_named"), "album", "name <> '' AND (location <> '' OR kind = 'library')")
    op.create_check_constraint(op.f("ck_album_library_is_free"), "album", PLAIN)
    for table in ("album", "photo"):
        op.add_column(table, sa.Column("link_token", sa.String(length=32), server_default=ANY_TOKEN, nullable=False))
        op.create_unique_constraint(op.f(f"uq_{table}_link_token"), table, ["link_token"])
    op.create_index(
        "ix_album_public_created",
        "album",
        ["created_at", "id"],
        postgresql_where=sa.text("visibility = 'public' AND deleted_at IS NULL"),
    )
    op.create_index(
        "ix_photo_dropped",
        "photo",
        ["dropped_at", "id"],
        postgresql_where=sa.text("status = 'ready' AND dropped_at IS NOT NULL AND deleted_at IS NULL"),
    )


def downgrade() -> None:
    """Libraries become client albums, private ones, of a place with no name."""
    op.execute("UPDATE album SET location = '–', visibility = 'private' WHERE kind = 'library' AND location = ''")
    op.drop_index("ix_photo_dropped", table_name="photo")
    op.drop_index("ix_album_public_created", table_name="album")
    for table in ("album", "photo"):
        op.drop_constraint(op.f(f"uq_{table}_link_token"), table, type_="unique")
        op.drop_column(table, "link_token")
    op.drop_constraint(op.f("ck_album_library_is_free"), "album", type_="check")
    op.drop_constraint(op.f("ck_album_named"), "album", type_="check")
    op.drop_column("album", "kind")
    op.create_check_constraint(op.f("ck_album_named"), "album", "name <> '' AND location <> ''")
