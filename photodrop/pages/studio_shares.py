from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field, field_error, search_field, select_field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.local_time import local_time_field
from photodrop.components.menu import choice_menu
from photodrop.components.pill import pill, pill_link, plus_button
from photodrop.components.refresh import refresh
from photodrop.components.share_list import share_code, share_list
from photodrop.components.switch import switch
from photodrop.components.tongue import _, _n
from photodrop.components.words import known_as, length
from photodrop.pages.studio import studio_frame
from photodrop.state.studio import StudioState
from photodrop.state.studio_shares import ShareDialogState, SharesState

_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{SharesState.album_id}")
_STATES = [("", _("All shares")), ("open", _("Open")), ("stopped", _("Stopped")), ("expired", _("Expired"))]
_DOWNLOADS = [("none", _("None: guests only look")), ("web", _("Web size")), ("original", _("Full size, as delivered"))]
_MARKS = [("album", _("As the album has it")), ("on", _("Always")), ("off", _("Never"))]


@rx.page(
    route=routes.STUDIO_SHARES,
    title=_("Shares · PhotoDrop"),
    on_load=[StudioState.enter, ShareDialogState.hide, SharesState.load_all],
)
def studio_shares() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=routes.STUDIO),
        rx.el.header(
            rx.el.h1(_("Shares"), class_name="display text-title max-lg:pt-3"),
            rx.el.div(
                search_field(
                    _("Search shares and albums"),
                    value=SharesState.query,
                    on_change=SharesState.search,
                    class_name="md:w-72",
                ),
                choice_menu(_STATES, SharesState.only, SharesState.show_only, icon_name="list-filter"),
                class_name="flex items-center gap-2 max-md:w-full max-md:*:first:grow lg:ms-auto",
            ),
            class_name="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 lg:min-h-11",
        ),
        _list(
            has_album=True,
            nothing=empty_state(
                _("No shares here"),
                _("A share is a link for guests who need no account. Make one from the page of an album."),
                art="/prints/tulip.svg",
                action=pill_link(_("Albums"), routes.STUDIO, "outline"),
            ),
        ),
        *_dialogs(),
        here="shares",
    )


@rx.page(
    route=routes.STUDIO_ALBUM_SHARES,
    title=_("Shares · PhotoDrop"),
    on_load=[StudioState.enter, SharesState.load_of_album, ShareDialogState.forget],
)
def studio_album_shares() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_ALBUM),
        rx.cond(
            SharesState.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(
                _album_header(),
                _list(
                    has_album=False,
                    nothing=empty_state(
                        _("Give a link away"),
                        _(
                            "Guests need no account. Each link has its own rules: which photos, until when, a password, downloads."
                        ),
                        art="/prints/tulip.svg",
                    ),
                ),
                plus_button(_("New share"), on_click=ShareDialogState.ask_new),
            ),
        ),
        *_dialogs(),
        here="albums",
    )


def _album_header() -> rx.Component:
    return rx.el.header(
        rx.el.div(
            rx.el.a(
                icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
                SharesState.album_name,
                href=_ALBUM,
                class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
            ),
            rx.el.h1(_("Shares"), class_name="display text-title max-lg:pt-3 lg:mt-2"),
            rx.el.p(SharesState.album_name, class_name="mt-1 truncate text-ink-2 lg:hidden"),
            class_name="min-w-0 grow",
        ),
        rx.el.a(
            _("All shares"), href=routes.STUDIO_SHARES, class_name="link inline-flex h-11 shrink-0 items-center text-ui"
        ),
        class_name="mb-7 flex items-end gap-4",
    )


def _list(*, has_album: bool, nothing: rx.Component) -> rx.Component:
    return rx.cond(
        SharesState.is_loaded,
        rx.cond(
            length(SharesState.shares) > 0,
            rx.fragment(
                share_list(
                    SharesState.shares,
                    has_album=has_album,
                    on_code=SharesState.show_code,
                    on_change=ShareDialogState.ask_change,
                    on_stop=SharesState.stop,
                    on_reopen=SharesState.reopen,
                    on_reset=SharesState.ask_reset,
                    on_delete=SharesState.ask_delete,
                ),
                end_of_list(
                    has_more=SharesState.has_more, count=length(SharesState.shares), on_reached=SharesState.more
                ),
            ),
            nothing,
        ),
        rx.el.div(
            skeleton_tile("h-48 !rounded-card"),
            skeleton_tile("h-48 !rounded-card"),
            class_name="grid gap-4 xl:grid-cols-2",
        ),
    )


