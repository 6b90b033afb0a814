"""Bob orders prints of a locked photo; Alice prints, sends, gives back. Charlie and Dora see nothing of it."""

import csv
import io
import json
import zipfile
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound, TooMany
from photodrop.models import OrderState
from photodrop.services import (
    access,
    carts,
    earnings,
    housekeeping,
    lab_packages,
    notifications,
    order_payments,
    orders,
    packing_slips,
    photos,
    products,
    tasks,
    tongues,
)
from photodrop.services.crops import Crop
from photodrop.services.orders import Change, Filters, Wanted
from tests.fixtures.shares import SHARE_PASSWORD
from tests.fixtures.shop import HOME


def id_of(view) -> UUID:
    return UUID(view.id)


class TestCart:
    def test_bob_puts_in_changes_and_takes_out(self, bob, shop, in_cart, acting):
        line = in_cart(quantity=3, requests=" White border ")
        assert (line.amount_label, line.requests, line.photo.locked) == ("€6.00", "White border", True)
        assert "marked" in line.photo.url
        # 900 by 600 pixels are too few for a canvas and for 10 × 15 cm at 300 to an inch.
        assert line.too_small
        assert line.dpi == 152
        changed = acting(
            bob, carts.change, id_of(line), carts.Change(product_id=UUID(shop[3].id), quantity=1, requests="")
        )
        assert (changed.product.name, changed.crop.height, changed.amount_label) == ("Square print", 1, "€10.00")
        cart = acting(bob, carts.see)
        assert [(group.count, group.subtotal, group.shipping, group.total) for group in cart.groups] == [
            (1, 10_00, 6_00, 16_00)
        ]
        acting(bob, carts.remove, id_of(line))
        assert acting(bob, carts.see) == carts.Cart([], 0)

    def test_only_who_may_see_a_photo_orders_it_and_never_its_owner(
        self, alice, bob, charlie, dora, admin, shop, delivered, acting
    ):
        for other in (alice, charlie, dora, admin):
            with pytest.raises(NotFound):
                acting(other, carts.offer, delivered.id)
            with pytest.raises(NotFound):
                acting(other, carts.add, delivered.id, UUID(shop[0].id))
        offered = acting(bob, carts.offer, delivered.id)
        assert len(offered.products) == len(shop)
        assert offered.photographer == "Alice Adams"

    def test_of_a_public_photo_everybody_orders_but_not_of_a_hidden_one(self, charlie, delivered, acting, shop, sql):
        sql("UPDATE album SET visibility = 'public'")
        line = acting(charlie, carts.add, delivered.id, UUID(shop[0].id))
        assert "marked" in line.photo.url
        sql("UPDATE photo SET hidden_at = now()")
        assert acting(charlie, carts.line, id_of(line)).problem
        with pytest.raises(NotFound):
            acting(charlie, carts.offer, delivered.id)

    def test_what_is_gone_costs_nothing_and_is_not_ordered(self, alice, bob, shop, in_cart, delivered, acting):
        first, _ = in_cart(), in_cart(1)
        acting(alice, products.change, UUID(shop[0].id), products.Change(is_active=False))
        group = acting(bob, carts.see).groups[0]
        assert [bool(line.problem) for line in group.items] == [True, False]
        assert group.subtotal == 4_00
        placed = acting(bob, orders.place, alice.id, "EUR", HOME)
        assert placed.subtotal == 4_00
        assert [line.id for line in acting(bob, carts.see).groups[0].items] == [first.id]
        acting(alice, photos.delete, delivered.album_id, [delivered.id])
        assert acting(bob, carts.see).groups[0].items[0].photo.url == ""
        with pytest.raises(Conflict):
            acting(bob, orders.place, alice.id, "EUR", HOME)

    @pytest.mark.parametrize("wrong", [{"quantity": 0}, {"quantity": 1000}, {"crop": Crop(0, 0, 1, 1)}])
    def test_refused(self, wrong, in_cart, bob, acting):
        if "crop" in wrong:
            wrong = {"number": 3, **wrong}
        with pytest.raises(Invalid):
            in_cart(**wrong)
        assert acting(bob, carts.count) == 0

    def test_nobody_touches_bobs(self, in_cart, charlie, acting):
        line = in_cart()
        for ask, *rest in ((carts.remove,), (carts.change, carts.Change(quantity=2)), (carts.line,)):
            with pytest.raises(NotFound):
                acting(charlie, ask, id_of(line), *rest)


