import reflex as rx

from photodrop import routes
from photodrop.components.code_boxes import code_boxes, countdown
from photodrop.components.header import plain_header
from photodrop.components.layout import form_page, page_title
from photodrop.components.pill import pill, pill_link
from photodrop.components.sign_in_relay import sign_in_relay
from photodrop.components.tongue import _, said
from photodrop.state.code import CodeState

_STRONG = "font-semibold text-ink"


@rx.page(route=routes.CODE, title=_("Your code · PhotoDrop"), on_load=CodeState.load)
def code() -> rx.Component:
    return form_page(
        plain_header(back=routes.LOGIN),
        page_title(
            _("What's the code?"),
            rx.cond(
                CodeState.is_in_telegram,
                said("Enter the code sent to {place}", place=rx.el.b(_("your Telegram"), class_name=_STRONG)),
                said("Enter the code sent to {place}", place=rx.el.bdi(CodeState.phone_label, class_name=_STRONG)),
            ),
        ),
        rx.el.form(
            code_boxes(error=CodeState.error, cleared_by=CodeState.sent_count, on_change=CodeState.change),
            _time_left(),
            rx.cond(CodeState.is_over, pill_link(_("Start again"), routes.LOGIN, class_name="w-full"), _next()),
            on_submit=CodeState.verify,
        ),
        rx.cond(CodeState.shown_code != "", _development_code()),
        sign_in_relay(CodeState.ticket, CodeState.next_page, on_fail=CodeState.ticket_refused),
    )


def _next() -> rx.Component:
    return pill(
        _("Next"),
        type="submit",
        disabled=~CodeState.is_complete,
        busy=CodeState.is_busy,
        busy_label=_("Checking"),
        class_name="w-full",
    )


def _time_left() -> rx.Component:
    return rx.el.div(
        countdown(CodeState.seconds, restarted_by=CodeState.sent_count),
        rx.cond(
            CodeState.resends_left > 0,
            rx.el.button(
                _("Resend code"),
                type="button",
                on_click=CodeState.resend,
                class_name="-mr-3 h-11 rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field",
            ),
            rx.el.span(_("New code sent"), role="status", class_name="text-ui text-ink-2"),
        ),
        class_name="my-3 flex min-h-11 items-center justify-between",
    )


def _development_code() -> rx.Component:
    return rx.el.p(
        said(
            "Development: the code is {code}",
            code=rx.el.code(CodeState.shown_code, id="shown-code", class_name="font-semibold"),
        ),
        class_name="mt-8 border-t border-line pt-4 text-small text-ink-2",
    )
