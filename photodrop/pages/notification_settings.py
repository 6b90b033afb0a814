import reflex as rx

from photodrop import routes
from photodrop.components.empty import skeleton_tile
from photodrop.components.field import field, select_field
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.pill import pill
from photodrop.components.preference_table import preference_table
from photodrop.components.push_devices import push_devices, push_switch, zone
from photodrop.components.tongue import _, said
from photodrop.components.words import length
from photodrop.pages.telegram import telegram_section
from photodrop.state.me import MeState
from photodrop.state.preferences import PreferencesState
from photodrop.state.telegram import TelegramState


@rx.page(
    route=routes.NOTIFICATION_SETTINGS,
    title=_("What you are told · PhotoDrop"),
    on_load=[MeState.load, PreferencesState.load, TelegramState.load],
)
def notification_settings() -> rx.Component:
    return library_layout(
        gutter(
            rx.cond(
                PreferencesState.is_loaded,
                rx.el.div(
                    _section(_("On this device"), _devices()),
                    _section(_("Telegram and e-mail"), telegram_section(), _email()),
                    _section(_("What, and by which way"), _table()),
                    _section(_("Quiet hours"), _quiet()),
                    # Once it is known what was chosen before.
                    zone(PreferencesState.take_zone),
                    class_name="max-w-[760px]",
                ),
                rx.el.div(*[skeleton_tile("h-24 w-full max-w-[760px]") for _row in range(3)], class_name="space-y-3"),
            )
        ),
        title=_("What you are told"),
    )


def _section(title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, class_name="display mb-4 text-heading"),
        *children,
        class_name="border-t border-line py-7 first-of-type:border-t-0 first-of-type:pt-2",
    )


def _devices() -> rx.Component:
    return rx.fragment(
        push_switch(PreferencesState.public_key, on_change=PreferencesState.look_at_devices),
        rx.cond(
            length(PreferencesState.devices) > 0,
            rx.el.div(
                rx.el.h3(_("Devices that are told"), class_name="mb-2 mt-6 text-ui font-semibold"),
                push_devices(PreferencesState.devices, on_remove=PreferencesState.remove_device),
            ),
        ),
    )


def _email() -> rx.Component:
    account = rx.cond(MeState.profile.role == "photographer", routes.STUDIO_SETTINGS, routes.ACCOUNT)
    return rx.el.p(
        rx.cond(
            MeState.profile.email != "",
            said(
                "Letters go to {address}.", address=rx.el.bdi(MeState.profile.email, class_name="font-bold break-all")
            ),
            _("You have no e-mail address here, so no letters come."),
        ),
        " ",
        rx.el.a(rx.cond(MeState.profile.email != "", _("Change"), _("Add one")), href=account, class_name="link"),
        class_name="text-ui text-ink-2 [&:not(:first-child)]:mt-5",
    )


def _table() -> rx.Component:
    return preference_table(PreferencesState.rows, on_change=PreferencesState.choose)


def _quiet() -> rx.Component:
    state = PreferencesState
    return rx.el.form(
        select_field(
            _("When nothing shall ring"),
            "quiet",
            [("", _("As this PhotoDrop has it")), ("own", _("At hours of my own")), ("off", _("Never"))],
            hint=_("What is due then comes as one message when they end. Sign-in codes never wait."),
            value=state.quiet,
            on_change=state.choose_quiet,
        ),
        rx.cond(
            state.quiet == "own",
            rx.el.div(
                field(_("From"), "quiet_from", type="time", default_value=state.quiet_from, required=True),
                field(_("Until"), "quiet_until", type="time", default_value=state.quiet_until, required=True),
                class_name="grid grid-cols-2 gap-4",
            ),
        ),
        rx.cond(
            state.quiet != "off",
            field(
                _("Time zone"),
                "timezone",
                default_value=state.timezone,
                key=state.timezone,
                error=state.error,
                hint=_("By whose clock, like Europe/Berlin."),
                max_length=64,
                spell_check=False,
            ),
        ),
        pill(_("Save"), "outline", type="submit", size="small"),
        on_submit=state.save_quiet,
        class_name="max-w-[420px] space-y-5",
    )
