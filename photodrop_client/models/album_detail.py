from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.person_chip import PersonChip


T = TypeVar("T", bound="AlbumDetail")


@_attrs_define
class AlbumDetail:
    """What the album page shows; `stale_count` photos still carry an older watermark.

    `link_url` opens the album for whoever has it, and is empty while the album is private."""

    id: str
    kind: str
    name: str
    location: str
    shot_on: str
    created_at: str
    photo_count: int
    client_count: int
    ready_count: int
    failed_count: int
    waiting_count: int
    dropped_count: int
    state: str
    cover_url: str
    visibility: str
    price: int
    currency: str
    price_label: str
    watermark: bool
    watermark_text: str
    watermark_logo_id: str
    watermark_layout: str
    watermark_opacity: int
    watermark_size: int
    photo_price: int
    photo_price_label: str
    free_photos: int
    max_edge: int
    downloads: bool
    originals: bool
    live: bool
    faces: str
    faces_kept_days: int
    link_url: str
    bytes_: int
    stale_count: int
    people: list[PersonChip]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        kind = self.kind

        name = self.name

        location = self.location

        shot_on = self.shot_on

        created_at = self.created_at

        photo_count = self.photo_count

        client_count = self.client_count

        ready_count = self.ready_count

        failed_count = self.failed_count

        waiting_count = self.waiting_count

        dropped_count = self.dropped_count

        state = self.state

        cover_url = self.cover_url

        visibility = self.visibility

        price = self.price

        currency = self.currency

        price_label = self.price_label

        watermark = self.watermark

        watermark_text = self.watermark_text

        watermark_logo_id = self.watermark_logo_id

        watermark_layout = self.watermark_layout

        watermark_opacity = self.watermark_opacity

        watermark_size = self.watermark_size

        photo_price = self.photo_price

        photo_price_label = self.photo_price_label

        free_photos = self.free_photos

        max_edge = self.max_edge

        downloads = self.downloads

        originals = self.originals

        live = self.live

        faces = self.faces

        faces_kept_days = self.faces_kept_days

        link_url = self.link_url

        bytes_ = self.bytes_

        stale_count = self.stale_count

        people = []
        for people_item_data in self.people:
            people_item = people_item_data.to_dict()
            people.append(people_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "name": name,
                "location": location,
                "shot_on": shot_on,
                "created_at": created_at,
                "photo_count": photo_count,
                "client_count": client_count,
                "ready_count": ready_count,
                "failed_count": failed_count,
                "waiting_count": waiting_count,
                "dropped_count": dropped_count,
                "state": state,
                "cover_url": cover_url,
                "visibility": visibility,
                "price": price,
                "currency": currency,
                "price_label": price_label,
                "watermark": watermark,
                "watermark_text": watermark_text,
                "watermark_logo_id": watermark_logo_id,
                "watermark_layout": watermark_layout,
                "watermark_opacity": watermark_opacity,
                "watermark_size": watermark_size,
                "photo_price": photo_price,
                "photo_price_label": photo_price_label,
                "free_photos": free_photos,
                "max_edge": max_edge,
                "downloads": downloads,
                "originals": originals,
                "live": live,
                "faces": faces,
                "faces_kept_days": faces_kept_days,
                "link_url": link_url,
                "bytes": bytes_,
                "stale_count": stale_count,
                "people": people,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person_chip import PersonChip  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        name = d.pop("name")

        location = d.pop("location")

        shot_on = d.pop("shot_on")

        created_at = d.pop("created_at")

        photo_count = d.pop("photo_count")

        client_count = d.pop("client_count")

        ready_count = d.pop("ready_count")

        failed_count = d.pop("failed_count")

        waiting_count = d.pop("waiting_count")

        dropped_count = d.pop("dropped_count")

        state = d.pop("state")

        cover_url = d.pop("cover_url")

        visibility = d.pop("visibility")

        price = d.pop("price")

        currency = d.pop("currency")

        price_label = d.pop("price_label")

        watermark = d.pop("watermark")

        watermark_text = d.pop("watermark_text")

        watermark_logo_id = d.pop("watermark_logo_id")

        watermark_layout = d.pop("watermark_layout")

        watermark_opacity = d.pop("watermark_opacity")

        watermark_size = d.pop("watermark_size")

        photo_price = d.pop("photo_price")

        photo_price_label = d.pop("photo_price_label")

        free_photos = d.pop("free_photos")

        max_edge = d.pop("max_edge")

        downloads = d.pop("downloads")

        originals = d.pop("originals")

        live = d.pop("live")

        faces = d.pop("faces")

        faces_kept_days = d.pop("faces_kept_days")

        link_url = d.pop("link_url")

        bytes_ = d.pop("bytes")

        stale_count = d.pop("stale_count")

        people = []
        _people = d.pop("people")
        for people_item_data in _people:
            people_item = PersonChip.from_dict(people_item_data)

            people.append(people_item)

        album_detail = cls(
            id=id,
            kind=kind,
            name=name,
            location=location,
            shot_on=shot_on,
            created_at=created_at,
            photo_count=photo_count,
            client_count=client_count,
            ready_count=ready_count,
            failed_count=failed_count,
            waiting_count=waiting_count,
            dropped_count=dropped_count,
            state=state,
            cover_url=cover_url,
            visibility=visibility,
            price=price,
            currency=currency,
            price_label=price_label,
            watermark=watermark,
            watermark_text=watermark_text,
            watermark_logo_id=watermark_logo_id,
            watermark_layout=watermark_layout,
            watermark_opacity=watermark_opacity,
            watermark_size=watermark_size,
            photo_price=photo_price,
            photo_price_label=photo_price_label,
            free_photos=free_photos,
            max_edge=max_edge,
            downloads=downloads,
            originals=originals,
            live=live,
            faces=faces,
            faces_kept_days=faces_kept_days,
            link_url=link_url,
            bytes_=bytes_,
            stale_count=stale_count,
            people=people,
        )

        album_detail.additional_properties = d
        return album_detail

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
