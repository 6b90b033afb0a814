from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.chosen_photo import ChosenPhoto


T = TypeVar("T", bound="ListView")


@_attrs_define
class ListView:
    """A list as the person sees it who chooses. `limit` is 0 where any number will do.

    `is_asked`: the photographer asks for it, and named it. `is_reopened`: the photographer gave it back after it was
    sent."""

    id: str
    name: str
    limit: int
    count: int
    note: str
    is_hearts: bool
    is_asked: bool
    is_sent: bool
    is_reopened: bool
    sent_at: str
    photos: list[ChosenPhoto]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        name = self.name

        limit = self.limit

        count = self.count

        note = self.note

        is_hearts = self.is_hearts

        is_asked = self.is_asked

        is_sent = self.is_sent

        is_reopened = self.is_reopened

        sent_at = self.sent_at

        photos = []
        for photos_item_data in self.photos:
            photos_item = photos_item_data.to_dict()
            photos.append(photos_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "limit": limit,
                "count": count,
                "note": note,
                "is_hearts": is_hearts,
                "is_asked": is_asked,
                "is_sent": is_sent,
                "is_reopened": is_reopened,
                "sent_at": sent_at,
                "photos": photos,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chosen_photo import ChosenPhoto  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        limit = d.pop("limit")

        count = d.pop("count")

        note = d.pop("note")

        is_hearts = d.pop("is_hearts")

        is_asked = d.pop("is_asked")

        is_sent = d.pop("is_sent")

        is_reopened = d.pop("is_reopened")

        sent_at = d.pop("sent_at")

        photos = []
        _photos = d.pop("photos")
        for photos_item_data in _photos:
            photos_item = ChosenPhoto.from_dict(photos_item_data)

            photos.append(photos_item)

        list_view = cls(
            id=id,
            name=name,
            limit=limit,
            count=count,
            note=note,
            is_hearts=is_hearts,
            is_asked=is_asked,
            is_sent=is_sent,
            is_reopened=is_reopened,
            sent_at=sent_at,
            photos=photos,
        )

        list_view.additional_properties = d
        return list_view

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
