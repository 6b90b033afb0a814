from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClockSample")


@_attrs_define
class ClockSample:
    """One photo: what its camera showed, and what is made of it. Both by the clocks of the album's time zone."""

    photo_id: str
    filename: str
    shown: str
    real: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        photo_id = self.photo_id

        filename = self.filename

        shown = self.shown

        real = self.real

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photo_id": photo_id,
                "filename": filename,
                "shown": shown,
                "real": real,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        photo_id = d.pop("photo_id")

        filename = d.pop("filename")

        shown = d.pop("shown")

        real = d.pop("real")

        clock_sample = cls(
            photo_id=photo_id,
            filename=filename,
            shown=shown,
            real=real,
        )

        clock_sample.additional_properties = d
        return clock_sample

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
