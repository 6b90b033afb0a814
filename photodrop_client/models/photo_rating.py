from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PhotoRating")


@_attrs_define
class PhotoRating:
    """What a photo got from everybody, and from this viewer: 0 while they have not rated it."""

    rating: float
    rating_count: int
    stars: int
    may_rate: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        rating = self.rating

        rating_count = self.rating_count

        stars = self.stars

        may_rate = self.may_rate

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "rating": rating,
                "rating_count": rating_count,
                "stars": stars,
                "may_rate": may_rate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rating = d.pop("rating")

        rating_count = d.pop("rating_count")

        stars = d.pop("stars")

        may_rate = d.pop("may_rate")

        photo_rating = cls(
            rating=rating,
            rating_count=rating_count,
            stars=stars,
            may_rate=may_rate,
        )

        photo_rating.additional_properties = d
        return photo_rating

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
