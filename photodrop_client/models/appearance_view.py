from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AppearanceView")


@_attrs_define
class AppearanceView:
    """`decided_by` is `client` or `photographer`, empty while it is as it was found, or said with the upload."""

    id: str
    photo_id: str
    client_id: str
    source: str
    state: str
    decided_by: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        photo_id = self.photo_id

        client_id = self.client_id

        source = self.source

        state = self.state

        decided_by = self.decided_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "photo_id": photo_id,
                "client_id": client_id,
                "source": source,
                "state": state,
                "decided_by": decided_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        photo_id = d.pop("photo_id")

        client_id = d.pop("client_id")

        source = d.pop("source")

        state = d.pop("state")

        decided_by = d.pop("decided_by")

        appearance_view = cls(
            id=id,
            photo_id=photo_id,
            client_id=client_id,
            source=source,
            state=state,
            decided_by=decided_by,
        )

        appearance_view.additional_properties = d
        return appearance_view

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
