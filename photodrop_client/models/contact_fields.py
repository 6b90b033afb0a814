from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ContactFields")


@_attrs_define
class ContactFields:
    """`address` is all lines below the name; `country` its two letters. One of e-mail and phone is needed."""

    name: str
    address: str
    country: str
    email: str | Unset = ""
    phone: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        address = self.address

        country = self.country

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "address": address,
                "country": country,
            }
        )
        if email is not UNSET:
            field_dict["email"] = email
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        address = d.pop("address")

        country = d.pop("country")

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        contact_fields = cls(
            name=name,
            address=address,
            country=country,
            email=email,
            phone=phone,
        )

        return contact_fields
