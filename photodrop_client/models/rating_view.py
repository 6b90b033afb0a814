from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RatingView")


@_attrs_define
class RatingView:
    """One rating as moderators see it."""

    id: str
    photo_id: str
    stars: int
    username: str
    author: str
    created_at: str
    updated_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        photo_id = self.photo_id

        stars = self.stars

        username = self.username

        author = self.author

        created_at = self.created_at

        updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "photo_id": photo_id,
                "stars": stars,
                "username": username,
                "author": author,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        photo_id = d.pop("photo_id")

        stars = d.pop("stars")

        username = d.pop("username")

        author = d.pop("author")

        created_at = d.pop("created_at")

        updated_at = d.pop("updated_at")

        rating_view = cls(
            id=id,
            photo_id=photo_id,
            stars=stars,
            username=username,
            author=author,
            created_at=created_at,
            updated_at=updated_at,
        )

        rating_view.additional_properties = d
        return rating_view

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
