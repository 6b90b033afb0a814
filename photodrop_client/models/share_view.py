from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ShareView")


@_attrs_define
class ShareView:
    """A share as its photographer sees it.

    `watermark` is the share's own wish and null where it does as the album; `locked` is what guests get, and
    `waiting_count` photos still wait for their watermark. `photo_count` counts what guests see now. Times are UTC."""

    id: str
    album_id: str
    album_name: str
    name: str
    scope: str
    client_id: str
    client_name: str
    state: str
    url: str
    expires_at: str
    has_password: bool
    downloads: str
    watermark: bool | None
    locked: bool
    guests_upload: bool
    photo_count: int
    waiting_count: int
    visits: int
    last_seen_at: str
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        album_name = self.album_name

        name = self.name

        scope = self.scope

        client_id = self.client_id

        client_name = self.client_name

        state = self.state

        url = self.url

        expires_at = self.expires_at

        has_password = self.has_password

        downloads = self.downloads

        watermark: bool | None
        watermark = self.watermark

        locked = self.locked

        guests_upload = self.guests_upload

        photo_count = self.photo_count

        waiting_count = self.waiting_count

        visits = self.visits

        last_seen_at = self.last_seen_at

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "album_name": album_name,
                "name": name,
                "scope": scope,
                "client_id": client_id,
                "client_name": client_name,
                "state": state,
                "url": url,
                "expires_at": expires_at,
                "has_password": has_password,
                "downloads": downloads,
                "watermark": watermark,
                "locked": locked,
                "guests_upload": guests_upload,
                "photo_count": photo_count,
                "waiting_count": waiting_count,
                "visits": visits,
                "last_seen_at": last_seen_at,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        name = d.pop("name")

        scope = d.pop("scope")

        client_id = d.pop("client_id")

        client_name = d.pop("client_name")

        state = d.pop("state")

        url = d.pop("url")

        expires_at = d.pop("expires_at")

        has_password = d.pop("has_password")

        downloads = d.pop("downloads")

        def _parse_watermark(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        watermark = _parse_watermark(d.pop("watermark"))

        locked = d.pop("locked")

        guests_upload = d.pop("guests_upload")

        photo_count = d.pop("photo_count")

        waiting_count = d.pop("waiting_count")

        visits = d.pop("visits")

        last_seen_at = d.pop("last_seen_at")

        created_at = d.pop("created_at")

        share_view = cls(
            id=id,
            album_id=album_id,
            album_name=album_name,
            name=name,
            scope=scope,
            client_id=client_id,
            client_name=client_name,
            state=state,
            url=url,
            expires_at=expires_at,
            has_password=has_password,
            downloads=downloads,
            watermark=watermark,
            locked=locked,
            guests_upload=guests_upload,
            photo_count=photo_count,
            waiting_count=waiting_count,
            visits=visits,
            last_seen_at=last_seen_at,
            created_at=created_at,
        )

        share_view.additional_properties = d
        return share_view

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
