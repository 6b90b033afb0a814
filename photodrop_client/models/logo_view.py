from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LogoView")


@_attrs_define
class LogoView:
    """`preview` is a small PNG as a data URL."""

    id: str
    width: int
    height: int
    preview: str
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        width = self.width

        height = self.height

        preview = self.preview

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "width": width,
                "height": height,
                "preview": preview,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        width = d.pop("width")

        height = d.pop("height")

        preview = d.pop("preview")

        created_at = d.pop("created_at")

        logo_view = cls(
            id=id,
            width=width,
            height=height,
            preview=preview,
            created_at=created_at,
        )

        logo_view.additional_properties = d
        return logo_view

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
