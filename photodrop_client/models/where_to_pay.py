from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WhereToPay")


@_attrs_define
class WhereToPay:
    """An empty `url` means: to the photographer, as agreed with them."""

    url: str
    amount: int
    currency: str
    amount_label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        amount = self.amount

        currency = self.currency

        amount_label = self.amount_label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "url": url,
                "amount": amount,
                "currency": currency,
                "amount_label": amount_label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        amount = d.pop("amount")

        currency = d.pop("currency")

        amount_label = d.pop("amount_label")

        where_to_pay = cls(
            url=url,
            amount=amount,
            currency=currency,
            amount_label=amount_label,
        )

        where_to_pay.additional_properties = d
        return where_to_pay

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
