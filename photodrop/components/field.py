"""Fields: a label that is always visible, the box, and what is wrong with it."""

from typing import Any

import reflex as rx

from .icon import icon
from .tongue import is_given

BOX = (
    "w-full rounded-field border-[1.5px] border-transparent bg-field text-body text-ink placeholder:text-ink-2 "
    "placeholder:opacity-100 transition-[background-color,border-color,box-shadow] duration-[var(--pd-fast)] field-ring "
    "data-[wrong=true]:border-error-mark data-[wrong=true]:bg-error-soft disabled:text-ink-2"
)


def field_error(error: str, error_id: str) -> rx.Component:
    """The sentence below a field; an empty one leaves no gap."""
    return rx.el.p(
        rx.cond(
            error != "",
            rx.el.span(
                icon("circle-alert", size=16, class_name="mt-px"),
                rx.el.span(error),
                class_name="mt-2 flex items-start gap-1.5 text-small text-error",
            ),
        ),
        id=error_id,
        role="alert",
    )


def _wrap(label: str, hint: str, error: str, field_id: str, control: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.label(label, html_for=field_id, class_name="mb-2 block text-ui font-semibold"),
        control,
        rx.el.p(hint, id=f"{field_id}-hint", class_name="mt-2 text-small text-ink-2")
        if is_given(hint)
        else rx.fragment(),
        field_error(error, f"{field_id}-error"),
    )


def _spoken(field_id: str, hint: str, error: str) -> dict[str, object]:
    described = f"{field_id}-error {field_id}-hint" if is_given(hint) else f"{field_id}-error"
    return {"aria-describedby": described, "aria-invalid": error != "", "data-wrong": error != ""}


def field(
    label: str,
    name: str,
    *,
    hint: str = "",
    error: str = "",
    icon_name: str = "",
    class_name: str = "",
    **props,
) -> rx.Component:
    """One line of text; `name` is also its id, so a page has each name once."""
    box = rx.el.input(
        id=name,
        name=name,
        class_name=f"{BOX} h-12 {'ps-11' if icon_name else 'ps-4'} pe-4 {class_name}",
        custom_attrs=_spoken(name, hint, error),
        **{"type": "text", **props},
    )
    if icon_name:
        box = rx.el.div(
            icon(icon_name, class_name="pointer-events-none absolute start-3.5 top-3.5 z-10 text-ink-2"),
            box,
            class_name="relative",
        )
    return _wrap(label, hint, error, name, box)


def text_area(label: str, name: str, *, hint: str = "", error: str = "", rows: int = 4, **props) -> rx.Component:
    """Several lines of text."""
    box = rx.el.textarea(
        id=name,
        name=name,
        rows=str(rows),
        # Each line runs as its own letters do, also in a page that runs the other way.
        class_name=f"{BOX} block resize-y px-4 py-3 [unicode-bidi:plaintext]",
        custom_attrs=_spoken(name, hint, error),
        **props,
    )
    return _wrap(label, hint, error, name, box)


def select_field(
    label: str, name: str, options: list[tuple[str, str]], *, more: Any = None, hint: str = "", error: str = "", **props
) -> rx.Component:
    """One of a few `(value, words)`, and of `more` that a Var has; the browser's own list, styled."""
    box = rx.el.div(
        rx.el.select(
            *[rx.el.option(words, value=value) for value, words in options],
            rx.foreach(more, lambda each: rx.el.option(each[1], value=each[0])) if more is not None else rx.fragment(),
            id=name,
            name=name,
            class_name=f"{BOX} h-12 appearance-none truncate ps-4 pe-11",
            custom_attrs=_spoken(name, hint, error),
            **props,
        ),
        icon("chevron-down", class_name="pointer-events-none absolute end-3.5 top-3.5 text-ink-2"),
        class_name="relative",
    )
    return _wrap(label, hint, error, name, box)


def search_field(placeholder: str, *, class_name: str = "", **props) -> rx.Component:
    """Filters while one types; its placeholder is its label, since the magnifier says the rest."""
    return rx.el.div(
        icon("search", class_name="pointer-events-none absolute start-4 top-3 text-ink-2"),
        rx.el.input(
            type="search",
            placeholder=placeholder,
            aria_label=placeholder,
            enter_key_hint="search",
            class_name=f"{BOX} h-11 ps-11 pe-4 [&::-webkit-search-cancel-button]:appearance-none",
            **props,
        ),
        class_name=f"relative {class_name}",
        role="search",
    )
