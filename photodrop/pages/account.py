import reflex as rx

from photodrop import routes
from photodrop.components.appearance import appearance
from photodrop.components.dialog import dialog
from photodrop.components.field import field, field_error
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.password_field import password_field
from photodrop.components.pill import pill, pill_link
from photodrop.components.sign_in_relay import sign_out, sign_out_everywhere
from photodrop.components.tongue import _, said
from photodrop.components.username_form import username_form
from photodrop.pages.telegram import telegram_section
from photodrop.state.account import AccountState
from photodrop.state.me import MeState
from photodrop.state.telegram import TelegramState

_ME = MeState.profile


@rx.page(route=routes.ACCOUNT, title=_("Account · PhotoDrop"), on_load=[AccountState.load, TelegramState.load])
def account() -> rx.Component:
    return library_layout(
        gutter(
            rx.cond(
                MeState.is_met,
                rx.el.div(
                    _section(_("How others find you"), _username()),
                    _section(_("About you"), _about_you()),
                    rx.cond(_ME.has_password, _section(_("Password"), _password())),
                    rx.cond(_ME.phone != "", _section(_("Phone"), _phone())),
                    _section(_("Notifications"), _told()),
                    _section(_("Appearance"), appearance()),
                    _section(_("Signing out"), _leave()),
                    _section(_("Delete account"), _delete()),
                    class_name="max-w-[420px]",
                ),
            )
        ),
        _password_dialog(),
        _farewell(),
        title=_("Account"),
    )


def _section(title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, class_name="display mb-4 text-heading"),
        *children,
        class_name="border-t border-line py-7 first-of-type:border-t-0 first-of-type:pt-2",
    )


def _username() -> rx.Component:
    return username_form(_ME.username, error=AccountState.username_error, on_submit=AccountState.save_username)


def _about_you() -> rx.Component:
    return rx.el.form(
        field(
            _("Name"),
            "name",
            default_value=_ME.name,
            error=AccountState.name_error,
            auto_complete="name",
            max_length=80,
        ),
        field(
            _("E-mail"),
            "email",
            type="email",
            default_value=_ME.email,
            error=AccountState.email_error,
            hint=_("You can sign in with it. It is shown to nobody."),
            auto_complete="email",
            max_length=254,
        ),
        pill(_("Save"), "outline", type="submit", size="small"),
        on_submit=AccountState.save,
        # The fields take their values once the profile is here.
        key=f"{_ME.id} {_ME.name} {_ME.email}",
        custom_attrs={"noValidate": True},
        class_name="space-y-5",
    )


def _password() -> rx.Component:
    return rx.fragment(
        pill(_("Change password"), "outline", size="small", on_click=AccountState.ask_password),
        rx.el.p(
            _("Forgot it? Ask whoever runs this PhotoDrop for a new one."), class_name="mt-4 text-small text-ink-2"
        ),
    )


def _told() -> rx.Component:
    return rx.fragment(
        pill_link(
            _("Choose what you are told"), routes.NOTIFICATION_SETTINGS, "outline", size="small", icon_name="settings-2"
        ),
        telegram_section(),
    )


def _phone() -> rx.Component:
    return rx.el.p(
        said(
            "You sign in with {phone}. Your selfie and messages are in the {settings}.",
            phone=rx.el.bdi(_ME.phone_label, class_name="font-bold whitespace-nowrap"),
            settings=rx.el.a(_("settings"), href=routes.SETTINGS, class_name="link"),
        ),
        class_name="text-ink-2",
    )


def _leave() -> rx.Component:
    return rx.el.div(
        sign_out(class_name="-ms-3"),
        sign_out_everywhere(),
        class_name="flex flex-wrap gap-x-3",
    )


def _delete() -> rx.Component:
    return rx.cond(
        _ME.role == "user",
        rx.fragment(
            rx.el.p(
                _("Your albums, photos and face data are deleted for good, and photographers no longer find you."),
                class_name="mb-4 text-ink-2",
            ),
            pill(
                _("Delete my account"), "danger", size="small", icon_name="trash-2", on_click=AccountState.ask_to_leave
            ),
        ),
        rx.el.p(
            _(
                "An admin gave you your role. Ask an admin to take it back first, then you can delete your account here."
            ),
            class_name="text-ink-2",
        ),
    )


def _password_dialog() -> rx.Component:
    state = AccountState
    return dialog(
        _("Change password"),
        password_field(_("Current password"), "current", error=state.current_error),
        password_field(
            _("New password"), error=state.password_error, hint=_("At least eight characters."), is_new=True
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


def _farewell() -> rx.Component:
    state = AccountState
    return dialog(
        _("Delete your account?"),
        rx.cond(
            _ME.has_password,
            password_field(_("Your password"), "farewell", error=state.farewell_error),
            field_error(state.farewell_error, "farewell-error"),
        ),
        is_open=state.is_leaving,
        on_close=state.hide,
        lead=_("Everything of yours is deleted, at once and for good. Nobody can bring it back."),
        form=state.leave,
        actions=[
            pill(_("Keep my account"), "outline", on_click=state.hide),
            pill(_("Delete"), "danger", type="submit", busy=state.is_busy, busy_label=_("Deleting")),
        ],
    )
