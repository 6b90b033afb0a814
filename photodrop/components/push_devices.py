"""Devices that are told, and the button that adds this one."""

from typing import Any

import reflex as rx

from photodrop.services.push_subscriptions import PushDevice

from .icon import icon
from .pill import pill
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _
from .words import moment_day

# What the script imports.
SCRIPTS = [TONGUE]

_LIBRARY = script(__name__, "push_switch.jsx")


class _Zone(rx.Component):
    library = _LIBRARY
    tag = "Zone"

    on_zone: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class _PushSwitch(rx.Component):
    library = _LIBRARY
    tag = "PushSwitch"

    public_key: rx.Var[str]
    on_change: rx.EventHandler[rx.event.no_args_event_spec]


def zone(on_zone: Any) -> rx.Component:
    """Tells once by whose clock the browser goes, like Europe/Berlin."""
    return _Zone.create(on_zone=on_zone)


def push_switch(public_key: str, *, on_change: Any) -> rx.Component:
    return _PushSwitch.create(
        public_key=public_key,
        on_change=on_change,
        class_name=(
            "mt-4 inline-flex h-11 items-center rounded-pill border-[1.5px] border-line-strong px-5 font-semibold "
            "hover:bg-hover active:bg-field disabled:text-ink-2"
        ),
    )


def push_devices(devices: list[PushDevice], *, on_remove: Any) -> rx.Component:
    return rx.el.ul(
        rx.foreach(devices, lambda device: _device(device, on_remove)), aria_label=_("Devices that are told")
    )


def _device(device: PushDevice, on_remove: Any) -> rx.Component:
    return rx.el.li(
        icon("smartphone", class_name="text-ink-2"),
        rx.el.div(
            rx.el.div(device.device, class_name="truncate text-ui font-medium"),
            rx.el.div(_("Since {day}", day=moment_day(device.created_at)), class_name="text-small text-ink-2"),
            class_name="min-w-0 grow",
        ),
        pill(
            _("Remove"),
            "text",
            size="small",
            on_click=on_remove(device.id),
            aria_label=_("Remove {name}", name=device.device),
        ),
        class_name="flex items-center gap-4 border-t border-line py-2.5",
    )
