from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.person_chip import PersonChip


T = TypeVar("T", bound="PaymentRequest")


@_attrs_define
class PaymentRequest:
    """Somebody wants their photos of an album (`photo_count` 0) or some of them, at the price when they asked."""

    id: str
    album_id: str
    album_name: str
    client: PersonChip
    photo_count: int
    amount: int
    currency: str
    amount_label: str
    asked_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        album_id = self.album_id

        album_name = self.album_name

        client = self.client.to_dict()

        photo_count = self.photo_count

        amount = self.amount

        currency = self.currency

        amount_label = self.amount_label

        asked_at = self.asked_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "album_name": album_name,
                "client": client,
                "photo_count": photo_count,
                "amount": amount,
                "currency": currency,
                "amount_label": amount_label,
                "asked_at": asked_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person_chip import PersonChip  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        client = PersonChip.from_dict(d.pop("client"))

        photo_count = d.pop("photo_count")

        amount = d.pop("amount")

        currency = d.pop("currency")

        amount_label = d.pop("amount_label")

        asked_at = d.pop("asked_at")

        payment_request = cls(
            id=id,
            album_id=album_id,
            album_name=album_name,
            client=client,
            photo_count=photo_count,
            amount=amount,
            currency=currency,
            amount_label=amount_label,
            asked_at=asked_at,
        )

        payment_request.additional_properties = d
        return payment_request

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
