import reflex as rx

from photodrop import routes
from photodrop.components.chip import face
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field, search_field
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import choice_menu
from photodrop.components.pill import icon_button, pill
from photodrop.components.tongue import _, _n
from photodrop.components.words import DOT, initials, known_as, length
from photodrop.pages.studio import studio_frame
from photodrop.services.clients import ClientRow
from photodrop.state.studio import StudioState
from photodrop.state.studio_clients import StudioClientsState

_SORTS = [("name", _("Name")), ("newest", _("Newest"))]


@rx.page(
    route=routes.STUDIO_CLIENTS,
    title=_("Clients · PhotoDrop"),
    on_load=[StudioState.enter, StudioClientsState.hide, StudioClientsState.load],
)
def studio_clients() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        _header(),
        rx.cond(StudioClientsState.is_loaded, _list()),
        _rename_dialog(),
        here="clients",
    )


def _header() -> rx.Component:
    return rx.el.div(
        rx.el.h1(_("Clients"), class_name="display text-title max-lg:pt-3"),
        rx.el.div(
            search_field(
                _("Search name or phone"),
                value=StudioClientsState.query,
                on_change=StudioClientsState.search,
                class_name="grow basis-56 lg:w-70",
            ),
            choice_menu(_SORTS, StudioClientsState.sort, StudioClientsState.sort_by, icon_name="arrow-down-up"),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-1 lg:ms-auto",
        ),
        class_name="mb-5 flex flex-col gap-4 lg:flex-row lg:items-center",
    )


def _list() -> rx.Component:
    return rx.cond(
        length(StudioClientsState.clients) > 0,
        rx.fragment(
            rx.el.ul(
                rx.foreach(StudioClientsState.clients, _row), class_name="border-t border-line", aria_label=_("Clients")
            ),
            end_of_list(
                has_more=StudioClientsState.has_more,
                count=length(StudioClientsState.clients),
                on_reached=StudioClientsState.load_more,
            ),
        ),
        rx.cond(
            StudioClientsState.query != "",
            empty_state(
                _("Nothing matches “{query}”", query=StudioClientsState.query),
                _("Check the spelling, or search by phone number."),
                action=pill(_("Clear search"), "outline", on_click=StudioClientsState.clear, size="small"),
            ),
            empty_state(_("No clients yet"), _("Name somebody by phone while you upload, and they are here.")),
        ),
    )


def _row(client: ClientRow) -> rx.Component:
    name = known_as(client)
    return rx.el.li(
        face(client.selfie_url, initials(client), size=44),
        rx.el.div(
            rx.el.div(rx.el.bdi(name), class_name="truncate font-semibold", title=name),
            rx.el.div(
                rx.cond(client.name != "", rx.el.span(rx.el.bdi(client.phone_label), DOT)),
                rx.el.span(_n("{count} album", "{count} albums", client.album_count), class_name="lg:hidden"),
                rx.el.span(
                    rx.cond(client.has_signed_in, _("Has signed in"), _("Not signed in yet")),
                    class_name="max-lg:hidden",
                ),
                class_name="text-ui text-ink-2",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.span(
            _n("{count} album", "{count} albums", client.album_count), class_name="w-28 text-end text-ui max-lg:hidden"
        ),
        rx.el.span(
            _n("{count} photo", "{count} photos", client.photo_count), class_name="w-28 text-end text-ui max-lg:hidden"
        ),
        icon_button(
            "pencil", _("Rename {name}", name=name), on_click=StudioClientsState.ask_name(client.client_id, client.name)
        ),
        class_name="flex min-h-20 items-center gap-4 border-b border-line",
    )


def _rename_dialog() -> rx.Component:
    return dialog(
        _("Name this client"),
        field(
            _("Name"),
            "name",
            default_value=StudioClientsState.name,
            error=StudioClientsState.error,
            hint=_("Only you see this name. Leave it empty to use the client’s own."),
            auto_focus=True,
            auto_complete="off",
            max_length=80,
        ),
        is_open=StudioClientsState.editing_id != "",
        on_close=StudioClientsState.hide,
        form=StudioClientsState.rename,
        actions=[pill(_("Cancel"), "outline", on_click=StudioClientsState.hide), pill(_("Save"), type="submit")],
    )
