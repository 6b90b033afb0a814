import reflex as rx

from photodrop import routes
from photodrop.components.album_options import album_options, unlock_list
from photodrop.components.album_table import album_state
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.mark_editor import mark_dialog
from photodrop.components.menu import menu, menu_item, menu_link
from photodrop.components.people_picker import people_picker
from photodrop.components.pill import pill, pill_link
from photodrop.components.preset_list import presets_dialog
from photodrop.components.refresh import refresh
from photodrop.components.request_list import request_list
from photodrop.components.tongue import _, _n
from photodrop.components.uploader import uploader
from photodrop.components.words import DOT, day, known_as, length
from photodrop.pages.requests import answer_dialogs
from photodrop.pages.studio import studio_frame
from photodrop.pages.studio_albums import delete_album_dialog, edit_album_dialog
from photodrop.state.people_search import PeopleSearchState
from photodrop.state.presets import PresetsState
from photodrop.state.requests import RequestsState
from photodrop.state.studio import StudioState
from photodrop.state.studio_album import BatchState, StudioAlbumState
from photodrop.state.studio_albums import AlbumDialogState

_ALBUM = StudioAlbumState.album
_PHOTOS = routes.STUDIO_PHOTOS.replace("[album_id]", f"{_ALBUM.id}")
_FAVOURITES = routes.STUDIO_FAVOURITES.replace("[album_id]", f"{_ALBUM.id}")
_SHARES = routes.STUDIO_ALBUM_SHARES.replace("[album_id]", f"{_ALBUM.id}")
_CARD = "md:rounded-card md:border md:border-line md:bg-surface md:p-6"


