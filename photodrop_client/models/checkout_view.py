from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CheckoutView")


@_attrs_define
class CheckoutView:
    """Where to pay; an empty `url` means that the photographer was asked, or that nothing is left to pay.

    `photo_count` is 0 for the album. `free_count` photos were unlocked at once, for nothing; where all were, there is
    no checkout: `id` is empty and `state` is `paid`."""

    id: str
    album_id: str
    state: str
    photo_count: int
    free_count: int
    amount: int
    currency: str
    amount_label: str
    url: str
    instructions: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        state = self.state

        photo_count = self.photo_count

        free_count = self.free_count

        amount = self.amount

        currency = self.currency

        amount_label = self.amount_label

        url = self.url

        instructions = self.instructions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "state": state,
                "photo_count": photo_count,
                "free_count": free_count,
                "amount": amount,
                "currency": currency,
                "amount_label": amount_label,
                "url": url,
                "instructions": instructions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        state = d.pop("state")

        photo_count = d.pop("photo_count")

        free_count = d.pop("free_count")

        amount = d.pop("amount")

        currency = d.pop("currency")

        amount_label = d.pop("amount_label")

        url = d.pop("url")

        instructions = d.pop("instructions")

        checkout_view = cls(
            id=id,
            album_id=album_id,
            state=state,
            photo_count=photo_count,
            free_count=free_count,
            amount=amount,
            currency=currency,
            amount_label=amount_label,
            url=url,
            instructions=instructions,
        )

        checkout_view.additional_properties = d
        return checkout_view

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