def _dialogs() -> list[rx.Component]:
    return [
        _rules_dialog(),
        dialog(
            f"{SharesState.shown.name}",
            rx.cond(SharesState.shown.id != "", share_code(SharesState.shown)),
            is_open=SharesState.shown.id != "",
            on_close=SharesState.hide_code,
            guarded=False,
        ),
        confirm_dialog(
            _("Make a new link for {share}?", share=SharesState.resetting.name),
            _("Whoever has the old link, or its code on paper, sees nothing any more. The rules stay."),
            _("Make a new link"),
            is_open=SharesState.resetting.id != "",
            on_close=SharesState.keep_link,
            on_confirm=SharesState.reset_link,
        ),
        confirm_dialog(
            _("Delete {share}?", share=SharesState.deleting.name),
            _(
                "Its link opens nothing from this moment on, and cannot be brought back. To close it for a while, stop it."
            ),
            _("Delete share"),
            is_open=SharesState.deleting.id != "",
            on_close=SharesState.keep,
            on_confirm=SharesState.delete,
        ),
        refresh(SharesState.refresh_every, SharesState.refresh),
    ]


def _rules_dialog() -> rx.Component:
    share = ShareDialogState.share
    is_new = share.id == ""
    return dialog(
        rx.cond(is_new, _("New share"), _("Change share")),
        rx.fragment(
            _what(),
            field(
                _("Name of the share"),
                "name",
                hint=_("Guests see it, too."),
                error=_error("name"),
                default_value=share.name,
                placeholder=_("For the guests"),
                max_length=120,
                auto_complete="off",
            ),
            local_time_field(
                _("Open until"),
                "expires_at",
                value=share.expires_at,
                empty=_("Empty: until you stop it."),
                error=_error("expires_at"),
            ),
            field(
                _("Password"),
                "password",
                hint=_("At least 6 characters. Tell it to your guests yourself."),
                error=_error("password"),
                placeholder=rx.cond(share.has_password, _("Stays as it is"), _("No password")),
                auto_complete="off",
                max_length=72,
            ),
            rx.cond(share.has_password, switch(_("Take the password away"), "no_password")),
            select_field(
                _("Downloads"), "downloads", _DOWNLOADS, error=_error("downloads"), default_value=share.downloads
            ),
            rx.cond(
                ShareDialogState.is_priced,
                rx.el.p(
                    _("This album has a price, so its photos keep their watermark in every share."),
                    class_name="rounded-field bg-field px-4 py-3 text-small text-ink-2",
                ),
                select_field(
                    _("Watermark"),
                    "watermark",
                    _MARKS,
                    error=_error("watermark"),
                    default_value=ShareDialogState.watermark,
                ),
            ),
            switch(
                _("Guests may add photos"),
                "guests_upload",
                hint=_("You see them before anybody else does"),
                default_checked=share.guests_upload,
            ),
            field_error(_error("photo_ids"), "photo_ids-error"),
            key=f"{ShareDialogState.opened}",
        ),
        is_open=ShareDialogState.is_open,
        on_close=ShareDialogState.hide,
        form=ShareDialogState.save,
        actions=[
            pill(_("Cancel"), "outline", on_click=ShareDialogState.hide),
            pill(rx.cond(is_new, _("Make link"), _("Save")), type="submit"),
        ],
    )


def _what() -> rx.Component:
    """Which photos; of a share that is there, only told."""
    return rx.cond(
        ShareDialogState.share.id != "",
        rx.fragment(),
        rx.cond(
            length(ShareDialogState.chosen) > 0,
            rx.el.p(
                _n("{count} photo is chosen.", "{count} photos are chosen.", length(ShareDialogState.chosen)),
                class_name="rounded-field bg-field px-4 py-3 text-ui",
            ),
            rx.el.div(
                rx.el.label(_("Photos"), html_for="scope", class_name="mb-2 block text-ui font-semibold"),
                rx.el.div(
                    rx.el.select(
                        rx.el.option(_("The whole album"), value=""),
                        rx.foreach(
                            SharesState.people,
                            lambda person: rx.el.option(
                                _("Only photos of {name}", name=known_as(person)), value=person.client_id
                            ),
                        ),
                        id="scope",
                        name="scope",
                        class_name="h-12 w-full appearance-none rounded-field bg-field ps-4 pe-11 text-body field-ring",
                    ),
                    icon("chevron-down", class_name="pointer-events-none absolute end-3.5 top-3.5 text-ink-2"),
                    class_name="relative",
                ),
                rx.el.p(
                    _("To share chosen photos, select them on the photos page."),
                    class_name="mt-2 text-small text-ink-2",
                ),
                field_error(_error("client_id"), "scope-error"),
            ),
        ),
    )


def _error(name: str) -> Any:
    errors = ShareDialogState.errors
    return rx.cond(errors.contains(name), errors[name], "")  # pyright: ignore[reportAttributeAccessIssue]
