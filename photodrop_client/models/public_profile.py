from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PublicProfile")


@_attrs_define
class PublicProfile:
    """Numbers count what is public; what happens in private albums is not in them."""

    username: str
    name: str
    since: str
    photo_count: int
    comment_count: int
    rating_count: int
    average_rating: float
    ratings_received: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        username = self.username

        name = self.name

        since = self.since

        photo_count = self.photo_count

        comment_count = self.comment_count

        rating_count = self.rating_count

        average_rating = self.average_rating

        ratings_received = self.ratings_received

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "username": username,
                "name": name,
                "since": since,
                "photo_count": photo_count,
                "comment_count": comment_count,
                "rating_count": rating_count,
                "average_rating": average_rating,
                "ratings_received": ratings_received,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        username = d.pop("username")

        name = d.pop("name")

        since = d.pop("since")

        photo_count = d.pop("photo_count")

        comment_count = d.pop("comment_count")

        rating_count = d.pop("rating_count")

        average_rating = d.pop("average_rating")

        ratings_received = d.pop("ratings_received")

        public_profile = cls(
            username=username,
            name=name,
            since=since,
            photo_count=photo_count,
            comment_count=comment_count,
            rating_count=rating_count,
            average_rating=average_rating,
            ratings_received=ratings_received,
        )

        public_profile.additional_properties = d
        return public_profile

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
