from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Kept")


@_attrs_define
class Kept:
    """The options of an album that a preset keeps; what makes an album itself, its name and who sees it, stays."""

    watermark: bool
    watermark_text: str
    watermark_logo_id: str
    watermark_layout: str
    watermark_opacity: int
    watermark_size: int
    max_edge: int
    downloads: bool
    originals: bool
    price: int
    photo_price: int
    free_photos: int
    currency: str
    faces: None | str | Unset = UNSET
    faces_kept_days: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        watermark = self.watermark

        watermark_text = self.watermark_text

        watermark_logo_id = self.watermark_logo_id

        watermark_layout = self.watermark_layout

        watermark_opacity = self.watermark_opacity

        watermark_size = self.watermark_size

        max_edge = self.max_edge

        downloads = self.downloads

        originals = self.originals

        price = self.price

        photo_price = self.photo_price

        free_photos = self.free_photos

        currency = self.currency

        faces: None | str | Unset
        if isinstance(self.faces, Unset):
            faces = UNSET
        else:
            faces = self.faces

        faces_kept_days: int | None | Unset
        if isinstance(self.faces_kept_days, Unset):
            faces_kept_days = UNSET
        else:
            faces_kept_days = self.faces_kept_days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "watermark": watermark,
                "watermark_text": watermark_text,
                "watermark_logo_id": watermark_logo_id,
                "watermark_layout": watermark_layout,
                "watermark_opacity": watermark_opacity,
                "watermark_size": watermark_size,
                "max_edge": max_edge,
                "downloads": downloads,
                "originals": originals,
                "price": price,
                "photo_price": photo_price,
                "free_photos": free_photos,
                "currency": currency,
            }
        )
        if faces is not UNSET:
            field_dict["faces"] = faces
        if faces_kept_days is not UNSET:
            field_dict["faces_kept_days"] = faces_kept_days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        watermark = d.pop("watermark")

        watermark_text = d.pop("watermark_text")

        watermark_logo_id = d.pop("watermark_logo_id")

        watermark_layout = d.pop("watermark_layout")

        watermark_opacity = d.pop("watermark_opacity")

        watermark_size = d.pop("watermark_size")

        max_edge = d.pop("max_edge")

        downloads = d.pop("downloads")

        originals = d.pop("originals")

        price = d.pop("price")

        photo_price = d.pop("photo_price")

        free_photos = d.pop("free_photos")

        currency = d.pop("currency")

        def _parse_faces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        faces = _parse_faces(d.pop("faces", UNSET))

        def _parse_faces_kept_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        faces_kept_days = _parse_faces_kept_days(d.pop("faces_kept_days", UNSET))

        kept = cls(
            watermark=watermark,
            watermark_text=watermark_text,
            watermark_logo_id=watermark_logo_id,
            watermark_layout=watermark_layout,
            watermark_opacity=watermark_opacity,
            watermark_size=watermark_size,
            max_edge=max_edge,
            downloads=downloads,
            originals=originals,
            price=price,
            photo_price=photo_price,
            free_photos=free_photos,
            currency=currency,
            faces=faces,
            faces_kept_days=faces_kept_days,
        )

        kept.additional_properties = d
        return kept

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
