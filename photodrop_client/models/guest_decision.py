from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.guest_decision_decision import GuestDecisionDecision

T = TypeVar("T", bound="GuestDecision")


@_attrs_define
class GuestDecision:
    """"""

    photo_ids: list[UUID]
    decision: GuestDecisionDecision

    def to_dict(self) -> dict[str, Any]:
        photo_ids = []
        for photo_ids_item_data in self.photo_ids:
            photo_ids_item = str(photo_ids_item_data)
            photo_ids.append(photo_ids_item)

        decision = self.decision.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photo_ids": photo_ids,
                "decision": decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        photo_ids = []
        _photo_ids = d.pop("photo_ids")
        for photo_ids_item_data in _photo_ids:
            photo_ids_item = UUID(photo_ids_item_data)

            photo_ids.append(photo_ids_item)

        decision = GuestDecisionDecision(d.pop("decision"))

        guest_decision = cls(
            photo_ids=photo_ids,
            decision=decision,
        )

        return guest_decision
