from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LedgerRow")


@_attrs_define
class LedgerRow:
    """One movement of money. `amount` is signed and in minor units; the names are those of the moment.

    It is about an album or about an order; the other id is empty, and `album_name` names either."""

    id: str
    kind: str
    happened_at: str
    amount: int
    currency: str
    amount_label: str
    provider: str
    reference: str
    album_id: str
    order_id: str
    album_name: str
    client_name: str
    photo_count: int
    may_refund: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        happened_at = self.happened_at

        amount = self.amount

        currency = self.currency

        amount_label = self.amount_label

        provider = self.provider

        reference = self.reference

        album_id = self.album_id

        order_id = self.order_id

        album_name = self.album_name

        client_name = self.client_name

        photo_count = self.photo_count

        may_refund = self.may_refund

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "happened_at": happened_at,
                "amount": amount,
                "currency": currency,
                "amount_label": amount_label,
                "provider": provider,
                "reference": reference,
                "album_id": album_id,
                "order_id": order_id,
                "album_name": album_name,
                "client_name": client_name,
                "photo_count": photo_count,
                "may_refund": may_refund,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        happened_at = d.pop("happened_at")

        amount = d.pop("amount")

        currency = d.pop("currency")

        amount_label = d.pop("amount_label")

        provider = d.pop("provider")

        reference = d.pop("reference")

        album_id = d.pop("album_id")

        order_id = d.pop("order_id")

        album_name = d.pop("album_name")

        client_name = d.pop("client_name")

        photo_count = d.pop("photo_count")

        may_refund = d.pop("may_refund")

        ledger_row = cls(
            id=id,
            kind=kind,
            happened_at=happened_at,
            amount=amount,
            currency=currency,
            amount_label=amount_label,
            provider=provider,
            reference=reference,
            album_id=album_id,
            order_id=order_id,
            album_name=album_name,
            client_name=client_name,
            photo_count=photo_count,
            may_refund=may_refund,
        )

        ledger_row.additional_properties = d
        return ledger_row

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
