from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import dialog
from photodrop.components.field import field, text_area
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.library_albums import album_select
from photodrop.components.library_layout import library_layout
from photodrop.components.photo_conversation import (
    CONVERSATION,
    photo_comments,
    photo_rating,
    photo_report,
    photo_tags,
)
from photodrop.components.photo_view import photo_facts, picture, size_links
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.share_link import share_link
from photodrop.components.tongue import _, said
from photodrop.components.words import length
from photodrop.state.me import MeState
from photodrop.state.photo_page import LinkedPhotoState, PhotoDeleteState, PhotoPageState
from photodrop.state.toast import ToastState

_PAGE = PhotoPageState.page
_PHOTO = _PAGE.photo
_BY = _PAGE.by


def _path(name: str, page: Any = _PAGE) -> Any:
    return f"/{page.by.username}/{name}/{page.photo.id}"


@rx.page(
    route=routes.VIEW,
    title=PhotoPageState.title,
    image="/icon-512.png",
    on_load=[MeState.look, PhotoPageState.load, *CONVERSATION],
)
def photo_page() -> rx.Component:
    return rx.cond(PhotoPageState.is_missing, absent(), _page())


@rx.page(
    route=routes.VIEW_SIZED,
    title=PhotoPageState.title,
    image="/icon-512.png",
    on_load=[MeState.look, PhotoPageState.load, *CONVERSATION],
)
def photo_page_sized() -> rx.Component:
    return rx.cond(PhotoPageState.is_missing, absent(), _page())


def _page() -> rx.Component:
    return library_layout(
        rx.el.div(
            picture(
                _PHOTO,
                PhotoPageState.picture_url,
                size=PhotoPageState.size,
                on_retry=PhotoPageState.retry,
            ),
            class_name="pt-3 md:px-10 md:pt-6 xl:px-0",
        ),
        gutter(
            rx.el.div(
                rx.el.div(_about(), class_name="min-w-0"),
                rx.el.div(_can(), photo_rating(), photo_report(), class_name="space-y-7 lg:row-span-2"),
                photo_comments(),
                # Read from above to below: what it is, what to do with it, what is said about it.
                class_name="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,620px)_300px] lg:justify-between",
            ),
        ),
        _details_dialog(),
        _share_dialog(),
        refresh(PhotoPageState.refresh_every, PhotoPageState.refresh),
    )


def _about() -> rx.Component:
    """What the photo is; beside and under it the community has its say."""
    return rx.fragment(
        size_links(_path("view"), PhotoPageState.size, has_original=_PHOTO.download_url != ""),
        rx.cond(
            _PHOTO.locked,
            rx.el.p(
                icon("lock", size=18),
                _("This photo is watermarked until it is unlocked."),
                class_name="mt-2 flex items-center gap-2 text-ui text-ink-2",
            ),
        ),
        rx.el.h1(
            rx.cond(PhotoPageState.is_loaded, _PHOTO.name, ""),
            class_name="display mt-2 min-h-[34px] break-words text-title",
        ),
        rx.el.p(
            rx.cond(
                _BY.username != "",
                rx.cond(
                    _PAGE.album_name != "",
                    said("by {name} in {album}", name=_maker(), album=_album()),
                    said("by {name}", name=_maker()),
                ),
                rx.cond(_PAGE.album_name != "", said("in {album}", album=_album())),
            ),
            class_name="mt-1 min-h-6",
        ),
        rx.cond(
            _PHOTO.description != "",
            rx.el.p(rx.el.bdi(_PHOTO.description), class_name="mt-4 whitespace-pre-line break-words"),
        ),
        rx.el.div(photo_facts(_PHOTO), class_name="mt-3"),
        rx.el.div(photo_tags(may_edit=_PAGE.may_edit), class_name="mt-5 empty:hidden"),
    )


def _maker() -> rx.Component:
    return rx.el.a(_BY.name, href=f"/u/{_BY.username}", class_name="link")


def _album() -> rx.Component:
    return rx.el.a(_PAGE.album_name, href=f"/{_BY.username}/albums/{_PHOTO.album_id}", class_name="link break-words")


def _can() -> rx.Component:
    """What whoever looks may do."""
    return rx.el.div(
        rx.cond(
            (PhotoPageState.share_url != "") | _PAGE.may_edit,
            pill(_("Share"), icon_name="share-2", on_click=PhotoPageState.share, class_name="grow"),
        ),
        rx.cond(
            _PHOTO.download_url != "",
            pill_link(
                _("Download"),
                f"{_PHOTO.download_url}&download=true",
                "outline",
                icon_name="download",
                class_name="grow",
            ),
        ),
        rx.cond(
            _PAGE.may_edit,
            rx.fragment(
                pill(_("Details"), "outline", icon_name="pencil", on_click=PhotoPageState.edit, class_name="grow"),
                rx.cond(
                    _PAGE.is_owner,
                    pill_link(
                        _("Edit picture"), _path("edit"), "outline", icon_name="sliders-horizontal", class_name="grow"
                    ),
                ),
                pill_link(_("Delete"), _path("delete"), "danger", icon_name="trash-2", class_name="grow"),
            ),
        ),
        class_name="flex flex-wrap gap-2.5 lg:flex-col",
    )


