from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.cart_line import CartLine


T = TypeVar("T", bound="CartGroup")


@_attrs_define
class CartGroup:
    """What makes one order: lines of one photographer in one currency."""

    photographer_id: str
    photographer: str
    currency: str
    items: list[CartLine]
    count: int
    subtotal: int
    subtotal_label: str
    shipping: int
    shipping_label: str
    total: int
    total_label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        photographer_id = self.photographer_id

        photographer = self.photographer

        currency = self.currency

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        count = self.count

        subtotal = self.subtotal

        subtotal_label = self.subtotal_label

        shipping = self.shipping

        shipping_label = self.shipping_label

        total = self.total

        total_label = self.total_label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photographer_id": photographer_id,
                "photographer": photographer,
                "currency": currency,
                "items": items,
                "count": count,
                "subtotal": subtotal,
                "subtotal_label": subtotal_label,
                "shipping": shipping,
                "shipping_label": shipping_label,
                "total": total,
                "total_label": total_label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cart_line import CartLine  # noqa: PLC0415

        d = dict(src_dict)
        photographer_id = d.pop("photographer_id")

        photographer = d.pop("photographer")

        currency = d.pop("currency")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = CartLine.from_dict(items_item_data)

            items.append(items_item)

        count = d.pop("count")

        subtotal = d.pop("subtotal")

        subtotal_label = d.pop("subtotal_label")

        shipping = d.pop("shipping")

        shipping_label = d.pop("shipping_label")

        total = d.pop("total")

        total_label = d.pop("total_label")

        cart_group = cls(
            photographer_id=photographer_id,
            photographer=photographer,
            currency=currency,
            items=items,
            count=count,
            subtotal=subtotal,
            subtotal_label=subtotal_label,
            shipping=shipping,
            shipping_label=shipping_label,
            total=total,
            total_label=total_label,
        )

        cart_group.additional_properties = d
        return cart_group

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
