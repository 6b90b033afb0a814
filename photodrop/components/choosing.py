"""A client's lists: chips to open them, what is said about the open one, its dialogs, and the panel beside a photo."""

from typing import Any

import reflex as rx

from photodrop.services.favourites import ListView

from .chip import chip
from .dialog import confirm_dialog, dialog
from .field import field, text_area
from .icon import icon
from .menu import menu, menu_item
from .photo_editor import DARK
from .pill import icon_button, pill
from .selection_bar import bar_count, dark_bar
from .tongue import _, _n
from .words import length, moment_day, number

_CHIP = (
    "inline-flex h-9 items-center gap-1.5 rounded-pill bg-field px-4 text-ui font-medium transition-colors "
    "duration-[var(--pd-fast)] group-hover:bg-hover group-aria-pressed:bg-ink group-aria-pressed:text-bg"
)


def counter(each: ListView) -> Any:
    """`12`, or `12 of 20` where there is a limit."""
    return rx.cond(each.limit > 0, _("{count} of {limit}", count=each.count, limit=each.limit), number(each.count))


def list_chips(lists: list[ListView], open_id: str, *, on_all: Any, on_open: Any, on_new: Any) -> rx.Component:
    return rx.el.div(
        _chip(_("All photos"), open_id == "", on_all),
        rx.foreach(
            lists,
            lambda each: _chip(
                rx.fragment(
                    rx.cond(each.is_hearts, icon("heart", size=16)),
                    rx.cond(each.is_sent, icon("check", size=16)),
                    rx.el.bdi(each.name, class_name="max-w-[220px] truncate"),
                    rx.cond(
                        (each.count > 0) | (each.limit > 0),
                        rx.el.span(counter(each), class_name="opacity-75"),
                    ),
                ),
                open_id == each.id,
                on_open(each.id),
            ),
        ),
        rx.el.button(
            icon("plus", size=18),
            _("New list"),
            type="button",
            on_click=on_new,
            class_name="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-pill px-3 text-ui font-medium text-ink-2 hover:bg-hover hover:text-ink",
        ),
        role="group",
        aria_label=_("Your lists"),
        class_name="flex items-center gap-2 overflow-x-auto px-6 [scrollbar-width:none] md:px-10 xl:px-0",
    )


def _chip(words: Any, is_here: Any, on_click: Any) -> rx.Component:
    return rx.el.button(
        rx.el.span(words, class_name=_CHIP),
        type="button",
        on_click=on_click,
        class_name="group grid h-11 shrink-0 place-items-center rounded-pill",
        custom_attrs={"aria-pressed": is_here},
    )


