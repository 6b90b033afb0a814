"""See in a frame: a photo or print on the wall of a room of our own drawing."""

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import LIBRARY as TONGUE

LIBRARY = script(__name__, "frame_view.jsx")
# What the script imports.
SCRIPTS = [TONGUE]
_PACKAGES = [LUCIDE_LIBRARY]


class _FrameView(rx.NoSSRComponent):
    library = LIBRARY
    tag = "FrameView"
    lib_dependencies: list[str] = _PACKAGES

    open: rx.Var[bool]
    src: rx.Var[str]
    width: rx.Var[int]
    height: rx.Var[int]
    title: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def frame_view(src: str, width: int, height: int, *, is_open: bool, title: str, **props) -> rx.Component:
    """Shows what `src` gives its viewer: watermarked while it is locked."""
    return _FrameView.create(src=src, width=width, height=height, open=is_open, title=title, **props)
