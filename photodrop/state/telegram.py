"""Connecting one's own Telegram, and whether messages come at all."""

from collections.abc import AsyncIterator
from time import time

import reflex as rx

from photodrop.errors import PhotoDropError
from photodrop.services import accounts, chats
from photodrop.services.chats import TelegramView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState
from photodrop.state.me import MeState
from photodrop.state.toast import toast

NOTHING = TelegramView(available=False, connected=False, shown_as="")
LOOK_EVERY = 2000


class TelegramState(BaseState):
    telegram: TelegramView = NOTHING
    url: str = ""
    error: str = ""
    is_inviting: bool = False
    is_leaving: bool = False
    is_busy: bool = False
    is_waiting: bool = False

    _ends_at: float = 0

    @rx.var
    def refresh_every(self) -> int:
        return LOOK_EVERY if self.is_waiting else 0

    @rx.event
    async def load(self) -> None:
        self._forget()
        self.is_leaving = self.is_busy = False
        self.telegram = await self._call(chats.look)

    @rx.event
    async def choose_messages(self, wanted: bool) -> None:
        await self._call(accounts.choose_messages, wanted=wanted is True)
        (await self.get_state(MeState)).profile = await self._call(accounts.profile)

    @rx.event
    async def connect(self) -> AsyncIterator[None]:
        self.error, self.is_busy = "", True
        yield
        try:
            invitation = await self._call(chats.invite)
        except PhotoDropError as refusal:
            self.error = refusal.message
            return
        finally:
            self.is_busy = False
        self.url = invitation.url
        self._ends_at = time() + invitation.expires_in
        self.is_inviting = self.is_waiting = True

    @rx.event
    def hide(self) -> None:
        """The link goes on working: who has opened Telegram may close the dialog before they press Start."""
        self.is_inviting = False

    @rx.event
    async def refresh(self) -> None:
        self.telegram = await self._call(chats.look)
        if self.telegram.connected:
            self._forget()
            await toast(self, _("Telegram connected"))
        elif time() > self._ends_at:
            self._forget()
            self.error = self._say(_("The link has expired. Connect again."))

    @rx.event
    def ask_to_leave(self) -> None:
        self.is_leaving = True

    @rx.event
    def stay(self) -> None:
        self.is_leaving = False

    @rx.event
    async def leave(self) -> AsyncIterator[None]:
        self.is_busy = True
        yield
        try:
            await self._call(chats.disconnect)
            self.telegram = await self._call(chats.look)
        finally:
            self.is_busy = self.is_leaving = False
        await toast(self, _("Telegram disconnected"))

    def _forget(self) -> None:
        self.url = self.error = ""
        self.is_inviting = self.is_waiting = False
        self._ends_at = 0
