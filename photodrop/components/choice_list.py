"""What people chose of an album: their lists as rows, what was asked for, and the panel beside a photo."""

from typing import Any

import reflex as rx

from photodrop.services.asked_lists import AskedListView
from photodrop.services.choices import Choice, Saying

from .chip import chip, face
from .icon import icon
from .link_list import copy_button
from .menu import menu, menu_item, menu_link
from .photo_editor import DARK
from .pill import icon_button
from .tongue import _, _n
from .words import DOT, moment


def choice_list(choices: list[Choice], open_id: str, *, on_open: Any, on_person: Any, on_reopen: Any) -> rx.Component:
    return rx.el.ul(
        rx.foreach(choices, lambda choice: _row(choice, open_id, on_open, on_person, on_reopen)),
        aria_label=_("Who chose what"),
        class_name="divide-y divide-line",
    )


def _row(choice: Choice, open_id: str, on_open: Any, on_person: Any, on_reopen: Any) -> rx.Component:
    name: Any = rx.cond(choice.by.name != "", choice.by.name, choice.by.phone_label)
    letter: Any = rx.cond(choice.by.name != "", choice.by.name[:1], "?")
    return rx.el.li(
        rx.el.div(
            _who(choice, name, letter, open_id, on_open),
            menu(
                _("More about {list} of {person}", list=choice.name, person=name),
                menu_item(_("Everything of this person"), icon_name="user", on_click=on_person(choice.by.id)),
                rx.cond(
                    choice.is_sent,
                    menu_item(_("Give it back to change"), icon_name="undo-2", on_click=on_reopen(choice.id)),
                ),
            ),
            class_name="flex items-center gap-1",
        ),
        rx.cond(
            choice.note != "",
            rx.el.p(
                icon("message-square", size=16, class_name="mt-0.5 shrink-0"),
                rx.el.span(choice.note, class_name="min-w-0 whitespace-pre-line break-words", dir="auto"),
                class_name="flex items-start gap-2 pb-2 ps-16 pe-4 text-ui",
            ),
        ),
        class_name="py-1.5",
    )


def _who(choice: Choice, name: Any, letter: Any, open_id: str, on_open: Any) -> rx.Component:
    return rx.el.button(
        face(choice.by.selfie_url, letter, size=44),
        rx.el.span(
            rx.el.span(
                rx.el.bdi(name, class_name="max-w-full shrink-0 truncate font-semibold"),
                rx.cond(
                    choice.by.is_guest,
                    rx.el.span(
                        rx.cond(choice.share_name != "", _("guest by {share}", share=choice.share_name), _("guest")),
                        class_name="truncate text-small text-ink-2",
                    ),
                ),
                class_name="flex min-w-0 items-baseline gap-2",
            ),
            rx.el.span(
                rx.el.bdi(choice.name),
                DOT,
                rx.cond(
                    choice.limit > 0,
                    _("{count} of {limit}", count=choice.count, limit=choice.limit),
                    _n("{count} photo", "{count} photos", choice.count),
                ),
                class_name="block truncate text-ui text-ink-2",
            ),
            class_name="min-w-0 grow",
        ),
        rx.cond(
            choice.is_sent,
            chip(_("Sent"), "success", "check"),
            rx.el.span(_("choosing"), class_name="shrink-0 text-small text-ink-2"),
        ),
        type="button",
        title=rx.cond(choice.is_sent, _("Sent {when}", when=moment(choice.sent_at)), ""),
        on_click=on_open(choice.id),
        custom_attrs={"aria-pressed": open_id == choice.id},
        class_name="flex min-w-0 grow items-center gap-3 rounded-field p-2 text-start hover:bg-hover aria-pressed:bg-field",
    )


def asked_list(asked: list[AskedListView], open_id: str, *, on_open: Any, on_edit: Any, on_stop: Any) -> rx.Component:
    """What the photographer asks everybody in the album for."""
    return rx.el.ul(
        rx.foreach(asked, lambda each: _asked(each, open_id, on_open, on_edit, on_stop)),
        aria_label=_("What you ask for"),
        class_name="divide-y divide-line",
    )


def _asked(each: AskedListView, open_id: str, on_open: Any, on_edit: Any, on_stop: Any) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(rx.el.bdi(each.name), class_name="block truncate font-semibold", title=each.name),
            rx.el.span(
                rx.cond(each.limit > 0, _n("{count} photo", "{count} photos", each.limit), _("any number")),
                DOT,
                rx.cond(
                    each.begun > 0,
                    _("{count} of {total} sent", count=each.sent, total=each.begun),
                    _("nobody has begun"),
                ),
                class_name="block text-ui text-ink-2",
            ),
            type="button",
            on_click=on_open(each.id),
            custom_attrs={"aria-pressed": open_id == each.id},
            class_name="min-w-0 grow rounded-field p-2 text-start hover:bg-hover aria-pressed:bg-field",
        ),
        menu(
            _("More about {name}", name=each.name),
            menu_item(_("Change"), icon_name="pencil", on_click=on_edit(each.id)),
            menu_item(_("Ask no more"), icon_name="trash-2", danger=True, on_click=on_stop(each.id)),
        ),
        class_name="flex items-center gap-1 py-1.5",
    )


def export_menu(files: dict[str, str]) -> rx.Component:
    """Files with the names of what the page shows."""
    return menu(
        _("Download file names"),
        *[
            menu_link(
                words,
                files[kind],
                icon_name=icon_name,
                download=True,
                # Not for the router, which knows pages only.
                custom_attrs={"reloadDocument": True},
            )
            for kind, words, icon_name in (
                ("text", _("Names as text"), "file-text"),
                ("csv", _("Spreadsheet (CSV)"), "table"),
                ("lightroom", _("Lightroom list"), "list-filter"),
                ("xmp", _("XMP sidecars (ZIP)"), "star"),
            )
        ],
        icon_name="download",
    )


def copy_names(names: str) -> rx.Component:
    return copy_button(names, _("Copy names for Lightroom"))


def said_panel(sayings: list[Saying], on_close: Any) -> rx.Component:
    """Beside a photo of the lightbox: who chose it, for what, and what they say."""
    return rx.el.div(
        rx.el.div(
            rx.el.h2(_("Chosen by"), class_name="display text-heading"),
            icon_button("x", _("Close who chose it"), on_click=on_close, class_name="-me-3"),
            class_name="!mb-3 flex items-center justify-between",
        ),
        rx.el.ul(
            rx.foreach(
                sayings,
                lambda saying: rx.el.li(
                    rx.el.p(rx.el.bdi(saying.by, class_name="font-semibold"), DOT, rx.el.bdi(saying.list_name)),
                    rx.cond(
                        saying.note != "",
                        rx.el.p(
                            saying.note,
                            class_name="mt-1 whitespace-pre-line break-words text-ui text-ink-2",
                            dir="auto",
                        ),
                    ),
                    class_name="py-3",
                ),
            ),
            class_name="divide-y divide-line",
        ),
        class_name="pb-8",
        style=DARK,
    )
