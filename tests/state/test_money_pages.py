"""What the pages of money remember: choosing, waiting, thanking; and what the photographer is told."""

from uuid import UUID, uuid4

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account
from photodrop.services import checkouts, earnings, payment_requests, payments, unlocks
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.earnings import EarningsState, since
from photodrop.state.paying import PayingState
from photodrop.state.requests import RequestsState
from photodrop.state.studio_album import StudioAlbumState
from photodrop.state.thanks import LONG, ThanksState


async def events_of(handler):
    return [event async for event in handler if event is not None]


def leads_to(event, path: str) -> bool:
    return event is not None and f'"{path}"' in str(event.args)


@pytest.fixture
def album(new_album):
    """For 25 dollars, or 5 a photo; one is free."""
    return new_album(price=25_00, photo_price=5_00, free_photos=1)


@pytest.fixture
def photos(add_photo, drop, run_jobs, bob, jpeg):
    """Three of Bob, and one without him."""
    taken = [str(add_photo([bob], content=jpeg(300 + each, 200)).id) for each in range(3)]
    add_photo(content=jpeg(500, 400))
    run_jobs()
    drop()
    return taken


@pytest.fixture
async def bobs_page(tab, visit, bob, album, photos):
    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    return page


@pytest.fixture
async def paying(tab, bobs_page):
    return await tab.get_state(PayingState)


@pytest.fixture
def as_alice(alice):
    """`as_alice(service, …)` in a transaction of its own."""

    def do(service, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, alice.id), *args, **kwargs)

    return do


@pytest.fixture
def ask(bob, album):
    def for_photos(*photo_ids: str):
        with transaction() as session:
            actor = session.get_one(Account, bob.id)
            return checkouts.begin(session, actor, album.id, [UUID(each) for each in photo_ids] or None)

    return for_photos


async def test_the_first_photo_is_free_and_unlocks_at_once(bobs_page, paying, photos):
    await bobs_page.act("unlock", photos[0])
    assert (paying.scope, paying.free_count, paying.paid_count, paying.photos_label) == ("photos", 1, 0, "")
    await events_of(bobs_page.check_out())
    assert not paying.is_open
    assert [card.id for card in bobs_page.cards if not card.locked] == [photos[0]]
    assert bobs_page.album.locked


async def test_chosen_photos_are_priced_before_and_asked_for_after(bobs_page, paying, photos, as_alice):
    bobs_page.select(photos)
    assert (bobs_page.is_choosing, bobs_page.chosen_count, bobs_page.chosen_label) == (True, 3, "$10.00")
    await bobs_page.unlock_chosen()
    assert (paying.free_count, paying.paid_count, paying.photos_label) == (1, 2, "$10.00")
    await events_of(bobs_page.check_out())
    assert (paying.is_asked, paying.free_given) == (True, 1)
    assert not bobs_page.is_choosing
    assert await bobs_page.refresh() is None
    assert paying.is_asked
    assert not paying.was_declined

    [request] = as_alice(payment_requests.find).items
    assert (request.photo_count, request.amount) == (2, 10_00)
    as_alice(payment_requests.confirm, UUID(request.id))
    thanks = routes.THANKS.replace("[album_id]", bobs_page.album.id)
    assert leads_to(await bobs_page.refresh(), f"{thanks}?checkout={request.id}")


async def test_all_instead_of_one_is_asked_for_when_that_is_chosen(bobs_page, paying, photos, as_alice):
    await bobs_page.act("unlock", photos[1])
    paying.choose("album")
    await events_of(bobs_page.check_out())
    [request] = as_alice(payment_requests.find).items
    assert (request.photo_count, request.amount) == (0, 25_00)


async def test_a_closed_request_is_told(bobs_page, paying, as_alice):
    await bobs_page.show_price()
    await events_of(bobs_page.check_out())
    [request] = as_alice(payment_requests.find).items
    as_alice(payment_requests.decline, UUID(request.id))
    await bobs_page.refresh()
    assert paying.was_declined
    assert not paying.is_asked


async def test_more_than_the_free_photos_are_not_offered_where_none_are_sold(
    bobs_page, paying, photos, as_alice, album, sql
):
    sql("UPDATE album SET photo_price = 0 WHERE id = :id", id=album.id)
    await bobs_page.refresh()
    bobs_page.select(photos[:2])
    await bobs_page.unlock_chosen()
    assert (paying.photo_ids, paying.scope) == ([], "album")
    assert paying.limit_note == "You can take 1 more photo for free. Choose fewer, or unlock the album."


