from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PhotographerRow")


@_attrs_define
class PhotographerRow:
    """"""

    id: str
    login: str
    name: str
    email: str
    is_active: bool
    album_count: int
    created_at: str
    signed_in_at: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        login = self.login

        name = self.name

        email = self.email

        is_active = self.is_active

        album_count = self.album_count

        created_at = self.created_at

        signed_in_at: None | str
        signed_in_at = self.signed_in_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "login": login,
                "name": name,
                "email": email,
                "is_active": is_active,
                "album_count": album_count,
                "created_at": created_at,
                "signed_in_at": signed_in_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        login = d.pop("login")

        name = d.pop("name")

        email = d.pop("email")

        is_active = d.pop("is_active")

        album_count = d.pop("album_count")

        created_at = d.pop("created_at")

        def _parse_signed_in_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        signed_in_at = _parse_signed_in_at(d.pop("signed_in_at"))

        photographer_row = cls(
            id=id,
            login=login,
            name=name,
            email=email,
            is_active=is_active,
            album_count=album_count,
            created_at=created_at,
            signed_in_at=signed_in_at,
        )

        photographer_row.additional_properties = d
        return photographer_row

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
