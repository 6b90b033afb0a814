import reflex as rx

from photodrop import routes
from photodrop.components.landing import landing
from photodrop.components.layout import gutter, page_title
from photodrop.components.library_layout import library_layout
from photodrop.components.link_list import link_list
from photodrop.components.picture_editor import picture_editor
from photodrop.components.pill import pill_link
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.editor import EditorState
from photodrop.state.links import LinksState
from photodrop.state.me import MeState


@rx.page(
    route=routes.EDIT,
    title=_("Edit a photo · PhotoDrop"),
    on_load=[MeState.load, EditorState.load, LinksState.load_of_photo],
)
def editor() -> rx.Component:
    return rx.cond(EditorState.is_missing, _missing(), _tools())


def _tools() -> rx.Component:
    photo = EditorState.photo
    return rx.el.main(
        landing(),
        rx.cond(
            photo.id != "",
            picture_editor(
                photo,
                EditorState.named,
                _links(),
                on_linked=LinksState.read_again,
                on_named=EditorState.read_named,
            ),
            rx.el.div(class_name="h-dvh bg-sunken", custom_attrs={"aria-busy": "true"}),
        ),
        id="content",
    )


def _links() -> rx.Component:
    return rx.cond(
        length(LinksState.links) > 0,
        rx.el.section(
            rx.el.div(
                rx.el.h2(_("Links to this photo"), class_name="text-ui font-semibold"),
                rx.el.a(
                    _("All your links"),
                    href=routes.LINKS.replace("[username]", f"{MeState.profile.login}"),
                    class_name="link text-ui",
                ),
                class_name="flex min-h-11 items-center justify-between",
            ),
            link_list(LinksState.links, on_stop=LinksState.stop),
        ),
    )


def _missing() -> rx.Component:
    return library_layout(
        gutter(
            rx.el.div(
                page_title(_("Nothing here"), _("This page is not here, or not for this account.")),
                pill_link(_("Go to your photos"), routes.HOME),
                class_name="pt-10",
            )
        )
    )
