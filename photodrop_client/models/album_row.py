from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AlbumRow")


@_attrs_define
class AlbumRow:
    """What a list of albums shows of one."""

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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        album_row = cls(
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
        )

        album_row.additional_properties = d
        return album_row

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
