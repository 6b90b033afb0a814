"""What stands in a page, in the language of whoever reads it: worked out in the browser, since pages are built once.

What these return is a Var that may stand wherever the plain words could, which is what `Any` says.
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

from .script import script

LIBRARY = script(__name__, "tongue.js")


class _Said(rx.Component):
    library = LIBRARY
    tag = "Said"

    sentence: rx.Var[str]
    names: rx.Var[list[str]]


def _(sentence: str, **values: Any) -> Any:
    """`_("Hello, {name}.", name=State.name)`, in the language of the page."""
    return from_script("say", sentence, values) if values else from_script("say", sentence)


def _n(one: str, many: str, count: Any, **values: Any) -> Any:
    """`_n("{count} photo", "{count} photos", State.count)`, in the plural forms of the page's language."""
    return from_script("sayMany", one, many, count, values)


def said(sentence: str, **parts: Any) -> rx.Component:
    """A sentence with components in it: `said("Read the {terms}.", terms=rx.el.a(_("Terms")))`."""
    return _Said.create(*parts.values(), sentence=sentence, names=list(parts))


def is_given(words: Any) -> bool:
    """Whether there are words at all; those in a Var are."""
    return isinstance(words, rx.Var) or bool(words)


def from_script(name: str, *given: Any) -> Any:
    """What a function of tongue.js answers; it follows the States that its arguments come from."""
    arguments = [rx.Var.create(each) for each in given]
    data = VarData.merge(
        VarData(imports={LIBRARY: [ImportVar(tag=name)]}),
        *[each._get_all_var_data() for each in arguments],  # noqa: SLF001  # Reflex has no public name for it
    )
    return rx.Var(f"{name}({', '.join(map(str, arguments))})", _var_type=str, _var_data=data).to(str)
