from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StepView")


@_attrs_define
class StepView:
    """`photo_count` is how many photos got somebody, or lost them. Undo it by its id."""

    id: str
    album_id: str
    kind: str
    client_id: str
    photo_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        kind = self.kind

        client_id = self.client_id

        photo_count = self.photo_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "kind": kind,
                "client_id": client_id,
                "photo_count": photo_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        kind = d.pop("kind")

        client_id = d.pop("client_id")

        photo_count = d.pop("photo_count")

        step_view = cls(
            id=id,
            album_id=album_id,
            kind=kind,
            client_id=client_id,
            photo_count=photo_count,
        )

        step_view.additional_properties = d
        return step_view

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
