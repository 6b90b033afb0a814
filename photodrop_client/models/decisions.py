from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.appearance_state import AppearanceState

T = TypeVar("T", bound="Decisions")


@_attrs_define
class Decisions:
    """"""

    appearance_ids: list[UUID]
    state: AppearanceState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        appearance_ids = []
        for appearance_ids_item_data in self.appearance_ids:
            appearance_ids_item = str(appearance_ids_item_data)
            appearance_ids.append(appearance_ids_item)

        state = self.state.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "appearance_ids": appearance_ids,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        appearance_ids = []
        _appearance_ids = d.pop("appearance_ids")
        for appearance_ids_item_data in _appearance_ids:
            appearance_ids_item = UUID(appearance_ids_item_data)

            appearance_ids.append(appearance_ids_item)

        state = AppearanceState(d.pop("state"))

        decisions = cls(
            appearance_ids=appearance_ids,
            state=state,
        )

        decisions.additional_properties = d
        return decisions

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
