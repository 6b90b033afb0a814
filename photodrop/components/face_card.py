"""What stands beside the box of a face in the lightbox: who it is, or who it may be, and a field to say so."""

from typing import Any

import reflex as rx

from photodrop.services.album_people import AlbumPerson, PhotoFace

from .chip import face as round_face
from .photo_editor import DARK
from .pill import icon_button, pill
from .tongue import _
from .words import length


def face_card(
    face: PhotoFace,
    others: list[AlbumPerson],
    picker: rx.Component,
    *,
    error: str,
    people_url: str | rx.Var[str],
    on_confirm: Any,
    on_reject: Any,
    on_choose: Any,
    on_close: Any,
) -> rx.Component:
    """`others` are clients of the album it may be; `on_choose` gets the phone number of one."""
    return rx.el.div(
        rx.el.div(
            rx.el.img(src=face.picture_url, alt="", class_name="size-16 shrink-0 rounded-field bg-tile object-cover"),
            rx.el.div(
                rx.el.h2(_title(face), class_name="display text-heading break-words"),
                rx.el.p(_lead(face), class_name="mt-0.5 text-small text-ink-2"),
                class_name="min-w-0 grow pt-1",
            ),
            icon_button("x", _("Close"), on_click=on_close, class_name="-me-3 -mt-3"),
            class_name="flex items-start gap-4",
        ),
        rx.match(
            face.state,
            (
                "suggested",
                rx.el.div(
                    pill(_("Not them"), "outline", size="small", icon_name="x", on_click=on_reject),
                    pill(
                        _("Yes"),
                        "white",
                        size="small",
                        icon_name="check",
                        on_click=on_confirm,
                        auto_focus=True,
                    ),
                    class_name="flex gap-3 *:grow",
                ),
            ),
            ("confirmed", pill(_("Not them"), "outline", size="small", icon_name="x", on_click=on_reject)),
            rx.fragment(),
        ),
        rx.el.div(
            rx.cond(
                face.name != "",
                rx.el.h3(_("Somebody else?"), class_name="mb-2 text-ui font-semibold"),
            ),
            picker,
            rx.el.p(error, class_name="mt-2 text-small text-error empty:hidden", role="alert"),
        ),
        rx.cond(
            length(others) > 0,
            rx.el.div(
                rx.el.h3(_("Same as…"), class_name="mb-1 text-ui font-semibold"),
                rx.el.ul(rx.foreach(others, lambda person: _other(person, on_choose)), class_name="-mx-2"),
            ),
        ),
        rx.el.p(
            _("Said of this photo only."),
            " ",
            rx.el.a(_("All their photos at once"), href=people_url, class_name="link font-semibold"),
            class_name="text-small text-ink-2",
        ),
        class_name="space-y-5",
        style=DARK | {"--pd-line-strong": "#4a4a52"},
    )


def _title(face: PhotoFace) -> Any:
    return rx.match(
        face.state,
        ("suggested", rx.fragment(_("Is this {name}?", name=face.name))),
        ("confirmed", rx.el.bdi(face.name)),
        rx.fragment(_("Who is this?")),
    )


def _lead(face: PhotoFace) -> Any:
    return rx.match(
        face.state,
        ("suggested", _("The face looks alike.")),
        ("confirmed", _("Confirmed")),
        ("ignored", _("Not a guest")),
        _("Nobody has a name for them yet."),
    )


def _other(person: AlbumPerson, on_choose: Any) -> rx.Component:
    called = rx.cond(person.name != "", person.name, person.phone_label)
    return rx.el.li(
        rx.el.button(
            round_face(person.picture_url, rx.cond(person.name != "", person.name[:1], person.dial_code), size=32),
            rx.el.span(rx.el.bdi(called), class_name="min-w-0 grow truncate", title=called),
            type="button",
            on_click=on_choose(person.phone),
            class_name=(
                "flex min-h-11 w-full items-center gap-3 rounded-[9px] px-2 text-start text-ui font-medium hover:bg-hover "
                "focus-visible:shadow-[0_0_0_2px_#fff]"
            ),
        ),
        key=person.id,
    )
