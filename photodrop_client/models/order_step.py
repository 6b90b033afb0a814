from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OrderStep")


@_attrs_define
class OrderStep:
    """Of the history: a state, or money that moved, its amount signed. `by` is client, photographer or provider."""

    kind: str
    by: str
    happened_at: str
    amount: int
    amount_label: str
    note: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        by = self.by

        happened_at = self.happened_at

        amount = self.amount

        amount_label = self.amount_label

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "by": by,
                "happened_at": happened_at,
                "amount": amount,
                "amount_label": amount_label,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        by = d.pop("by")

        happened_at = d.pop("happened_at")

        amount = d.pop("amount")

        amount_label = d.pop("amount_label")

        note = d.pop("note")

        order_step = cls(
            kind=kind,
            by=by,
            happened_at=happened_at,
            amount=amount,
            amount_label=amount_label,
            note=note,
        )

        order_step.additional_properties = d
        return order_step

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
