from typing import Any

import reflex as rx

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.services import lab_packages, money, order_payments, orders
from photodrop.services.order_views import OrderItem, OrderRow, OrderView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.order import NO_ORDER
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

Stage = orders.OrderState
ALL, OPEN = "all", "open"
STATES = (OPEN, ALL, *(state.value for state in Stage))
PAGE = 50
SAID = {
    "accepted": _("Accepted"),
    "printing": _("The client sees that you are printing"),
    "shipped": _("The client is told that it is on its way"),
    "delivered": _("Delivered"),
}


class StudioOrdersState(StudioState):
    rows: list[OrderRow] = []
    only: str = OPEN
    query: str = ""
    is_loaded: bool = False
    has_more: bool = False

    _cursor: str = ""

    @rx.event
    async def load(self) -> None:
        self.only, self.query = OPEN, ""
        await self._read()

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        if len(self.rows) <= PAGE:
            await self._read()

    @rx.event
    async def filter(self, only: str) -> None:
        self.only = only if only in STATES else OPEN
        await self._read()

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 200)
        await self._read()

    @rx.event
    async def more(self) -> None:
        if self._cursor:
            page = await self._call(orders.find, self._wanted(), cursor=self._cursor, limit=PAGE)
            self.rows = [*self.rows, *page.items]
            self._cursor, self.has_more = page.next or "", page.next is not None

    async def _read(self) -> None:
        page = await self._call(orders.find, self._wanted(), limit=PAGE)
        self.rows, self._cursor, self.has_more, self.is_loaded = (
            page.items,
            page.next or "",
            page.next is not None,
            True,
        )

    def _wanted(self) -> orders.Filters:
        state = Stage(self.only) if self.only in tuple(Stage) else None
        return orders.Filters(side="seller", state=state, open=True if self.only == OPEN else None, q=self.query)


class StudioOrderState(StudioState):
    """One order, and what its photographer does about it."""

    order: OrderView = NO_ORDER
    is_missing: bool = False
    # Which dialog is open: the state it asks about, paid or refund.
    asking: str = ""
    amount_text: str = ""
    error: str = ""

    @rx.var
    def prints(self) -> list[OrderItem]:
        return self.order.items

    @rx.var
    def refresh_every(self) -> int:
        if not self.order.id:
            return 0
        return 1000 if self.order.lab.state == "working" else 6000

    @rx.event
    async def load(self) -> None:
        self.order, self.is_missing, self.asking = NO_ORDER, False, ""
        try:
            found = await self._call(orders.see, self._id_in_route("order_id"))
        except NotFound:
            self.is_missing = True
            return
        self.is_missing = found.side != "seller"
        self.order = NO_ORDER if self.is_missing else found

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        if self.order.id:
            self.order = await self._call(orders.see, as_id(self.order.id))

    @rx.event
    def ask(self, what: str) -> None:
        if what not in (*self.order.next, "cancelled", "paid", "refund"):
            return
        amount = self.order.money.due if what == "paid" else self.order.money.refundable
        self.asking, self.error = what, ""
        self.amount_text = money.plain(amount, self.order.currency) if self.order.currency else ""

    @rx.event
    def hide(self) -> None:
        self.asking = ""

    @rx.event
    async def go_on(self, form: dict) -> None:
        """Into the state that was asked about, with a note and, when it is sent, where to follow it."""
        if self.asking not in tuple(Stage):
            return
        state = Stage(self.asking)
        # The field is there only where the parcel leaves.
        tracking = as_text(form.get("tracking") or "", 1000) if state is Stage.shipped else None
        given = orders.Change(state, tracking, as_text(form.get("note", ""), 2000))
        try:
            self.order = await self._call(orders.change, as_id(self.order.id), given)
        except (Invalid, Conflict) as wrong:
            self.error = wrong.message
            return
        self.asking = ""
        self.order_count = await self._call(orders.count_new)
        await toast(
            self, SAID.get(state.value, _("The order is cancelled")), "ban" if state is Stage.cancelled else "check"
        )

    @rx.event
    async def note_money(self, form: dict) -> None:
        """What came in or went back by hand."""
        service = {"paid": order_payments.mark_paid, "refund": order_payments.refund}.get(self.asking)
        if service is None:
            return
        try:
            amount = money.minor_units(as_text(form.get("amount", ""), 40), self.order.currency)
            self.order = await self._call(service, as_id(self.order.id), amount)
        except (Invalid, Conflict) as wrong:
            self.error = self._say(wrong.message)
            return
        said = _("Noted as paid") if self.asking == "paid" else _("Noted as given back")
        self.asking = ""
        await toast(self, said)

    @rx.event
    async def make_files(self) -> None:
        self.order = await self._call(lab_packages.make, as_id(self.order.id))
