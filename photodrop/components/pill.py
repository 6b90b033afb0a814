"""Pills: every button of the product."""

import reflex as rx

from .icon import icon
from .tongue import is_given

_SHAPE = (
    "relative inline-grid shrink-0 items-center justify-items-center rounded-pill font-semibold text-body "
    "whitespace-nowrap select-none no-underline transition-[background-color,border-color,transform,color] duration-[var(--pd-fast)] "
    "ease-out active:scale-[.98] disabled:active:scale-100 focus-visible:shadow-[var(--pd-focus)] "
)
_LOOKS = {
    "blue": (
        "bg-cta text-on-cta hover:bg-cta-hover active:bg-cta-press "
        "disabled:data-[busy=false]:bg-cta-off disabled:data-[busy=false]:text-on-cta-off disabled:hover:bg-cta"
    ),
    "outline": (
        "border-[1.5px] border-line-strong text-ink bg-transparent hover:bg-hover active:bg-field "
        "disabled:text-ink-2 disabled:hover:bg-transparent"
    ),
    "white": "bg-white text-[#262626] hover:bg-[#f4f4f2] active:bg-[#e9e7e1] disabled:text-[#6d6d6d]",
    "text": "text-ink hover:bg-hover active:bg-field disabled:text-ink-2 disabled:hover:bg-transparent",
    "danger": (
        "border-[1.5px] border-line-strong text-error bg-transparent hover:bg-error-soft "
        "disabled:text-ink-2 disabled:hover:bg-transparent"
    ),
}
_HEIGHTS = {"large": "h-[50px] px-7", "small": "h-11 px-5"}


def spinner(size: int = 18) -> rx.Component:
    """Turns while something of the pressed button's is under way; never fills a screen."""
    return rx.el.span(
        class_name="inline-block shrink-0 animate-spinner rounded-full border-2 border-current border-t-transparent",
        style={"width": f"{size}px", "height": f"{size}px"},
        custom_attrs={"aria-hidden": "true"},
    )


def _layer(*children: rx.Component | str | rx.Var, hidden: bool | rx.Var[bool]) -> rx.Component:
    return rx.el.span(
        *children,
        class_name="col-start-1 row-start-1 inline-flex items-center gap-2 data-[hidden=true]:invisible",
        custom_attrs={"data-hidden": hidden, "aria-hidden": hidden},
    )


def _face(label: str | rx.Var[str], icon_name: str, *, busy: bool, busy_label: str | rx.Var[str]) -> list[rx.Component]:
    """Ready and busy words lie on top of each other, so the width is that of the longer one."""
    ready = _layer(icon(icon_name) if icon_name else rx.fragment(), label, hidden=busy)
    if busy is False:
        return [ready]
    idle = ~busy if isinstance(busy, rx.Var) else False
    return [ready, _layer(spinner(), busy_label if is_given(busy_label) else label, hidden=idle)]


def pill(
    label: str | rx.Var[str],
    variant: str = "blue",
    *,
    icon_name: str = "",
    busy: bool = False,
    busy_label: str | rx.Var[str] = "",
    disabled: bool | rx.Var[bool] = False,
    size: str = "large",
    class_name: str = "",
    **props,
) -> rx.Component:
    """A button; while `busy` it shows a spinner and `busy_label`, an "-ing" word, and cannot be pressed."""
    return rx.el.button(
        *_face(label, icon_name, busy=busy, busy_label=busy_label),
        disabled=busy | disabled,
        class_name=f"{_SHAPE} {_HEIGHTS[size]} {_LOOKS[variant]} {class_name}",
        custom_attrs={"data-busy": busy, "aria-busy": busy},
        **{"type": "button", **props},
    )


def pill_link(
    label: str,
    href: str | rx.Var[str],
    variant: str = "blue",
    *,
    icon_name: str = "",
    size: str = "large",
    class_name: str = "",
    **props,
) -> rx.Component:
    """A link that looks like a pill."""
    return rx.el.a(
        *_face(label, icon_name, busy=False, busy_label=""),
        href=href,
        class_name=f"{_SHAPE} {_HEIGHTS[size]} {_LOOKS[variant]} {class_name}",
        **props,
    )


def icon_button(name: str, label: str, *, class_name: str = "", **props) -> rx.Component:
    """A round target of 44 px; the label is what screen readers and tooltips say."""
    return rx.el.button(
        icon(name),
        aria_label=label,
        title=label,
        class_name=(
            "inline-grid size-11 shrink-0 place-items-center rounded-full text-ink hover:bg-hover active:bg-field "
            f"disabled:text-ink-2 transition-colors duration-[var(--pd-fast)] {class_name}"
        ),
        **{"type": "button", **props},
    )


def plus_button(label: str, **props) -> rx.Component:
    """The round blue plus of a list, above the tab bar; lists leave 96 px under themselves for it."""
    return rx.el.button(
        icon("plus", size=26),
        aria_label=label,
        title=label,
        class_name=(
            "fixed end-6 bottom-[calc(96px+env(safe-area-inset-bottom))] lg:end-12 lg:bottom-10 z-20 grid size-15 place-items-center "
            "rounded-full bg-cta text-on-cta hover:bg-cta-hover active:bg-cta-press active:scale-[.98] "
            "transition-[background-color,transform] duration-[var(--pd-fast)] "
            "shadow-[0_10px_24px_-6px_color-mix(in_srgb,var(--pd-cta)_50%,transparent)] focus-visible:shadow-[var(--pd-focus)]"
        ),
        **{"type": "button", **props},
    )
