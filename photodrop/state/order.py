from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop.errors import Conflict, NotFound, NotSignedIn
from photodrop.services import order_payments, orders
from photodrop.services.crops import Crop
from photodrop.services.order_views import LabPackage, OrderItem, OrderMoney, OrderRow, OrderView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of

Stage = orders.OrderState
NO_MONEY = OrderMoney(
    state="", paid=0, refunded=0, due=0, due_label="", refundable=0, refundable_label="", owed_back=0,
    owed_back_label="", by_card=False,
)  # fmt: skip
NO_ORDER = OrderView(
    id="", number=0, state="", side="", photographer_id="", photographer="", client_name="", email="", phone="",
    phone_label="", address="", country="", country_name="", items=[], print_count=0, currency="", subtotal=0,
    subtotal_label="", shipping=0, shipping_label="", total=0, total_label="", special_requests="", tracking="",
    created_at="", history=[], money=NO_MONEY, next=[], may_cancel=False, may_pay=False,
    lab=LabPackage("", 0, 0, 0, "", ""),
)  # fmt: skip
NO_CROP = Crop(0, 0, 1, 1)
REFRESH = 4000


class MyOrdersState(BaseState):
    """What somebody has ordered, and one of it while they look."""

    rows: list[OrderRow] = []
    order: OrderView = NO_ORDER
    is_loaded: bool = False
    is_missing: bool = False
    has_more: bool = False
    was_placed: bool = False
    came_back: bool = False
    is_paying: bool = False
    is_asking: bool = False

    _cursor: str = ""

    @rx.var
    def prints(self) -> list[OrderItem]:
        return self.order.items

    @rx.var
    def refresh_every(self) -> int:
        return REFRESH if self.order.id and self.order.state not in ("delivered", "cancelled") else 0

    @rx.event
    async def load_all(self) -> None:
        self.rows, self._cursor, self.has_more, self.is_loaded = [], "", False, False
        self.order = NO_ORDER
        await self.more()
        self.is_loaded = True

    @rx.event
    async def more(self) -> None:
        try:
            page = await self._call_as_visitor(orders.find, orders.Filters(side="buyer"), cursor=self._cursor or None)
        except NotSignedIn:
            return
        self.rows = [*self.rows, *page.items]
        self._cursor, self.has_more = page.next or "", page.next is not None

    @rx.event
    async def load(self) -> None:
        self.order, self.is_missing, self.is_loaded = NO_ORDER, False, False
        self.is_paying = self.is_asking = False
        asked = self.router.url.query_parameters
        self.was_placed = asked.get("placed") == "yes" or asked.get("paid") == "yes"
        self.came_back = asked.get("paid") == "no"
        try:
            self.order = await self._call_as_visitor(orders.see, self._id_in_route("order_id"))
        except (NotFound, NotSignedIn):
            self.is_missing = True
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        if self.order.id:
            self.order = await self._call_as_visitor(orders.see, as_id(self.order.id))

    @rx.event
    async def pay(self) -> AsyncIterator[Any]:
        self.is_paying = True
        yield
        try:
            there = await self._call_as_visitor(order_payments.pay, as_id(self.order.id), language=language_of(self))
        finally:
            self.is_paying = False
        if there.url:
            yield rx.redirect(there.url)
        else:
            await toast(self, _("Your payment is on its way"))

    @rx.event
    def ask_cancel(self) -> None:
        self.is_asking = True

    @rx.event
    def hide(self) -> None:
        self.is_asking = False

    @rx.event
    async def cancel(self) -> None:
        self.is_asking = False
        try:
            self.order = await self._call_as_visitor(
                orders.change, as_id(self.order.id), orders.Change(Stage.cancelled)
            )
        except Conflict as refusal:
            self.order = await self._call_as_visitor(orders.see, as_id(self.order.id))
            await toast(self, refusal.message, "circle-alert")
            return
        await toast(self, _("The order is cancelled"), "ban")
