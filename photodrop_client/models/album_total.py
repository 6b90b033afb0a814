from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AlbumTotal")


@_attrs_define
class AlbumTotal:
    """Of an album; without an id, of all orders of prints."""

    currency: str
    payment_count: int
    paid: int
    given_back: int
    net: int
    paid_label: str
    given_back_label: str
    net_label: str
    album_id: str
    album_name: str
    is_deleted: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        payment_count = self.payment_count

        paid = self.paid

        given_back = self.given_back

        net = self.net

        paid_label = self.paid_label

        given_back_label = self.given_back_label

        net_label = self.net_label

        album_id = self.album_id

        album_name = self.album_name

        is_deleted = self.is_deleted

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "currency": currency,
                "payment_count": payment_count,
                "paid": paid,
                "given_back": given_back,
                "net": net,
                "paid_label": paid_label,
                "given_back_label": given_back_label,
                "net_label": net_label,
                "album_id": album_id,
                "album_name": album_name,
                "is_deleted": is_deleted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        currency = d.pop("currency")

        payment_count = d.pop("payment_count")

        paid = d.pop("paid")

        given_back = d.pop("given_back")

        net = d.pop("net")

        paid_label = d.pop("paid_label")

        given_back_label = d.pop("given_back_label")

        net_label = d.pop("net_label")

        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        is_deleted = d.pop("is_deleted")

        album_total = cls(
            currency=currency,
            payment_count=payment_count,
            paid=paid,
            given_back=given_back,
            net=net,
            paid_label=paid_label,
            given_back_label=given_back_label,
            net_label=net_label,
            album_id=album_id,
            album_name=album_name,
            is_deleted=is_deleted,
        )

        album_total.additional_properties = d
        return album_total

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
