import reflex as rx

from photodrop import routes
from photodrop.components.field import field, field_error
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.password_field import password_field
from photodrop.components.pill import pill, pill_link
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.state.register import RegisterState


@rx.page(
    route=routes.REGISTER,
    title="Create an account · PhotoDrop",
    description="A home for your photos: albums, links, tags, and other people's pictures to look at.",
    image="/icon-512.png",
    on_load=RegisterState.load,
)
def register() -> rx.Component:
    return split_sign_in(
        rx.cond(RegisterState.is_open, rx.fragment(_form()), rx.fragment(_closed())),
        sign_in_relay(RegisterState.ticket, RegisterState.next_page, on_fail=RegisterState.failed),
        photo="forest",
        title="A home for your photos.",
        lead="Keep albums, share a picture by link, look at what others have made.",
        phone_photos=("mountains", "forest", "sunset"),
    )


def _form() -> rx.Component:
    return rx.el.div(
        page_title("Create an account", _sign_in_instead()),
        rx.el.form(
            field("Name", "name", error=RegisterState.name_error, auto_complete="name", auto_focus=True, max_length=80),
            field(
                "E-mail",
                "email",
                type="email",
                error=RegisterState.email_error,
                auto_complete="email",
                auto_capitalize="none",
                spell_check=False,
                max_length=254,
            ),
            password_field(
                "Password",
                error=RegisterState.password_error,
                hint="At least eight characters. Three or four words make a good one.",
                is_new=True,
            ),
            field_error(RegisterState.error, "register-error"),
            pill(
                "Create account",
                type="submit",
                busy=RegisterState.is_busy,
                busy_label="Creating",
                # Before the page is awake the browser itself would send the form, password and all, in the address.
                disabled=~rx.Var.create(RegisterState.is_hydrated),
                class_name="w-full",
            ),
            _consent(),
            on_submit=RegisterState.register,
            # The server says what is wrong, beside the field, in our own words.
            custom_attrs={"noValidate": True},
            class_name="space-y-5",
        ),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        page_title("Nobody can register here", "Ask whoever runs this PhotoDrop for an account."),
        pill_link("Sign in", routes.SIGN_IN, class_name="w-full"),
    )


def _sign_in_instead() -> rx.Component:
    return rx.fragment("Have one already? ", rx.el.a("Sign in", href=routes.SIGN_IN, class_name="link"))


def _consent() -> rx.Component:
    return rx.el.p(
        "By continuing you agree to the ",
        rx.el.a("Terms", href=routes.TERMS, class_name="link"),
        " and the ",
        rx.el.a("Privacy notice", href=routes.PRIVACY, class_name="link"),
        ". Your address is used to sign you in and shown to nobody.",
        class_name="text-small text-ink-2",
    )
