from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClientRow")


@_attrs_define
class ClientRow:
    """"""

    client_id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    selfie_url: str
    has_signed_in: bool
    album_count: int
    photo_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        client_id = self.client_id

        name = self.name

        phone = self.phone

        phone_label = self.phone_label

        dial_code = self.dial_code

        selfie_url = self.selfie_url

        has_signed_in = self.has_signed_in

        album_count = self.album_count

        photo_count = self.photo_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "client_id": client_id,
                "name": name,
                "phone": phone,
                "phone_label": phone_label,
                "dial_code": dial_code,
                "selfie_url": selfie_url,
                "has_signed_in": has_signed_in,
                "album_count": album_count,
                "photo_count": photo_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        client_id = d.pop("client_id")

        name = d.pop("name")

        phone = d.pop("phone")

        phone_label = d.pop("phone_label")

        dial_code = d.pop("dial_code")

        selfie_url = d.pop("selfie_url")

        has_signed_in = d.pop("has_signed_in")

        album_count = d.pop("album_count")

        photo_count = d.pop("photo_count")

        client_row = cls(
            client_id=client_id,
            name=name,
            phone=phone,
            phone_label=phone_label,
            dial_code=dial_code,
            selfie_url=selfie_url,
            has_signed_in=has_signed_in,
            album_count=album_count,
            photo_count=photo_count,
        )

        client_row.additional_properties = d
        return client_row

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
