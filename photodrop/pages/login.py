import reflex as rx

from photodrop import routes
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.phone_field import phone_field
from photodrop.components.pill import pill
from photodrop.components.tongue import _, said
from photodrop.services import phones
from photodrop.state.login import LoginState


@rx.page(
    route=routes.LOGIN,
    title=_("Sign in · PhotoDrop"),
    description="See every photo of you, from your photographer.",
    image="/icon-512.png",
)
def login() -> rx.Component:
    return split_sign_in(
        page_title(_("Let's get started"), _("Enter your phone number to see your photos.")),
        rx.el.form(
            phone_field(phones.countries(), error=LoginState.error, on_change=LoginState.typed),
            pill(
                _("Create account"),
                type="submit",
                disabled=LoginState.is_incomplete,
                busy=LoginState.is_busy,
                busy_label=_("Sending"),
                class_name="mt-5 w-full",
            ),
            _consent(),
            _with_a_password(),
            on_submit=LoginState.send_code,
        ),
        photo="sunset",
        title=_("The day, as it felt."),
        lead=_("Every photo of you, from your photographer, in one place."),
        phone_photos=("forest", "sunset", "garden"),
    )


def _with_a_password() -> rx.Component:
    return rx.el.p(
        said(
            "No phone here? {password}",
            password=rx.el.a(_("Sign in with a password"), href=routes.SIGN_IN, class_name="link"),
        ),
        class_name="mt-3 text-small text-ink-2",
    )


def _consent() -> rx.Component:
    return rx.el.p(
        said(
            "By continuing you agree to the {terms} and the {privacy}, and to get a message with your code. "
            "Already have an account? The same number signs you in.",
            terms=rx.el.a(_("Terms"), href=routes.TERMS, class_name="link"),
            privacy=rx.el.a(_("Privacy notice"), href=routes.PRIVACY, class_name="link"),
        ),
        class_name="mt-5 text-small text-ink-2",
    )
