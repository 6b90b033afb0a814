"""What the pages of favourites remember: Bob's album with his lists, Alice's page of what was chosen."""

from contextlib import suppress

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account
from photodrop.services import asked_lists, favourites
from photodrop.services.favourites import HEARTS
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.dashboard import DashboardState
from photodrop.state.studio_favourites import AskedListState, StudioFavouritesState
from photodrop.state.toast import ToastState


@pytest.fixture
def two(add_photo, sql, bob, jpeg):
    added = [add_photo([bob], content=jpeg(60 + at, 40), filename=f"{at}.jpg") for at in range(2)]
    sql("UPDATE photo SET status = 'ready', width = 60, height = 40, dropped_at = now()")
    return [str(photo.id) for photo in added]


@pytest.fixture
def asked(alice, album):
    with transaction() as session:
        return asked_lists.ask(session, session.get_one(Account, alice.id), album.id, "For the book", limit=1)


@pytest.fixture
async def page(tab, visit, bob, album, two):
    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    return page


async def test_hearts_show_on_every_page(tab, visit, bob, two, page):
    await page.heart(two[0], True)
    assert (page.hearts, page.answered, page.lists[0].count) == ([two[0]], 1, 1)
    visit(routes.DASHBOARD, actor=bob)
    dashboard = await tab.get_state(DashboardState)
    await dashboard.load()
    assert dashboard.hearts == [two[0]]
    await dashboard.heart(two[0], False)
    await dashboard.heart("elsewhere", True)
    assert (dashboard.hearts, dashboard.answered) == ([], 1)


async def test_a_list_is_chosen_and_sent(tab, asked, two, page):
    await page.open_by_id(asked.id)
    assert page.is_picking
    assert page.heart_label == "Choose for For the book"
    for photo_id in two:
        await page.heart(photo_id, True)
    assert page.hearts == [two[0]]
    assert page.answered == 2
    assert "no more fit" in (await tab.get_state(ToastState)).message
    await page.end_picking()
    assert [card.id for card in page.cards] == [two[0]]
    page.ask_send_list()
    await page.send_list({"list_note": "x" * 2000})
    assert page.note_error
    await page.send_list({"list_note": "In this order"})
    assert (page.list_dialog, page.open_list.is_sent, page.open_list.note) == ("", True, "In this order")
    await page.heart(two[0], False)
    assert page.hearts == [two[0]]
    await page.take_list_back()
    assert not page.open_list.is_sent
    await page.show_all()
    assert (len(page.cards), page.hearts) == (2, [])


async def test_lists_are_made_changed_and_deleted(two, page):
    page.ask_new_list()
    await page.save_list({"list_name": "Wall", "list_limit": "many"})
    assert page.limit_error
    await page.save_list({"list_name": "", "list_limit": ""})
    assert page.name_error
    await page.save_list({"list_name": "Wall", "list_limit": "3"})
    assert (page.open_list.name, page.open_list.limit, page.is_picking) == ("Wall", 3, True)
    page.ask_edit_list()
    await page.save_list({"list_name": "favourites", "list_limit": ""})
    assert page.name_error
    await page.save_list({"list_name": "Hall", "list_limit": ""})
    assert (page.open_list.name, page.open_list.limit) == ("Hall", 0)
    await page.delete_list()
    assert [each.id for each in page.lists] == [HEARTS]
    assert len(page.cards) == 2


async def test_the_panel_puts_a_photo_into_lists_and_keeps_a_note(two, page):
    await page.view_photo(two[1])
    await page.act("lists", two[1])
    assert page.is_panel_open
    await page.toggle_in_list(HEARTS)
    assert page.noted_lists == [HEARTS]
    await page.save_photo_note("Warmer")
    assert page.lists[0].photos[0].note == page.photo_note == "Warmer"
    await page.save_photo_note("x" * 2000)
    assert page.note_error
    await page.toggle_in_list(HEARTS)
    assert page.hearts == []


@pytest.mark.parametrize("handler", ["open_by_id", "toggle_in_list", "heart"])
async def test_anything_may_be_sent(handler, two, page):
    arguments = {"heart": ([], "x")}.get(handler, ({"a": 1},))
    with suppress(NotFound):
        await getattr(page, handler)(*arguments)
    assert page.hearts == []


async def test_alice_sees_narrows_and_asks(tab, visit, alice, bob, album, two, asked):
    with transaction() as session:
        me = session.get_one(Account, bob.id)
        for at, name in enumerate((HEARTS, asked.id)):
            favourites.put(session, me, album.id, name, favourites._as_id(two[at]), note=f"Note {at}")
        favourites.send(session, me, album.id, asked.id)
    visit(routes.STUDIO_FAVOURITES, actor=alice, album_id=album.id)
    page = await tab.get_state(StudioFavouritesState)
    await page.load()
    assert (len(page.choices), len(page.cards), page.photo_count, page.lightroom) == (2, 2, 2, "0, 1")
    page.view(two[1])
    assert [(said.by, said.note) for said in page.sayings] == [("Bob Brown", "Note 1")]
    sent = next(choice for choice in page.choices if choice.is_sent)
    await page.show_list(sent.id)
    assert [card.id for card in page.cards] == [two[1]]
    assert page.filter_label == "For the book of Bob Brown"
    assert f"list_id={sent.id}&kind=xmp" in page.files["xmp"]
    await page.show_all()
    await page.show_sent(True)
    assert len(page.choices) == len(page.cards) == 1
    await page.show_sent(False)
    await page.reopen(sent.id)
    assert not any(choice.is_sent for choice in page.choices)
    dialog = await tab.get_state(AskedListState)
    dialog.ask_new()
    await dialog.save({"asked_name": "for the BOOK", "asked_limit": ""})
    assert dialog.name_error
    await dialog.save({"asked_name": "Wall", "asked_limit": "12"})
    assert [each.name for each in page.asked] == ["For the book", "Wall"]
    await dialog.ask_stop(page.asked[1].id)
    await dialog.stop()
    assert len(page.asked) == 1


async def test_others_do_not_see_the_page(tab, visit, dora, album):
    visit(routes.STUDIO_FAVOURITES, actor=dora, album_id=album.id)
    page = await tab.get_state(StudioFavouritesState)
    await page.load()
    assert page.is_missing