class TestPlacing:
    def test_it_is_what_it_cost_then(self, alice, bob, charlie, shop, ordered, acting, heard):
        order = ordered({"quantity": 2, "requests": "Matte, if possible"}, {"number": 2})
        assert (order.subtotal, order.shipping, order.total) == (16_00, 6_00, 22_00)
        assert (order.number, order.state, order.print_count, order.money.state) == (1, "placed", 3, "due")
        assert [item.url != "" for item in order.items] == [True, True]
        assert acting(bob, carts.count) == 0
        for row in shop:
            acting(alice, products.change, UUID(row.id), products.Change(price=99_00, name="Other"))
        acting(alice, products.remove, UUID(shop[0].id))
        seen = acting(alice, orders.see, id_of(order))
        assert [(item.name, item.amount) for item in seen.items] == [("Small print", 4_00), ("Large print", 12_00)]
        assert (seen.total, seen.email, seen.side) == (22_00, "bob@example.com", "seller")
        with pytest.raises(NotFound):
            acting(charlie, orders.see, id_of(order))
        assert ("order.placed", str(alice.id)) in {(one["event"], one["account_id"]) for one in heard()}

    def test_currencies_never_mix(self, alice, bob, shop, in_cart, acting, delivered, sql):
        in_cart(quantity=2)
        in_cart(1)
        acting(alice, products.change, UUID(shop[1].id), products.Change(currency="USD"))
        assert [(group.currency, group.total) for group in acting(bob, carts.see).groups] == [
            ("EUR", 10_00),
            ("USD", 4_00),
        ]
        both = [Wanted(delivered.id, shop[0].id), Wanted(delivered.id, shop[1].id)]
        with pytest.raises(Invalid):
            acting(bob, orders.place_these, both, HOME)
        placed = acting(bob, orders.place, alice.id, "usd", HOME)
        assert (placed.currency, placed.total, placed.shipping) == ("USD", 4_00, 0)
        with pytest.raises(Exception, match="fk_print_order_item_order"):
            sql("UPDATE print_order_item SET currency = 'EUR'")
        with pytest.raises(Exception, match="fk_print_order_item_order"):
            sql("UPDATE print_order SET currency = 'EUR'")
        assert [group.currency for group in acting(bob, carts.see).groups] == ["EUR"]

    @pytest.mark.usefixtures("shop")
    def test_at_once_a_kind_with_its_size_names_a_product(self, bob, delivered, acting):
        wanted = Wanted(delivered.id, "print", "20x30 cm", 2, requests="Glossy")
        placed = acting(bob, orders.place_these, [wanted, Wanted(delivered.id, "canvas")], HOME)
        assert [(item.name, item.quantity, item.requests) for item in placed.items] == [
            ("Large print", 2, "Glossy"),
            ("Canvas", 1, ""),
        ]
        for product, size in (("print", ""), ("print", "1x1 cm"), ("spoon", "")):
            with pytest.raises(Invalid):
                acting(bob, orders.place_these, [Wanted(delivered.id, product, size)], HOME)

    @pytest.mark.usefixtures("shop")
    def test_a_price_that_changed_is_not_paid_unseen(self, alice, bob, in_cart, acting):
        in_cart()
        with pytest.raises(Conflict):
            acting(bob, orders.place, alice.id, "EUR", HOME, expected_total=7_00)
        assert acting(bob, orders.place, alice.id, "EUR", HOME, expected_total=8_00).total == 8_00

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"name": " "}, "name"), ({"address": "x"}, "address"), ({"country": "XX"}, "country"),
            ({"email": "no"}, "email"), ({"phone": "12"}, "phone"), ({"email": "", "phone": ""}, "email"),
        ],
    )  # fmt: skip
    def test_a_parcel_needs_an_address(self, wrong, field, alice, bob, in_cart, acting):
        in_cart()
        with pytest.raises(Invalid) as refusal:
            acting(bob, orders.place, alice.id, "EUR", orders.Contact(**(vars(HOME) | wrong)))
        assert field in refusal.value.fields

    def test_nobody_floods_a_photographer_with_orders(self, alice, bob, in_cart, acting, sql, monkeypatch):
        monkeypatch.setattr(orders, "PLACED_AN_HOUR", 1)
        for _ in range(2):
            in_cart()
        acting(bob, orders.place, alice.id, "EUR", HOME)
        in_cart()
        with pytest.raises(TooMany):
            acting(bob, orders.place, alice.id, "EUR", HOME)
        assert (len(sql("SELECT * FROM print_order")), acting(bob, carts.count)) == (1, 1)

    def test_numbers_count_for_each_photographer_and_the_last_address_is_known(self, bob, ordered, acting):
        assert [ordered().number, ordered().number] == [1, 2]
        assert acting(bob, orders.last_contact) == HOME

    def test_the_same_cart_is_ordered_once(self, alice, bob, ordered, acting):
        ordered()
        with pytest.raises(Conflict):
            acting(bob, orders.place, alice.id, "EUR", HOME)


