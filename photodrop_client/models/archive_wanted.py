from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.delivered import Delivered
from ..types import UNSET, Unset

T = TypeVar("T", bound="ArchiveWanted")


@_attrs_define
class ArchiveWanted:
    """An album, chosen photos, or, with neither, everything that shows one and is unlocked."""

    album_id: None | Unset | UUID = UNSET
    photo_ids: list[UUID] | None | Unset = UNSET
    size: Delivered | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        album_id: None | str | Unset
        if isinstance(self.album_id, Unset):
            album_id = UNSET
        elif isinstance(self.album_id, UUID):
            album_id = str(self.album_id)
        else:
            album_id = self.album_id

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

        size: str | Unset = UNSET
        if not isinstance(self.size, Unset):
            size = self.size.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if album_id is not UNSET:
            field_dict["album_id"] = album_id
        if photo_ids is not UNSET:
            field_dict["photo_ids"] = photo_ids
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_album_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                album_id_type_0 = UUID(data)

                return album_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        album_id = _parse_album_id(d.pop("album_id", UNSET))

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

        _size = d.pop("size", UNSET)
        size: Delivered | Unset
        if isinstance(_size, Unset):
            size = UNSET
        else:
            size = Delivered(_size)

        archive_wanted = cls(
            album_id=album_id,
            photo_ids=photo_ids,
            size=size,
        )

        return archive_wanted
