"""What a client is told of the face in their selfie, while it is looked at and where they are asked something."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.face_choice import face_choice
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.pill import pill, pill_link, spinner
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _
from photodrop.state.dashboard import DashboardState
from photodrop.state.own_face import OwnFaceState
from photodrop.state.selfie import SelfieState

_FACE = OwnFaceState.face
_BOX = "rounded-card border border-line p-4 md:p-5"


def own_face_note() -> rx.Component:
    """For the dashboard: nothing while all is well."""
    return rx.fragment(
        rx.cond(
            _FACE.is_looking & (DashboardState.photo_count > 0),
            gutter(_looking(), class_name="pt-6"),
            rx.cond(
                (_FACE.state == "choose") | (_FACE.what_to_do != ""),
                gutter(rx.el.div(_question(_again()), class_name=_BOX), class_name="pt-6"),
            ),
        ),
        refresh(OwnFaceState.refresh_every, OwnFaceState.refresh),
    )


def own_face_question() -> rx.Component:
    """For pages where the selfie itself is taken anew."""
    return rx.cond(
        _FACE.is_looking,
        _looking(),
        _question(pill(_("Take a new selfie"), "outline", size="small", icon_name="camera", on_click=SelfieState.take)),
    )


def _looking() -> rx.Component:
    return rx.el.p(
        spinner(16),
        _("Looking for your photos…"),
        class_name="flex items-center gap-3 text-ui text-ink-2",
        role="status",
    )


def _question(again: rx.Component) -> rx.Component:
    return rx.cond(
        _FACE.state == "choose",
        face_choice(_FACE.url, OwnFaceState.crops, on_choose=OwnFaceState.choose),
        rx.cond(
            _FACE.what_to_do != "",
            rx.el.div(
                rx.el.p(
                    icon("circle-alert", size=18, class_name="mt-0.5"),
                    _FACE.what_to_do,
                    class_name="flex grow items-start gap-2 text-ui",
                    role="status",
                ),
                again,
                class_name="flex flex-wrap items-center gap-4",
            ),
        ),
    )


def _again() -> Any:
    return pill_link(_("Take a new selfie"), routes.SETTINGS, "outline", size="small", icon_name="camera")
