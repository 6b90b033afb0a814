from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Chooser")


@_attrs_define
class Chooser:
    """Who chose, as far as the photographer knows them: a client, or a guest by the name under their list."""

    id: str
    is_guest: bool
    name: str
    phone_label: str
    selfie_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        is_guest = self.is_guest

        name = self.name

        phone_label = self.phone_label

        selfie_url = self.selfie_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "is_guest": is_guest,
                "name": name,
                "phone_label": phone_label,
                "selfie_url": selfie_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        is_guest = d.pop("is_guest")

        name = d.pop("name")

        phone_label = d.pop("phone_label")

        selfie_url = d.pop("selfie_url")

        chooser = cls(
            id=id,
            is_guest=is_guest,
            name=name,
            phone_label=phone_label,
            selfie_url=selfie_url,
        )

        chooser.additional_properties = d
        return chooser

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