@rx.page(
    route=routes.STUDIO_ALBUM,
    title=_("Album · PhotoDrop"),
    on_load=[StudioState.enter, BatchState.load, PresetsState.hide, StudioAlbumState.load, RequestsState.load],
)
def studio_album() -> rx.Component:
    return studio_frame(
        studio_phone_header(rx.cond(StudioAlbumState.is_missing, rx.fragment(), _menu()), back=routes.STUDIO),
        rx.cond(
            StudioAlbumState.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(
                _header(),
                _body(),
                _drop_dialog(),
                _lock_dialog(),
                edit_album_dialog(),
                delete_album_dialog(),
                mark_dialog(
                    _ALBUM,
                    is_open=StudioAlbumState.is_marking,
                    on_close=StudioAlbumState.hide_mark,
                    on_saved=StudioAlbumState.marked,
                ),
                confirm_dialog(
                    _("Render the photos again?"),
                    StudioAlbumState.work,
                    _("Render again"),
                    is_open=StudioAlbumState.work != "",
                    on_close=StudioAlbumState.keep_edge,
                    on_confirm=StudioAlbumState.change_edge,
                ),
                confirm_dialog(
                    _("Forget the faces of this album?"),
                    StudioAlbumState.forgetting,
                    _("Forget"),
                    is_open=StudioAlbumState.forgetting != "",
                    on_close=StudioAlbumState.keep_faces,
                    on_confirm=StudioAlbumState.change_faces,
                ),
                presets_dialog(
                    PresetsState.presets,
                    is_open=PresetsState.is_open,
                    on_close=PresetsState.hide,
                    on_save=PresetsState.save,
                    on_apply=PresetsState.apply,
                    on_rename=PresetsState.rename,
                    on_default=PresetsState.make_default,
                    on_delete=PresetsState.delete,
                    error=PresetsState.error,
                    work=PresetsState.work,
                    chosen=PresetsState.chosen,
                    on_choose=PresetsState.choose,
                ),
                answer_dialogs(StudioAlbumState.refresh),
            ),
        ),
        refresh(StudioAlbumState.refresh_every, StudioAlbumState.refresh),
        refresh(BatchState.refresh_every, BatchState.refresh),
        refresh(5000, RequestsState.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    return rx.el.header(
        rx.el.div(
            rx.el.a(
                icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
                _("Albums"),
                href=routes.STUDIO,
                class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
            ),
            rx.el.h1(
                rx.el.bdi(_ALBUM.name),
                title=_ALBUM.name,
                class_name="display text-title max-lg:mt-3 lg:mt-2 lg:text-[32px] lg:leading-[38px] lg:tracking-[-0.03em] break-words",
            ),
            rx.cond(_ALBUM.id != "", _facts(), rx.el.div(class_name="sheen mt-2 h-6 w-72 rounded-tile")),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            rx.cond(
                _ALBUM.id != "",
                rx.el.div(
                    pill_link(_("Share"), _SHARES, "outline", icon_name="link", class_name="max-md:grow"),
                    rx.cond(
                        _ALBUM.photo_count > 0,
                        rx.fragment(
                            pill_link(
                                _("View photos"), _PHOTOS, "outline", icon_name="images", class_name="max-md:grow"
                            ),
                            pill_link(
                                _("Favourites"),
                                _FAVOURITES,
                                "outline",
                                icon_name="heart",
                                class_name="max-md:grow",
                            ),
                        ),
                    ),
                    class_name="flex flex-wrap gap-3 max-md:w-full",
                ),
            ),
            rx.cond(
                StudioAlbumState.drop_count > 0,
                rx.el.div(
                    pill(
                        _n("Drop {count} photo", "Drop {count} photos", StudioAlbumState.drop_count),
                        on_click=StudioAlbumState.ask_drop,
                        class_name="max-md:w-full",
                    ),
                    # On phones the one blue action stays in reach, above the tab bar.
                    class_name="max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(72px+env(safe-area-inset-bottom))] max-md:z-10 "
                    "max-md:bg-gradient-to-t max-md:from-bg max-md:from-60% max-md:to-transparent max-md:px-6 max-md:pt-8 max-md:pb-4",
                ),
            ),
            rx.el.span(_menu(), class_name="max-lg:hidden"),
            class_name="flex shrink-0 items-center gap-3 max-md:w-full",
        ),
        class_name="mb-7 flex flex-col gap-5 md:flex-row md:items-end lg:mb-8",
    )


def _facts() -> rx.Component:
    return rx.el.div(
        rx.el.span(
            rx.el.bdi(_ALBUM.location),
            DOT,
            day(_ALBUM.shot_on),
            DOT,
            rx.cond(
                _ALBUM.photo_count > 0,
                rx.el.span(
                    _n("{count} photo", "{count} photos", _ALBUM.photo_count), class_name="font-semibold text-ink"
                ),
                _("no photos yet"),
            ),
        ),
        rx.cond(_ALBUM.photo_count > 0, album_state(_ALBUM)),
        class_name="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2",
    )


def _menu() -> rx.Component:
    return menu(
        _("More about this album"),
        menu_link(_("Favourites"), _FAVOURITES, icon_name="heart"),
        menu_link(_("QR cards"), routes.STUDIO_ALBUM_CARDS.replace("[album_id]", f"{_ALBUM.id}"), icon_name="qr-code"),
        menu_item(
            _("Rename"),
            icon_name="pencil",
            on_click=AlbumDialogState.ask_edit(_ALBUM.id, _ALBUM.name, _ALBUM.location, _ALBUM.shot_on),
        ),
        menu_link(
            _("Activity"),
            routes.STUDIO_ALBUM_ACTIVITY.replace("[album_id]", f"{_ALBUM.id}"),
            icon_name="chart-column",
        ),
        menu_item(
            _("Delete"),
            icon_name="trash-2",
            danger=True,
            on_click=AlbumDialogState.ask_delete(_ALBUM.id, _ALBUM.name),
        ),
    )


def _body() -> rx.Component:
    return rx.el.div(
        rx.el.div(_upload(), class_name="min-w-0 grow"),
        rx.el.div(
            rx.cond(length(RequestsState.requests) > 0, _requests()),
            _people(),
            _options(),
            rx.cond(
                _ALBUM.watermark & (length(_ALBUM.people) > 0),
                rx.el.div(
                    unlock_list(_ALBUM.people, on_change=StudioAlbumState.set_unlocked),
                    class_name=_CARD,
                ),
            ),
            class_name="flex shrink-0 flex-col gap-8 md:gap-4 lg:w-[352px]",
        ),
        class_name="flex flex-col gap-8 lg:flex-row lg:gap-6",
    )


def _upload() -> rx.Component:
    return rx.cond(
        _ALBUM.id != "",
        uploader(
            _ALBUM.id,
            phones=BatchState.phones,
            statuses=BatchState.statuses,
            max_bytes=BatchState.max_bytes,
            on_uploaded=BatchState.uploaded,
            on_finished=BatchState.finished,
            on_process_again=BatchState.process_again,
        ),
    )


def _people() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("People in this batch"), class_name="display text-[17px] leading-6 tracking-[-0.01em]"),
        rx.el.p(_("They see these photos."), class_name="mb-3 text-small text-ink-2"),
        people_picker(
            BatchState.people,
            PeopleSearchState.suggestions,
            answered=PeopleSearchState.answered,
            on_search=PeopleSearchState.search,
            on_add=BatchState.add_person,
            on_remove=BatchState.remove_person,
            label=_("People in this batch"),
        ),
        class_name=_CARD,
    )


