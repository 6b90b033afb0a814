from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.delivered import Delivered
from ..types import UNSET, Unset

T = TypeVar("T", bound="SharedArchiveWanted")


@_attrs_define
class SharedArchiveWanted:
    """Chosen photos, or all that the share shows; without a size in the largest that it gives."""

    photo_ids: list[UUID] | None | Unset = UNSET
    size: Delivered | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
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

        size: None | str | Unset
        if isinstance(self.size, Unset):
            size = UNSET
        elif isinstance(self.size, Delivered):
            size = self.size.value
        else:
            size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if photo_ids is not UNSET:
            field_dict["photo_ids"] = photo_ids
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

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

        def _parse_size(data: object) -> Delivered | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_0 = Delivered(data)

                return size_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Delivered | None | Unset, data)

        size = _parse_size(d.pop("size", UNSET))

        shared_archive_wanted = cls(
            photo_ids=photo_ids,
            size=size,
        )

        return shared_archive_wanted
