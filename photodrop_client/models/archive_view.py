from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ArchiveView")


@_attrs_define
class ArchiveView:
    """Where an archive is fetched, for two days; a cut download goes on there. `left_out` were asked for in vain."""

    id: str
    url: str
    filename: str
    size: str
    bytes_: int
    photo_count: int
    left_out: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        url = self.url

        filename = self.filename

        size = self.size

        bytes_ = self.bytes_

        photo_count = self.photo_count

        left_out = self.left_out

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "url": url,
                "filename": filename,
                "size": size,
                "bytes": bytes_,
                "photo_count": photo_count,
                "left_out": left_out,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        url = d.pop("url")

        filename = d.pop("filename")

        size = d.pop("size")

        bytes_ = d.pop("bytes")

        photo_count = d.pop("photo_count")

        left_out = d.pop("left_out")

        archive_view = cls(
            id=id,
            url=url,
            filename=filename,
            size=size,
            bytes_=bytes_,
            photo_count=photo_count,
            left_out=left_out,
        )

        archive_view.additional_properties = d
        return archive_view

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
