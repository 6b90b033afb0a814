"""What Alice sells."""

from decimal import Decimal
from uuid import UUID

import pytest

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import ProductKind, Unit
from photodrop.services import products, tongues
from photodrop.services.products import Change

NEW = Change(name="Big print", width=Decimal(300), height=Decimal(450), price=20_00)


class TestCatalogue:
    def test_starter_fills_an_empty_one_only_and_speaks_of_the_currency(self, alice, dora, acting):
        mine = acting(alice, products.start, "EUR")
        theirs = acting(dora, products.start, "usd")
        assert mine.items[0].size_label == "10 × 15 cm"
        assert mine.items[0].min_long == 1772
        assert (theirs.items[0].size_label, theirs.items[-1].size_label) == ("4 × 6 in", "4.25 × 5.5 in")
        assert [one.amount_label for one in (*mine.shipping, *theirs.shipping)] == ["€6.00", "$6.00"]
        with pytest.raises(Conflict):
            acting(alice, products.start, "EUR")

    def test_a_starter_is_in_the_words_of_whoever_begins_and_stays_so(self, alice, acting):
        mine = acting(alice, products.start, "EUR", language="de").items
        assert (mine[0].name, mine[0].finish) == ("Kleiner Abzug", "Seidenmattes Papier")
        assert acting(alice, products.catalogue).items[0].name == "Kleiner Abzug"

    @pytest.mark.parametrize(
        ("width", "height", "unit", "language", "label"),
        [
            (300, 200, Unit.mm, "uk", "20 × 30 см"), (105, 148, Unit.mm, "en", "105 × 148 mm"),
            ("8.5", 11, Unit.inch, "de", "8,5 × 11 Zoll"), (1001, 4000, Unit.mm, "en", "1001 × 4000 mm"),
            (100, 150, Unit.mm, "ar", "10 × 15 سم"),
        ],
    )  # fmt: skip
    def test_a_size_is_spelled_as_each_language_does(self, width, height, unit, language, label):
        found = products.size_label(Decimal(width), Decimal(height), unit)
        assert tongues.told(language, found) == label

    def test_yen_have_no_cents(self, alice, acting):
        assert acting(alice, products.start, "JPY").items[0].price_label == "¥300"

    def test_one_is_added_changed_moved_and_removed(self, alice, shop, acting):
        added = acting(alice, products.create, NEW)
        assert (added.currency, added.size_label, added.price_label) == ("EUR", "30 × 45 cm", "€20.00")
        change = Change(kind=ProductKind.framed, width=Decimal("8.5"), height=Decimal(11), unit=Unit.inch)
        changed = acting(alice, products.change, UUID(added.id), change)
        assert (changed.kind, changed.size_label, changed.min_short) == ("framed", "8.5 × 11 in", 1700)
        assert acting(alice, products.arrange, [UUID(added.id)]).items[0].id == added.id
        acting(alice, products.remove, UUID(added.id))
        assert len(acting(alice, products.catalogue).items) == len(shop)

    def test_nobody_else_touches_it(self, bob, dora, shop, acting):
        for stranger in (bob, dora):
            for ask in (products.change, products.remove):
                rest = (Change(price=0),) if ask is products.change else ()
                with pytest.raises(NotFound):
                    acting(stranger, ask, UUID(shop[0].id), *rest)
        with pytest.raises(NotFound):
            acting(dora, products.arrange, [UUID(shop[0].id)])
        for ask in (products.catalogue, products.start):
            with pytest.raises(NotFound):
                acting(bob, ask)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": " "}, {"name": "x" * 81}, {"width": Decimal(0)}, {"height": Decimal("1.234")}, {"dpi": 20},
            {"width": Decimal("NaN")}, {"price": -1}, {"currency": "XXX"}, {"finish": "x" * 121}, {"price": 10**12},
        ],
    )  # fmt: skip
    def test_what_makes_no_product_is_refused(self, wrong, alice, shop, acting):
        with pytest.raises(Invalid):
            acting(alice, products.change, UUID(shop[0].id), Change(**wrong))

    def test_new_ones_need_a_name_a_size_and_a_price(self, alice, acting):
        with pytest.raises(Invalid) as refusal:
            acting(alice, products.create, Change(name="Print"))
        assert refusal.value.fields.keys() == {"width", "height", "price"}

    @pytest.mark.usefixtures("shop")
    def test_sending_for_nothing_takes_the_price_away(self, alice, acting, sql):
        acting(alice, products.ship, "EUR", 0)
        assert sql("SELECT * FROM shipping_price") == []
        assert acting(alice, products.catalogue).shipping[0].amount == 0
