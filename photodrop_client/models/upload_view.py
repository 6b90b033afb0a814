from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.part_address import PartAddress


T = TypeVar("T", bound="UploadView")


@_attrs_define
class UploadView:
    """Where the rest of a file goes; `offset` is how many bytes are here.

    With the method `tus` the rest goes to `url` by tus 1.0 or by one PUT. With `s3` the file goes in parts of
    `part_bytes`: those in `parts_here` have arrived, for the others `url` gives addresses. The address of a file that
    is one part of a known SHA-256 is among `addresses` already. `is_duplicate` with a
    `photo_id`: the album has these bytes already, nothing needs to be sent."""

    id: str
    album_id: str
    filename: str
    method: str
    url: str
    size: int
    offset: int
    part_bytes: int
    parts_here: list[int]
    addresses: list[PartAddress]
    state: str
    error: str
    photo_id: str
    is_duplicate: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        album_id = self.album_id

        filename = self.filename

        method = self.method

        url = self.url

        size = self.size

        offset = self.offset

        part_bytes = self.part_bytes

        parts_here = self.parts_here

        addresses = []
        for addresses_item_data in self.addresses:
            addresses_item = addresses_item_data.to_dict()
            addresses.append(addresses_item)

        state = self.state

        error = self.error

        photo_id = self.photo_id

        is_duplicate = self.is_duplicate

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "filename": filename,
                "method": method,
                "url": url,
                "size": size,
                "offset": offset,
                "part_bytes": part_bytes,
                "parts_here": parts_here,
                "addresses": addresses,
                "state": state,
                "error": error,
                "photo_id": photo_id,
                "is_duplicate": is_duplicate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part_address import PartAddress  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        filename = d.pop("filename")

        method = d.pop("method")

        url = d.pop("url")

        size = d.pop("size")

        offset = d.pop("offset")

        part_bytes = d.pop("part_bytes")

        parts_here = cast(list[int], d.pop("parts_here"))

        addresses = []
        _addresses = d.pop("addresses")
        for addresses_item_data in _addresses:
            addresses_item = PartAddress.from_dict(addresses_item_data)

            addresses.append(addresses_item)

        state = d.pop("state")

        error = d.pop("error")

        photo_id = d.pop("photo_id")

        is_duplicate = d.pop("is_duplicate")

        upload_view = cls(
            id=id,
            album_id=album_id,
            filename=filename,
            method=method,
            url=url,
            size=size,
            offset=offset,
            part_bytes=part_bytes,
            parts_here=parts_here,
            addresses=addresses,
            state=state,
            error=error,
            photo_id=photo_id,
            is_duplicate=is_duplicate,
        )

        upload_view.additional_properties = d
        return upload_view

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
