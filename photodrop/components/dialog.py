"""Dialogs: a card in the middle of a desktop, a sheet from below on a phone."""

from typing import Any

import reflex as rx

from .pill import icon_button, pill
from .script import script
from .tongue import _, is_given


class _Dialog(rx.Component):
    library = script(__name__, "dialog.jsx")
    tag = "Dialog"

    open: rx.Var[bool]
    guarded: rx.Var[bool]
    label: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def bare_dialog(
    *children: rx.Component, is_open: bool, on_close: Any, label: str, class_name: str = ""
) -> rx.Component:
    """A modal with nothing in it but its children, for the dark or full-screen ones."""
    return _Dialog.create(*children, open=is_open, on_close=on_close, label=label, guarded=False, class_name=class_name)


def dialog(
    title: str,
    *children: rx.Component,
    is_open: bool,
    on_close: Any,
    lead: str = "",
    actions: list[rx.Component] | None = None,
    guarded: bool = True,
    form: Any = None,
) -> rx.Component:
    """480 px of it, actions at the bottom and the blue one last; with `form`, what its submit calls.

    A guarded dialog ignores Esc and the scrim once something was typed in it.
    """
    body = [
        rx.el.div(*children, class_name="mt-6 space-y-5") if children else rx.fragment(),
        rx.el.div(*actions, class_name="mt-8 flex gap-3 *:grow") if actions else rx.fragment(),
    ]
    return _Dialog.create(
        rx.el.div(
            rx.el.div(class_name="mx-auto mb-4 h-1 w-9 rounded-pill bg-line-strong md:hidden"),
            rx.el.h2(title, class_name="display text-[24px] leading-[30px] tracking-[-0.02em] pe-12"),
            rx.el.p(lead, class_name="mt-1 text-ui text-ink-2 pe-8") if is_given(lead) else rx.fragment(),
            rx.el.form(*body, on_submit=form) if form is not None else rx.fragment(*body),
            icon_button(
                "x", _("Close"), on_click=on_close, class_name="absolute end-3 top-5 md:end-5 md:top-5 text-ink-2"
            ),
            class_name="relative p-6 pt-3 md:p-8",
        ),
        open=is_open,
        on_close=on_close,
        label=title,
        guarded=guarded,
    )


def confirm_dialog(
    title: str,
    lead: str,
    confirm_label: str,
    *,
    is_open: bool,
    on_close: Any,
    on_confirm: Any,
    busy: bool = False,
    busy_label: str = "",
) -> rx.Component:
    """One question; the word on the blue pill says what will happen, never "OK"."""
    return dialog(
        title,
        is_open=is_open,
        on_close=on_close,
        lead=lead,
        guarded=False,
        actions=[
            pill(_("Cancel"), "outline", on_click=on_close),
            pill(confirm_label, on_click=on_confirm, busy=busy, busy_label=busy_label),
        ],
    )