def list_head(
    opened: ListView,
    photographer: str,
    *,
    is_picking: bool,
    is_main: Any,
    on_pick: Any,
    on_send: Any,
    on_take_back: Any,
    on_edit: Any,
    on_delete: Any,
) -> rx.Component:
    """What the open list is, and what can be done with it; sending is blue where it `is_main`."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(
                rx.el.bdi(opened.name),
                rx.el.span(
                    counter(opened), class_name="ms-2.5 font-sans text-body font-normal tracking-normal text-ink-2"
                ),
                class_name="display text-heading break-words",
            ),
            rx.cond(
                opened.is_sent,
                rx.el.div(
                    chip(_("Sent {when}", when=moment_day(opened.sent_at)), "success", "check"), class_name="mt-2"
                ),
                rx.el.p(_says(opened, photographer), class_name="mt-1 max-w-[560px] text-ui text-ink-2"),
            ),
            rx.cond(
                opened.note != "",
                rx.el.p(
                    icon("message-square", size=16, class_name="mt-0.5 shrink-0"),
                    rx.el.span(opened.note, class_name="whitespace-pre-line break-words min-w-0", dir="auto"),
                    class_name="mt-2 flex max-w-[560px] items-start gap-2 text-ui",
                ),
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            rx.cond(
                opened.is_sent,
                pill(_("Take it back"), "outline", size="small", icon_name="undo-2", on_click=on_take_back),
                rx.fragment(
                    rx.cond(
                        is_picking,
                        rx.fragment(),
                        pill(
                            rx.cond(opened.count > 0, _("Choose more"), _("Choose photos")),
                            "outline",
                            size="small",
                            icon_name="heart",
                            on_click=on_pick,
                        ),
                    ),
                    rx.cond(
                        opened.count > 0,
                        rx.cond(
                            is_main,
                            pill(_("Send"), size="small", icon_name="send", on_click=on_send),
                            pill(_("Send"), "outline", size="small", icon_name="send", on_click=on_send),
                        ),
                    ),
                    rx.cond(
                        ~opened.is_hearts & ~opened.is_asked,
                        menu(
                            _("More about {name}", name=opened.name),
                            menu_item(_("Rename"), icon_name="pencil", on_click=on_edit),
                            menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=on_delete),
                        ),
                    ),
                ),
            ),
            class_name="flex shrink-0 items-center gap-2",
        ),
        class_name="flex flex-col gap-4 border-t border-line pt-5 md:flex-row md:items-center",
    )


def _says(opened: ListView, photographer: str) -> Any:
    return rx.cond(
        opened.is_reopened,
        rx.cond(
            photographer != "",
            _("{name} gave this list back to you. Change what you like and send it again.", name=photographer),
            _("Your photographer gave this list back to you. Change what you like and send it again."),
        ),
        rx.cond(
            opened.is_hearts,
            rx.cond(
                photographer != "",
                _("Photos you gave a heart. {name} sees them here, too.", name=photographer),
                _("Photos you gave a heart. Your photographer sees them here, too."),
            ),
            rx.cond(opened.is_asked, _asks(opened, photographer), _own(photographer)),
        ),
    )


def _asks(opened: ListView, photographer: str) -> Any:
    return rx.cond(
        opened.limit > 0,
        rx.cond(
            photographer != "",
            _n(
                "{name} asks you to choose {count} photo.",
                "{name} asks you to choose {count} photos.",
                opened.limit,
                name=photographer,
            ),
            _n(
                "Your photographer asks you to choose {count} photo.",
                "Your photographer asks you to choose {count} photos.",
                opened.limit,
            ),
        ),
        rx.cond(
            photographer != "",
            _("{name} asks you to choose photos.", name=photographer),
            _("Your photographer asks you to choose photos."),
        ),
    )


def _own(photographer: str) -> Any:
    return rx.cond(
        photographer != "",
        _("A list of your own. Send it to {name} when it is done.", name=photographer),
        _("A list of your own. Send it to your photographer when it is done."),
    )


def picking_bar(opened: ListView, on_done: Any) -> rx.Component:
    """While hearts put photos into the open list."""
    return dark_bar(
        bar_count(
            rx.cond(
                opened.limit > 0,
                _("{count} of {limit} chosen", count=opened.count, limit=opened.limit),
                _n("{count} chosen", "{count} chosen", opened.count),
            )
        ),
        rx.el.bdi(opened.name, class_name="max-w-[40vw] truncate text-ui text-white/75 max-md:hidden"),
        rx.el.button(
            icon("check"),
            _("Done"),
            type="button",
            on_click=on_done,
            class_name=(
                "ms-2 inline-flex h-11 shrink-0 items-center gap-2 rounded-pill bg-white px-5 text-ui font-semibold text-[#262626] "
                "hover:bg-[#f4f4f2] focus-visible:shadow-[0_0_0_2px_#1c1c1f,0_0_0_4px_#fff]"
            ),
        ),
        class_name="bottom-[calc(24px+env(safe-area-inset-bottom))] md:bottom-7",
    )


def list_dialogs(
    opened: ListView,
    photographer: str,
    *,
    shown: str,
    name_error: str,
    limit_error: str,
    note_error: str,
    on_save: Any,
    on_send: Any,
    on_delete: Any,
    on_close: Any,
) -> rx.Component:
    cancel = pill(_("Cancel"), "outline", on_click=on_close)
    is_edit = shown == "edit"
    title: Any = rx.cond(is_edit, _("Change this list"), _("New list"))
    send_title: Any = rx.cond(
        photographer != "",
        _("Send {list} to {name}?", list=opened.name, name=photographer),
        _("Send {list} to your photographer?", list=opened.name),
    )
    return rx.fragment(
        dialog(
            title,
            rx.el.div(
                field(
                    _("Name"),
                    "list_name",
                    error=name_error,
                    placeholder=_("For the book"),
                    default_value=rx.cond(is_edit, opened.name, ""),
                    max_length=80,
                    auto_focus=True,
                ),
                field(
                    _("How many photos at most"),
                    "list_limit",
                    hint=_("Leave it empty for any number."),
                    error=limit_error,
                    default_value=rx.cond(is_edit & (opened.limit > 0), f"{opened.limit}", ""),
                    input_mode="numeric",
                    auto_complete="off",
                ),
                key=f"{shown} {opened.id}",
                class_name="space-y-5",
            ),
            is_open=(shown == "new") | is_edit,
            on_close=on_close,
            form=on_save,
            actions=[cancel, pill(rx.cond(is_edit, _("Save"), _("Make list")), type="submit")],
        ),
        dialog(
            send_title,
            rx.el.div(
                text_area(
                    _("Anything to say about it?"),
                    "list_note",
                    error=note_error,
                    default_value=opened.note,
                    max_length=1000,
                ),
                key=f"{shown} {opened.id} {opened.note}",
            ),
            is_open=shown == "send",
            on_close=on_close,
            lead=_("It stays as it is from then on. You can take it back to change it."),
            form=on_send,
            actions=[
                cancel,
                pill(_n("Send {count} photo", "Send {count} photos", opened.count), type="submit", icon_name="send"),
            ],
        ),
        confirm_dialog(
            _("Delete {name}?", name=opened.name),
            _("The list goes, its photos stay where they are."),
            _("Delete list"),
            is_open=shown == "delete",
            on_close=on_close,
            on_confirm=on_delete,
        ),
    )


def choice_panel(
    lists: list[ListView],
    chosen_in: Any,
    *,
    photo_id: str,
    note: str,
    note_error: str,
    on_toggle: Any,
    on_note: Any,
    on_close: Any,
) -> rx.Component:
    """Beside a photo of the lightbox: which lists it is in, and what to say about it."""
    return rx.el.div(
        rx.el.div(
            rx.el.h2(_("Lists and note"), class_name="display text-heading"),
            icon_button("x", _("Close lists and note"), on_click=on_close, class_name="-me-3"),
            class_name="!mb-3 flex items-center justify-between",
        ),
        rx.el.ul(
            rx.foreach(lists, lambda each: _in_list(each, chosen_in.contains(each.id), on_toggle)),
            class_name="-mx-3",
            aria_label=_("Lists with this photo"),
        ),
        rx.cond(
            length(chosen_in) > 0,
            rx.el.div(
                text_area(
                    _("Note to your photographer"),
                    "photo_note",
                    error=note_error,
                    hint=_("About this photo: a crop, black and white, something to retouch."),
                    default_value=note,
                    on_blur=on_note,
                    max_length=1000,
                ),
                # One photo's half-typed words must not turn up under the next.
                key=f"{photo_id} {note}",
            ),
            rx.el.p(
                _("Choose the photo first, then you can say something about it."), class_name="text-small text-ink-2"
            ),
        ),
        class_name="space-y-6 pb-8",
        style=DARK,
    )


def _in_list(each: ListView, is_in: Any, on_toggle: Any) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.cond(is_in, icon("check", size=16)),
                class_name="grid size-6 shrink-0 place-items-center rounded-full border-[1.5px] border-current",
            ),
            rx.el.span(rx.el.bdi(each.name), class_name="min-w-0 grow truncate"),
            rx.el.span(rx.cond(each.is_sent, _("sent"), counter(each)), class_name="shrink-0 text-small text-ink-2"),
            type="button",
            disabled=each.is_sent,
            on_click=on_toggle(each.id),
            custom_attrs={"aria-pressed": is_in},
            class_name=(
                "flex min-h-12 w-full items-center gap-3 rounded-field px-3 text-start font-medium hover:bg-hover disabled:text-ink-2"
            ),
        )
    )
