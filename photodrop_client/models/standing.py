from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.consent_view import ConsentView


T = TypeVar("T", bound="Standing")


@_attrs_define
class Standing:
    """What is asked now, and what this person has answered so far, newest first."""

    state: str
    version: str
    text: list[str]
    history: list[ConsentView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        state = self.state

        version = self.version

        text = self.text

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "version": version,
                "text": text,
                "history": history,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_view import ConsentView  # noqa: PLC0415

        d = dict(src_dict)
        state = d.pop("state")

        version = d.pop("version")

        text = cast(list[str], d.pop("text"))

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = ConsentView.from_dict(history_item_data)

            history.append(history_item)

        standing = cls(
            state=state,
            version=version,
            text=text,
            history=history,
        )

        standing.additional_properties = d
        return standing

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
