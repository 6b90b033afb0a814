from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewPreset")


@_attrs_define
class NewPreset:
    """The options are those of the album."""

    name: str
    album_id: UUID

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        album_id = str(self.album_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "album_id": album_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        album_id = UUID(d.pop("album_id"))

        new_preset = cls(
            name=name,
            album_id=album_id,
        )

        return new_preset