class TestStates:
    def test_alice_leads_it_on_and_both_see_how(self, alice, bob, ordered, acting):
        order = id_of(ordered())
        for state in ("accepted", "printing", "shipped", "delivered"):
            acting(alice, orders.change, order, Change(OrderState(state), note=f"{state} today"))
        acting(alice, orders.change, order, Change(tracking="DHL 123"))
        seen = acting(bob, orders.see, order)
        assert [step.kind for step in seen.history] == ["placed", "accepted", "printing", "shipped", "delivered"]
        assert (seen.history[-1].note, seen.tracking, seen.next, seen.may_cancel) == (
            "delivered today", "DHL 123", [], False,
        )  # fmt: skip
        for state in ("placed", "shipped", "cancelled"):
            with pytest.raises(Conflict):
                acting(alice, orders.change, order, Change(OrderState(state)))

    def test_bob_cancels_until_it_is_accepted_and_leads_nothing(self, alice, bob, ordered, acting):
        first, second = id_of(ordered()), id_of(ordered())
        for given in (Change(OrderState.delivered), Change(tracking="x")):
            with pytest.raises(NotFound):
                acting(bob, orders.change, first, given)
        assert acting(bob, orders.change, first, Change(OrderState.cancelled)).state == "cancelled"
        assert acting(alice, orders.see, first).history[-1].by == "client"
        acting(alice, orders.change, second, Change(OrderState.accepted))
        with pytest.raises(Conflict):
            acting(bob, orders.change, second, Change(OrderState.cancelled))
        assert acting(alice, orders.change, second, Change(OrderState.cancelled)).history[-1].by == "photographer"
        with pytest.raises(Conflict):
            acting(alice, orders.change, second, Change(OrderState.accepted))

    def test_strangers_change_nothing(self, charlie, dora, admin, ordered, acting):
        order = id_of(ordered())
        for stranger in (charlie, dora, admin):
            with pytest.raises(NotFound):
                acting(stranger, orders.change, order, Change(OrderState.cancelled))

    def test_lists_are_of_both_sides_and_by_state_name_and_number(self, alice, bob, dora, ordered, acting):
        first = ordered()
        ordered()
        acting(alice, orders.change, id_of(first), Change(OrderState.cancelled))
        assert [row.number for row in acting(alice, orders.find).items] == [2, 1]
        assert [row.side for row in acting(bob, orders.find).items] == ["buyer", "buyer"]
        assert acting(dora, orders.find).items == []
        for filters, numbers in (
            (Filters(side="buyer"), []),
            (Filters(open=True), [2]),
            (Filters(state=OrderState.cancelled), [1]),
            (Filters(q="#1"), [1]),
            (Filters(q="bob b"), [2, 1]),
            (Filters(q="%"), []),
        ):
            assert [row.number for row in acting(alice, orders.find, filters).items] == numbers, filters
        assert acting(alice, orders.count_new) == 1

    def test_who_leaves_cancels_what_is_not_paid(self, new_account, alice, add_photo, drop, run_jobs, shop, acting):
        eve = new_account(phone="+12025550177", name="Eve")
        photo = add_photo([eve])
        run_jobs()
        drop()
        acting(eve, carts.add, photo.id, UUID(shop[0].id))
        order = id_of(acting(eve, orders.place, alice.id, "EUR", HOME))
        acting(eve, orders.leave)
        assert acting(alice, orders.see, order).state == "cancelled"


