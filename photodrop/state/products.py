from dataclasses import replace
from typing import Any

import reflex as rx

from photodrop.errors import Conflict, Invalid
from photodrop.services import money, products
from photodrop.services.products import Catalogue, Change, ProductView, ShippingView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of, tell_in

NO_PRODUCT = ProductView(
    id="", kind="print", name="", size_label="", width=0, height=0, unit="mm", finish="", dpi=products.USUAL_DPI,
    min_long=0, min_short=0, price=0, currency="USD", price_label="", is_active=True,
)  # fmt: skip


class ProductsState(StudioState):
    items: list[ProductView] = []
    shipping: list[ShippingView] = []
    # What stands in its fields, by currency.
    shipping_texts: dict[str, str] = {}
    is_loaded: bool = False
    is_open: bool = False
    # The product in the dialog; without an id it is a new one.
    product: ProductView = NO_PRODUCT
    width_text: str = ""
    height_text: str = ""
    price_text: str = ""
    dpi_text: str = ""
    wrong: dict[str, str] = {}
    removing: str = ""
    shipping_wrong: str = ""

    @rx.event
    async def load(self) -> None:
        self.is_open, self.removing, self.shipping_wrong = False, "", ""
        self._show(await self._call(products.catalogue))
        self.is_loaded = True

    @rx.event
    async def start(self) -> None:
        try:
            self._show(await self._call(products.start, language=language_of(self)))
        except Conflict:
            await self.load()

    @rx.event
    def add(self) -> None:
        last = self.items[-1] if self.items else NO_PRODUCT
        self._edit(replace(NO_PRODUCT, currency=last.currency, unit=last.unit))

    @rx.event
    def edit(self, product_id: str) -> None:
        if found := self._found(product_id):
            self._edit(found)

    @rx.event
    def hide(self) -> None:
        self.is_open, self.removing = False, ""

    @rx.event
    async def save(self, form: dict) -> None:
        self.wrong = {}
        try:
            given = _read(form)
            if self.product.id:
                await self._call(products.change, as_id(self.product.id), given)
            else:
                await self._call(products.create, given)
        except Invalid as refusal:
            tell_in(language_of(self), refusal)
            self.wrong = dict(refusal.fields) or {"name": refusal.message}
            return
        except Conflict as refusal:
            self.wrong = {"name": refusal.message}
            return
        self.is_open = False
        self._show(await self._call(products.catalogue))
        await toast(self, _("Saved"))

    @rx.event
    async def sell(self, product_id: str, is_active: bool) -> None:  # a switch
        await self._call(products.change, as_id(product_id), Change(is_active=bool(is_active)))
        self._show(await self._call(products.catalogue))

    @rx.event
    async def move(self, product_id: str, by: int) -> None:
        ids = [product.id for product in self.items]
        if product_id not in ids or by not in (-1, 1):
            return
        at = ids.index(product_id)
        to = min(max(at + by, 0), len(ids) - 1)
        ids.insert(to, ids.pop(at))
        self._show(await self._call(products.arrange, [as_id(one) for one in ids]))

    @rx.event
    def ask_remove(self, product_id: str) -> None:
        self.is_open = False
        self.removing = product_id if self._found(product_id) else ""

    @rx.event
    async def remove(self) -> None:
        await self._call(products.remove, as_id(self.removing))
        self.removing = ""
        self._show(await self._call(products.catalogue))
        await toast(self, _("Deleted"), "trash-2")

    @rx.event
    async def ship(self, form: dict) -> None:
        """Each currency has a field of its name."""
        self.shipping_wrong = ""
        try:
            for row in self.shipping:
                amount = money.minor_units(as_text(form.get(f"ship_{row.currency}", ""), 40), row.currency)
                if amount != row.amount:
                    await self._call(products.ship, row.currency, amount)
        except Invalid as refusal:
            self.shipping_wrong = self._say(refusal.message)
            return
        self._show(await self._call(products.catalogue))
        await toast(self, _("Saved"))

    def _edit(self, product: ProductView) -> None:
        self.product, self.wrong, self.is_open = product, {}, True
        self.width_text, self.height_text = (f"{side:g}" if side else "" for side in (product.width, product.height))
        self.dpi_text = str(product.dpi)
        self.price_text = money.plain(product.price, product.currency) if product.id else ""

    def _found(self, product_id: str) -> ProductView | None:
        return next((product for product in self.items if product.id == product_id), None)

    def _show(self, found: Catalogue) -> None:
        self.items, self.shipping = found.items, found.shipping
        self.shipping_texts = {row.currency: money.plain(row.amount, row.currency) for row in found.shipping}


def _read(form: dict[str, Any]) -> Change:
    told = {name: as_text(form.get(name, ""), 500).strip() for name in ("kind", "unit", "name", "finish", "currency")}
    dpi = as_text(form.get("dpi", ""), 20).strip()
    wrong: dict[str, str] = {}
    sides = {}
    for name in ("width", "height"):
        try:
            sides[name] = products.length(as_text(form.get(name, ""), 20))
        except Invalid as refusal:
            wrong[name] = refusal.message
    if told["kind"] not in tuple(products.ProductKind) or told["unit"] not in tuple(products.Unit):
        wrong["name"] = _("Choose what it is, and its unit.")
    if not dpi.isascii() or not dpi.isdecimal():
        wrong["dpi"] = _("Enter a whole number, like {example}.", example=200)
    currency = told["currency"].upper()
    price = 0
    try:
        price = money.minor_units(as_text(form.get("price", ""), 40), currency)
    except Invalid as refusal:
        wrong["price"] = refusal.message
    if wrong:
        raise Invalid(**wrong)
    return Change(
        kind=products.ProductKind(told["kind"]),
        unit=products.Unit(told["unit"]),
        name=told["name"],
        finish=told["finish"],
        dpi=int(dpi),
        price=price,
        currency=currency,
        **sides,
    )
