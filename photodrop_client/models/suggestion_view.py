from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SuggestionView")


@_attrs_define
class SuggestionView:
    """A face that may be one's own. The album is named to who has another photo in it, else `album_id` is empty."""

    id: str
    face_url: str
    photographer: str
    album_id: str
    album_name: str
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        face_url = self.face_url

        photographer = self.photographer

        album_id = self.album_id

        album_name = self.album_name

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "face_url": face_url,
                "photographer": photographer,
                "album_id": album_id,
                "album_name": album_name,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        face_url = d.pop("face_url")

        photographer = d.pop("photographer")

        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        created_at = d.pop("created_at")

        suggestion_view = cls(
            id=id,
            face_url=face_url,
            photographer=photographer,
            album_id=album_id,
            album_name=album_name,
            created_at=created_at,
        )

        suggestion_view.additional_properties = d
        return suggestion_view

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
