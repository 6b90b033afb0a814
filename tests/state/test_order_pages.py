"""The pages of products, cart and orders, as any browser may call them."""

from photodrop import routes
from photodrop.services import carts, orders
from photodrop.state.cart import CartState
from photodrop.state.order import MyOrdersState
from photodrop.state.products import ProductsState
from photodrop.state.studio_orders import StudioOrdersState, StudioOrderState
from tests.fixtures.shop import HOME

FORM = {**vars(HOME), "special_requests": "Soon"}


async def told(handler, *args) -> list:
    return [event async for event in handler(*args)]


class TestCart:
    async def test_bob_orders_and_is_led_to_his_order(self, tab, visit, bob, in_cart, acting):
        in_cart(quantity=2)
        visit(routes.CART, actor=bob)
        page = await tab.get_state(CartState)
        await page.load()
        assert (page.group.total_label, page.contact.name) == ("€10.00", "Bob Brown")
        await page.count(page.lines[0].id, 3)
        assert page.group.total_label == "€12.00"
        await told(page.place, FORM | {"address": ""})
        assert page.wrong.keys() == {"address"}
        events = await told(page.place, FORM)
        placed = acting(bob, orders.find).items[0]
        assert f"/orders/{placed.id}?placed=yes" in str(events[-1])
        assert not page.is_placing

    async def test_who_is_nobody_has_an_empty_cart(self, tab, visit):
        visit(routes.CART)
        page = await tab.get_state(CartState)
        await page.load()
        assert page.is_loaded
        assert page.groups == []
        mine = await tab.get_state(MyOrdersState)
        await mine.load_all()
        assert (mine.is_loaded, mine.rows) == (True, [])

    async def test_what_makes_no_sense_changes_nothing(self, tab, visit, bob, in_cart, acting):
        line = in_cart()
        visit(routes.CART, actor=bob)
        page = await tab.get_state(CartState)
        await page.load()
        for quantity in (0, 1000, "2", None, 1.5):
            await page.count(line.id, quantity)
        page.choose("x", "y")
        assert acting(bob, carts.see).groups[0].items[0].quantity == 1


class TestStudio:
    async def test_alice_leads_an_order_on_and_notes_its_money(self, tab, visit, alice, bob, ordered):
        order = ordered()
        visit(routes.STUDIO_ORDERS, actor=alice)
        all_of_them = await tab.get_state(StudioOrdersState)
        await all_of_them.load()
        assert [row.number for row in all_of_them.rows] == [1]
        await all_of_them.filter("cancelled")
        assert all_of_them.rows == []
        visit(routes.STUDIO_ORDER, actor=alice, order_id=order.id)
        page = await tab.get_state(StudioOrderState)
        await page.load()
        page.ask("nonsense")
        assert page.asking == ""
        page.ask("paid")
        assert page.amount_text == "10.00"
        await page.note_money({"amount": "99"})
        assert "At most" in page.error
        await page.note_money({"amount": "10"})
        page.ask("shipped")
        await page.go_on({"note": "Enjoy", "tracking": "DHL 1"})
        assert (page.order.state, page.order.money.state, page.order.tracking) == ("shipped", "paid", "DHL 1")
        visit(routes.STUDIO_ORDER, actor=bob, order_id=order.id)
        await page.load()
        assert page.is_missing

    async def test_alice_fills_and_changes_her_catalogue(self, tab, visit, alice):
        visit(routes.STUDIO_PRODUCTS, actor=alice)
        page = await tab.get_state(ProductsState)
        await page.load()
        await page.start()
        first, second = page.items[0], page.items[1]
        await page.move(first.id, 1)
        assert [one.id for one in page.items[:2]] == [second.id, first.id]
        page.edit(first.id)
        form = {"kind": "framed", "unit": "inch", "name": "Frame", "width": "8,5", "height": "11", "finish": "Oak"}
        await page.save(form | {"dpi": "x", "price": "x", "currency": "EUR"})
        assert page.wrong.keys() == {"dpi", "price"}
        await page.save(form | {"dpi": "200", "price": "12.50", "currency": "EUR"})
        changed = next(one for one in page.items if one.id == first.id)
        assert (changed.size_label, changed.price_label, page.is_open) == ("8.5 × 11 in", "€12.50", False)
        await page.ship({"ship_USD": "7"})
        assert {row.currency: row.amount for row in page.shipping} == {"EUR": 0, "USD": 7_00}
        page.ask_remove(second.id)
        await page.remove()
        assert len(page.items) == 7


class TestMyOrders:
    async def test_bob_looks_and_cancels(self, tab, visit, bob, charlie, ordered):
        order = ordered()
        visit(routes.ORDER, actor=bob, order_id=order.id, query="placed=yes")
        page = await tab.get_state(MyOrdersState)
        await page.load()
        assert page.was_placed
        page.ask_cancel()
        await page.cancel()
        assert (page.order.state, page.refresh_every) == ("cancelled", 0)
        visit(routes.ORDER, actor=charlie, order_id=order.id)
        await page.load()
        assert page.is_missing
