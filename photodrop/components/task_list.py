"""Background work: bars for what is under way, an outcome and a reason for what is over."""

from typing import Any

import reflex as rx

from photodrop.services.tasks import Failure, TaskView

from .icon import icon
from .pill import pill
from .tongue import _, _n
from .words import DOT, moment

# All of one width, so that the bars beside them end in one line.
_BUTTON = "md:min-w-26 max-md:self-start"
_OUTCOMES = {
    "done": ("check", _("Done"), "text-success"),
    "failed": ("circle-alert", _("Failed"), "text-error"),
    "cancelled": ("ban", _("Stopped"), "text-ink-2"),
}


def running_tasks(tasks: list[TaskView], *, on_cancel: Any) -> rx.Component:
    return rx.el.ul(
        rx.foreach(tasks, lambda task: _running(task, on_cancel)),
        class_name="border-t border-line",
        aria_label=_("Under way"),
    )


def finished_tasks(
    tasks: list[TaskView], *, shown_id: str, failures: list[Failure], on_retry: Any, on_show: Any
) -> rx.Component:
    return rx.el.ul(
        rx.foreach(tasks, lambda task: _finished(task, shown_id, failures, on_retry, on_show)),
        class_name="border-t border-line",
        aria_label=_("Finished"),
    )


def _running(task: TaskView, on_cancel: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.div(task.title, class_name="font-semibold [overflow-wrap:anywhere]"),
            rx.el.div(
                rx.el.div(
                    class_name="h-full rounded-pill bg-cta transition-[width] duration-[var(--pd-base)] motion-reduce:transition-none",
                    style={"width": f"{task.percent}%"},
                ),
                role="progressbar",
                aria_label=task.title,
                custom_attrs={"aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": task.percent},
                class_name="my-2.5 h-2 overflow-hidden rounded-pill bg-field",
            ),
            rx.el.div(
                rx.cond(task.state == "waiting", rx.el.span(_("Waiting"), DOT)),
                rx.el.span(_("{done} of {total}", done=task.done, total=task.total)),
                rx.cond(
                    task.failed > 0,
                    rx.el.span(
                        DOT, _n("{count} failed", "{count} failed", task.failed), class_name="font-medium text-error"
                    ),
                ),
                class_name="text-ui text-ink-2 tabular-nums",
            ),
            class_name="min-w-0 grow",
        ),
        rx.cond(
            task.may_cancel,
            pill(
                rx.cond(task.is_undone, _("Undo"), _("Cancel")),
                "outline",
                size="small",
                on_click=on_cancel(task.id),
                class_name=_BUTTON,
                aria_label=rx.cond(
                    task.is_undone, _("Undo: {task}", task=task.title), _("Cancel: {task}", task=task.title)
                ),
            ),
        ),
        class_name="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line py-5 max-md:flex-col max-md:items-stretch",
    )


def _finished(task: TaskView, shown_id: str, failures: list[Failure], on_retry: Any, on_show: Any) -> rx.Component:
    is_shown = rx.Var.create(shown_id) == task.id
    ended_at: Any = task.finished_at
    return rx.el.li(
        rx.el.div(
            rx.el.div(task.title, class_name="font-semibold [overflow-wrap:anywhere]"),
            rx.el.div(
                rx.match(task.state, *[(state, _outcome(*look)) for state, look in _OUTCOMES.items()], rx.fragment()),
                rx.cond(
                    task.done < task.total,
                    rx.el.span(DOT, _("{done} of {total} done", done=task.done, total=task.total)),
                ),
                rx.el.span(DOT, moment(ended_at)),
                class_name="mt-0.5 flex flex-wrap items-center text-ui text-ink-2 tabular-nums",
            ),
            rx.cond(task.error != "", rx.el.p(task.error, class_name="mt-1 text-ui text-error")),
            rx.cond(
                task.failed > 0,
                rx.el.button(
                    rx.cond(is_shown, _("Hide what failed"), _("Show what failed")),
                    type="button",
                    on_click=on_show(task.id),
                    custom_attrs={"aria-expanded": is_shown},
                    class_name="-mx-2 mt-1 inline-flex h-11 items-center rounded-field px-2 text-ui font-medium text-link hover:underline underline-offset-4",
                ),
            ),
            rx.cond(
                is_shown,
                rx.el.ul(
                    rx.foreach(failures, _failure),
                    class_name="mt-1 space-y-2 border-s-2 border-line ps-4",
                    aria_label=_("What failed"),
                ),
            ),
            class_name="min-w-0 grow",
        ),
        rx.cond(
            task.may_retry,
            pill(
                _("Retry"),
                "outline",
                size="small",
                on_click=on_retry(task.id),
                aria_label=_("Retry: {task}", task=task.title),
                class_name=_BUTTON,
            ),
        ),
        class_name="flex items-start gap-x-6 gap-y-3 border-b border-line py-4 max-md:flex-col max-md:items-stretch",
    )


def _outcome(icon_name: str, word: str, class_name: str) -> rx.Component:
    return rx.el.span(
        icon(icon_name, size=16), word, class_name=f"inline-flex items-center gap-1.5 font-medium {class_name}"
    )


def _failure(failure: Failure) -> rx.Component:
    return rx.el.li(
        rx.cond(
            failure.name != "",
            rx.el.div(rx.el.bdi(failure.name), class_name="truncate font-medium", title=failure.name),
        ),
        rx.el.div(failure.error, class_name="text-ink-2"),
        class_name="text-ui",
    )
