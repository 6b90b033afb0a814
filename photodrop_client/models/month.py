from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Month")


@_attrs_define
class Month:
    """`month` is like 2026-11."""

    month: str
    paid: int
    given_back: int
    net: int
    net_label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        month = self.month

        paid = self.paid

        given_back = self.given_back

        net = self.net

        net_label = self.net_label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "month": month,
                "paid": paid,
                "given_back": given_back,
                "net": net,
                "net_label": net_label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        month = d.pop("month")

        paid = d.pop("paid")

        given_back = d.pop("given_back")

        net = d.pop("net")

        net_label = d.pop("net_label")

        month = cls(
            month=month,
            paid=paid,
            given_back=given_back,
            net=net,
            net_label=net_label,
        )

        month.additional_properties = d
        return month

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
