"""The dark dialog in which a client takes, crops and sends a selfie."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import LIBRARY as TONGUE

# What the dialog's own script imports.
SCRIPTS = [TONGUE]
_PACKAGES = [LUCIDE_LIBRARY, "react-easy-crop@6.2.5"]


class _SelfieCropper(rx.NoSSRComponent):
    library = script(__name__, "selfie_cropper.jsx")
    tag = "SelfieCropper"
    lib_dependencies: list[str] = _PACKAGES

    open: rx.Var[bool]
    on_saved: rx.EventHandler[rx.event.no_args_event_spec]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def selfie_cropper(*, is_open: bool, on_saved: Any, on_close: Any) -> rx.Component:
    """The picture goes to the API with the cookie; `on_saved` comes after the server has kept it."""
    return _SelfieCropper.create(open=is_open, on_saved=on_saved, on_close=on_close)
