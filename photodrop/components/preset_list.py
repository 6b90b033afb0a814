"""Album options under a name: given to this album, saved from it, renamed, made the beginning of new albums."""

from typing import Any

import reflex as rx

from photodrop.services.presets import PresetView

from .dialog import dialog
from .field import BOX, field_error
from .menu import menu, menu_item
from .pill import pill
from .tongue import _
from .words import DOT, length


def presets_dialog(
    presets: list[PresetView],
    *,
    is_open: bool,
    chosen: str,
    work: str,
    error: str,
    on_close: Any,
    on_save: Any,
    on_choose: Any,
    on_apply: Any,
    on_rename: Any,
    on_default: Any,
    on_delete: Any,
) -> rx.Component:
    return dialog(
        _("Presets"),
        rx.cond(
            length(presets) > 0,
            rx.el.ul(
                rx.foreach(
                    presets,
                    lambda preset: _preset(
                        preset,
                        rx.cond(chosen == preset.id, _work(work, on_apply)),
                        on_choose=on_choose,
                        on_rename=on_rename,
                        on_default=on_default,
                        on_delete=on_delete,
                    ),
                ),
                class_name="divide-y divide-line",
            ),
            rx.el.p(_("Nothing is saved yet."), class_name="text-ink-2"),
        ),
        rx.el.form(
            rx.el.label(
                _("Save this album's options as"), html_for="preset_name", class_name="block text-ui font-semibold"
            ),
            rx.el.div(
                rx.el.input(
                    id="preset_name",
                    name="preset_name",
                    key=f"{length(presets)}",
                    placeholder=_("Weddings"),
                    max_length=60,
                    auto_complete="off",
                    class_name=f"{BOX} h-11 min-w-0 grow px-4",
                ),
                pill(_("Save"), "outline", size="small", type="submit"),
                class_name="mt-2 flex items-center gap-2",
            ),
            on_submit=on_save,
        ),
        field_error(error, "preset-error"),
        is_open=is_open,
        on_close=on_close,
        lead=_("Watermark, prices, sizes and downloads under a name, for the next album."),
        guarded=False,
    )


def _preset(
    preset: PresetView, below: rx.Component, *, on_choose: Any, on_rename: Any, on_default: Any, on_delete: Any
) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                rx.el.input(
                    key=preset.name,
                    default_value=preset.name,
                    aria_label=_("Name of the preset {name}", name=preset.name),
                    max_length=60,
                    on_blur=lambda name: on_rename(preset.id, name),
                    class_name="w-full rounded-field bg-transparent text-ui font-semibold hover:bg-hover",
                ),
                rx.el.p(
                    preset.summary,
                    rx.cond(
                        preset.is_default, rx.el.span(DOT, _("for new albums"), class_name="font-semibold text-ink")
                    ),
                    class_name="text-small text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            pill(
                _("Use"),
                "outline",
                size="small",
                on_click=on_choose(preset.id),
                aria_label=_("Use {name}", name=preset.name),
            ),
            menu(
                _("More about {name}", name=preset.name),
                rx.cond(
                    preset.is_default,
                    menu_item(
                        _("No longer for new albums"), icon_name="star-off", on_click=on_default(preset.id, False)
                    ),
                    menu_item(_("Begin new albums with it"), icon_name="star", on_click=on_default(preset.id, True)),
                ),
                menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=on_delete(preset.id)),
            ),
            class_name="flex items-center gap-2",
        ),
        below,
        class_name="py-3",
    )


def _work(work: str, on_apply: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(work, class_name="grow text-small text-ink-2", role="status"),
        pill(_("Apply to this album"), size="small", on_click=on_apply),
        class_name="mt-2 flex flex-wrap items-center gap-3 rounded-field bg-field p-3",
    )
