import reflex as rx

from photodrop import routes
from photodrop.components.appearance import appearance
from photodrop.components.chip import face
from photodrop.components.consent import consent_text, words_have_changed
from photodrop.components.dialog import confirm_dialog
from photodrop.components.field import field
from photodrop.components.header import client_header
from photodrop.components.icon import icon
from photodrop.components.language_menu import language_field
from photodrop.components.layout import form_page, page_title
from photodrop.components.pill import pill
from photodrop.components.refresh import refresh
from photodrop.components.selfie_cropper import selfie_cropper
from photodrop.components.sign_in_relay import sign_out
from photodrop.components.switch import switch
from photodrop.components.tongue import _, _n, said
from photodrop.components.username_form import username_form
from photodrop.components.words import DOT, length, moment, moment_day
from photodrop.pages.own_face import own_face_question
from photodrop.pages.telegram import telegram_section
from photodrop.services.consents import ConsentView
from photodrop.services.face_data import Receipt
from photodrop.state.me import MeState
from photodrop.state.own_face import OwnFaceState
from photodrop.state.selfie import SelfieState
from photodrop.state.settings import SettingsState
from photodrop.state.telegram import TelegramState


@rx.page(
    route=routes.SETTINGS,
    title=_("Settings · PhotoDrop"),
    on_load=[SelfieState.close, SettingsState.load, TelegramState.load],
)
def settings() -> rx.Component:
    return form_page(
        client_header(back=routes.DASHBOARD, settings=False),
        page_title(_("Settings"), rx.el.bdi(MeState.profile.phone_label)),
        _section(_("Selfie"), _selfie()),
        _section(_("Name"), _name()),
        _section(_("Username"), _username()),
        _section(_("Your face"), _faces()),
        _section(_("Messages"), _messages()),
        _section(_("Appearance"), appearance()),
        _section(_("Language"), language_field()),
        rx.el.div(sign_out(class_name="-ms-3"), class_name="border-t border-line pt-4"),
        selfie_cropper(is_open=SelfieState.is_cropping, on_saved=SelfieState.saved, on_close=SelfieState.close),
        confirm_dialog(
            _("Erase your face data?"),
            _(
                "All your selfies are deleted, with what was measured of your face in them and in your photographers' "
                "albums, and face matching is turned off. Photos that were found by your face alone leave your page, unless you or your photographer confirmed "
                "them or you bought them."
            ),
            _("Erase"),
            is_open=SettingsState.is_erasing,
            on_close=SettingsState.keep,
            on_confirm=SettingsState.erase,
            busy=SettingsState.is_busy,
            busy_label=_("Erasing"),
        ),
        refresh(SelfieState.refresh_every, SelfieState.refresh),
    )


def _section(title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, class_name="display mb-4 text-heading"),
        *children,
        class_name="border-t border-line py-7 first-of-type:border-t-0",
    )


def _selfie() -> rx.Component:
    return rx.el.div(
        face(MeState.profile.selfie_url, MeState.initials, size=88),
        rx.el.div(
            pill(
                rx.cond(MeState.profile.needs_selfie, _("Add a selfie"), _("Take a new one")),
                "outline",
                size="small",
                icon_name="camera",
                busy=SelfieState.is_waiting,
                busy_label=_("Saving"),
                on_click=SelfieState.take,
            ),
            rx.el.p(
                rx.cond(
                    SelfieState.error != "",
                    SelfieState.error,
                    rx.cond(MeState.profile.needs_selfie, "", _("Earlier selfies are kept.")),
                ),
                class_name=rx.cond(SelfieState.error != "", "mt-2 text-small text-error", "mt-2 text-small text-ink-2"),
                role="status",
            ),
        ),
        class_name="flex items-center gap-5",
    )


def _name() -> rx.Component:
    return rx.el.form(
        field(
            _("Full name"),
            "name",
            error=SettingsState.error,
            default_value=MeState.profile.name,
            key=MeState.profile.name,
            auto_complete="name",
            max_length=80,
        ),
        pill(_("Save name"), "outline", size="small", type="submit", class_name="mt-4"),
        on_submit=SettingsState.save_name,
    )


def _username() -> rx.Component:
    return rx.fragment(
        username_form(
            MeState.profile.username, error=SettingsState.username_error, on_submit=SettingsState.save_username
        ),
        rx.el.p(
            said(
                "It opens a library of your own. E-mail, devices and deleting your account are on the {page}.",
                page=rx.el.a(_("account page"), href=routes.ACCOUNT, class_name="link"),
            ),
            class_name="mt-4 text-small text-ink-2",
        ),
    )


