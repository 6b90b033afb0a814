from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Splitting")


@_attrs_define
class Splitting:
    """"""

    face_ids: list[UUID]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        face_ids = []
        for face_ids_item_data in self.face_ids:
            face_ids_item = str(face_ids_item_data)
            face_ids.append(face_ids_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "face_ids": face_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        face_ids = []
        _face_ids = d.pop("face_ids")
        for face_ids_item_data in _face_ids:
            face_ids_item = UUID(face_ids_item_data)

            face_ids.append(face_ids_item)

        splitting = cls(
            face_ids=face_ids,
        )

        splitting.additional_properties = d
        return splitting

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
