from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClientAlbum")


@_attrs_define
class ClientAlbum:
    """An album as one of its clients sees it: their photos, locked or not, and what the unlock costs.

    It is `locked` while one of their photos is. `requested` is the album; of single photos that were asked for, the ids
    are told. `free_left` more photos may be taken for nothing."""

    id: str
    name: str
    location: str
    shot_on: str
    photographer: str
    photo_count: int
    unlocked_count: int
    locked: bool
    requested: bool
    requested_photo_ids: list[str]
    downloads: bool
    cover_url: str
    cover_thumb_url: str
    price: int
    currency: str
    price_label: str
    sells_singly: bool
    photo_price: int
    photo_price_label: str
    free_left: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        location = self.location

        shot_on = self.shot_on

        photographer = self.photographer

        photo_count = self.photo_count

        unlocked_count = self.unlocked_count

        locked = self.locked

        requested = self.requested

        requested_photo_ids = self.requested_photo_ids

        downloads = self.downloads

        cover_url = self.cover_url

        cover_thumb_url = self.cover_thumb_url

        price = self.price

        currency = self.currency

        price_label = self.price_label

        sells_singly = self.sells_singly

        photo_price = self.photo_price

        photo_price_label = self.photo_price_label

        free_left = self.free_left

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "location": location,
                "shot_on": shot_on,
                "photographer": photographer,
                "photo_count": photo_count,
                "unlocked_count": unlocked_count,
                "locked": locked,
                "requested": requested,
                "requested_photo_ids": requested_photo_ids,
                "downloads": downloads,
                "cover_url": cover_url,
                "cover_thumb_url": cover_thumb_url,
                "price": price,
                "currency": currency,
                "price_label": price_label,
                "sells_singly": sells_singly,
                "photo_price": photo_price,
                "photo_price_label": photo_price_label,
                "free_left": free_left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        location = d.pop("location")

        shot_on = d.pop("shot_on")

        photographer = d.pop("photographer")

        photo_count = d.pop("photo_count")

        unlocked_count = d.pop("unlocked_count")

        locked = d.pop("locked")

        requested = d.pop("requested")

        requested_photo_ids = cast(list[str], d.pop("requested_photo_ids"))

        downloads = d.pop("downloads")

        cover_url = d.pop("cover_url")

        cover_thumb_url = d.pop("cover_thumb_url")

        price = d.pop("price")

        currency = d.pop("currency")

        price_label = d.pop("price_label")

        sells_singly = d.pop("sells_singly")

        photo_price = d.pop("photo_price")

        photo_price_label = d.pop("photo_price_label")

        free_left = d.pop("free_left")

        client_album = cls(
            id=id,
            name=name,
            location=location,
            shot_on=shot_on,
            photographer=photographer,
            photo_count=photo_count,
            unlocked_count=unlocked_count,
            locked=locked,
            requested=requested,
            requested_photo_ids=requested_photo_ids,
            downloads=downloads,
            cover_url=cover_url,
            cover_thumb_url=cover_thumb_url,
            price=price,
            currency=currency,
            price_label=price_label,
            sells_singly=sells_singly,
            photo_price=photo_price,
            photo_price_label=photo_price_label,
            free_left=free_left,
        )

        client_album.additional_properties = d
        return client_album

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
