from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Printable")


@_attrs_define
class Printable:
    """A photo as whoever orders sees it: with the watermark while it is locked."""

    photo_id: str
    album_id: str
    filename: str
    url: str
    width: int
    height: int
    locked: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        photo_id = self.photo_id

        album_id = self.album_id

        filename = self.filename

        url = self.url

        width = self.width

        height = self.height

        locked = self.locked

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photo_id": photo_id,
                "album_id": album_id,
                "filename": filename,
                "url": url,
                "width": width,
                "height": height,
                "locked": locked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        photo_id = d.pop("photo_id")

        album_id = d.pop("album_id")

        filename = d.pop("filename")

        url = d.pop("url")

        width = d.pop("width")

        height = d.pop("height")

        locked = d.pop("locked")

        printable = cls(
            photo_id=photo_id,
            album_id=album_id,
            filename=filename,
            url=url,
            width=width,
            height=height,
            locked=locked,
        )

        printable.additional_properties = d
        return printable

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
