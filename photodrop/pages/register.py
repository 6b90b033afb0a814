import reflex as rx

from photodrop import routes
from photodrop.components.field import field, field_error
from photodrop.components.layout import page_title, split_sign_in
from photodrop.components.password_field import password_field
from photodrop.components.pill import pill, pill_link
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.components.tongue import _, said
from photodrop.state.register import RegisterState


@rx.page(
    route=routes.REGISTER,
    title=_("Create an account · PhotoDrop"),
    description="A home for your photos: albums, links, tags, and other people's pictures to look at.",
    image="/icon-512.png",
    on_load=RegisterState.load,
)
def register() -> rx.Component:
    return split_sign_in(
        rx.cond(RegisterState.is_open, rx.fragment(_form()), rx.fragment(_closed())),
        sign_in_relay(RegisterState.ticket, RegisterState.next_page, on_fail=RegisterState.failed),
        photo="forest",
        title=_("A home for your photos."),
        lead=_("Keep albums, share a picture by link, look at what others have made."),
        phone_photos=("mountains", "forest", "sunset"),
    )


def _form() -> rx.Component:
    return rx.el.div(
        page_title(_("Create an account"), _sign_in_instead()),
        rx.el.form(
            field(
                _("Name"), "name", error=RegisterState.name_error, auto_complete="name", auto_focus=True, max_length=80
            ),
            field(
                _("E-mail"),
                "email",
                type="email",
                error=RegisterState.email_error,
                auto_complete="email",
                auto_capitalize="none",
                spell_check=False,
                max_length=254,
            ),
            password_field(
                _("Password"),
                error=RegisterState.password_error,
                hint=_("At least eight characters. Three or four words make a good one."),
                is_new=True,
            ),
            field_error(RegisterState.error, "register-error"),
            pill(
                _("Create account"),
                type="submit",
                busy=RegisterState.is_busy,
                busy_label=_("Creating"),
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
        page_title(_("Nobody can register here"), _("Ask whoever runs this PhotoDrop for an account.")),
        pill_link(_("Sign in"), routes.SIGN_IN, class_name="w-full"),
    )


def _sign_in_instead() -> rx.Component:
    return said("Have one already? {sign_in}", sign_in=rx.el.a(_("Sign in"), href=routes.SIGN_IN, class_name="link"))


def _consent() -> rx.Component:
    return rx.el.p(
        said(
            "By continuing you agree to the {terms} and the {privacy}. Your address is used to sign you in and shown to "
            "nobody.",
            terms=rx.el.a(_("Terms"), href=routes.TERMS, class_name="link"),
            privacy=rx.el.a(_("Privacy notice"), href=routes.PRIVACY, class_name="link"),
        ),
        class_name="text-small text-ink-2",
    )
