"""The dark footer of client pages."""

import reflex as rx

from photodrop import routes

from .language_menu import quiet_language_menu
from .tongue import _
from .wordmark import wordmark

_LINK = "inline-flex min-h-11 items-center rounded text-ui text-[#b9b8b4] hover:text-white hover:underline underline-offset-4"


def footer(class_name: str = "") -> rx.Component:
    return rx.el.footer(
        rx.el.div(
            wordmark(18, class_name="text-white"),
            rx.el.nav(
                rx.el.a(_("Terms"), href=routes.TERMS, class_name=_LINK),
                rx.el.a(_("Privacy"), href=routes.PRIVACY, class_name=_LINK),
                quiet_language_menu(),
                class_name="flex flex-wrap items-center gap-x-5",
                aria_label=_("About"),
            ),
            class_name="mx-auto flex min-h-15 max-w-[1280px] flex-wrap items-center justify-between gap-x-5 px-6 py-2 md:px-10 xl:px-0",
        ),
        class_name=f"shrink-0 bg-footer pb-[env(safe-area-inset-bottom)] {class_name}",
    )
