from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Profile")


@_attrs_define
class Profile:
    """One's own data, and what a page must still ask for."""

    id: str
    role: str
    login: str
    username: str
    email: str
    name: str
    phone: str
    phone_label: str
    has_password: bool
    selfie_url: str
    needs_selfie: bool
    needs_name: bool
    face_consent: str
    asks_again: bool
    messages: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        role = self.role

        login = self.login

        username = self.username

        email = self.email

        name = self.name

        phone = self.phone

        phone_label = self.phone_label

        has_password = self.has_password

        selfie_url = self.selfie_url

        needs_selfie = self.needs_selfie

        needs_name = self.needs_name

        face_consent = self.face_consent

        asks_again = self.asks_again

        messages = self.messages

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "role": role,
                "login": login,
                "username": username,
                "email": email,
                "name": name,
                "phone": phone,
                "phone_label": phone_label,
                "has_password": has_password,
                "selfie_url": selfie_url,
                "needs_selfie": needs_selfie,
                "needs_name": needs_name,
                "face_consent": face_consent,
                "asks_again": asks_again,
                "messages": messages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        role = d.pop("role")

        login = d.pop("login")

        username = d.pop("username")

        email = d.pop("email")

        name = d.pop("name")

        phone = d.pop("phone")

        phone_label = d.pop("phone_label")

        has_password = d.pop("has_password")

        selfie_url = d.pop("selfie_url")

        needs_selfie = d.pop("needs_selfie")

        needs_name = d.pop("needs_name")

        face_consent = d.pop("face_consent")

        asks_again = d.pop("asks_again")

        messages = d.pop("messages")

        profile = cls(
            id=id,
            role=role,
            login=login,
            username=username,
            email=email,
            name=name,
            phone=phone,
            phone_label=phone_label,
            has_password=has_password,
            selfie_url=selfie_url,
            needs_selfie=needs_selfie,
            needs_name=needs_name,
            face_consent=face_consent,
            asks_again=asks_again,
            messages=messages,
        )

        profile.additional_properties = d
        return profile

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
