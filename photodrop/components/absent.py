"""What everybody sees of a page that is not here, or not for them."""

import reflex as rx

from photodrop import routes

from .header import plain_header
from .layout import form_page, page_title
from .pill import pill_link
from .tongue import _


def absent() -> rx.Component:
    return form_page(
        plain_header(),
        page_title(_("Nothing here"), _("This page is not here, or not for this account.")),
        pill_link(_("Go to your photos"), routes.HOME),
    )
