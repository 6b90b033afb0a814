"""What is shown when a page's own code fails in the browser."""

import reflex as rx
from reflex.vars import Var
from reflex.vars.function import ArgsFunctionOperation

from photodrop import routes

from .layout import page_title
from .pill import pill_link
from .tongue import _
from .wordmark import wordmark


def broken_page() -> Var:
    """A function for React: it says nothing of the error, which was sent to the server's log."""
    page = rx.el.main(
        wordmark(24, class_name="mb-18"),
        page_title(_("This page stopped working"), _("Load it again. Nothing you saved is lost.")),
        pill_link(_("Start again"), routes.HOME),
        class_name="mx-auto max-w-[468px] px-6 py-18",
    )
    return ArgsFunctionOperation.create(("event_args",), Var.create(page), _var_type=rx.Component)
