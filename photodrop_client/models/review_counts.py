from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReviewCounts")


@_attrs_define
class ReviewCounts:
    """Of `photos`, ready or waiting to be, so many were `looked` at for faces.

    `faces` is the album's option, and `search` how the search for them stands."""

    to_review: int
    people: int
    nobody: int
    ignored: int
    photos: int
    looked: int
    faces: str
    search: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        to_review = self.to_review

        people = self.people

        nobody = self.nobody

        ignored = self.ignored

        photos = self.photos

        looked = self.looked

        faces = self.faces

        search = self.search

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "to_review": to_review,
                "people": people,
                "nobody": nobody,
                "ignored": ignored,
                "photos": photos,
                "looked": looked,
                "faces": faces,
                "search": search,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to_review = d.pop("to_review")

        people = d.pop("people")

        nobody = d.pop("nobody")

        ignored = d.pop("ignored")

        photos = d.pop("photos")

        looked = d.pop("looked")

        faces = d.pop("faces")

        search = d.pop("search")

        review_counts = cls(
            to_review=to_review,
            people=people,
            nobody=nobody,
            ignored=ignored,
            photos=photos,
            looked=looked,
            faces=faces,
            search=search,
        )

        review_counts.additional_properties = d
        return review_counts

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
