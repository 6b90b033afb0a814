"""Faces that may be somebody: yes, no, and back again, by hand or by one key each."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from photodrop.services.album_people import SeenFace

from .script import script

_PACKAGES = [LUCIDE_LIBRARY]


def _of_answer(appearance_id: rx.Var[str], said: rx.Var[str]) -> tuple[rx.Var[str], rx.Var[str]]:
    return appearance_id, said


class _FaceReview(rx.NoSSRComponent):
    library = script(__name__, "face_review.jsx")
    tag = "FaceReview"
    lib_dependencies: list[str] = _PACKAGES

    faces: rx.Var[list[Any]]
    who: rx.Var[str]
    on_answer: rx.EventHandler[_of_answer]
    on_take_back: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_undo: rx.EventHandler[rx.event.no_args_event_spec]


def face_review(
    faces: list[SeenFace] | rx.Var, who: str, *, on_answer: Any, on_take_back: Any, on_undo: Any
) -> rx.Component:
    """`on_answer` gets an appearance and `yes` or `no`; Z asks for `on_undo` also where there is no face to answer."""
    return _FaceReview.create(faces=faces, who=who, on_answer=on_answer, on_take_back=on_take_back, on_undo=on_undo)
