from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.order_state import OrderState
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrderChange")


@_attrs_define
class OrderChange:
    """A note goes into the history, beside the state."""

    state: None | OrderState | Unset = UNSET
    tracking: None | str | Unset = UNSET
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, OrderState):
            state = self.state.value
        else:
            state = self.state

        tracking: None | str | Unset
        if isinstance(self.tracking, Unset):
            tracking = UNSET
        else:
            tracking = self.tracking

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if state is not UNSET:
            field_dict["state"] = state
        if tracking is not UNSET:
            field_dict["tracking"] = tracking
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_state(data: object) -> None | OrderState | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = OrderState(data)

                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OrderState | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_tracking(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tracking = _parse_tracking(d.pop("tracking", UNSET))

        note = d.pop("note", UNSET)

        order_change = cls(
            state=state,
            tracking=tracking,
            note=note,
        )

        return order_change
