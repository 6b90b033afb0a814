from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SharedAlbum")


@_attrs_define
class SharedAlbum:
    """What a guest sees before any photo."""

    name: str
    album_name: str
    location: str
    shot_on: str
    by: str
    photo_count: int
    locked: bool
    downloads: str
    may_upload: bool
    expires_at: str
    cover_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        album_name = self.album_name

        location = self.location

        shot_on = self.shot_on

        by = self.by

        photo_count = self.photo_count

        locked = self.locked

        downloads = self.downloads

        may_upload = self.may_upload

        expires_at = self.expires_at

        cover_url = self.cover_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "album_name": album_name,
                "location": location,
                "shot_on": shot_on,
                "by": by,
                "photo_count": photo_count,
                "locked": locked,
                "downloads": downloads,
                "may_upload": may_upload,
                "expires_at": expires_at,
                "cover_url": cover_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        album_name = d.pop("album_name")

        location = d.pop("location")

        shot_on = d.pop("shot_on")

        by = d.pop("by")

        photo_count = d.pop("photo_count")

        locked = d.pop("locked")

        downloads = d.pop("downloads")

        may_upload = d.pop("may_upload")

        expires_at = d.pop("expires_at")

        cover_url = d.pop("cover_url")

        shared_album = cls(
            name=name,
            album_name=album_name,
            location=location,
            shot_on=shot_on,
            by=by,
            photo_count=photo_count,
            locked=locked,
            downloads=downloads,
            may_upload=may_upload,
            expires_at=expires_at,
            cover_url=cover_url,
        )

        shared_album.additional_properties = d
        return shared_album

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
