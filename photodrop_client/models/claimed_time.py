from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClaimedTime")


@_attrs_define
class ClaimedTime:
    """Somebody's claim as they see it themselves. `album_id` is empty until photos of them have dropped there."""

    id: str
    album_id: str
    album_name: str
    by: str
    card_label: str
    starts_at: str
    ends_at: str
    is_running: bool
    photo_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        album_name = self.album_name

        by = self.by

        card_label = self.card_label

        starts_at = self.starts_at

        ends_at = self.ends_at

        is_running = self.is_running

        photo_count = self.photo_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "album_name": album_name,
                "by": by,
                "card_label": card_label,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "is_running": is_running,
                "photo_count": photo_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        by = d.pop("by")

        card_label = d.pop("card_label")

        starts_at = d.pop("starts_at")

        ends_at = d.pop("ends_at")

        is_running = d.pop("is_running")

        photo_count = d.pop("photo_count")

        claimed_time = cls(
            id=id,
            album_id=album_id,
            album_name=album_name,
            by=by,
            card_label=card_label,
            starts_at=starts_at,
            ends_at=ends_at,
            is_running=is_running,
            photo_count=photo_count,
        )

        claimed_time.additional_properties = d
        return claimed_time

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
