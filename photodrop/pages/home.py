import reflex as rx

from photodrop import routes
from photodrop.components.tongue import _
from photodrop.components.wordmark import wordmark
from photodrop.state.home import HomeState


@rx.page(route=routes.HOME, title="PhotoDrop", image="/icon-512.png", on_load=HomeState.lead)
def home() -> rx.Component:
    return rx.el.main(
        rx.el.h1(wordmark(32)),
        # Search engines and browsers without scripts are not led anywhere.
        rx.el.a(_("Sign in"), href=routes.LOGIN, class_name="link sr-only focus:not-sr-only"),
        class_name="grid min-h-dvh place-content-center justify-items-center gap-6",
    )