class TestPayingByHand:
    def test_in_parts_and_given_back_in_parts(self, alice, bob, ordered, acting):
        order = id_of(ordered())
        assert acting(bob, order_payments.pay, order).url == ""
        part = acting(alice, order_payments.mark_paid, order, 4_00)
        assert (part.money.state, part.money.due) == ("part_paid", 6_00)
        with pytest.raises(Invalid):
            acting(alice, order_payments.mark_paid, order, 6_01)
        full = acting(alice, order_payments.mark_paid, order)
        assert (full.money.state, full.money.due, full.money.refundable) == ("paid", 0, 10_00)
        with pytest.raises(Conflict):
            acting(alice, order_payments.mark_paid, order)
        back = acting(alice, order_payments.refund, order, 7_00)
        assert (back.money.state, back.money.refunded, back.money.refundable) == ("part_refunded", 7_00, 3_00)
        with pytest.raises(Invalid):
            acting(alice, order_payments.refund, order, 3_01)
        done = acting(alice, order_payments.refund, order)
        assert (done.state, done.money.state, done.money.due) == ("cancelled", "refunded", 0)
        assert [(step.kind, step.amount) for step in done.history if step.amount] == [
            ("paid", 4_00), ("paid", 6_00), ("refunded", -6_00), ("refunded", -1_00), ("refunded", -3_00),
        ]  # fmt: skip

    def test_what_was_sent_stays_sent_when_it_is_given_back(self, alice, ordered, acting):
        order = id_of(ordered())
        acting(alice, order_payments.mark_paid, order)
        acting(alice, orders.change, order, Change(OrderState.shipped))
        assert acting(alice, order_payments.refund, order).state == "shipped"

    def test_what_is_cancelled_after_it_was_paid_is_owed_back(self, alice, bob, ordered, acting):
        order = id_of(ordered())
        acting(alice, order_payments.mark_paid, order)
        cancelled = acting(bob, orders.change, order, Change(OrderState.cancelled))
        assert (cancelled.money.owed_back, cancelled.money.due) == (10_00, 0)
        assert acting(alice, order_payments.refund, order).money.owed_back == 0

    def test_it_is_earned_and_unlocks_nothing(self, alice, bob, ordered, delivered, acting):
        order = id_of(ordered())
        acting(alice, order_payments.mark_paid, order)
        told = acting(alice, earnings.of)
        assert [(total.currency, total.net) for total in told.totals] == [("EUR", 10_00)]
        assert [(album.album_id, album.album_name, album.is_deleted) for album in told.albums] == [
            ("", "Prints", False)
        ]
        row = acting(alice, earnings.ledger).items[0]
        assert (row.order_id, row.album_id, row.album_name) == (str(order), "", "Order 1")
        assert "order" in acting(alice, earnings.as_csv).splitlines()[1].split(",")
        assert acting(bob, access.photo_to_see, delivered.id).locked

    def test_only_alice_says_that_it_was_paid(self, bob, dora, ordered, acting):
        order = id_of(ordered())
        for stranger in (bob, dora):
            for ask in (order_payments.mark_paid, order_payments.refund, lab_packages.make, lab_packages.archive):
                with pytest.raises(NotFound):
                    acting(stranger, ask, order)


