from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

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
