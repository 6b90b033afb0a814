"""The upload panel: a queue of its own in the browser; Python hears of photos only once they are safe."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import _, is_given

for _part in ("upload_file.js", "upload_parts.js", "upload_queue.js"):
    script(__name__, _part)

_PACKAGES = ["@uppy/core@6.3.1", "@uppy/tus@6.0.0", LUCIDE_LIBRARY]


def _photo_id(photo_id: rx.Var[str]) -> list[rx.Var]:
    return [photo_id]


def _photo_ids(ids: rx.Var[list[str]]) -> list[rx.Var]:
    return [ids]


def _counts(counts: rx.Var[dict[str, int]]) -> list[rx.Var]:
    return [counts]


class _Uploader(rx.NoSSRComponent):
    library = script(__name__, "uploader.jsx")
    tag = "Uploader"
    lib_dependencies: list[str] = _PACKAGES

    album_id: rx.Var[str]
    phones: rx.Var[list[str]]
    statuses: rx.Var[dict[str, dict[str, str]]]
    max_bytes: rx.Var[int]
    lead: rx.Var[str]
    on_uploaded: rx.EventHandler[_photo_ids]
    on_finished: rx.EventHandler[_counts]
    on_process_again: rx.EventHandler[_photo_id]


def uploader(
    album_id: str,
    *,
    phones: list[str],
    statuses: Mapping[str, Mapping[str, str]],
    max_bytes: int,
    lead: str = "",
    on_uploaded: Any,
    on_finished: Any,
    on_process_again: Any,
) -> rx.Component:
    """Drop zone and progress of one album; `lead` is what a phone shows over the button, `statuses` tells what the workers made of the photos that have arrived."""
    return _Uploader.create(
        album_id=album_id,
        phones=phones,
        statuses=statuses,
        max_bytes=max_bytes,
        lead=lead if is_given(lead) else _("Add the photos of this shoot"),
        on_uploaded=on_uploaded,
        on_finished=on_finished,
        on_process_again=on_process_again,
    )
