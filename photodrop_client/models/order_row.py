from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OrderRow")


@_attrs_define
class OrderRow:
    """"""

    id: str
    number: int
    state: str
    side: str
    photographer: str
    client_name: str
    created_at: str
    print_count: int
    total: int
    currency: str
    total_label: str
    money_state: str
    urls: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        number = self.number

        state = self.state

        side = self.side

        photographer = self.photographer

        client_name = self.client_name

        created_at = self.created_at

        print_count = self.print_count

        total = self.total

        currency = self.currency

        total_label = self.total_label

        money_state = self.money_state

        urls = self.urls

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "state": state,
                "side": side,
                "photographer": photographer,
                "client_name": client_name,
                "created_at": created_at,
                "print_count": print_count,
                "total": total,
                "currency": currency,
                "total_label": total_label,
                "money_state": money_state,
                "urls": urls,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        state = d.pop("state")

        side = d.pop("side")

        photographer = d.pop("photographer")

        client_name = d.pop("client_name")

        created_at = d.pop("created_at")

        print_count = d.pop("print_count")

        total = d.pop("total")

        currency = d.pop("currency")

        total_label = d.pop("total_label")

        money_state = d.pop("money_state")

        urls = cast(list[str], d.pop("urls"))

        order_row = cls(
            id=id,
            number=number,
            state=state,
            side=side,
            photographer=photographer,
            client_name=client_name,
            created_at=created_at,
            print_count=print_count,
            total=total,
            currency=currency,
            total_label=total_label,
            money_state=money_state,
            urls=urls,
        )

        order_row.additional_properties = d
        return order_row

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
