"""Finding people by name or phone, and adding those nobody knows yet."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from photodrop.services.clients import ClientRow, PersonChip

from .script import script
from .tongue import _, is_given

_PACKAGES = [LUCIDE_LIBRARY]


def _one(value: rx.Var[str]) -> list[rx.Var]:
    return [value]


class _PeoplePicker(rx.NoSSRComponent):
    library = script(__name__, "people_picker.jsx")
    tag = "PeoplePicker"
    lib_dependencies: list[str] = _PACKAGES

    people: rx.Var[list]
    suggestions: rx.Var[list]
    answered: rx.Var[str]
    label: rx.Var[str]
    placeholder: rx.Var[str]
    inline: rx.Var[bool]
    on_search: rx.EventHandler[_one]
    on_add: rx.EventHandler[_one]
    on_remove: rx.EventHandler[_one]


def people_picker(
    people: list[PersonChip] | rx.Var,
    suggestions: list[ClientRow],
    *,
    answered: str,
    on_search: Any,
    on_add: Any,
    on_remove: Any,
    label: str = "",
    inline: bool = False,
) -> rx.Component:
    """Chips and a search field; `suggestions` answer the query `answered`, one without a `client_id` is a new number.

    `on_search` gets what was typed, `on_add` a phone number, `on_remove` a client's id.
    Inside a dialog the answers stand `inline`, so that the dialog grows with them.
    """
    return _PeoplePicker.create(
        people=people,
        suggestions=suggestions,
        answered=answered,
        label=label if is_given(label) else _("Find people"),
        placeholder=_("Name or phone"),
        inline=inline,
        on_search=on_search,
        on_add=on_add,
        on_remove=on_remove,
    )
