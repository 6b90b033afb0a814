"""Absent and forbidden look the same."""

import reflex as rx

from photodrop import routes
from photodrop.components.header import plain_header
from photodrop.components.layout import form_page, page_title
from photodrop.components.pill import pill_link


@rx.page(route="404", title="Not here · PhotoDrop")
def not_found() -> rx.Component:
    return form_page(
        plain_header(),
        page_title("Nothing here", "This page is not here, or not for this account."),
        pill_link("Go to your photos", routes.HOME),
    )
