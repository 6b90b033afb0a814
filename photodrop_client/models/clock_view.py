from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.clock_sample import ClockSample


T = TypeVar("T", bound="ClockView")


@_attrs_define
class ClockView:
    """`timezone` is the album's own and empty where it takes `zone`, the installation's.

    `seconds` are added to what cameras showed. `samples` are the first photo, the last, and the one asked about."""

    timezone: str
    zone: str
    seconds: int
    photo_count: int
    samples: list[ClockSample]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        timezone = self.timezone

        zone = self.zone

        seconds = self.seconds

        photo_count = self.photo_count

        samples = []
        for samples_item_data in self.samples:
            samples_item = samples_item_data.to_dict()
            samples.append(samples_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "timezone": timezone,
                "zone": zone,
                "seconds": seconds,
                "photo_count": photo_count,
                "samples": samples,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.clock_sample import ClockSample  # noqa: PLC0415

        d = dict(src_dict)
        timezone = d.pop("timezone")

        zone = d.pop("zone")

        seconds = d.pop("seconds")

        photo_count = d.pop("photo_count")

        samples = []
        _samples = d.pop("samples")
        for samples_item_data in _samples:
            samples_item = ClockSample.from_dict(samples_item_data)

            samples.append(samples_item)

        clock_view = cls(
            timezone=timezone,
            zone=zone,
            seconds=seconds,
            photo_count=photo_count,
            samples=samples,
        )

        clock_view.additional_properties = d
        return clock_view

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
