import reflex as rx

from photodrop import routes
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.sign_in_form import sign_in_form
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.components.tongue import _, said
from photodrop.state.sign_in import SignInState


@rx.page(route=routes.STUDIO_LOGIN, title=_("Sign in to the studio · PhotoDrop"), on_load=SignInState.load)
def studio_login() -> rx.Component:
    return split_sign_in(
        page_title(_("Welcome back"), _("Sign in to your studio.")),
        sign_in_form(
            rx.el.p(
                _("No access yet? Your administrator creates photographer accounts."),
                class_name="text-small text-ink-2",
            ),
            label=_("Login"),
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
        corner=_("Studio"),
        bottom=rx.el.p(
            said(
                "Looking for your photos? {phone}",
                phone=rx.el.a(_("Sign in with your phone"), href=routes.LOGIN, class_name="link"),
            )
        ),
    )
