from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PhotoSums")


@_attrs_define
class PhotoSums:
    """Since the photo is there."""

    photo_id: str
    filename: str
    thumb_url: str
    views: int
    downloads: int
    favourites: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        photo_id = self.photo_id

        filename = self.filename

        thumb_url = self.thumb_url

        views = self.views

        downloads = self.downloads

        favourites = self.favourites

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photo_id": photo_id,
                "filename": filename,
                "thumb_url": thumb_url,
                "views": views,
                "downloads": downloads,
                "favourites": favourites,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        photo_id = d.pop("photo_id")

        filename = d.pop("filename")

        thumb_url = d.pop("thumb_url")

        views = d.pop("views")

        downloads = d.pop("downloads")

        favourites = d.pop("favourites")

        photo_sums = cls(
            photo_id=photo_id,
            filename=filename,
            thumb_url=thumb_url,
            views=views,
            downloads=downloads,
            favourites=favourites,
        )

        photo_sums.additional_properties = d
        return photo_sums

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