class TestLabPackage:
    def test_prints_are_cut_from_the_originals_and_listed(
        self, alice, bob, ordered, acting, run_jobs, tmp_path, storage
    ):
        crop = Crop(0.25, 0, 0.5, 0.5)
        order = id_of(ordered({"crop": crop, "quantity": 2, "requests": "=Matte"}, {"number": 3}))
        with pytest.raises(Conflict):
            acting(alice, lab_packages.archive, order)
        assert acting(alice, lab_packages.make, order).lab.state == "working"
        assert run_jobs() == ["orders.crop", "orders.crop"]
        assert acting(alice, orders.see, order).lab.state == "ready"
        assert acting(bob, orders.see, order).lab.url == ""
        task = acting(alice, tasks.find, kind="orders.crop").items[0]
        assert (task.title, task.state, task.total) == ("Cutting 2 prints for Order 1", "done", 2)
        packed = tmp_path / "order.zip"
        packed.write_bytes(b"".join(acting(alice, lab_packages.archive, order).content()))
        with zipfile.ZipFile(packed) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            lists = {name.rpartition("/")[2]: archive.read(name).decode("utf-8-sig") for name in names[2:]}
            prints = [archive.read(name) for name in names[:2]]
        assert names[0] == "order-1/001_10x15cm_2x_a.jpg"
        rows = list(csv.DictReader(io.StringIO(lists["manifest.csv"])))
        assert [(row["file"], row["pixels_wide"], row["pixels_high"], row["quantity"]) for row in rows] == [
            ("001_10x15cm_2x_a.jpg", "450", "300", "2"),
            ("002_20x20cm_1x_a.jpg", "600", "600", "1"),
        ]
        assert rows[0]["requests"] == "'=Matte"
        told = json.loads(lists["manifest.json"])
        assert [one["sha256"] for one in told["prints"]] == [row["sha256"] for row in rows]
        assert "Bob" not in lists["manifest.json"]
        assert all(content[:3] == b"\xff\xd8\xff" for content in prints)
        before = set(storage.files)
        acting(alice, lab_packages.make, order)
        run_jobs()
        assert len(before - set(storage.files)) == len(set(storage.files) - before) == 2

    def test_what_was_cut_goes_with_its_photo(self, alice, ordered, acting, run_jobs, storage, delivered, sql):
        order = id_of(ordered())
        acting(alice, lab_packages.make, order)
        run_jobs()
        (cut,) = [key for key in storage.files if key.startswith(lab_packages.PREFIX)]
        acting(alice, photos.delete, delivered.album_id, [delivered.id])
        sql("UPDATE photo SET deleted_at = now() - interval '11 minutes'")
        with transaction() as session:
            housekeeping.purge_photo(session, delivered.id)
        run_jobs()
        assert cut not in storage.files
        seen = acting(alice, orders.see, order)
        assert (seen.lab.state, seen.items[0].lab_error) == ("failed", lab_packages.PHOTO_GONE)
        with pytest.raises(Conflict):
            acting(alice, lab_packages.archive, order)

    def test_a_photo_that_is_gone_is_told_and_tried_again(self, alice, ordered, acting, run_jobs, storage, delivered):
        order = id_of(ordered())
        kept = storage.files.pop(delivered.original_key)
        acting(alice, lab_packages.make, order)
        run_jobs()
        seen = acting(alice, orders.see, order)
        assert (seen.lab.state, seen.items[0].lab_error) == ("failed", lab_packages.ORIGINAL_GONE)
        task = acting(alice, tasks.find, kind="orders.crop").items[0]
        storage.files[delivered.original_key] = kept
        acting(alice, tasks.retry, UUID(task.id))
        run_jobs()
        assert acting(alice, orders.see, order).lab.state == "ready"

    def test_nothing_is_printed_for_what_was_cancelled(self, alice, ordered, acting):
        order = id_of(ordered())
        acting(alice, orders.change, order, Change(OrderState.cancelled))
        with pytest.raises(Conflict):
            acting(alice, lab_packages.make, order)


