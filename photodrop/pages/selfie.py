import reflex as rx

from photodrop import routes
from photodrop.components.chip import face
from photodrop.components.consent import consent_text, words_have_changed
from photodrop.components.header import plain_header
from photodrop.components.icon import icon
from photodrop.components.layout import form_page, page_title
from photodrop.components.pill import pill
from photodrop.components.refresh import refresh
from photodrop.components.selfie_cropper import selfie_cropper
from photodrop.components.tongue import _
from photodrop.state.me import MeState
from photodrop.state.selfie import SelfieState


@rx.page(route=routes.SELFIE, title=_("Add a selfie · PhotoDrop"), on_load=SelfieState.start)
def selfie() -> rx.Component:
    return form_page(
        plain_header(),
        rx.cond(SelfieState.is_saved, _faces(), _picture()),
        selfie_cropper(is_open=SelfieState.is_cropping, on_saved=SelfieState.saved, on_close=SelfieState.close),
        refresh(SelfieState.refresh_every, SelfieState.refresh),
    )


def _picture() -> rx.Component:
    return rx.fragment(
        page_title(_("Add a selfie"), _("It shows your photographer who you are.")),
        rx.el.div(
            icon("scan-face", size=72, class_name="text-ink-2"),
            class_name="mx-auto my-10 grid size-56 place-items-center rounded-full bg-field",
        ),
        _problem(SelfieState.error),
        rx.el.div(
            pill(_("Add a selfie"), icon_name="camera", on_click=SelfieState.take, class_name="w-full"),
            pill(_("Not now"), "text", on_click=SelfieState.skip, class_name="w-full"),
            class_name="space-y-2",
        ),
    )


def _faces() -> rx.Component:
    return rx.fragment(
        rx.el.div(face(MeState.profile.selfie_url, "", size=96), class_name="mb-6"),
        page_title(_("May we look for your face?")),
        words_have_changed(is_shown=MeState.profile.asks_again, class_name="mb-3 font-semibold"),
        consent_text(class_name="mb-8 space-y-3 text-ink-2"),
        rx.el.div(
            pill(_("Yes, find my photos"), on_click=SelfieState.agree, class_name="w-full"),
            pill(_("No, thank you"), "outline", on_click=SelfieState.refuse, class_name="w-full"),
            class_name="space-y-3",
        ),
    )


def _problem(sentence: str) -> rx.Component:
    return rx.el.p(
        rx.cond(
            sentence != "",
            rx.el.span(
                icon("circle-alert", size=16),
                sentence,
                class_name="mb-4 flex items-center gap-1.5 text-small text-error",
            ),
        ),
        role="alert",
    )
