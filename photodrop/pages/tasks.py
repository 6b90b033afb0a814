import reflex as rx

from photodrop import routes
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.refresh import refresh
from photodrop.components.task_list import finished_tasks, running_tasks
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.me import MeState
from photodrop.state.tasks import TasksState


@rx.page(route=routes.TASKS, title=_("Tasks · PhotoDrop"), on_load=[MeState.load, TasksState.load])
def tasks() -> rx.Component:
    return library_layout(
        gutter(
            rx.cond(TasksState.is_loaded, _lists(), _waiting()),
            rx.el.p(TasksState.news, role="status", class_name="sr-only"),
            class_name="max-w-[860px]",
        ),
        refresh(TasksState.refresh_every, TasksState.refresh),
        title=_("Tasks"),
        active="tasks",
    )


def _lists() -> rx.Component:
    return rx.cond(
        (length(TasksState.under_way) > 0) | (length(TasksState.over) > 0),
        rx.el.div(_under_way(), _over(), class_name="space-y-11"),
        _empty(),
    )


def _under_way() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Under way"), class_name="display mb-3 text-heading"),
        rx.cond(
            length(TasksState.under_way) > 0,
            running_tasks(TasksState.under_way, on_cancel=TasksState.cancel),
            rx.el.p(_("Nothing. Everything is done."), class_name="border-y border-line py-5 text-ink-2"),
        ),
    )


def _over() -> rx.Component:
    return rx.cond(
        length(TasksState.over) > 0,
        rx.el.section(
            rx.el.h2(_("Finished"), class_name="display mb-3 text-heading"),
            finished_tasks(
                TasksState.over,
                shown_id=TasksState.shown_id,
                failures=TasksState.failures,
                on_retry=TasksState.retry,
                on_show=TasksState.show,
            ),
            end_of_list(has_more=TasksState.has_more, count=length(TasksState.over), on_reached=TasksState.load_more),
            rx.el.p(_("Kept for a week."), class_name="mt-4 text-small text-ink-2"),
        ),
    )


def _empty() -> rx.Component:
    return empty_state(
        _("Nothing under way"),
        _("Upload photos, and you can follow here how they are made ready."),
        art="/prints/pebbles.svg",
    )


def _waiting() -> rx.Component:
    return rx.el.div(*[skeleton_tile("h-24 w-full") for _task in range(3)], class_name="space-y-3")
