"""Bob orders a print of a locked photo on his phone; Alice sells, prints and sends it at her desk."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.browsers import DESK, PHONE, Tab
from tests.browser.test_money import _delivered
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]


def test_a_print_from_the_cart_to_the_lab(installation: Installation, browser: Browser, tmp_path: Path):
    alice, bob, album_id = _delivered(installation, browser, tmp_path, "alice_prints", "15123456793", PHONE)
    _sell(alice)
    _order(bob, album_id)
    _print_and_pay(alice)

    # The page asks by itself.
    phone, studio = bob.page, alice.page
    expect(phone.get_by_text("Accepted").first).to_be_visible()
    phone.goto("/orders")
    expect(phone.get_by_role("list", name="Orders")).to_contain_text("Paid")
    bob.inspect("my orders")
    studio.set_viewport_size(PHONE["viewport"])
    alice.inspect("an order in the studio, on a phone")
    phone.set_viewport_size(DESK["viewport"])
    phone.get_by_role("link", name=re.compile("^Order 1")).click()
    expect(phone.get_by_text("by the photographer").first).to_be_visible()
    bob.inspect("an order, on a desk")


def _sell(alice: Tab) -> None:
    studio = alice.page
    studio.goto("/studio/products")
    studio.get_by_role("button", name="Use the starter").click()
    expect(studio.get_by_role("list", name="Products").get_by_role("listitem")).to_have_count(8)
    alice.inspect("products")
    studio.get_by_role("button", name=re.compile("^Small print")).click()
    dialog = studio.get_by_role("dialog", name="Change the product")
    dialog.get_by_label("Price").fill("3.50")
    alice.inspect("a product")
    dialog.get_by_role("button", name="Save").click()
    expect(studio.get_by_text("$3.50")).to_be_visible()


def _order(bob: Tab, album_id: str) -> None:
    phone = bob.page
    phone.goto(f"/albums/{album_id}")
    phone.locator("[data-photo]").first.click()
    phone.get_by_role("button", name="More").click()
    phone.get_by_role("menuitem", name="Order a print").click()
    phone.wait_for_url("**/prints/*")
    expect(phone.get_by_role("radio")).to_have_count(8)
    phone.get_by_role("radio", name=re.compile("Small print")).check()
    phone.get_by_role("button", name="One more").click()
    phone.get_by_label("Special requests").fill("With a white border")
    bob.inspect("ordering a print")
    phone.get_by_role("button", name="Add to cart").click()
    expect(phone.get_by_role("heading", name="In your cart")).to_be_visible()
    phone.get_by_role("link", name="Go to cart").click()

    expect(phone.get_by_role("list", name="Prints in your cart")).to_contain_text("With a white border")
    phone.get_by_role("button", name="Place order").click()
    expect(phone.get_by_text("Enter street, number, postcode and town.").first).to_be_visible()
    bob.inspect("the cart")
    phone.get_by_label("Address").fill("Main Street 1\n10115 Berlin")
    phone.get_by_label("Country").select_option("DE")
    phone.get_by_role("button", name="Place order").click()
    phone.wait_for_url("**/orders/*")
    expect(phone.get_by_text("Thank you! alice_prints has your order.")).to_be_visible()
    bob.inspect("an order")


def _print_and_pay(alice: Tab) -> None:
    studio = alice.page
    studio.goto("/studio/orders")
    alice.inspect("orders")
    studio.get_by_role("link", name=re.compile("^Order 1")).click()
    expect(studio.get_by_text("10115 Berlin")).to_be_visible()
    studio.get_by_role("button", name="It was paid to me").click()
    studio.get_by_role("dialog").get_by_role("button", name="Note it").click()
    expect(studio.get_by_text("$13.00 paid")).to_be_visible()
    studio.get_by_role("button", name="Accept").click()
    studio.get_by_role("dialog").get_by_role("button", name="Accept").click()
    expect(studio.get_by_role("button", name="Mark as printing")).to_be_visible()
    studio.get_by_role("button", name="Make the files").click()
    with studio.expect_download() as coming:
        studio.get_by_role("link", name="Download the files").click()
    with zipfile.ZipFile(coming.value.path()) as package:
        assert package.testzip() is None
        assert [name.rpartition(".")[2] for name in package.namelist()] == ["jpg", "csv", "json"]
    alice.inspect("an order in the studio")
