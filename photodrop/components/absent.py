"""What everybody sees of a page that is not here, or not for them."""

import reflex as rx

from photodrop import routes

from .header import plain_header
from .layout import form_page, page_title
from .pill import pill_link


def absent() -> rx.Component:
    return form_page(
        plain_header(),
        page_title("Nothing here", "This page is not here, or not for this account."),
        pill_link("Go to your photos", routes.HOME),
    )
