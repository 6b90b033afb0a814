"""Photographers, for an admin. To everybody else this page answers like one that is not here."""

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field, search_field
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import choice_menu
from photodrop.components.new_password import new_password
from photodrop.components.photographer_table import photographer_table
from photodrop.components.pill import pill, plus_button
from photodrop.components.rules import rules
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.pages.studio import studio_frame
from photodrop.state.admin import AdminState, PhotographerDialogState

_STATES = [("", _("Everybody")), ("active", _("Active")), ("inactive", _("Deactivated"))]
_SORTS = [("newest", _("Newest")), ("login", _("Login")), ("name", _("Name")), ("seen", _("Last sign-in"))]
_Dialog = PhotographerDialogState


@rx.page(route=routes.ADMIN, title="PhotoDrop", on_load=[_Dialog.hide, AdminState.load])
def admin() -> rx.Component:
    return rx.cond(AdminState.is_missing, absent(), rx.cond(AdminState.is_loaded, _photographers()))


def _photographers() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        _header(),
        _list(),
        plus_button(_("Register a photographer"), on_click=_Dialog.ask_new),
        _register_dialog(),
        _correct_dialog(),
        _password_dialog(),
        _deactivate_dialog(),
        _activate_dialog(),
        here="photographers",
    )


def _header() -> rx.Component:
    return rx.el.div(
        rx.el.h1(_("Photographers"), class_name="display text-title max-lg:pt-3"),
        rx.el.div(
            search_field(
                _("Search login, name or e-mail"),
                value=AdminState.query,
                on_change=AdminState.search,
                class_name="grow basis-56 lg:w-70",
            ),
            rx.el.div(
                choice_menu(_STATES, AdminState.only, AdminState.show_only, icon_name="list-filter"),
                choice_menu(_SORTS, AdminState.sort, AdminState.sort_by, icon_name="arrow-down-up"),
                class_name="-ms-3 flex lg:ms-0",
            ),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-1 lg:ms-auto",
        ),
        class_name="mb-3 flex flex-col gap-4 lg:mb-4 lg:flex-row lg:items-center",
    )


def _list() -> rx.Component:
    return rx.cond(
        length(AdminState.photographers) > 0,
        rx.fragment(
            photographer_table(AdminState.photographers, on_ask=lambda what, each: _Dialog.ask(what, each.id)),
            end_of_list(
                has_more=AdminState.has_more,
                count=length(AdminState.photographers),
                on_reached=AdminState.load_more,
            ),
        ),
        rx.cond(
            (rx.Var.create(AdminState.query) != "") | (rx.Var.create(AdminState.only) != ""),
            empty_state(
                _("Nobody matches"),
                _("Check the spelling, or look at everybody again."),
                action=pill(_("Show everybody"), "outline", on_click=AdminState.clear, size="small"),
            ),
            empty_state(
                _("No photographers yet"),
                _("Register the first one, and tell them their login and password."),
                art="/prints/peaks.svg",
                action=pill(_("Register a photographer"), on_click=_Dialog.ask_new, size="small"),
            ),
        ),
    )


def _who(*, is_new: bool) -> list[rx.Component]:
    return [
        rx.el.div(
            field(
                _("Login"),
                "login",
                default_value=_Dialog.login,
                error=_Dialog.login_error,
                on_change=_Dialog.try_login.debounce(250),
                auto_focus=True,
                auto_complete="off",
                auto_capitalize="none",
                spell_check=False,
                max_length=64,
            ),
            rules(
                (_("Only letters and _"), _Dialog.has_letters),
                (_("3 to 32 of them"), _Dialog.has_length),
                (_("Not taken by anybody"), _Dialog.is_free),
            )
            if is_new
            else rx.fragment(),
        ),
        *([_new_password()] if is_new else []),
        field(
            _("Full name"),
            "name",
            default_value=_Dialog.name,
            error=_Dialog.name_error,
            hint=_("Optional. Clients see it beside the albums."),
            auto_complete="off",
            max_length=80,
        ),
        field(
            _("E-mail"),
            "email",
            type="email",
            default_value=_Dialog.email,
            error=_Dialog.email_error,
            hint=_("Optional. Serves as a second login."),
            auto_complete="off",
            max_length=254,
        ),
    ]


def _new_password() -> rx.Component:
    return new_password(
        hint=_("At least eight characters. Copy it now: it is never shown again."), error=_Dialog.password_error
    )


def _actions(label: str, busy_label: str) -> list[rx.Component]:
    return [
        pill(_("Cancel"), "outline", on_click=_Dialog.hide),
        pill(label, type="submit", busy=_Dialog.is_busy, busy_label=busy_label),
    ]


def _register_dialog() -> rx.Component:
    return dialog(
        _("Register a photographer"),
        *_who(is_new=True),
        is_open=_Dialog.doing == "register",
        on_close=_Dialog.hide,
        form=_Dialog.register,
        actions=_actions(_("Register"), _("Registering")),
    )


def _correct_dialog() -> rx.Component:
    return dialog(
        _("Correct"),
        *_who(is_new=False),
        is_open=_Dialog.doing == "correct",
        on_close=_Dialog.hide,
        form=_Dialog.correct,
        actions=_actions(_("Save"), _("Saving")),
    )


def _password_dialog() -> rx.Component:
    return dialog(
        _("New password for {login}", login=_Dialog.about),
        _new_password(),
        is_open=_Dialog.doing == "password",
        on_close=_Dialog.hide,
        lead=_("Every device of theirs is signed out."),
        form=_Dialog.reset_password,
        actions=_actions(_("Set password"), _("Setting")),
    )


def _deactivate_dialog() -> rx.Component:
    return confirm_dialog(
        _("Deactivate {login}?", login=_Dialog.about),
        _(
            "Every device of theirs is signed out at once. Their clients keep the photos they have. "
            "You can let them in again at any time."
        ),
        _("Deactivate"),
        is_open=_Dialog.doing == "deactivate",
        on_close=_Dialog.hide,
        on_confirm=_Dialog.deactivate,
    )


def _activate_dialog() -> rx.Component:
    return confirm_dialog(
        _("Let {login} in again?", login=_Dialog.about),
        _("They sign in with their password as before."),
        _("Let in again"),
        is_open=_Dialog.doing == "activate",
        on_close=_Dialog.hide,
        on_confirm=_Dialog.activate,
    )