class TestPackingSlip:
    def test_it_is_a_page_in_any_letters_and_for_alice_alone(self, alice, bob, in_cart, acting):
        for _ in range(12):
            in_cart(quantity=2, requests="З білою рамкою, будь ласка")
        contact = orders.Contact("ليلى حداد", "شارع الحمراء ١٢\nبيروت", "LB", "leila@example.com")
        order = acting(bob, orders.place, alice.id, "EUR", contact, "Before the 20th")
        slip = acting(alice, packing_slips.slip, id_of(order))
        assert slip.startswith(b"%PDF-")
        assert slip.count(b"/Type /Page\n") == 2
        assert b"/Lang (ar)" in acting(alice, packing_slips.slip, id_of(order), language="ar")
        with pytest.raises(NotFound):
            acting(bob, packing_slips.slip, id_of(order))


class TestTongues:
    """What comes out of the services can be told in any language, also what was written down long ago."""

    def test_an_order_and_its_history(self, alice, bob, ordered, in_cart, acting, sql):
        order = ordered()
        assert tongues.told("de", order.shipping_label) == "6,00\u00a0€"
        in_cart()
        acting(alice, products.ship, "EUR", 0)
        assert tongues.told("fr", acting(bob, carts.see).groups[0].shipping_label) == "Gratuit"
        acting(alice, order_payments.mark_paid, id_of(order))
        acting(alice, order_payments.refund, id_of(order))
        sql("UPDATE print_order_item SET lab_error = :reason", reason=lab_packages.PHOTO_GONE)
        told = tongues.all_told("de", acting(alice, orders.see, id_of(order)))
        assert told.history[-1].note == "Der ganze Betrag wurde erstattet."
        assert told.items[0].lab_error == "Das Foto wurde gelöscht, es gibt also nichts zu drucken."
        assert tongues.all_told("de", acting(alice, earnings.ledger).items[0]).album_name == "Bestellung 1"

    def test_what_people_wrote_themselves_is_left_alone(self, alice, bob, ordered, acting):
        order = ordered()
        acting(alice, orders.change, id_of(order), Change(OrderState.accepted, note="Free"))
        assert tongues.all_told("de", acting(bob, orders.see, id_of(order))).history[-1].note == "Free"


