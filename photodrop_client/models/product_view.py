from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ProductView")


@_attrs_define
class ProductView:
    """`size_label` is like `10 × 15 cm`. A picture needs `min_long` by `min_short` pixels, either way up."""

    id: str
    kind: str
    name: str
    size_label: str
    width: float
    height: float
    unit: str
    finish: str
    dpi: int
    min_long: int
    min_short: int
    price: int
    currency: str
    price_label: str
    is_active: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        name = self.name

        size_label = self.size_label

        width = self.width

        height = self.height

        unit = self.unit

        finish = self.finish

        dpi = self.dpi

        min_long = self.min_long

        min_short = self.min_short

        price = self.price

        currency = self.currency

        price_label = self.price_label

        is_active = self.is_active

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "name": name,
                "size_label": size_label,
                "width": width,
                "height": height,
                "unit": unit,
                "finish": finish,
                "dpi": dpi,
                "min_long": min_long,
                "min_short": min_short,
                "price": price,
                "currency": currency,
                "price_label": price_label,
                "is_active": is_active,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        name = d.pop("name")

        size_label = d.pop("size_label")

        width = d.pop("width")

        height = d.pop("height")

        unit = d.pop("unit")

        finish = d.pop("finish")

        dpi = d.pop("dpi")

        min_long = d.pop("min_long")

        min_short = d.pop("min_short")

        price = d.pop("price")

        currency = d.pop("currency")

        price_label = d.pop("price_label")

        is_active = d.pop("is_active")

        product_view = cls(
            id=id,
            kind=kind,
            name=name,
            size_label=size_label,
            width=width,
            height=height,
            unit=unit,
            finish=finish,
            dpi=dpi,
            min_long=min_long,
            min_short=min_short,
            price=price,
            currency=currency,
            price_label=price_label,
            is_active=is_active,
        )

        product_view.additional_properties = d
        return product_view

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