def _options() -> rx.Component:
    return rx.el.div(
        album_options(
            _ALBUM,
            price_text=StudioAlbumState.price_text,
            price_error=StudioAlbumState.price_error,
            photo_price_text=StudioAlbumState.photo_price_text,
            photo_price_error=StudioAlbumState.photo_price_error,
            free_error=StudioAlbumState.free_error,
            offer=StudioAlbumState.offer,
            has_new_prices=StudioAlbumState.has_new_prices,
            error=StudioAlbumState.option_error,
            on_watermark=StudioAlbumState.set_watermark,
            on_watermark_text=StudioAlbumState.set_watermark_text,
            on_look=StudioAlbumState.ask_mark,
            on_price=StudioAlbumState.set_price,
            on_photo_price=StudioAlbumState.set_photo_price,
            on_free_photos=StudioAlbumState.set_free_photos,
            on_currency=StudioAlbumState.set_currency,
            on_downloads=StudioAlbumState.set_downloads,
            on_originals=StudioAlbumState.set_originals,
            on_max_edge=StudioAlbumState.set_max_edge,
            on_live=StudioAlbumState.set_live,
            on_faces=StudioAlbumState.set_faces,
            on_faces_kept_days=StudioAlbumState.set_faces_kept_days,
            days_error=StudioAlbumState.days_error,
            on_presets=PresetsState.ask,
        ),
        class_name=_CARD,
    )


def _requests() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Asked to unlock"), class_name="display text-[17px] leading-6 tracking-[-0.01em]"),
        request_list(
            RequestsState.requests,
            on_confirm=RequestsState.ask_confirm,
            on_decline=RequestsState.ask_decline,
            has_album=False,
        ),
        class_name=f"{_CARD} md:!pb-3",
    )


def _lock_dialog() -> rx.Component:
    person = StudioAlbumState.relocking
    return confirm_dialog(
        _("Lock the photos of {name} again?", name=known_as(person)),
        _("They see the watermark again at once. What they paid stays in your earnings: give it back there."),
        _("Lock again"),
        is_open=person.client_id != "",
        on_close=StudioAlbumState.keep_unlocked,
        on_confirm=StudioAlbumState.lock_again,
    )


def _drop_dialog() -> rx.Component:
    return dialog(
        _n("Drop {count} photo?", "Drop {count} photos?", StudioAlbumState.drop_count),
        rx.el.p(
            rx.cond(
                _ALBUM.client_count > 0,
                rx.el.span(
                    _n(
                        "{count} client sees their own photos from this moment on.",
                        "{count} clients see their own photos from this moment on.",
                        _ALBUM.client_count,
                    ),
                    " ",
                    _("Photos with nobody in them stay with you."),
                ),
                _("Nobody is in these photos yet. Name people first, or drop now and name them later."),
            )
        ),
        is_open=StudioAlbumState.is_dropping,
        on_close=StudioAlbumState.hide_drop,
        guarded=False,
        actions=[
            pill(_("Not yet"), "outline", on_click=StudioAlbumState.hide_drop),
            pill(_("Drop photos"), on_click=StudioAlbumState.drop),
        ],
    )
