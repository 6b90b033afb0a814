"""A phone number: flag and dial code, then the national number under its mask."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from . import country_picker, flag
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _, is_given

# What the field's own script imports.
SCRIPTS = [country_picker.LIBRARY, flag.LIBRARY, TONGUE]
_PACKAGES = [LUCIDE_LIBRARY, *flag.PACKAGES]


def _of_number(country: rx.Var[str], number: rx.Var[str]) -> tuple[rx.Var[str], rx.Var[str]]:
    return country, number


class _PhoneField(rx.Component):
    library = script(__name__, "phone_field.jsx")
    tag = "PhoneField"
    lib_dependencies: list[str] = _PACKAGES

    countries: rx.Var[list[dict[str, str]]]
    label: rx.Var[str]
    error: rx.Var[str]
    country: rx.Var[str]
    on_change: rx.EventHandler[_of_number]


def phone_field(countries: Sequence[Any], *, label: Any = "", error: str = "", **props) -> rx.Component:
    """`on_change(country, digits)` after a pause in typing; the form gets `country` and `number`."""
    return _PhoneField.create(
        countries=[asdict(each) for each in countries],
        label=label if is_given(label) else _("Phone number"),
        error=error,
        **props,
    )
