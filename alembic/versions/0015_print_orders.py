"""Products, carts and orders of prints; a checkout and a payment may be for an order.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ONE_BUYER = "(account_id IS NULL) <> (guest_id IS NULL)"
ONE = "(album_id IS NULL) <> (order_id IS NULL)"

IN_PICTURE = (
    "crop_x >= 0 AND crop_y >= 0 AND crop_width > 0 AND crop_height > 0 "
    "AND crop_x + crop_width <= 1.000001 AND crop_y + crop_height <= 1.000001"
)


def upgrade() -> None:
    op.create_table(
        "print_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("photographer_id", sa.Uuid(), nullable=False),
        sa.Column("photographer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("client_name", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("subtotal", sa.BigInteger(), nullable=False),
        sa.Column("shipping", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.String(length=16), nullable=False),
        sa.Column("requests", sa.Text(), server_default="", nullable=False),
        sa.Column("tracking", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "placed",
                "accepted",
                "printing",
                "shipped",
                "delivered",
                "cancelled",
                name="orderstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("lab_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_print_order_currency_iso4217")),
        sa.CheckConstraint(
            "subtotal >= 0 AND shipping >= 0 AND total = subtotal + shipping", name=op.f("ck_print_order_sums")
        ),
        sa.CheckConstraint(ONE_BUYER, name=op.f("ck_print_order_of_account_or_guest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_order")),
        sa.UniqueConstraint("id", "currency", name=op.f("uq_print_order_id_currency")),
        sa.UniqueConstraint("photographer_id", "number", name=op.f("uq_print_order_photographer_id_number")),
    )
    op.create_index("ix_print_order_account_created", "print_order", ["account_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_print_order_photographer_created", "print_order", ["photographer_id", "created_at", "id"], unique=False
    )
    op.create_index("ix_print_order_guest_created", "print_order", ["guest_id", "created_at", "id"], unique=False)
    op.create_table(
        "print_order_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "placed",
                "accepted",
                "printing",
                "shipped",
                "delivered",
                "cancelled",
                name="orderstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "by",
            sa.Enum(
                "client",
                "photographer",
                "provider",
                name="stepby",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["print_order.id"], name=op.f("fk_print_order_step_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_order_step")),
    )
    op.create_index(
        "ix_print_order_step_order_happened", "print_order_step", ["order_id", "happened_at", "id"], unique=False
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("photographer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "print",
                "poster",
                "framed",
                "canvas",
                "metal",
                "card",
                name="productkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("width", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column("height", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("mm", "inch", name="unit", native_enum=False, create_constraint=True, length=16),
            nullable=False,
        ),
        sa.Column("finish", sa.Text(), server_default="", nullable=False),
        sa.Column("dpi", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_product_named")),
        sa.CheckConstraint("price >= 0 AND currency ~ '^[A-Z]{3}$'", name=op.f("ck_product_money")),
        sa.CheckConstraint("dpi BETWEEN 50 AND 600", name=op.f("ck_product_dpi")),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_product_sized")),
        sa.ForeignKeyConstraint(
            ["photographer_id"], ["account.id"], name=op.f("fk_product_photographer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    op.create_index("ix_product_photographer_position", "product", ["photographer_id", "position", "id"], unique=False)
    op.create_table(
        "shipping_price",
        sa.Column("photographer_id", sa.Uuid(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0 AND currency ~ '^[A-Z]{3}$'", name=op.f("ck_shipping_price_money")),
        sa.ForeignKeyConstraint(
            ["photographer_id"], ["account.id"], name=op.f("fk_shipping_price_photographer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("photographer_id", "currency", name=op.f("pk_shipping_price")),
    )
    op.create_table(
        "cart_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("share_id", sa.Uuid(), nullable=True),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("crop_x", sa.Float(), nullable=False),
        sa.Column("crop_y", sa.Float(), nullable=False),
        sa.Column("crop_width", sa.Float(), nullable=False),
        sa.Column("crop_height", sa.Float(), nullable=False),
        sa.Column("requests", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            IN_PICTURE,
            name=op.f("ck_cart_item_crop_in_picture"),
        ),
        sa.CheckConstraint("quantity BETWEEN 1 AND 999", name=op.f("ck_cart_item_quantity")),
        sa.CheckConstraint(ONE_BUYER, name=op.f("ck_cart_item_of_account_or_guest")),
        sa.CheckConstraint("guest_id IS NULL OR share_id IS NOT NULL", name=op.f("ck_cart_item_guest_came_by_a_share")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_cart_item_guest_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["share_id"], ["share.id"], name=op.f("fk_cart_item_share_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_cart_item_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_cart_item_photo_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_cart_item_product_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_item")),
    )
    op.create_index("ix_cart_item_account_created", "cart_item", ["account_id", "created_at", "id"], unique=False)
    op.create_index("ix_cart_item_guest_created", "cart_item", ["guest_id", "created_at", "id"], unique=False)
    op.create_index(op.f("ix_cart_item_share_id"), "cart_item", ["share_id"], unique=False)
    op.create_index(op.f("ix_cart_item_photo_id"), "cart_item", ["photo_id"], unique=False)
    op.create_index(op.f("ix_cart_item_product_id"), "cart_item", ["product_id"], unique=False)
    op.create_table(
        "print_order_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("share_id", sa.Uuid(), nullable=True),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "print",
                "poster",
                "framed",
                "canvas",
                "metal",
                "card",
                name="productkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("width", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column("height", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("mm", "inch", name="unit", native_enum=False, create_constraint=True, length=16),
            nullable=False,
        ),
        sa.Column("finish", sa.Text(), server_default="", nullable=False),
        sa.Column("dpi", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("crop_x", sa.Float(), nullable=False),
        sa.Column("crop_y", sa.Float(), nullable=False),
        sa.Column("crop_width", sa.Float(), nullable=False),
        sa.Column("crop_height", sa.Float(), nullable=False),
        sa.Column("requests", sa.Text(), server_default="", nullable=False),
        sa.Column("lab_key", sa.String(length=200), nullable=True),
        sa.Column("lab_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lab_width", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lab_height", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lab_sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("lab_crc32", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lab_error", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("(lab_key IS NULL) = (lab_bytes = 0)", name=op.f("ck_print_order_item_lab_file")),
        sa.CheckConstraint(
            IN_PICTURE,
            name=op.f("ck_print_order_item_crop_in_picture"),
        ),
        sa.CheckConstraint(
            "quantity BETWEEN 1 AND 999 AND price >= 0 AND amount = price * quantity",
            name=op.f("ck_print_order_item_sums"),
        ),
        sa.ForeignKeyConstraint(
            ["order_id", "currency"],
            ["print_order.id", "print_order.currency"],
            name="fk_print_order_item_order",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.id"], name=op.f("fk_print_order_item_photo_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_print_order_item_product_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["share_id"], ["share.id"], name=op.f("fk_print_order_item_share_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_order_item")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_print_order_item_order_id_position")),
    )
    op.create_index(op.f("ix_print_order_item_share_id"), "print_order_item", ["share_id"], unique=False)
    op.create_index(op.f("ix_print_order_item_photo_id"), "print_order_item", ["photo_id"], unique=False)
    op.create_index(op.f("ix_print_order_item_product_id"), "print_order_item", ["product_id"], unique=False)
    op.add_column("checkout", sa.Column("order_id", sa.Uuid(), nullable=True))
    op.alter_column("checkout", "album_id", existing_type=sa.UUID(), nullable=True)
    op.create_index(op.f("ix_checkout_order_id"), "checkout", ["order_id"], unique=False)
    op.create_index(
        "uq_checkout_open_order", "checkout", ["order_id"], unique=True, postgresql_where=sa.text("state = 'open'")
    )
    op.create_check_constraint(op.f("ck_checkout_album_or_order"), "checkout", ONE)
    op.add_column("payment", sa.Column("order_id", sa.Uuid(), nullable=True))
    op.alter_column("payment", "album_id", existing_type=sa.UUID(), nullable=True)
    op.create_index(op.f("ix_payment_order_id"), "payment", ["order_id"], unique=False)
    op.create_check_constraint(op.f("ck_payment_album_or_order"), "payment", ONE)


def downgrade() -> None:
    """What was paid for orders stays in the ledger, as if an order were an album that is gone."""
    op.drop_constraint(op.f("ck_payment_album_or_order"), "payment", type_="check")
    op.drop_constraint(op.f("ck_checkout_album_or_order"), "checkout", type_="check")
    op.execute("ALTER TABLE payment DISABLE TRIGGER payment_is_final")
    op.execute("UPDATE payment SET album_id = order_id WHERE album_id IS NULL")
    op.execute("ALTER TABLE payment ENABLE TRIGGER payment_is_final")
    op.execute("UPDATE checkout SET album_id = order_id WHERE album_id IS NULL")
    op.drop_index(op.f("ix_payment_order_id"), table_name="payment")
    op.alter_column("payment", "album_id", existing_type=sa.UUID(), nullable=False)
    op.drop_column("payment", "order_id")
    op.drop_index("uq_checkout_open_order", table_name="checkout", postgresql_where=sa.text("state = 'open'"))
    op.drop_index(op.f("ix_checkout_order_id"), table_name="checkout")
    op.alter_column("checkout", "album_id", existing_type=sa.UUID(), nullable=False)
    op.drop_column("checkout", "order_id")
    for table in ("print_order_item", "cart_item", "shipping_price", "product", "print_order_step", "print_order"):
        op.drop_table(table)
