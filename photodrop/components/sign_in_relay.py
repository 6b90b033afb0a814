"""The last step of a sign-in and of a sign-out: the browser trades with the API for its cookie."""

from typing import Any

import reflex as rx

from photodrop import routes

from .icon import icon
from .menu import ITEM
from .script import script
from .tongue import _, is_given

_LIBRARY = script(__name__, "sign_in_relay.jsx")


class _SignInRelay(rx.Component):
    library = _LIBRARY
    tag = "SignInRelay"

    ticket: rx.Var[str]
    next: rx.Var[str]
    on_fail: rx.EventHandler[rx.event.no_args_event_spec]


class _SignOut(rx.Component):
    library = _LIBRARY
    tag = "SignOut"

    next: rx.Var[str]
    role: rx.Var[str]
    everywhere: rx.Var[bool]


def sign_in_relay(ticket: str, next_path: str, *, on_fail: Any) -> rx.Component:
    """Acts as soon as `ticket` is not empty, and then loads `next_path` with the cookie."""
    return _SignInRelay.create(ticket=ticket, next=next_path, on_fail=on_fail)


def sign_out(label: Any = "", *, next_path: str = routes.LOGIN, class_name: str = "") -> rx.Component:
    """A button of text and icon."""
    look = "inline-flex h-11 items-center gap-2 rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field"
    return _SignOut.create(
        icon("log-out"), label if is_given(label) else _("Sign out"), next=next_path, class_name=f"{look} {class_name}"
    )


def sign_out_everywhere(label: Any = "", *, next_path: str = routes.LOGIN) -> rx.Component:
    """Ends every session of the account, on all devices."""
    look = "inline-flex h-11 items-center gap-2 rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field"
    return _SignOut.create(
        icon("log-out"),
        label if is_given(label) else _("Sign out everywhere"),
        next=next_path,
        everywhere=True,
        class_name=look,
    )


def menu_sign_out(*, next_path: str = routes.LOGIN) -> rx.Component:
    """The last line of a menu."""
    return _SignOut.create(
        icon("log-out"), _("Sign out"), next=next_path, role="menuitem", class_name=f"{ITEM} text-ink"
    )
