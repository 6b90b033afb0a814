from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Saying")


@_attrs_define
class Saying:
    """That one person has a photo in one list, and what they say about it."""

    list_id: str
    list_name: str
    by: str
    note: str
    is_sent: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        list_id = self.list_id

        list_name = self.list_name

        by = self.by

        note = self.note

        is_sent = self.is_sent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "list_id": list_id,
                "list_name": list_name,
                "by": by,
                "note": note,
                "is_sent": is_sent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        list_id = d.pop("list_id")

        list_name = d.pop("list_name")

        by = d.pop("by")

        note = d.pop("note")

        is_sent = d.pop("is_sent")

        saying = cls(
            list_id=list_id,
            list_name=list_name,
            by=by,
            note=note,
            is_sent=is_sent,
        )

        saying.additional_properties = d
        return saying

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
