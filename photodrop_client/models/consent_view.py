from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConsentView")


@_attrs_define
class ConsentView:
    """One answer. `version` is of the text that it was given to."""

    id: str
    granted: bool
    decided_at: str
    version: str
    language: str
    channel: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        granted = self.granted

        decided_at = self.decided_at

        version = self.version

        language = self.language

        channel = self.channel

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "granted": granted,
                "decided_at": decided_at,
                "version": version,
                "language": language,
                "channel": channel,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        granted = d.pop("granted")

        decided_at = d.pop("decided_at")

        version = d.pop("version")

        language = d.pop("language")

        channel = d.pop("channel")

        consent_view = cls(
            id=id,
            granted=granted,
            decided_at=decided_at,
            version=version,
            language=language,
            channel=channel,
        )

        consent_view.additional_properties = d
        return consent_view

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