async def test_who_comes_back_without_paying_finds_what_they_had_chosen(
    tab, visit, bob, album, bobs_page, paying, photos
):
    await bobs_page.act("unlock", photos[2])
    visit(routes.CLIENT_ALBUM, actor=bob, query="checkout=cancelled", album_id=album.id)
    await bobs_page.load()
    assert (paying.is_open, paying.came_back, paying.photo_ids) == (True, True, [photos[2]])


async def test_money_given_back_locks_with_a_reason(bobs_page, as_alice, bob, album):
    as_alice(unlocks.grant, album.id, bob.id, paid=25_00)
    await bobs_page.refresh()
    assert not bobs_page.album.locked
    [row] = as_alice(earnings.ledger).items
    as_alice(payments.refund, UUID(row.id))
    await bobs_page.refresh()
    assert bobs_page.album.locked
    assert bobs_page.lock_note == "Your payment was given back to you, so these photos are locked again."


@pytest.mark.parametrize("argument", [None, 5, {"a": 1}, ["x"]])
async def test_anything_may_be_sent(bobs_page, paying, argument):
    await bobs_page.act("unlock", argument)
    assert not paying.is_open
    paying.choose(argument)
    assert paying.scope == "album"
    with pytest.raises(NotFound):
        bobs_page.select(argument)


async def test_thanks_wait_for_the_confirmation(tab, visit, bob, album, photos, ask, as_alice, sql):
    checkout = ask()
    sql("UPDATE checkout SET provider = 'stripe', url = 'https://pay.example/1' WHERE id = :id", id=checkout.id)
    visit(routes.THANKS, actor=bob, query=f"checkout={checkout.id}", album_id=album.id)
    page = await tab.get_state(ThanksState)
    assert await page.load() is None
    assert page.stage == "confirming"
    page._since -= LONG + 1
    await page.refresh()
    assert page.stage == "slow"
    assert page.album.locked

    sql("UPDATE checkout SET provider = 'by_hand', url = '' WHERE id = :id", id=checkout.id)
    await page.refresh()
    assert page.stage == "later"
    as_alice(payment_requests.confirm, UUID(checkout.id))
    await page.refresh()
    assert page.stage == "done"
    assert not page.refresh_every


async def test_a_checkout_that_ended_is_not_thanked_for(tab, visit, bob, album, photos, ask, as_alice):
    checkout = ask()
    as_alice(payment_requests.decline, UUID(checkout.id))
    visit(routes.THANKS, actor=bob, query=f"checkout={checkout.id}", album_id=album.id)
    page = await tab.get_state(ThanksState)
    await page.load()
    assert page.stage == "ended"


async def test_charlie_is_thanked_for_nothing_of_bobs(tab, visit, charlie, album, photos, ask):
    visit(routes.THANKS, actor=charlie, query=f"checkout={ask().id}", album_id=album.id)
    page = await tab.get_state(ThanksState)
    await page.load()
    assert (page.stage, page.album.name, page.checkout.id) == ("missing", "", "")


async def test_alice_confirms_another_amount(tab, visit, alice, album, photos, ask, sql):
    ask()
    visit(routes.STUDIO_ALBUM, actor=alice, album_id=album.id)
    page = await tab.get_state(RequestsState)
    await page.load()
    [request] = page.requests
    assert page.request_count == 1
    page.ask_confirm(request.id)
    assert page.amount_text == "25.00"
    await page.confirm({"amount": "a lot"})
    assert page.amount_error == "Enter an amount like 12.00."
    await page.confirm({"amount": "20,50"})
    assert (page.requests, page.request_count, page.is_confirming) == ([], 0, False)
    assert [row.amount for row in sql("SELECT amount FROM payment")] == [20_50]
    page.current = request
    with pytest.raises(NotFound):
        await page.confirm({"amount": "1"})


async def test_nobody_answers_for_another_photographer(tab, visit, dora, album, photos, ask):
    asked = ask()
    visit(routes.STUDIO_EARNINGS, actor=dora)
    page = await tab.get_state(RequestsState)
    await page.load()
    assert page.requests == []
    page.ask_confirm(asked.id)
    assert not page.is_confirming
    page.current = page.current.__class__(**{**vars(page.current), "id": asked.id})
    with pytest.raises(NotFound):
        await page.decline()


