from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, text

IN_PICTURE = (
    "crop_x >= 0 AND crop_y >= 0 AND crop_width > 0 AND crop_height > 0 "
    "AND crop_x + crop_width <= 1.000001 AND crop_y + crop_height <= 1.000001"
)


class CartItem(Row, table=True):
    """A photo to be made into a product. The crop is in parts of the upright picture's width and height."""

    __table_args__ = (
        CheckConstraint("quantity BETWEEN 1 AND 999", name="quantity"),
        CheckConstraint(IN_PICTURE, name="crop_in_picture"),
        CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="of_account_or_guest"),
        CheckConstraint("guest_id IS NULL OR share_id IS NOT NULL", name="guest_came_by_a_share"),
        Index("ix_cart_item_account_created", "account_id", "created_at", "id"),
        Index("ix_cart_item_guest_created", "guest_id", "created_at", "id"),
    )

    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE", index=False)
    guest_id: UUID | None = refers_to("guest.id", on_delete="CASCADE", index=False)
    share_id: UUID | None = refers_to("share.id", on_delete="CASCADE")
    """By which the photo is seen, where it is not one's own."""
    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE")
    product_id: UUID = refers_to("product.id", on_delete="CASCADE")
    quantity: int = Field(default=1)
    crop_x: float
    crop_y: float
    crop_width: float
    crop_height: float
    requests: str = text()
