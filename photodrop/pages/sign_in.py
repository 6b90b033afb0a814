import reflex as rx

from photodrop import routes
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.sign_in_form import sign_in_form
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.components.tongue import _, said
from photodrop.state.sign_in import SignInState


@rx.page(
    route=routes.SIGN_IN,
    title=_("Sign in with a password · PhotoDrop"),
    description="Your photos, albums and favourites on PhotoDrop.",
    image="/icon-512.png",
    on_load=SignInState.load,
)
def sign_in() -> rx.Component:
    return split_sign_in(
        page_title(_("Welcome back"), _("Sign in with your e-mail or username.")),
        sign_in_form(
            _other_ways(),
            label=_("E-mail or username"),
            error=SignInState.error,
            is_busy=SignInState.is_busy,
            is_asleep=~rx.Var.create(SignInState.is_hydrated),
            on_submit=SignInState.sign_in,
        ),
        sign_in_relay(SignInState.ticket, SignInState.next_page, on_fail=SignInState.failed),
        photo="garden",
        title=_("Everything you keep."),
        lead=_("Your own albums, and the best of everybody else's."),
        phone_photos=("sunset", "garden", "mountains"),
    )


def _other_ways() -> rx.Component:
    return rx.el.div(
        rx.cond(
            SignInState.is_open,
            rx.el.p(
                said(
                    "New here? {register}",
                    register=rx.el.a(_("Create an account"), href=routes.REGISTER, class_name="link"),
                )
            ),
        ),
        rx.el.p(
            said(
                "Did a photographer take your picture? {phone}",
                phone=rx.el.a(_("Sign in with your phone"), href=routes.LOGIN, class_name="link"),
            ),
        ),
        rx.el.p(_("Forgot your password? Ask whoever runs this PhotoDrop for a new one.")),
        class_name="space-y-2 text-small text-ink-2",
    )
