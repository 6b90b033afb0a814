"""The ledger of payments, what providers tell, and unlocks of single photos.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915  # one change after the other
    op.create_table(
        "payment_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("provider", sa.String(length=16), nullable=False),
        sa.Column("event_id", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("subject", sa.String(length=255), server_default="", nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_event")),
        sa.UniqueConstraint("provider", "event_id", name=op.f("uq_payment_event_provider_event_id")),
    )
    op.create_index(
        "ix_payment_event_waiting",
        "payment_event",
        ["provider", "subject"],
        unique=False,
        postgresql_where=sa.text("applied_at IS NULL"),
    )
    op.create_table(
        "checkout_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("checkout_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["checkout_id"], ["checkout.id"], name=op.f("fk_checkout_item_checkout_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkout_item")),
        sa.UniqueConstraint("checkout_id", "photo_id", name=op.f("uq_checkout_item_checkout_id_photo_id")),
    )
    op.create_index(op.f("ix_checkout_item_photo_id"), "checkout_item", ["photo_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "paid",
                "refunded",
                "disputed",
                "dispute_won",
                "dispute_lost",
                name="paymentkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("provider", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.String(length=255), nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("follows_id", sa.Uuid(), nullable=True),
        sa.Column("checkout_id", sa.Uuid(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("album_id", sa.Uuid(), nullable=False),
        sa.Column("album_name", sa.Text(), server_default="", nullable=False),
        sa.Column("photographer_id", sa.Uuid(), nullable=False),
        sa.Column("photographer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("client_name", sa.Text(), server_default="", nullable=False),
        sa.Column("photo_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'paid') = (follows_id IS NULL)", name=op.f("ck_payment_all_but_paid_follow")),
        sa.CheckConstraint(
            "CASE kind WHEN 'paid' THEN amount > 0 WHEN 'dispute_won' THEN amount > 0 "
            "WHEN 'dispute_lost' THEN amount = 0 ELSE amount < 0 END",
            name=op.f("ck_payment_sign_of_kind"),
        ),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_payment_currency_iso4217")),
        sa.ForeignKeyConstraint(
            ["checkout_id"], ["checkout.id"], name=op.f("fk_payment_checkout_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"], ["payment.id"], name=op.f("fk_payment_follows_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("provider", "reference", name=op.f("uq_payment_provider_reference")),
    )
    op.create_index(op.f("ix_payment_album_id"), "payment", ["album_id"], unique=False)
    op.create_index(op.f("ix_payment_checkout_id"), "payment", ["checkout_id"], unique=False)
    op.create_index(op.f("ix_payment_follows_id"), "payment", ["follows_id"], unique=False)
    op.create_index(
        "ix_payment_photographer_happened", "payment", ["photographer_id", "happened_at", "id"], unique=False
    )
    op.add_column("album", sa.Column("photo_price", sa.Integer(), server_default="0", nullable=False))
    op.add_column("album", sa.Column("free_photos", sa.Integer(), server_default="0", nullable=False))
    op.drop_constraint(op.f("ck_album_priced_keeps_watermark"), "album", type_="check")
    op.create_check_constraint(
        op.f("ck_album_priced_keeps_watermark"), "album", "price = 0 AND photo_price = 0 OR watermark"
    )
    op.create_check_constraint(
        op.f("ck_album_single_photos"), "album", "photo_price >= 0 AND free_photos BETWEEN 0 AND 1000"
    )
    op.drop_constraint(op.f("fk_checkout_album_id"), "checkout", type_="foreignkey")
    op.drop_constraint(op.f("fk_checkout_client_id"), "checkout", type_="foreignkey")
    op.add_column("checkout", sa.Column("album_name", sa.Text(), server_default="", nullable=False))
    op.add_column("checkout", sa.Column("photographer_id", sa.Uuid(), nullable=True))
    op.add_column("checkout", sa.Column("photographer_name", sa.Text(), server_default="", nullable=False))
    op.add_column("checkout", sa.Column("client_name", sa.Text(), server_default="", nullable=False))
    op.add_column("checkout", sa.Column("photo_count", sa.Integer(), server_default="0", nullable=False))
    op.add_column("checkout", sa.Column("basket", sa.String(length=64), server_default="", nullable=False))
    op.add_column("checkout", sa.Column("provider_session", sa.String(length=255), nullable=True))
    op.add_column("checkout", sa.Column("url", sa.Text(), server_default="", nullable=False))
    op.add_column("checkout", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("checkout", sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(NAMES)
    op.alter_column("checkout", "photographer_id", nullable=False)
    op.drop_constraint(op.f("ck_checkout_checkoutstate"), "checkout", type_="check")
    op.create_check_constraint(
        op.f("ck_checkout_checkoutstate"), "checkout", "state IN ('open', 'paid', 'cancelled', 'expired')"
    )
    op.create_check_constraint(
        op.f("ck_checkout_basket_of_photos"), "checkout", "photo_count >= 0 AND (photo_count = 0) = (basket = '')"
    )
    op.alter_column("checkout", "amount", existing_type=sa.INTEGER(), type_=sa.BigInteger(), existing_nullable=False)
    op.drop_index(op.f("uq_checkout_open"), table_name="checkout", postgresql_where="((state)::text = 'open'::text)")
    op.create_index(
        "uq_checkout_open",
        "checkout",
        ["album_id", "client_id", "provider", "basket"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(op.f("ix_checkout_album_id"), "checkout", ["album_id"], unique=False)
    op.create_index(op.f("ix_checkout_photographer_id"), "checkout", ["photographer_id"], unique=False)
    op.create_unique_constraint(
        op.f("uq_checkout_provider_provider_session"), "checkout", ["provider", "provider_session"]
    )
    op.add_column("unlock", sa.Column("photo_id", sa.Uuid(), nullable=True))
    op.add_column(
        "unlock",
        sa.Column(
            "origin",
            sa.Enum(
                "hand", "checkout", "free", name="unlockorigin", native_enum=False, create_constraint=True, length=16
            ),
            server_default="hand",
            nullable=False,
        ),
    )
    op.add_column("unlock", sa.Column("checkout_id", sa.Uuid(), nullable=True))
    op.alter_column("unlock", "granted_by", existing_type=sa.UUID(), nullable=True)
    op.drop_constraint(op.f("uq_unlock_album_id_client_id"), "unlock", type_="unique")
    op.create_index(op.f("ix_unlock_album_id"), "unlock", ["album_id"], unique=False)
    op.create_index(op.f("ix_unlock_checkout_id"), "unlock", ["checkout_id"], unique=False)
    op.create_index(
        "uq_unlock_album",
        "unlock",
        ["album_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("photo_id IS NULL"),
    )
    op.create_index(
        "uq_unlock_photo",
        "unlock",
        ["photo_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("photo_id IS NOT NULL"),
    )
    op.drop_constraint(op.f("fk_unlock_granted_by"), "unlock", type_="foreignkey")
    op.create_foreign_key(
        op.f("fk_unlock_granted_by"), "unlock", "account", ["granted_by"], ["id"], ondelete="SET NULL"
    )
    op.create_foreign_key(
        op.f("fk_unlock_checkout_id"), "unlock", "checkout", ["checkout_id"], ["id"], ondelete="RESTRICT"
    )
    op.create_check_constraint(
        op.f("ck_unlock_free_is_one_photo"), "unlock", "origin <> 'free' OR photo_id IS NOT NULL"
    )
    op.create_check_constraint(
        op.f("ck_unlock_paid_by_a_checkout"), "unlock", "origin <> 'checkout' OR checkout_id IS NOT NULL"
    )
    op.execute(FINAL)
    op.create_foreign_key(op.f("fk_unlock_photo_id"), "unlock", "photo", ["photo_id"], ["id"], ondelete="CASCADE")


def downgrade() -> None:
    # What this version cannot say is left out: unlocks of single photos, checkouts of what is gone.
    op.execute("DELETE FROM unlock WHERE photo_id IS NOT NULL")
    op.execute(
        "UPDATE unlock SET granted_by = album.owner_id FROM album WHERE album.id = album_id AND granted_by IS NULL"
    )
    op.drop_constraint(op.f("fk_unlock_photo_id"), "unlock", type_="foreignkey")
    op.drop_constraint(op.f("fk_unlock_checkout_id"), "unlock", type_="foreignkey")
    op.drop_constraint(op.f("fk_unlock_granted_by"), "unlock", type_="foreignkey")
    op.create_foreign_key(
        op.f("fk_unlock_granted_by"), "unlock", "account", ["granted_by"], ["id"], ondelete="RESTRICT"
    )
    op.drop_index("uq_unlock_photo", table_name="unlock", postgresql_where=sa.text("photo_id IS NOT NULL"))
    op.drop_index("uq_unlock_album", table_name="unlock", postgresql_where=sa.text("photo_id IS NULL"))
    op.drop_index(op.f("ix_unlock_checkout_id"), table_name="unlock")
    op.drop_index(op.f("ix_unlock_album_id"), table_name="unlock")
    op.create_unique_constraint(
        op.f("uq_unlock_album_id_client_id"), "unlock", ["album_id", "client_id"], postgresql_nulls_not_distinct=False
    )
    op.alter_column("unlock", "granted_by", existing_type=sa.UUID(), nullable=False)
    op.drop_constraint(op.f("ck_unlock_paid_by_a_checkout"), "unlock", type_="check")
    op.drop_constraint(op.f("ck_unlock_free_is_one_photo"), "unlock", type_="check")
    op.drop_column("unlock", "checkout_id")
    op.drop_column("unlock", "origin")
    op.drop_column("unlock", "photo_id")
    for table in ("payment", "payment_event", "checkout_item"):
        op.drop_table(table)
    op.execute("DROP FUNCTION payment_is_final()")
    op.execute(ORPHANS)
    op.execute("UPDATE checkout SET state = 'cancelled' WHERE state = 'expired'")
    op.drop_constraint(op.f("ck_checkout_checkoutstate"), "checkout", type_="check")
    op.create_check_constraint(op.f("ck_checkout_checkoutstate"), "checkout", "state IN ('open', 'paid', 'cancelled')")
    op.drop_constraint(op.f("ck_checkout_basket_of_photos"), "checkout", type_="check")
    op.create_foreign_key(op.f("fk_checkout_album_id"), "checkout", "album", ["album_id"], ["id"], ondelete="CASCADE")
    op.create_foreign_key(
        op.f("fk_checkout_client_id"), "checkout", "account", ["client_id"], ["id"], ondelete="CASCADE"
    )
    op.drop_constraint(op.f("uq_checkout_provider_provider_session"), "checkout", type_="unique")
    op.drop_index(op.f("ix_checkout_photographer_id"), table_name="checkout")
    op.drop_index(op.f("ix_checkout_album_id"), table_name="checkout")
    op.drop_index("uq_checkout_open", table_name="checkout", postgresql_where=sa.text("state = 'open'"))
    op.create_index(
        op.f("uq_checkout_open"),
        "checkout",
        ["album_id", "client_id"],
        unique=True,
        postgresql_where="((state)::text = 'open'::text)",
    )
    op.alter_column("checkout", "amount", existing_type=sa.BigInteger(), type_=sa.INTEGER(), existing_nullable=False)
    op.drop_column("checkout", "revoked_at")
    op.drop_column("checkout", "expires_at")
    op.drop_column("checkout", "url")
    op.drop_column("checkout", "provider_session")
    op.drop_column("checkout", "basket")
    op.drop_column("checkout", "photo_count")
    op.drop_column("checkout", "client_name")
    op.drop_column("checkout", "photographer_name")
    op.drop_column("checkout", "photographer_id")
    op.drop_column("checkout", "album_name")
    op.drop_constraint(op.f("ck_album_single_photos"), "album", type_="check")
    # A watermark without a price is what the older version makes of an album that sells single photos only.
    op.drop_constraint(op.f("ck_album_priced_keeps_watermark"), "album", type_="check")
    op.create_check_constraint(op.f("ck_album_priced_keeps_watermark"), "album", "price = 0 OR watermark")
    op.drop_column("album", "free_photos")
    op.drop_column("album", "photo_price")


NAMES = """
UPDATE checkout SET
    album_name = album.name,
    photographer_id = album.owner_id,
    photographer_name = coalesce(nullif(owner.name, ''), owner.login, ''),
    client_name = coalesce(nullif(client.name, ''), client.phone, '')
FROM album, account AS owner, account AS client
WHERE album.id = checkout.album_id AND owner.id = album.owner_id AND client.id = checkout.client_id
"""

ORPHANS = """
DELETE FROM checkout
WHERE photo_count > 0
    OR NOT EXISTS (SELECT 1 FROM album WHERE album.id = album_id)
    OR NOT EXISTS (SELECT 1 FROM account WHERE account.id = client_id)
    OR (state = 'open' AND EXISTS (
        SELECT 1 FROM checkout AS newer WHERE newer.state = 'open' AND newer.album_id = checkout.album_id
        AND newer.client_id = checkout.client_id AND newer.photo_count = 0 AND newer.id > checkout.id
    ))
"""

FINAL = """
CREATE FUNCTION payment_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is never changed, only followed.' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER payment_is_final BEFORE UPDATE OR DELETE ON payment
FOR EACH ROW EXECUTE FUNCTION payment_is_final()
"""
