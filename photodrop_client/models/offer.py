from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.offered import Offered
    from ..models.printable import Printable


T = TypeVar("T", bound="Offer")


@_attrs_define
class Offer:
    """"""

    photo: Printable
    photographer_id: str
    photographer: str
    products: list[Offered]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        photo = self.photo.to_dict()

        photographer_id = self.photographer_id

        photographer = self.photographer

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photo": photo,
                "photographer_id": photographer_id,
                "photographer": photographer,
                "products": products,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.offered import Offered  # noqa: PLC0415
        from ..models.printable import Printable  # noqa: PLC0415

        d = dict(src_dict)
        photo = Printable.from_dict(d.pop("photo"))

        photographer_id = d.pop("photographer_id")

        photographer = d.pop("photographer")

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = Offered.from_dict(products_item_data)

            products.append(products_item)

        offer = cls(
            photo=photo,
            photographer_id=photographer_id,
            photographer=photographer,
            products=products,
        )

        offer.additional_properties = d
        return offer

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
