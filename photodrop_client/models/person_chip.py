from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PersonChip")


@_attrs_define
class PersonChip:
    """One person as their photographer sees them; `unlocked` and `requested` speak of one album, if one is meant."""

    client_id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    selfie_url: str
    has_signed_in: bool
    unlocked: bool | Unset = False
    unlocked_photos: int | Unset = 0
    requested: bool | Unset = False
    photo_count: int | Unset = 0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        client_id = self.client_id

        name = self.name

        phone = self.phone

        phone_label = self.phone_label

        dial_code = self.dial_code

        selfie_url = self.selfie_url

        has_signed_in = self.has_signed_in

        unlocked = self.unlocked

        unlocked_photos = self.unlocked_photos

        requested = self.requested

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
            }
        )
        if unlocked is not UNSET:
            field_dict["unlocked"] = unlocked
        if unlocked_photos is not UNSET:
            field_dict["unlocked_photos"] = unlocked_photos
        if requested is not UNSET:
            field_dict["requested"] = requested
        if photo_count is not UNSET:
            field_dict["photo_count"] = photo_count

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

        unlocked = d.pop("unlocked", UNSET)

        unlocked_photos = d.pop("unlocked_photos", UNSET)

        requested = d.pop("requested", UNSET)

        photo_count = d.pop("photo_count", UNSET)

        person_chip = cls(
            client_id=client_id,
            name=name,
            phone=phone,
            phone_label=phone_label,
            dial_code=dial_code,
            selfie_url=selfie_url,
            has_signed_in=has_signed_in,
            unlocked=unlocked,
            unlocked_photos=unlocked_photos,
            requested=requested,
            photo_count=photo_count,
        )

        person_chip.additional_properties = d
        return person_chip

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
