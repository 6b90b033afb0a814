"""The nouns of the main job: accounts, albums, photos, people in them, uploads, unlocks, and the queue.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The queue's own schema goes in as it is: whole, through the driver, without parameters.
    op.get_bind().connection.cursor().execute(SchemaManager.get_schema())

    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "user",
                "photographer",
                "moderator",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("login", sa.String(length=32), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("password_hash", sa.String(length=72), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column(
            "face_consent",
            sa.Enum(
                "unasked",
                "granted",
                "refused",
                name="faceconsent",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            server_default="unasked",
            nullable=False,
        ),
        sa.Column("face_consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("login ~ '^[A-Za-z_]{3,32}$'", name=op.f("ck_account_login_letters")),
        sa.CheckConstraint("phone ~ '^\\+[1-9][0-9]{6,14}$'", name=op.f("ck_account_phone_e164")),
        sa.CheckConstraint("role = 'user' OR password_hash IS NOT NULL", name=op.f("ck_account_staff_has_password")),
        sa.CheckConstraint("coalesce(login, phone, email) IS NOT NULL", name=op.f("ck_account_reachable")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("phone", name=op.f("uq_account_phone")),
    )
    op.create_index("uq_account_email_lower", "account", [sa.literal_column("lower(email)")], unique=True)
    op.create_index("uq_account_login_lower", "account", [sa.literal_column("lower(login)")], unique=True)
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_index(op.f("ix_audit_event_action"), "audit_event", ["action"], unique=False)
    op.create_index(op.f("ix_audit_event_actor_id"), "audit_event", ["actor_id"], unique=False)
    op.create_index(op.f("ix_audit_event_subject_id"), "audit_event", ["subject_id"], unique=False)
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("resends", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("phone ~ '^\\+[1-9][0-9]{6,14}$'", name=op.f("ck_one_time_code_phone_e164")),
        sa.CheckConstraint("resends BETWEEN 0 AND 1", name=op.f("ck_one_time_code_one_resend")),
        sa.CheckConstraint("tries BETWEEN 0 AND 5", name=op.f("ck_one_time_code_five_tries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
    )
    op.create_index(op.f("ix_one_time_code_phone"), "one_time_code", ["phone"], unique=False)
    op.create_table(
        "rate_limit",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("resets_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_limit")),
    )
    op.create_index(op.f("ix_rate_limit_resets_at"), "rate_limit", ["resets_at"], unique=False)
    op.create_table(
        "album",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("location", sa.String(length=120), nullable=False),
        sa.Column("shot_on", sa.Date(), nullable=False),
        sa.Column("watermark", sa.Boolean(), nullable=False),
        sa.Column("watermark_text", sa.String(length=40), nullable=False),
        sa.Column("watermark_revision", sa.Integer(), nullable=False),
        sa.Column("max_edge", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("downloads", sa.Boolean(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "private", "link", "public", name="visibility", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("NOT watermark OR watermark_text <> ''", name=op.f("ck_album_watermark_says_something")),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_album_currency_iso4217")),
        sa.CheckConstraint("name <> '' AND location <> ''", name=op.f("ck_album_named")),
        sa.CheckConstraint("max_edge = 0 OR max_edge BETWEEN 1024 AND 20000", name=op.f("ck_album_max_edge")),
        sa.CheckConstraint("price = 0 OR watermark", name=op.f("ck_album_priced_keeps_watermark")),
        sa.CheckConstraint("price >= 0", name=op.f("ck_album_price_not_negative")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_album_owner_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_album")),
    )
    op.create_index(
        "ix_album_owner_created",
        "album",
        ["owner_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_album_owner_shot_on",
        "album",
        ["owner_id", "shot_on", "id"],
        unique=False,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "client",
        sa.Column("photographer_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_client_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["photographer_id"], ["account.id"], name=op.f("fk_client_photographer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("photographer_id", "account_id", name=op.f("pk_client")),
    )
    op.create_index(op.f("ix_client_account_id"), "client", ["account_id"], unique=False)
    op.create_table(
        "idempotency_key",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_idempotency_key_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(op.f("ix_idempotency_key_created_at"), "idempotency_key", ["created_at"], unique=False)
    op.create_table(
        "login_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_login_session_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
    )
    op.create_index(op.f("ix_login_session_account_id"), "login_session", ["account_id"], unique=False)
    op.create_table(
        "selfie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "queued", "ready", "failed", name="selfiestatus", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("original_key", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("crop_x", sa.Integer(), nullable=False),
        sa.Column("crop_y", sa.Integer(), nullable=False),
        sa.Column("crop_width", sa.Integer(), nullable=False),
        sa.Column("crop_height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_selfie_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selfie")),
    )
    op.create_index(op.f("ix_selfie_account_id"), "selfie", ["account_id"], unique=False)
    op.create_index("uq_selfie_current", "selfie", ["account_id"], unique=True, postgresql_where=sa.text("is_current"))
    op.create_table(
        "sign_in_ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_in_ticket_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_ticket")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_ticket_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_ticket_account_id"), "sign_in_ticket", ["account_id"], unique=False)
    op.create_table(
        "checkout",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "paid", "cancelled", name="checkoutstate", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount >= 0 AND currency ~ '^[A-Z]{3}$'", name=op.f("ck_checkout_money")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_checkout_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["client_id"], ["account.id"], name=op.f("fk_checkout_client_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkout")),
    )
    op.create_index(op.f("ix_checkout_client_id"), "checkout", ["client_id"], unique=False)
    op.create_index(
        "uq_checkout_open",
        "checkout",
        ["album_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "uploading",
                "queued",
                "ready",
                "failed",
                name="photostatus",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("content_type", sa.String(length=40), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("original_key", sa.String(length=200), nullable=False),
        sa.Column("delivery_key", sa.String(length=200), nullable=True),
        sa.Column("delivery_bytes", sa.BigInteger(), nullable=False),
        sa.Column("delivery_content_type", sa.String(length=40), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("placeholder", sa.String(length=64), nullable=False),
        sa.Column("perceptual_hash", sa.String(length=16), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "sorted_at",
            sa.DateTime(timezone=True),
            sa.Computed("coalesce(taken_at, created_at)", persisted=True),
            nullable=True,
        ),
        sa.Column("watermark_revision", sa.Integer(), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status <> 'failed' OR error <> ''", name=op.f("ck_photo_failed_says_why")),
        sa.CheckConstraint("status <> 'ready' OR (width > 0 AND height > 0)", name=op.f("ck_photo_ready_is_measured")),
        sa.CheckConstraint("bytes >= 0 AND width >= 0 AND height >= 0", name=op.f("ck_photo_sizes")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_photo_album_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    op.create_index("ix_photo_album_created", "photo", ["album_id", "created_at", "id"], unique=False)
    op.create_index("ix_photo_album_name", "photo", ["album_id", "name", "id"], unique=False)
    op.create_index("ix_photo_album_sorted", "photo", ["album_id", "sorted_at", "id"], unique=False)
    op.create_index(
        "uq_photo_album_sha256",
        "photo",
        ["album_id", "sha256"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "refresh_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["login_session.id"], name=op.f("fk_refresh_token_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_refresh_token_token_hash")),
    )
    op.create_index(op.f("ix_refresh_token_session_id"), "refresh_token", ["session_id"], unique=False)
    op.create_table(
        "unlock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_unlock_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["client_id"], ["account.id"], name=op.f("fk_unlock_client_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["granted_by"], ["account.id"], name=op.f("fk_unlock_granted_by"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unlock")),
        sa.UniqueConstraint("album_id", "client_id", name=op.f("uq_unlock_album_id_client_id")),
    )
    op.create_index(op.f("ix_unlock_client_id"), "unlock", ["client_id"], unique=False)
    op.create_table(
        "appearance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "source",
            sa.Enum("hand", "face", name="appearancesource", native_enum=False, create_constraint=True, length=16),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "suggested",
                "confirmed",
                "rejected",
                name="appearancestate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["account.id"], name=op.f("fk_appearance_client_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_appearance_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("photo_id", "client_id", name=op.f("uq_appearance_photo_id_client_id")),
    )
    op.create_index("ix_appearance_client_state", "appearance", ["client_id", "state", "photo_id"], unique=False)
    op.create_table(
        "rendition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column(
            "size",
            sa.Enum(
                "thumb", "small", "medium", "large", name="size", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0 AND bytes > 0", name=op.f("ck_rendition_measured")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_rendition_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendition")),
        sa.UniqueConstraint("key", name=op.f("uq_rendition_key")),
        sa.UniqueConstraint("photo_id", "size", "marked", name=op.f("uq_rendition_photo_id_size_marked")),
    )
    op.create_table(
        "upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "complete", "refused", name="uploadstate", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("fingerprint", sa.String(length=400), nullable=False),
        sa.Column("client_ids", postgresql.ARRAY(sa.String(length=36)), server_default="{}", nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_upload_size")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_upload_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_upload_album_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_upload_photo_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_account_id"), "upload", ["account_id"], unique=False)
    op.create_index(op.f("ix_upload_photo_id"), "upload", ["photo_id"], unique=False)
    op.create_index(
        "uq_upload_open",
        "upload",
        ["album_id", "account_id", "fingerprint"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )


def downgrade() -> None:
    op.drop_index("uq_upload_open", table_name="upload", postgresql_where=sa.text("state = 'open'"))
    op.drop_index(op.f("ix_upload_photo_id"), table_name="upload")
    op.drop_index(op.f("ix_upload_account_id"), table_name="upload")
    op.drop_table("upload")
    op.drop_table("rendition")
    op.drop_index("ix_appearance_client_state", table_name="appearance")
    op.drop_table("appearance")
    op.drop_index(op.f("ix_unlock_client_id"), table_name="unlock")
    op.drop_table("unlock")
    op.drop_index(op.f("ix_refresh_token_session_id"), table_name="refresh_token")
    op.drop_table("refresh_token")
    op.drop_index("uq_photo_album_sha256", table_name="photo", postgresql_where=sa.text("deleted_at IS NULL"))
    op.drop_index("ix_photo_album_sorted", table_name="photo")
    op.drop_index("ix_photo_album_name", table_name="photo")
    op.drop_index("ix_photo_album_created", table_name="photo")
    op.drop_table("photo")
    op.drop_index("uq_checkout_open", table_name="checkout", postgresql_where=sa.text("state = 'open'"))
    op.drop_index(op.f("ix_checkout_client_id"), table_name="checkout")
    op.drop_table("checkout")
    op.drop_index(op.f("ix_sign_in_ticket_account_id"), table_name="sign_in_ticket")
    op.drop_table("sign_in_ticket")
    op.drop_index("uq_selfie_current", table_name="selfie", postgresql_where=sa.text("is_current"))
    op.drop_index(op.f("ix_selfie_account_id"), table_name="selfie")
    op.drop_table("selfie")
    op.drop_index(op.f("ix_login_session_account_id"), table_name="login_session")
    op.drop_table("login_session")
    op.drop_index(op.f("ix_idempotency_key_created_at"), table_name="idempotency_key")
    op.drop_table("idempotency_key")
    op.drop_index(op.f("ix_client_account_id"), table_name="client")
    op.drop_table("client")
    op.drop_index("ix_album_owner_shot_on", table_name="album", postgresql_where=sa.text("deleted_at IS NULL"))
    op.drop_index("ix_album_owner_created", table_name="album", postgresql_where=sa.text("deleted_at IS NULL"))
    op.drop_table("album")
    op.drop_index(op.f("ix_rate_limit_resets_at"), table_name="rate_limit")
    op.drop_table("rate_limit")
    op.drop_index(op.f("ix_one_time_code_phone"), table_name="one_time_code")
    op.drop_table("one_time_code")
    op.drop_index(op.f("ix_audit_event_subject_id"), table_name="audit_event")
    op.drop_index(op.f("ix_audit_event_actor_id"), table_name="audit_event")
    op.drop_index(op.f("ix_audit_event_action"), table_name="audit_event")
    op.drop_table("audit_event")
    op.drop_index("uq_account_login_lower", table_name="account")
    op.drop_index("uq_account_email_lower", table_name="account")
    op.drop_table("account")
    op.execute(
        "DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers "
        "CASCADE"
    )
    op.get_bind().connection.cursor().execute(DROP_QUEUE_ROUTINES)


DROP_QUEUE_ROUTINES = """
DO $$
DECLARE
    thing record;
BEGIN
    FOR thing IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE proname LIKE 'procrastinate%' AND pronamespace = current_schema()::regnamespace
    LOOP
        EXECUTE 'DROP FUNCTION ' || thing.name || ' CASCADE';
    END LOOP;
    FOR thing IN
        SELECT typname AS name FROM pg_type
        WHERE typname LIKE 'procrastinate%' AND typtype IN ('e', 'c') AND typnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE 'DROP TYPE IF EXISTS ' || quote_ident(thing.name) || ' CASCADE';
    END LOOP;
END
$$
"""
