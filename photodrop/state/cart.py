from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.errors import Conflict, Invalid, NotSignedIn, PhotoDropError, TooMany
from photodrop.services import carts, order_payments, orders
from photodrop.services.carts import Cart, CartGroup, CartLine
from photodrop.services.orders import Contact
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of

NOTHING = Cart([], 0)
NO_GROUP = CartGroup(
    photographer_id="", photographer="", currency="", items=[], count=0, subtotal=0, subtotal_label="", shipping=0,
    shipping_label="", total=0, total_label="",
)  # fmt: skip
FIELDS = ("name", "address", "country", "email", "phone")
NO_CONTACT = Contact("", "", "")


class CartState(BaseState):
    """The cart of an account or of a guest: one group at a time becomes an order."""

    groups: list[CartGroup] = []
    group: CartGroup = NO_GROUP
    contact: Contact = NO_CONTACT
    is_loaded: bool = False
    is_placing: bool = False
    wrong: dict[str, str] = {}
    error: str = ""

    @rx.var
    def lines(self) -> list[CartLine]:
        return self.group.items

    @rx.var
    def album_path(self) -> str:
        """Where a guest chose these photos, who has no other way back."""
        token = next((line.share for line in self.group.items if line.share), "")
        return routes.SHARE.replace("[token]", token) if token else ""

    @rx.event
    async def load(self) -> None:
        self.wrong, self.error, self.is_placing, self.is_loaded = {}, "", False, False
        try:
            self.contact = await self._call_as_visitor(orders.last_contact)
            self._show(await self._call_as_visitor(carts.see))
        except NotSignedIn:
            self.contact = NO_CONTACT
            self._show(NOTHING)
        self.is_loaded = True

    @rx.event
    def choose(self, photographer_id: str, currency: str) -> None:
        for group in self.groups:
            if (group.photographer_id, group.currency) == (photographer_id, currency):
                self.group, self.wrong, self.error = group, {}, ""

    @rx.event
    async def count(self, item_id: str, quantity: int) -> None:
        if not isinstance(quantity, int) or not 1 <= quantity <= carts.MOST_OF_ONE:
            return
        await self._call_as_visitor(carts.change, as_id(item_id), carts.Change(quantity=quantity))
        await self._reload()

    @rx.event
    async def remove(self, item_id: str) -> None:
        await self._call_as_visitor(carts.remove, as_id(item_id))
        await self._reload()
        await toast(self, _("Taken out of your cart"), "trash-2")

    @rx.event
    async def place(self, form: dict) -> AsyncIterator[Any]:
        if self.is_placing or not self.group.count:
            return
        self.is_placing, self.wrong, self.error = True, {}, ""
        yield
        told = {name: as_text(form.get(name, "")) for name in FIELDS}
        self.contact = Contact(**told)
        try:
            order = await self._call_as_visitor(
                orders.place,
                as_id(self.group.photographer_id),
                self.group.currency,
                self.contact,
                as_text(form.get("special_requests", "")),
                expected_total=self.group.total,
            )
        except Invalid as refusal:
            self.wrong, self.error = dict(refusal.fields), refusal.message
        except TooMany as refusal:
            self.error = refusal.message
        except Conflict as refusal:
            self.error = refusal.message
            await self._reload()
        else:
            yield rx.redirect(await self._after(order.id, may_pay=order.may_pay), is_external=False)
        finally:
            self.is_placing = False

    async def _after(self, order_id: str, *, may_pay: bool) -> str:
        """By card straight to the page where it is paid; the order is there to come back to."""
        page = routes.ORDER.replace("[order_id]", order_id)
        if not may_pay:
            return f"{page}?placed=yes"
        try:
            there = await self._call_as_visitor(order_payments.pay, as_id(order_id), language=language_of(self))
        except PhotoDropError:
            return f"{page}?paid=no"
        return there.url or page

    async def _reload(self) -> None:
        self._show(await self._call_as_visitor(carts.see))

    def _show(self, cart: Cart) -> None:
        chosen = self.group.photographer_id, self.group.currency
        self.groups = cart.groups
        same = [group for group in cart.groups if (group.photographer_id, group.currency) == chosen]
        self.group = (same or cart.groups or [NO_GROUP])[0]
