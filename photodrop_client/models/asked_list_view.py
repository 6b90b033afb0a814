from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AskedListView")


@_attrs_define
class AskedListView:
    """`limit` is 0 where any number will do; `begun` and `sent` count the people."""

    id: str
    album_id: str
    name: str
    limit: int
    begun: int
    sent: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        name = self.name

        limit = self.limit

        begun = self.begun

        sent = self.sent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "name": name,
                "limit": limit,
                "begun": begun,
                "sent": sent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        name = d.pop("name")

        limit = d.pop("limit")

        begun = d.pop("begun")

        sent = d.pop("sent")

        asked_list_view = cls(
            id=id,
            album_id=album_id,
            name=name,
            limit=limit,
            begun=begun,
            sent=sent,
        )

        asked_list_view.additional_properties = d
        return asked_list_view

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
