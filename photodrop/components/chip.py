"""Chips: a state in a word, a person in a name."""

import reflex as rx

from .icon import icon

_TONES = {
    "plain": "bg-field text-ink",
    "blue": "bg-cta-soft text-link",
    "warn": "bg-warn-soft text-warn",
    "success": "bg-success-soft text-success",
    "error": "bg-error-soft text-error",
}
# What each state of an album or photo looks like; a state not listed here is plain.
_STATES = {
    "draft": ("plain", "pencil"),
    "uploading": ("blue", "upload"),
    "processing": ("blue", "loader"),
    "queued": ("blue", "clock"),
    "review": ("warn", "scan-face"),
    "dropped": ("success", "check"),
    "ready": ("success", "check"),
    "failed": ("error", "circle-alert"),
}


def chip(label: str, tone: str = "plain", icon_name: str = "") -> rx.Component:
    """A quiet word in its colour; never a zero, and never a colour without a word."""
    return rx.el.span(
        icon(icon_name, size=16) if icon_name else rx.fragment(),
        label,
        class_name=(
            "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-pill px-2.5 text-small font-semibold whitespace-nowrap "
            f"{_TONES[tone]}"
        ),
    )


def state_chip(state: str, label: str) -> rx.Component:
    """The chip of an album's or photo's state, with the words the page chose."""
    cases = [(name, chip(label, tone, icon_name)) for name, (tone, icon_name) in _STATES.items()]
    return rx.fragment(rx.match(state, *cases, chip(label)))


def person_chip(name: str, picture_url: str, initials: str, remove: rx.Component | None = None) -> rx.Component:
    """A face, or the letters in its place, beside a name or phone number."""
    return rx.el.span(
        face(picture_url, initials, size=28),
        rx.el.span(name, class_name="truncate", title=name),
        remove if remove is not None else rx.el.span(class_name="w-2"),
        class_name="inline-flex h-9 max-w-full items-center gap-2 rounded-pill bg-field ps-1 pe-1 text-ui",
    )


def face(picture_url: str, initials: str | rx.Var[str], size: int = 36) -> rx.Component:
    """A round selfie; without one, up to three letters or a dial code."""
    return rx.el.span(
        rx.cond(
            picture_url != "",
            rx.el.img(src=picture_url, alt="", class_name="size-full object-cover"),
            rx.el.span(class_name="before:content-[attr(data-letters)]", custom_attrs={"data-letters": initials}),
        ),
        class_name=(
            "inline-grid shrink-0 place-items-center overflow-hidden rounded-full bg-tile leading-none font-semibold text-ink"
        ),
        style={"width": f"{size}px", "height": f"{size}px", "fontSize": f"{max(11, round(size * 0.32))}px"},
    )
