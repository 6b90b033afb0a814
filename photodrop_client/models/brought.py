from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Brought")


@_attrs_define
class Brought:
    """A file that came in and waits for the photographer. `is_duplicate`: the album has these bytes already."""

    filename: str
    bytes_: int
    is_duplicate: bool
    photos_left: int
    bytes_left: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        filename = self.filename

        bytes_ = self.bytes_

        is_duplicate = self.is_duplicate

        photos_left = self.photos_left

        bytes_left = self.bytes_left

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "filename": filename,
                "bytes": bytes_,
                "is_duplicate": is_duplicate,
                "photos_left": photos_left,
                "bytes_left": bytes_left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        filename = d.pop("filename")

        bytes_ = d.pop("bytes")

        is_duplicate = d.pop("is_duplicate")

        photos_left = d.pop("photos_left")

        bytes_left = d.pop("bytes_left")

        brought = cls(
            filename=filename,
            bytes_=bytes_,
            is_duplicate=is_duplicate,
            photos_left=photos_left,
            bytes_left=bytes_left,
        )

        brought.additional_properties = d
        return brought

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
