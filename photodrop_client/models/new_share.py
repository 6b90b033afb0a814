from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.share_downloads import ShareDownloads
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewShare")


@_attrs_define
class NewShare:
    """Of `photo_ids`, of the person with `client_id`, or of the whole album."""

    name: None | str | Unset = UNSET
    expires_at: datetime.datetime | None | Unset = UNSET
    password: None | str | Unset = UNSET
    downloads: None | ShareDownloads | Unset = UNSET
    watermark: bool | None | Unset = UNSET
    guests_upload: bool | None | Unset = UNSET
    photo_ids: list[UUID] | None | Unset = UNSET
    client_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        password: None | str | Unset
        if isinstance(self.password, Unset):
            password = UNSET
        else:
            password = self.password

        downloads: None | str | Unset
        if isinstance(self.downloads, Unset):
            downloads = UNSET
        elif isinstance(self.downloads, ShareDownloads):
            downloads = self.downloads.value
        else:
            downloads = self.downloads

        watermark: bool | None | Unset
        if isinstance(self.watermark, Unset):
            watermark = UNSET
        else:
            watermark = self.watermark

        guests_upload: bool | None | Unset
        if isinstance(self.guests_upload, Unset):
            guests_upload = UNSET
        else:
            guests_upload = self.guests_upload

        photo_ids: list[str] | None | Unset
        if isinstance(self.photo_ids, Unset):
            photo_ids = UNSET
        elif isinstance(self.photo_ids, list):
            photo_ids = []
            for photo_ids_type_0_item_data in self.photo_ids:
                photo_ids_type_0_item = str(photo_ids_type_0_item_data)
                photo_ids.append(photo_ids_type_0_item)

        else:
            photo_ids = self.photo_ids

        client_id: None | str | Unset
        if isinstance(self.client_id, Unset):
            client_id = UNSET
        elif isinstance(self.client_id, UUID):
            client_id = str(self.client_id)
        else:
            client_id = self.client_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at
        if password is not UNSET:
            field_dict["password"] = password
        if downloads is not UNSET:
            field_dict["downloads"] = downloads
        if watermark is not UNSET:
            field_dict["watermark"] = watermark
        if guests_upload is not UNSET:
            field_dict["guests_upload"] = guests_upload
        if photo_ids is not UNSET:
            field_dict["photo_ids"] = photo_ids
        if client_id is not UNSET:
            field_dict["client_id"] = client_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        def _parse_password(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        password = _parse_password(d.pop("password", UNSET))

        def _parse_downloads(data: object) -> None | ShareDownloads | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                downloads_type_0 = ShareDownloads(data)

                return downloads_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ShareDownloads | Unset, data)

        downloads = _parse_downloads(d.pop("downloads", UNSET))

        def _parse_watermark(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        watermark = _parse_watermark(d.pop("watermark", UNSET))

        def _parse_guests_upload(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        guests_upload = _parse_guests_upload(d.pop("guests_upload", UNSET))

        def _parse_photo_ids(data: object) -> list[UUID] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                photo_ids_type_0 = []
                _photo_ids_type_0 = data
                for photo_ids_type_0_item_data in _photo_ids_type_0:
                    photo_ids_type_0_item = UUID(photo_ids_type_0_item_data)

                    photo_ids_type_0.append(photo_ids_type_0_item)

                return photo_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[UUID] | None | Unset, data)

        photo_ids = _parse_photo_ids(d.pop("photo_ids", UNSET))

        def _parse_client_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                client_id_type_0 = UUID(data)

                return client_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        client_id = _parse_client_id(d.pop("client_id", UNSET))

        new_share = cls(
            name=name,
            expires_at=expires_at,
            password=password,
            downloads=downloads,
            watermark=watermark,
            guests_upload=guests_upload,
            photo_ids=photo_ids,
            client_id=client_id,
        )

        return new_share