def _faces() -> rx.Component:
    receipt = SettingsState.receipt
    return rx.fragment(
        switch(
            _("Face matching"),
            "faces",
            checked=MeState.profile.face_consent == "granted",
            on_change=SettingsState.decide_on_faces,
        ),
        words_have_changed(is_shown=MeState.profile.asks_again, class_name="mt-3 text-small font-semibold"),
        consent_text(class_name="mt-3 space-y-2 text-small text-ink-2"),
        rx.cond(length(SettingsState.standing.history) > 0, _answers()),
        rx.cond(
            SettingsState.was_forgotten & (MeState.profile.face_consent == "granted"),
            rx.el.p(
                _(
                    "When you said no, your face in older photos was forgotten. New photos are compared with your selfie; "
                    "to older ones your photographer can add you."
                ),
                class_name="mt-2 text-small text-ink-2",
            ),
        ),
        rx.el.div(own_face_question(), class_name="mt-5"),
        rx.cond(
            (OwnFaceState.face.state == "ready") & ~OwnFaceState.face.is_looking,
            rx.el.p(
                icon("circle-check", size=18, class_name="mt-0.5"),
                _("Your selfie is good: photos of you are found by it."),
                class_name="flex items-start gap-2 text-ui",
            ),
        ),
        refresh(OwnFaceState.refresh_every, OwnFaceState.refresh),
        pill(
            _("Erase my face data"),
            "danger",
            size="small",
            icon_name="trash-2",
            on_click=SettingsState.ask_to_erase,
            class_name="mt-4",
        ),
        rx.el.div(
            rx.cond(
                receipt.id != "",
                rx.el.div(
                    rx.el.p(
                        said(
                            "Erased: {selfies}. Receipt {receipt}",
                            selfies=_n("{count} selfie", "{count} selfies", receipt.selfies),
                            receipt=rx.el.code(receipt.id, dir="ltr", class_name="break-all text-ink"),
                        ),
                        class_name="mt-4",
                    ),
                    rx.el.ul(*[rx.el.li(counted) for counted in _counts(receipt)], class_name="mt-2"),
                    class_name="text-small text-ink-2",
                ),
            ),
            role="status",
        ),
        rx.cond(
            length(SettingsState.receipts) > 0,
            rx.el.ul(rx.foreach(SettingsState.receipts, _receipt), class_name="mt-3", aria_label=_("Receipts")),
        ),
    )


def _counts(receipt: Receipt) -> list[rx.Component]:
    """The rest of a receipt, as it stands on paper."""
    return [
        _n(
            "{count} measurement that you were known by",
            "{count} measurements that you were known by",
            receipt.references,
        ),
        _n("{count} face in photos", "{count} faces in photos", receipt.faces),
        _n("{count} photo found by your face alone", "{count} photos found by your face alone", receipt.appearances),
        _n("{count} file", "{count} files", receipt.files),
    ]


def _answers() -> rx.Component:
    """What they said last, and behind it everything they said before."""
    last = SettingsState.standing.history[0]
    return rx.el.details(
        rx.el.summary(
            rx.cond(
                last.granted,
                _("You agreed on {day}, to text {version}.", day=moment_day(last.decided_at), version=last.version),
                _("You said no on {day}, to text {version}.", day=moment_day(last.decided_at), version=last.version),
            ),
            icon("chevron-down", size=16, class_name="shrink-0 text-ink-2 group-open:rotate-180"),
            class_name="flex min-h-11 cursor-pointer items-center gap-1.5 rounded-field text-small text-ink",
        ),
        rx.el.ol(
            rx.foreach(SettingsState.standing.history, _answer), class_name="space-y-1 pb-2 text-small text-ink-2"
        ),
        class_name="group mt-3",
    )


def _answer(answer: ConsentView) -> rx.Component:
    return rx.el.li(
        moment(answer.decided_at),
        DOT,
        rx.cond(answer.granted, _("agreed"), _("said no")),
        DOT,
        _("text {version}", version=answer.version),
        DOT,
        rx.match(answer.channel, ("api", _("by the API")), ("cli", _("by whoever runs this PhotoDrop")), _("here")),
    )


def _receipt(receipt: Receipt) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            icon("download", size=18),
            _("Receipt of {day}", day=moment_day(receipt.erased_at)),
            href=f"{routes.API}/me/face-data/receipts/" + receipt.id + "/paper.pdf",
            download="receipt.pdf",
            class_name="link inline-flex min-h-11 items-center gap-2 text-small",
        )
    )


def _messages() -> rx.Component:
    return rx.fragment(
        switch(
            _("When my photos drop"),
            "messages",
            hint=_("One message for each delivery. Off: only sign-in codes reach you."),
            checked=MeState.profile.messages,
            on_change=TelegramState.choose_messages,
        ),
        telegram_section(),
        rx.el.p(
            said(
                "Letters, devices and quiet hours are under {page}.",
                page=rx.el.a(_("what you are told"), href=routes.NOTIFICATION_SETTINGS, class_name="link"),
            ),
            class_name="mt-4 text-small text-ink-2",
        ),
    )