async def test_the_switch_asks_where_money_may_have_come_in(tab, visit, alice, bob, album, photos, sql):
    visit(routes.STUDIO_ALBUM, actor=alice, album_id=album.id)
    page = await tab.get_state(StudioAlbumState)
    await page.load()
    requests = await tab.get_state(RequestsState)
    await page.set_unlocked(str(bob.id), on=True)
    assert (requests.is_confirming, requests.amount_text) == (True, "25.00")
    await requests.confirm({"amount": ""})
    assert sql("SELECT origin FROM unlock")[0].origin == "hand"
    assert sql("SELECT id FROM payment") == []

    await page.refresh()
    await page.set_unlocked(str(bob.id), on=False)
    assert page.album.people[0].unlocked
    await page.lock_again()
    assert not page.album.people[0].unlocked
    with pytest.raises(NotFound):
        await page.set_unlocked(str(uuid4()), on=True)


async def test_each_price_has_its_own_error(tab, visit, alice, album):
    visit(routes.STUDIO_ALBUM, actor=alice, album_id=album.id)
    page = await tab.get_state(StudioAlbumState)
    await page.load()
    await page.set_photo_price("much")
    assert (page.price_error, page.photo_price_error) == ("", "Enter an amount like 12.00.")
    await page.set_free_photos("some")
    assert (page.photo_price_error, page.free_error) == ("", "Enter a number like 3.")
    await page.set_free_photos("99999999999999999999")
    assert page.free_error == "Enter a number from 0 to 1,000."
    await page.set_free_photos("2")
    assert page.has_new_prices
    assert page.offer == (
        "Clients see watermarks until they pay $25.00 for all their photos or $5.00 for one. "
        "Each may take 2 photos of their choice for free."
    )


async def test_earnings_never_add_up_two_currencies(
    tab, visit, alice, bob, charlie, album, new_album, add_photo, photos, as_alice, drop, run_jobs
):
    euros = new_album(name="Autumn fair", price=9_00, currency="EUR")
    for person in (bob, charlie):
        add_photo([person], to=euros)
    as_alice(unlocks.grant, album.id, bob.id, paid=25_00)
    as_alice(unlocks.grant, euros.id, bob.id, paid=9_00)
    as_alice(unlocks.grant, euros.id, charlie.id, paid=9_00)
    visit(routes.STUDIO_EARNINGS, actor=alice)
    page = await tab.get_state(EarningsState)
    await page.load()
    assert [(each.currency, each.net) for each in page.totals] == [("EUR", 18_00), ("USD", 25_00)]
    assert (page.total.currency, page.bars[-1].up, page.top) == ("EUR", 18_00, 20_00)
    assert [tick.label for tick in page.ticks] == ["€0", "€5", "€10", "€15", "€20"]
    assert [each.album_name for each in page.albums] == ["Autumn fair"]
    await page.choose_currency("USD")
    assert [each.album_name for each in page.albums] == ["Summer wedding"]

    assert len(page.rows) == 3
    await page.only_album(str(album.id))
    assert [row.album_name for row in page.rows] == ["Summer wedding"]
    assert f"album_id={album.id}" in page.csv_address

    page.ask_refund(page.rows[0].id)
    await page.refund({"amount": "26"})
    assert page.refund_error == "At most $25.00 can be given back."
    await page.refund({"amount": "25"})
    assert [row.kind for row in page.rows] == ["refunded", "paid"]
    assert (page.total.net, page.bottom < 0) == (0, True)
    await page.choose_period("month")
    assert f"since={since('month')}" in page.csv_address
    await page.choose_period("for ever")
    assert page.period == "all"

    visit(routes.STUDIO_EARNINGS, actor=alice, cookie=f"{routes.LANGUAGE_COOKIE}=de")
    await page.load()
    await page.choose_currency("EUR")
    assert [tick.label for tick in page.ticks[:2]] == ["0\N{NO-BREAK SPACE}€", "5\N{NO-BREAK SPACE}€"]
    assert page.bars[-1].net_label == page.total.net_label == "18,00\N{NO-BREAK SPACE}€"


async def test_dora_sees_nothing_of_alices_money(tab, visit, dora, bob, album, photos, as_alice):
    as_alice(unlocks.grant, album.id, bob.id, paid=25_00)
    visit(routes.STUDIO_EARNINGS, actor=dora)
    page = await tab.get_state(EarningsState)
    await page.load()
    assert (page.totals, page.rows, page.albums, page.ticks) == ([], [], [], [])
    await page.only_album(str(album.id))
    assert (page.album_id, page.rows) == ("", [])


async def test_a_client_has_no_earnings(tab, visit, bob):
    visit(routes.STUDIO_EARNINGS, actor=bob)
    with pytest.raises(NotFound):
        await (await tab.get_state(EarningsState)).load()
