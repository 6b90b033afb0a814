from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.choice_input import ChoiceInput


T = TypeVar("T", bound="PreferencesChange")


@_attrs_define
class PreferencesChange:
    """Only what is given changes. `quiet_hours` are like 22:00-08:00, `off`, or empty for those of the installation;
    `timezone` is by whose clock, like Europe/Berlin."""

    choices: list[ChoiceInput] | Unset = UNSET
    quiet_hours: None | str | Unset = UNSET
    timezone: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:

        choices: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.choices, Unset):
            choices = []
            for choices_item_data in self.choices:
                choices_item = choices_item_data.to_dict()
                choices.append(choices_item)

        quiet_hours: None | str | Unset
        if isinstance(self.quiet_hours, Unset):
            quiet_hours = UNSET
        else:
            quiet_hours = self.quiet_hours

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if choices is not UNSET:
            field_dict["choices"] = choices
        if quiet_hours is not UNSET:
            field_dict["quiet_hours"] = quiet_hours
        if timezone is not UNSET:
            field_dict["timezone"] = timezone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.choice_input import ChoiceInput  # noqa: PLC0415

        d = dict(src_dict)
        _choices = d.pop("choices", UNSET)
        choices: list[ChoiceInput] | Unset = UNSET
        if _choices is not UNSET:
            choices = []
            for choices_item_data in _choices:
                choices_item = ChoiceInput.from_dict(choices_item_data)

                choices.append(choices_item)

        def _parse_quiet_hours(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        quiet_hours = _parse_quiet_hours(d.pop("quiet_hours", UNSET))

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        preferences_change = cls(
            choices=choices,
            quiet_hours=quiet_hours,
            timezone=timezone,
        )

        return preferences_change
