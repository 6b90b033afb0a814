"""The page that a scan opens, and the photographer's page of cards."""

from photodrop import routes
from photodrop.state.card import CardState, WaitingClaimsState
from photodrop.state.code import CodeState
from photodrop.state.studio_cards import ClockState, StudioCardsState

FORM = {"label": "Card", "count": "2", "kind": "personal", "window_minutes": "10"}


async def test_cards_are_made_scanned_and_judged(tab, visit, alice, bob, album):
    visit(routes.STUDIO_ALBUM_CARDS, actor=alice, album_id=album.id)
    studio, clock = await tab.get_state(StudioCardsState), await tab.get_state(ClockState)
    await studio.load()
    studio.ask_make()
    for wrong in ({"count": "many"}, {"window_minutes": "0"}, {"label": " "}):
        await studio.make(FORM | wrong)
        assert set(studio.errors) == set(wrong)
    await studio.make(FORM)
    assert [card.label for card in studio.cards] == ["Card 1", "Card 2"]
    token = studio.cards[0].url.rpartition("/")[2]

    page = await tab.get_state(CardState)
    visit(routes.CARD, token=token)
    await page.load()
    assert (page.card.album_name, page.card.is_signed_in, page.claim.id) == (album.name, False, "")
    await page.sign_in()
    assert (await tab.get_state(CodeState))._onward == f"/c/{token}"
    visit(routes.CARD, actor=bob, token=token)
    await page.load()
    await page.take({"name": "Bob"})
    assert page.claim.is_running
    assert 590 < page.seconds <= 600
    waiting = await tab.get_state(WaitingClaimsState)
    await waiting.load()
    assert [claim.album_name for claim in waiting.claims] == [album.name]
    await page.end()
    assert not page.claim.is_running
    visit(routes.CARD, token="nonsense")
    await page.load()
    assert page.is_closed

    visit(routes.STUDIO_ALBUM_CARDS, actor=alice, album_id=album.id)
    await studio.refresh()
    claim = studio.claims[0]
    studio.ask_correct(claim.id)
    await studio.correct({"starts_at": claim.starts_at[:16] + ":00.000Z", "ends_at": "2031-01-01T10:00:00.000Z"})
    assert set(studio.errors) == {"ends_at"}
    await studio.make_sure(claim.id)
    assert studio.claims[0].is_sure
    await studio.remove(claim.id)
    assert studio.claims[0].is_removed
    await clock.ask()
    await clock.attempt({"seconds": "three minutes"})
    assert set(clock.errors) == {"seconds"}
    await clock.attempt({"seconds": "-0:03:00", "timezone": "Europe/Kyiv"})
    await clock.keep()
    assert (clock.kept_seconds, clock.clock.zone) == ("-0:03:00", "Europe/Kyiv")
