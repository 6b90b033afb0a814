from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OrderMoney")


@_attrs_define
class OrderMoney:
    """`state` is due, part_paid, paid, free, part_refunded, refunded or disputed. What is `owed_back` was paid for
    an order that is cancelled."""

    state: str
    paid: int
    refunded: int
    due: int
    due_label: str
    refundable: int
    refundable_label: str
    owed_back: int
    owed_back_label: str
    by_card: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state = self.state

        paid = self.paid

        refunded = self.refunded

        due = self.due

        due_label = self.due_label

        refundable = self.refundable

        refundable_label = self.refundable_label

        owed_back = self.owed_back

        owed_back_label = self.owed_back_label

        by_card = self.by_card

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "paid": paid,
                "refunded": refunded,
                "due": due,
                "due_label": due_label,
                "refundable": refundable,
                "refundable_label": refundable_label,
                "owed_back": owed_back,
                "owed_back_label": owed_back_label,
                "by_card": by_card,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        state = d.pop("state")

        paid = d.pop("paid")

        refunded = d.pop("refunded")

        due = d.pop("due")

        due_label = d.pop("due_label")

        refundable = d.pop("refundable")

        refundable_label = d.pop("refundable_label")

        owed_back = d.pop("owed_back")

        owed_back_label = d.pop("owed_back_label")

        by_card = d.pop("by_card")

        order_money = cls(
            state=state,
            paid=paid,
            refunded=refunded,
            due=due,
            due_label=due_label,
            refundable=refundable,
            refundable_label=refundable_label,
            owed_back=owed_back,
            owed_back_label=owed_back_label,
            by_card=by_card,
        )

        order_money.additional_properties = d
        return order_money

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
