from typing import Literal

import reflex as rx
from reflex.style import color_mode, set_color_mode

from photodrop import routes
from photodrop.components.dialog import dialog
from photodrop.components.field import field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.pill import pill, pill_link
from photodrop.components.sign_in_relay import sign_out
from photodrop.components.tongue import _, said
from photodrop.pages.studio import studio_frame
from photodrop.pages.telegram import telegram_section
from photodrop.state.studio import StudioState
from photodrop.state.studio_settings import StudioSettingsState
from photodrop.state.telegram import TelegramState

_MODES: list[tuple[Literal["system", "light", "dark"], str, str]] = [
    ("system", _("System"), "monitor"),
    ("light", _("Light"), "sun"),
    ("dark", _("Dark"), "moon"),
]


@rx.page(
    route=routes.STUDIO_SETTINGS,
    title=_("Settings · PhotoDrop"),
    on_load=[StudioState.enter, StudioSettingsState.load, TelegramState.load],
)
def studio_settings() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        rx.el.h1(_("Settings"), class_name="display text-title max-lg:pt-3"),
        rx.el.div(
            _about_you(),
            _password(),
            _told(),
            _appearance(),
            _shares(),
            _work(),
            _leave(),
            class_name="mt-7 max-w-[420px] space-y-11",
        ),
        _password_dialog(),
        here="settings",
    )


def _section(title: str, *children: rx.Component, class_name: str = "") -> rx.Component:
    return rx.el.section(rx.el.h2(title, class_name="display text-heading mb-4"), *children, class_name=class_name)


def _about_you() -> rx.Component:
    profile = StudioState.profile
    return _section(
        _("About you"),
        rx.el.form(
            field(
                _("Full name"),
                "name",
                default_value=profile.name,
                error=StudioSettingsState.name_error,
                hint=_("Clients see it beside your albums."),
                auto_complete="name",
                max_length=80,
            ),
            field(
                _("E-mail"),
                "email",
                type="email",
                default_value=profile.email,
                error=StudioSettingsState.email_error,
                auto_complete="email",
                max_length=254,
            ),
            pill(_("Save"), "outline", type="submit", size="small"),
            on_submit=StudioSettingsState.save,
            # The fields take their values once the profile is here.
            key=f"{profile.id} {profile.name} {profile.email}",
            custom_attrs={"noValidate": True},
            class_name="space-y-5",
        ),
    )


def _password() -> rx.Component:
    return _section(
        _("Password"),
        rx.el.p(
            said("Your login is {login}.", login=rx.el.strong(rx.el.bdi(StudioState.profile.login))),
            class_name="mb-4 text-ink-2",
        ),
        pill(_("Change password"), "outline", size="small", on_click=StudioSettingsState.ask_password),
    )


def _told() -> rx.Component:
    return _section(
        _("Notifications"),
        rx.el.p(_("In the list, on your devices, in Telegram and by e-mail."), class_name="mb-4 text-ink-2"),
        pill_link(
            _("Choose what you are told"), routes.NOTIFICATION_SETTINGS, "outline", size="small", icon_name="settings-2"
        ),
        telegram_section(_("Get news of orders and payments in your own Telegram.")),
    )


def _appearance() -> rx.Component:
    return _section(
        _("Appearance"),
        rx.el.div(
            *[_mode(*mode) for mode in _MODES],
            role="radiogroup",
            aria_label=_("Appearance"),
            class_name="flex gap-1 rounded-pill bg-field p-1",
        ),
    )


def _mode(mode: Literal["system", "light", "dark"], label: str, icon_name: str) -> rx.Component:
    return rx.el.button(
        icon(icon_name, size=18),
        label,
        type="button",
        role="radio",
        on_click=set_color_mode(mode),
        custom_attrs={"aria-checked": color_mode == mode},
        class_name=(
            "inline-flex h-11 grow basis-0 items-center justify-center gap-2 rounded-pill text-ui font-semibold text-ink-2 "
            "hover:text-ink aria-checked:bg-surface aria-checked:text-ink aria-checked:shadow-1"
        ),
    )


def _shares() -> rx.Component:
    return _section(
        _("Shares"),
        rx.el.p(_("The links that you gave away, of all albums."), class_name="mb-4 text-ink-2"),
        pill_link(_("Shares"), routes.STUDIO_SHARES, "outline", size="small", icon_name="link"),
        class_name="lg:hidden",
    )


def _work() -> rx.Component:
    return _section(
        _("Background work"),
        rx.el.p(_("Photos being processed, watermarks drawn anew, people told."), class_name="mb-4 text-ink-2"),
        rx.el.div(
            pill_link(_("Tasks"), routes.TASKS, "outline", size="small", icon_name="list-checks"),
            pill_link(_("Activity"), routes.STUDIO_ACTIVITY, "outline", size="small", icon_name="chart-column"),
            class_name="flex flex-wrap gap-3",
        ),
        class_name="lg:hidden",
    )


def _leave() -> rx.Component:
    return sign_out(next_path=routes.STUDIO_LOGIN, class_name="-ms-3")


def _password_dialog() -> rx.Component:
    state = StudioSettingsState
    return dialog(
        _("Change password"),
        field(
            _("Current password"),
            "current",
            type="password",
            error=state.current_error,
            auto_complete="current-password",
        ),
        field(
            _("New password"),
            "password",
            type="password",
            error=state.password_error,
            hint=_("At least eight characters."),
            auto_complete="new-password",
        ),
        is_open=state.is_changing_password,
        on_close=state.hide,
        lead=_("Your other devices are signed out."),
        form=state.change_password,
        actions=[
            pill(_("Cancel"), "outline", on_click=state.hide),
            pill(_("Change"), type="submit", busy=state.is_busy, busy_label=_("Changing")),
        ],
    )