def _details_dialog() -> rx.Component:
    return dialog(
        _("Details"),
        field(
            _("Name"),
            "photo_name",
            default_value=_PHOTO.name,
            error=PhotoPageState.name_error,
            auto_focus=True,
            max_length=255,
        ),
        text_area(
            _("Description"),
            "photo_description",
            default_value=_PHOTO.description,
            error=PhotoPageState.description_error,
        ),
        rx.cond(
            length(PhotoPageState.albums) > 1,
            album_select(
                _("Album"),
                "album",
                PhotoPageState.albums,
                error=PhotoPageState.album_error,
                default_value=_PHOTO.album_id,
            ),
        ),
        is_open=PhotoPageState.is_editing,
        on_close=PhotoPageState.hide,
        form=PhotoPageState.save,
        actions=[pill(_("Cancel"), "outline", on_click=PhotoPageState.hide), pill(_("Save"), type="submit")],
    )


def _share_dialog() -> rx.Component:
    url = PhotoPageState.share_url
    return dialog(
        _("Share this photo"),
        rx.cond(
            url != "",
            rx.cond(
                _PAGE.may_edit,
                share_link(
                    url, title=_("The link to this photo"), on_copy=_copied(url), on_reset=PhotoPageState.reset_link
                ),
                share_link(url, title=_("The link to this photo"), on_copy=_copied(url)),
            ),
            rx.fragment(
                rx.el.p(
                    said(
                        "The album {album} is private. Links work once it may be seen by link; whoever has the link to a "
                        "photo sees that photo only.",
                        album=rx.el.b(_PAGE.album_name),
                    ),
                ),
                pill(_("Allow links to this album"), on_click=PhotoPageState.open_by_link, class_name="w-full"),
            ),
        ),
        is_open=PhotoPageState.is_sharing,
        on_close=PhotoPageState.hide,
        guarded=False,
    )


def _copied(url: Any) -> list[Any]:
    return [rx.set_clipboard(url), ToastState.show(_("Link copied"), "link")]


@rx.page(route=routes.DELETE, title=_("Delete a photo · PhotoDrop"), on_load=[MeState.load, PhotoDeleteState.load])
def photo_delete() -> rx.Component:
    return rx.cond(PhotoDeleteState.is_missing, absent(), _question())


def _question() -> rx.Component:
    page = PhotoDeleteState.page
    return library_layout(
        gutter(
            rx.el.div(
                rx.cond(
                    page.photo.small_url != "",
                    rx.el.img(
                        src=page.photo.small_url,
                        alt=page.photo.name,
                        class_name="max-h-[42dvh] w-full rounded-card bg-sunken object-contain",
                    ),
                ),
                rx.el.h1(_("Delete this photo?"), class_name="display mt-6 text-title"),
                rx.el.p(
                    said(
                        "{photo} leaves your library at once, with all links to it. You can undo that for ten minutes.",
                        photo=rx.el.b(page.photo.name, class_name="break-words"),
                    ),
                    class_name="mt-2 text-ink-2",
                ),
                rx.el.div(
                    pill_link(_("Keep the photo"), _path("view", page), "outline"),
                    pill(
                        _("Delete photo"),
                        busy=PhotoDeleteState.is_busy,
                        busy_label=_("Deleting"),
                        disabled=page.photo.id == "",
                        on_click=PhotoDeleteState.delete,
                    ),
                    class_name="mt-8 flex gap-3 *:grow",
                ),
                class_name="mx-auto max-w-[480px] pt-6 md:pt-12",
            )
        ),
    )


@rx.page(
    route=routes.PHOTO_LINK,
    title=LinkedPhotoState.title,
    image="/icon-512.png",
    on_load=[MeState.look, LinkedPhotoState.load],
)
def linked_photo() -> rx.Component:
    return rx.cond(LinkedPhotoState.is_missing, absent(), _linked())


def _linked() -> rx.Component:
    page = LinkedPhotoState.page
    return library_layout(
        rx.el.div(picture(page.photo, page.photo.large_url), class_name="pt-3 md:px-10 md:pt-6 xl:px-0"),
        gutter(
            rx.el.div(
                rx.el.div(
                    rx.el.h1(page.photo.name, class_name="display min-h-[34px] break-words text-title"),
                    rx.el.p(
                        rx.cond(page.by.name != "", _("by {name}", name=page.by.name), ""), class_name="mt-1 min-h-6"
                    ),
                    rx.cond(
                        page.photo.description != "",
                        rx.el.p(rx.el.bdi(page.photo.description), class_name="mt-4 whitespace-pre-line break-words"),
                    ),
                    rx.el.div(photo_facts(page.photo), class_name="mt-3"),
                    class_name="min-w-0 grow",
                ),
                rx.cond(
                    page.photo.download_url != "",
                    pill_link(
                        _("Download"),
                        f"{page.photo.download_url}&download=true",
                        icon_name="download",
                        class_name="max-md:w-full",
                    ),
                ),
                class_name="mt-6 flex flex-col gap-6 md:flex-row md:items-start",
            ),
        ),
    )
