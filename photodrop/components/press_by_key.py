"""Questions that are answered by a key as well as by a press."""

from typing import Any

import reflex as rx

from .script import script


class _PressByKey(rx.Component):
    library = script(__name__, "press_by_key.jsx")
    tag = "PressByKey"

    label: rx.Var[str]


class _PressAnywhere(rx.NoSSRComponent):
    library = script(__name__, "press_by_key.jsx")
    tag = "PressAnywhere"


def press_anywhere() -> rx.Component:
    """On the whole page a letter presses the button that has it as `aria_keyshortcuts`."""
    return _PressAnywhere.create()


class _FollowCurrent(rx.NoSSRComponent):
    library = script(__name__, "press_by_key.jsx")
    tag = "FollowCurrent"

    current: rx.Var[str]


def follow_current(current: str) -> rx.Component:
    """Whenever it changes: the row of a list that is `aria-current` and the start of what it opened come into sight."""
    return _FollowCurrent.create(current=current)


def press_by_key(*children: rx.Component, label: Any, class_name: str = "") -> rx.Component:
    """A section; within it a key presses the button that has it as `aria_keyshortcuts`."""
    return _PressByKey.create(*children, label=label, class_name=class_name)


def key_hint(key: str) -> rx.Component:
    """Tells those who have a keyboard."""
    return rx.el.kbd(
        key,
        class_name="ms-1 hidden rounded-[5px] border border-current px-1.5 text-[11px] leading-4 opacity-60 pointer-fine:md:inline",
        custom_attrs={"aria-hidden": "true"},
    )
