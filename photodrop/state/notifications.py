from typing import Any

import reflex as rx

from photodrop.errors import NotFound
from photodrop.services import notifications
from photodrop.services.notifications import NotificationView
from photodrop.state.base import BaseState, as_id

PAGE = 30
MOST = 200


class NotificationsState(BaseState):
    """What one was told, kept fresh while somebody looks."""

    items: list[NotificationView] = []
    unread: int = 0
    is_loaded: bool = False
    has_more: bool = False
    _cursor: str | None = None

    @rx.event
    async def load(self) -> None:
        await self._read(PAGE)
        self.is_loaded = True

    @rx.event
    async def refresh(self) -> None:
        await self._read(min(max(PAGE, len(self.items)), MOST))

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(notifications.find, cursor=self._cursor, limit=PAGE)
        self.items = [*self.items, *page.items]
        self._keep(page.next)

    @rx.event
    async def open(self, notification_id: str) -> Any:
        """Read, and on to what it is about."""
        try:
            opened = await self._call(notifications.read, as_id(notification_id))
        except NotFound:
            await self.refresh()
            return None
        return rx.redirect(opened.url)

    @rx.event
    async def read_all(self) -> None:
        await self._call(notifications.read_all)
        await self.refresh()

    async def _read(self, limit: int) -> None:
        page = await self._call(notifications.find, limit=limit)
        self.items, self.unread = page.items, page.unread
        self._keep(page.next)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None
