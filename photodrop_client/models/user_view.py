from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UserView")


@_attrs_define
class UserView:
    """An account without its secrets."""

    id: str
    role: str
    login: str
    email: str
    name: str
    phone: str
    is_active: bool
    created_at: str
    signed_in_at: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        role = self.role

        login = self.login

        email = self.email

        name = self.name

        phone = self.phone

        is_active = self.is_active

        created_at = self.created_at

        signed_in_at: None | str
        signed_in_at = self.signed_in_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "role": role,
                "login": login,
                "email": email,
                "name": name,
                "phone": phone,
                "is_active": is_active,
                "created_at": created_at,
                "signed_in_at": signed_in_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        role = d.pop("role")

        login = d.pop("login")

        email = d.pop("email")

        name = d.pop("name")

        phone = d.pop("phone")

        is_active = d.pop("is_active")

        created_at = d.pop("created_at")

        def _parse_signed_in_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        signed_in_at = _parse_signed_in_at(d.pop("signed_in_at"))

        user_view = cls(
            id=id,
            role=role,
            login=login,
            email=email,
            name=name,
            phone=phone,
            is_active=is_active,
            created_at=created_at,
            signed_in_at=signed_in_at,
        )

        user_view.additional_properties = d
        return user_view

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
