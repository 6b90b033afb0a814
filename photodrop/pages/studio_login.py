from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.field import field
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.pill import icon_button, pill
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.state.studio_login import StudioLoginState


@rx.page(route=routes.STUDIO_LOGIN, title="Sign in to the studio · PhotoDrop", on_load=StudioLoginState.load)
def studio_login() -> rx.Component:
    return split_sign_in(
        page_title("Welcome back", "Sign in to your studio."),
        rx.el.form(
            field(
                "Login",
                "login",
                auto_complete="username",
                auto_capitalize="none",
                spell_check=False,
                auto_focus=True,
                max_length=254,
            ),
            _password(),
            pill(
                "Sign in",
                type="submit",
                busy=StudioLoginState.is_busy,
                busy_label="Signing in",
                # Before the page is awake the browser itself would send the form, password and all, in the address.
                disabled=_asleep(),
                class_name="w-full",
            ),
            rx.el.p(
                "No access yet? Your administrator creates photographer accounts.", class_name="text-small text-ink-2"
            ),
            on_submit=StudioLoginState.sign_in,
            class_name="space-y-6",
        ),
        sign_in_relay(StudioLoginState.ticket, routes.STUDIO, on_fail=StudioLoginState.failed),
        photo="mountains",
        title="",
        lead="",
        phone_photos=("forest", "mountains", "garden"),
        corner="Studio",
        bottom=rx.el.p(
            "Looking for your photos? ", rx.el.a("Sign in with your phone", href=routes.LOGIN, class_name="link")
        ),
    )


def _password() -> rx.Component:
    shows = StudioLoginState.shows_password
    return rx.el.div(
        field(
            "Password",
            "password",
            type=rx.cond(shows, "text", "password"),
            error=StudioLoginState.error,
            auto_complete="current-password",
            max_length=1000,
            class_name="!pr-12",
        ),
        rx.cond(
            shows,
            icon_button("eye-off", "Hide password", on_click=StudioLoginState.toggle_password, class_name=_EYE),
            icon_button("eye", "Show password", on_click=StudioLoginState.toggle_password, class_name=_EYE),
        ),
        class_name="relative",
    )


_EYE = "absolute right-0.5 top-[30px] text-ink-2"


def _asleep() -> Any:
    return ~rx.Var.create(StudioLoginState.is_hydrated)
