"""What the toast says; any page's handler may speak through it."""

import time

import reflex as rx
from reflex.event import Event, IndividualEventType

from photodrop.services import tongues
from photodrop.services.tongues import _
from photodrop.state.tongue import language_of


class ToastState(rx.State):
    message: str = ""
    icon: str = "check"
    undo_label: str = ""
    # When it was said: the same words said twice are two toasts, and a reload repeats none.
    token: int = 0

    _undo: rx.Field[list[Event]] = rx.field(default_factory=list)

    def _say(self, message: str, icon: str, undo: IndividualEventType[()] | None) -> None:
        language = language_of(self)
        self.message = tongues.told(language, message)
        self.icon = icon
        self.undo_label = tongues.told(language, _("Undo")) if undo else ""
        self.token = time.time_ns() // 1_000_000
        self._undo = Event.from_event_type(undo)

    @rx.event
    def show(self, message: str, icon: str = "check") -> None:
        """For error handlers and other places that can only return an event."""
        self._say(message, icon, undo=None)

    @rx.event
    def undo(self) -> list[Event]:
        """Runs what the last toast promised to take back, once."""
        promised, self._undo = self._undo, []
        return promised


async def toast(
    state: rx.State, message: str, icon: str = "check", undo: IndividualEventType[()] | None = None
) -> None:
    """Tell what happened, with the event that takes it back, if there is one."""
    # Every public method of a State can be called by any browser, so this one is private.
    (await state.get_state(ToastState))._say(message, icon, undo)