class TestCards:
    """Only what Stripe signed pays for an order, in whatever order it comes."""

    @pytest.fixture
    def asked(self, stripe, ordered, bob, acting):  # noqa: ARG002  # the keys come before the order
        order = ordered()
        there = acting(bob, order_payments.pay, id_of(order))
        assert acting(bob, order_payments.pay, id_of(order)).url == there.url
        return order, there.url.rsplit("/", 1)[1]

    def test_paid_given_back_in_part_then_wholly(self, stripe, asked, tell_all, alice, bob, delivered, acting, sql):
        order, session_id = asked
        stripe.pay(session_id)
        assert acting(bob, orders.see, id_of(order)).money.state == "due"
        payment = stripe.sessions[session_id]["payment_intent"]
        stripe.refund(payment, 4_00)
        tell_all(1, 0, 0)
        seen = acting(bob, orders.see, id_of(order))
        assert (seen.money.state, seen.money.refunded, seen.may_pay) == ("part_refunded", 4_00, False)
        with pytest.raises(Conflict):
            acting(alice, order_payments.refund, id_of(order), 1_00)
        with pytest.raises(Conflict):
            acting(alice, order_payments.mark_paid, id_of(order))
        stripe.refund(payment)
        tell_all(2)
        seen = acting(bob, orders.see, id_of(order))
        assert (seen.state, [(step.kind, step.amount, step.by) for step in seen.history if step.amount]) == (
            "cancelled",
            [("paid", 10_00, "provider"), ("refunded", -4_00, "provider"), ("refunded", -6_00, "provider")],
        )
        assert sql("SELECT count(*) FROM unlock")[0][0] == 0
        assert acting(bob, access.photo_to_see, delivered.id).locked

    def test_what_was_cancelled_cannot_be_paid_and_what_is_paid_late_is_owed_back(
        self, stripe, asked, tell_all, bob, acting
    ):
        order, session_id = asked
        stripe.pay(session_id)
        acting(bob, orders.change, id_of(order), Change(OrderState.cancelled))
        tell_all()
        seen = acting(bob, orders.see, id_of(order))
        assert (seen.state, seen.money.owed_back) == ("cancelled", 10_00)
        with pytest.raises(Conflict):
            acting(bob, order_payments.pay, id_of(order))

    def test_a_page_that_is_nearly_over_is_followed_by_another(
        self, stripe, asked, tell_all, bob, charlie, acting, sql
    ):
        order, session_id = asked
        sql("UPDATE checkout SET expires_at = now()")
        another = acting(bob, order_payments.pay, id_of(order)).url.rsplit("/", 1)[1]
        assert another != session_id
        stripe.run_out(session_id)
        tell_all()
        assert acting(bob, orders.see, id_of(order)).state == "placed"
        stripe.run_out(another)
        tell_all(1)
        assert acting(bob, orders.see, id_of(order)).state == "cancelled"
        with pytest.raises(NotFound):
            acting(charlie, order_payments.pay, id_of(order))

    def test_what_is_not_paid_in_time_is_cancelled(self, stripe, asked, tell_all, alice, bob, acting):
        order, session_id = asked
        stripe.run_out(session_id)
        tell_all()
        seen = acting(bob, orders.see, id_of(order))
        last = seen.history[-1]
        assert (seen.state, last.by, last.note) == ("cancelled", "provider", "It was not paid in time.")
        with pytest.raises(Conflict):
            acting(bob, order_payments.pay, id_of(order))
        told = [acting(actor, notifications.find).items[0].title for actor in (alice, bob)]
        assert told == ["Order 1 was cancelled"] * 2

    @pytest.mark.parametrize(
        ("happened", "state"),
        [
            ("UPDATE checkout SET expires_at = now()", "cancelled"),
            ("DELETE FROM checkout", "cancelled"),
            ("SELECT 1", "placed"),
            ("UPDATE checkout SET expires_at = NULL, url = ''", "placed"),
            ("UPDATE print_order SET state = 'accepted'", "accepted"),
            ("UPDATE print_order SET provider = 'by_hand'; DELETE FROM checkout", "placed"),
            ("UPDATE print_order SET created_at = now(); DELETE FROM checkout", "placed"),
        ],
    )
    def test_of_a_page_that_was_never_seen_or_never_told_of(self, asked, bob, acting, sql, happened, state):
        order, _ = asked
        sql("UPDATE print_order SET created_at = now() - interval '3 days'")
        for statement in happened.split("; "):
            sql(statement)
        with transaction() as session:
            housekeeping.sweep(session)
        assert acting(bob, orders.see, id_of(order)).state == state


