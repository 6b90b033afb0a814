from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PushDevice")


@_attrs_define
class PushDevice:
    """A browser that is told. Its endpoint is a secret between it and us."""

    id: str
    device: str
    created_at: str
    reached_at: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        device = self.device

        created_at = self.created_at

        reached_at: None | str
        reached_at = self.reached_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "device": device,
                "created_at": created_at,
                "reached_at": reached_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        device = d.pop("device")

        created_at = d.pop("created_at")

        def _parse_reached_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reached_at = _parse_reached_at(d.pop("reached_at"))

        push_device = cls(
            id=id,
            device=device,
            created_at=created_at,
            reached_at=reached_at,
        )

        push_device.additional_properties = d
        return push_device

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
