from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.part_address_headers import PartAddressHeaders


T = TypeVar("T", bound="PartAddress")


@_attrs_define
class PartAddress:
    """Where one part of a file goes: PUT to `url` with these `headers` the bytes from `offset` on, `size` of them.

    After `expires_in` seconds ask for another one."""

    number: int
    offset: int
    size: int
    url: str
    headers: PartAddressHeaders
    expires_in: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        number = self.number

        offset = self.offset

        size = self.size

        url = self.url

        headers = self.headers.to_dict()

        expires_in = self.expires_in

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "offset": offset,
                "size": size,
                "url": url,
                "headers": headers,
                "expires_in": expires_in,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part_address_headers import PartAddressHeaders  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        offset = d.pop("offset")

        size = d.pop("size")

        url = d.pop("url")

        headers = PartAddressHeaders.from_dict(d.pop("headers"))

        expires_in = d.pop("expires_in")

        part_address = cls(
            number=number,
            offset=offset,
            size=size,
            url=url,
            headers=headers,
            expires_in=expires_in,
        )

        part_address.additional_properties = d
        return part_address

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
