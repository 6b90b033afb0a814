from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.member import Member


T = TypeVar("T", bound="PublicAlbum")


@_attrs_define
class PublicAlbum:
    """An album without what concerns its owner alone. `photo_count` counts what is out."""

    id: str
    kind: str
    name: str
    location: str
    shot_on: str
    created_at: str
    visibility: str
    photo_count: int
    cover_url: str
    by: Member
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        kind = self.kind

        name = self.name

        location = self.location

        shot_on = self.shot_on

        created_at = self.created_at

        visibility = self.visibility

        photo_count = self.photo_count

        cover_url = self.cover_url

        by = self.by.to_dict()

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
                "visibility": visibility,
                "photo_count": photo_count,
                "cover_url": cover_url,
                "by": by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.member import Member  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        name = d.pop("name")

        location = d.pop("location")

        shot_on = d.pop("shot_on")

        created_at = d.pop("created_at")

        visibility = d.pop("visibility")

        photo_count = d.pop("photo_count")

        cover_url = d.pop("cover_url")

        by = Member.from_dict(d.pop("by"))

        public_album = cls(
            id=id,
            kind=kind,
            name=name,
            location=location,
            shot_on=shot_on,
            created_at=created_at,
            visibility=visibility,
            photo_count=photo_count,
            cover_url=cover_url,
            by=by,
        )

        public_album.additional_properties = d
        return public_album

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
