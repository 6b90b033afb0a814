import reflex as rx

from photodrop import routes
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.sign_in_form import sign_in_form
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.state.sign_in import SignInState


@rx.page(route=routes.STUDIO_LOGIN, title="Sign in to the studio · PhotoDrop", on_load=SignInState.load)
def studio_login() -> rx.Component:
    return split_sign_in(
        page_title("Welcome back", "Sign in to your studio."),
        sign_in_form(
            rx.el.p(
                "No access yet? Your administrator creates photographer accounts.", class_name="text-small text-ink-2"
            ),
            label="Login",
            error=SignInState.error,
            is_busy=SignInState.is_busy,
            is_asleep=~rx.Var.create(SignInState.is_hydrated),
            on_submit=SignInState.sign_in,
        ),
        sign_in_relay(SignInState.ticket, SignInState.next_page, on_fail=SignInState.failed),
        photo="mountains",
        title="",
        lead="",
        phone_photos=("forest", "mountains", "garden"),
        corner="Studio",
        bottom=rx.el.p(
            "Looking for your photos? ", rx.el.a("Sign in with your phone", href=routes.LOGIN, class_name="link")
        ),
    )
