from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Chosen")


@_attrs_define
class Chosen:
    """Photos of one's own, and the album that is to have them."""

    photo_ids: list[UUID]
    album_id: UUID

    def to_dict(self) -> dict[str, Any]:
        photo_ids = []
        for photo_ids_item_data in self.photo_ids:
            photo_ids_item = str(photo_ids_item_data)
            photo_ids.append(photo_ids_item)

        album_id = str(self.album_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photo_ids": photo_ids,
                "album_id": album_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        photo_ids = []
        _photo_ids = d.pop("photo_ids")
        for photo_ids_item_data in _photo_ids:
            photo_ids_item = UUID(photo_ids_item_data)

            photo_ids.append(photo_ids_item)

        album_id = UUID(d.pop("album_id"))

        chosen = cls(
            photo_ids=photo_ids,
            album_id=album_id,
        )

        return chosen
