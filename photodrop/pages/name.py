import reflex as rx

from photodrop import routes
from photodrop.components.field import field
from photodrop.components.header import plain_header
from photodrop.components.layout import form_page, page_title
from photodrop.components.pill import pill
from photodrop.components.tongue import _
from photodrop.state.name import NameState


@rx.page(route=routes.NAME, title=_("Your name · PhotoDrop"), on_load=NameState.start)
def name() -> rx.Component:
    return form_page(
        plain_header(),
        page_title(_("What's your name?"), _("Your photographer sees it beside your photos.")),
        rx.el.form(
            field(_("Name"), "name", error=NameState.error, auto_complete="name", auto_focus=True, max_length=80),
            pill(_("Next"), type="submit", class_name="mt-6 w-full"),
            on_submit=NameState.save,
        ),
    )
