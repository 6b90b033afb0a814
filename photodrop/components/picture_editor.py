"""Turning a photo into another picture: the tools, the server's preview, and links to the result."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from photodrop.services.named_transformations import NamedView
from photodrop.services.transformations import Edited

from .script import script
from .tongue import LIBRARY as TONGUE

_PACKAGES = [LUCIDE_LIBRARY]
SCRIPTS = [script(__name__, "picture_recipe.js"), TONGUE]


class _PictureEditor(rx.NoSSRComponent):
    library = script(__name__, "picture_editor.jsx")
    tag = "PictureEditor"
    lib_dependencies: list[str] = _PACKAGES

    photo: rx.Var[Any]
    named: rx.Var[list[Any]]
    back: rx.Var[str]
    on_linked: rx.EventHandler[rx.event.no_args_event_spec]
    on_named: rx.EventHandler[rx.event.no_args_event_spec]


def picture_editor(
    photo: Edited, named: list[NamedView], *links: rx.Component, on_linked: Any, on_named: Any
) -> rx.Component:
    """`links` are shown where links are made. The tools stay in the browser; `on_linked` and `on_named` come after the
    server has kept something.
    """
    return _PictureEditor.create(
        *links, key=photo.id, photo=photo, named=named, back=photo.back, on_linked=on_linked, on_named=on_named
    )
