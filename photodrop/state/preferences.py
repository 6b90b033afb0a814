from contextlib import suppress

import reflex as rx

from photodrop.errors import Invalid, NotFound
from photodrop.services import preferences, push_subscriptions
from photodrop.services.preferences import Preference
from photodrop.services.push_subscriptions import PushDevice
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.toast import toast


class PreferencesState(BaseState):
    """What one is told, by which way, and at what hours not."""

    rows: list[Preference] = []
    quiet: str = ""
    """`own`, `off`, or nothing for the hours of the installation."""
    quiet_from: str = "22:00"
    quiet_until: str = "08:00"
    timezone: str = ""
    error: str = ""
    is_loaded: bool = False
    public_key: str = ""
    devices: list[PushDevice] = []

    @rx.event
    async def load(self) -> None:
        self.error = ""
        await self._look()
        await self.look_at_devices()
        self.is_loaded = True

    @rx.event
    def take_zone(self, zone: str) -> None:
        """By the browser's clock, until somebody has chosen another."""
        self.timezone = self.timezone or as_text(zone or "", 64)

    @rx.event
    async def choose(self, kind: str, channel: str, wanted: bool) -> None:
        await self._call(preferences.choose_by_name, as_text(kind, 30), as_text(channel, 30), is_wanted=wanted is True)
        await self._look()

    @rx.event
    def choose_quiet(self, quiet: str) -> None:
        self.quiet = as_text(quiet, 3)

    @rx.event
    async def save_quiet(self, form: dict) -> None:
        self.error = ""
        begins, ends = (as_text(form.get(name, ""), 5) for name in ("quiet_from", "quiet_until"))
        hours = f"{begins}-{ends}" if self.quiet == "own" else self.quiet
        try:
            await self._call(preferences.choose_quiet, hours, as_text(form.get("timezone", self.timezone), 64).strip())
        except Invalid as wrong:
            self.error = wrong.message
            return
        await self._look()
        await toast(self, _("Saved"))

    @rx.event
    async def look_at_devices(self) -> None:
        found = await self._call(push_subscriptions.look)
        self.public_key, self.devices = found.public_key, found.items

    @rx.event
    async def remove_device(self, device_id: str) -> None:
        with suppress(NotFound):
            await self._call(push_subscriptions.remove, device_id=as_id(device_id))
        await self.look_at_devices()
        await toast(self, _("Removed"))

    async def _look(self) -> None:
        found = await self._call(preferences.look)
        self.rows = found.kinds
        self.timezone = found.timezone or self.timezone
        if "-" in found.quiet_hours:
            self.quiet = "own"
            self.quiet_from, _, self.quiet_until = found.quiet_hours.partition("-")
        else:
            self.quiet = found.quiet_hours