class TestGuests:
    def test_a_guest_orders_by_an_open_share_and_keeps_seeing_the_order(
        self, alice, charlie, shop, delivered, new_share, new_guest, acting, as_guest, sql
    ):
        share = new_share()
        (guest, _), (other, _) = new_guest(), new_guest()
        offered = as_guest(None, carts.offer_shared, share.token, delivered.id)
        assert (len(offered.products), offered.photo.locked) == (len(shop), True)
        line = as_guest(guest, carts.add, delivered.id, UUID(shop[0].id), share=share.token)
        assert "marked" in line.photo.url
        with pytest.raises(NotFound):
            as_guest(guest, carts.add, delivered.id, UUID(shop[0].id))
        with pytest.raises(NotFound):
            as_guest(other, carts.remove, id_of(line))
        placed = as_guest(guest, orders.place, alice.id, "EUR", HOME)
        assert placed.items[0].url != ""
        as_guest(guest, carts.add, delivered.id, UUID(shop[0].id), share=share.token)
        sql("UPDATE share SET stopped_at = now()")
        assert [line.problem for line in as_guest(guest, carts.see).groups[0].items] != [""]
        with pytest.raises(NotFound):
            as_guest(guest, carts.add, delivered.id, UUID(shop[0].id), share=share.token)
        seen = as_guest(guest, orders.see, id_of(placed))
        assert (seen.state, seen.items[0].url) == ("placed", "")
        assert acting(alice, orders.see, id_of(placed)).items[0].url != ""
        for ask in (
            lambda: as_guest(other, orders.see, id_of(placed)),
            lambda: acting(charlie, orders.see, id_of(placed)),
        ):
            with pytest.raises(NotFound):
                ask()
        assert [row.number for row in as_guest(guest, orders.find).items] == [1]
        assert as_guest(guest, orders.change, id_of(placed), Change(OrderState.cancelled)).state == "cancelled"
        assert acting(alice, orders.see, id_of(placed)).history[-1].by == "client"

    def test_a_password_is_asked_for_before_anything_is_offered(self, shop, delivered, new_share, new_guest, as_guest):
        share = new_share(password=SHARE_PASSWORD)
        (stranger, _), (guest, _) = new_guest(), new_guest(share)
        for somebody in (None, stranger):
            with pytest.raises(NotFound):
                as_guest(somebody, carts.offer_shared, share.token, delivered.id)
        with pytest.raises(NotFound):
            as_guest(stranger, carts.add, delivered.id, UUID(shop[0].id), share=share.token)
        assert as_guest(guest, carts.add, delivered.id, UUID(shop[0].id), share=share.token).problem == ""

    def test_charlie_is_signed_in_where_the_guest_entered_the_password(
        self, charlie, dora, shop, delivered, new_share, new_guest, acting, sql
    ):
        share = new_share(password=SHARE_PASSWORD)
        (stranger, _), (guest, _) = new_guest(), new_guest(share)
        wanted = carts.add, delivered.id, UUID(shop[0].id)
        for beside in (None, stranger):
            with pytest.raises(NotFound):
                acting(charlie, *wanted, share=share.token, beside=beside)
        assert "marked" in acting(charlie, *wanted, share=share.token, beside=guest).photo.url
        assert acting(charlie, carts.see).groups[0].items[0].share == share.token
        # His pass is for what he keeps: it opens nothing to others, nor the link where the guest is not.
        for somebody in (charlie, dora):
            with pytest.raises(NotFound):
                acting(somebody, *wanted, share=share.token)
        sql("UPDATE share SET password_revision = 2")
        assert acting(charlie, carts.see).groups[0].items[0].problem


def test_the_book_names_who_led_an_order_on(alice, bob, ordered, acting, sql):
    order = id_of(ordered())
    acting(alice, orders.change, order, Change(OrderState.accepted))
    rows = sql("SELECT action, actor_id FROM audit_event WHERE action LIKE 'order.%' ORDER BY id")
    assert [tuple(row) for row in rows] == [("order.placed", bob.id), ("order.accepted", alice.id)]


class TestNews:
    def test_alice_hears_of_orders_and_bob_of_what_becomes_of_them(self, alice, bob, ordered, acting):
        order = id_of(ordered())
        acting(alice, orders.change, order, Change(OrderState.shipped))
        acting(alice, order_payments.mark_paid, order)
        told = {actor.name: [one.kind for one in acting(actor, notifications.find).items] for actor in (alice, bob)}
        assert told == {"Alice Adams": ["order_placed"], "Bob Brown": ["order_paid", "order_changed", "photos_dropped"]}
        news = acting(alice, notifications.find)
        assert news.items[0].title == "New order 1 from Bob Brown"
        assert tongues.all_told("de", news).items[0].title == "Neue Bestellung 1 von Bob Brown"
