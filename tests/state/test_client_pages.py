"""What a client's pages remember, from the number to the unlocked album."""

from uuid import uuid4

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.services import albums, sessions, unlocks
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.code import CodeState
from photodrop.state.dashboard import DashboardState
from photodrop.state.hidden_photos import HiddenPhotosState
from photodrop.state.home import HomeState
from photodrop.state.login import LoginState
from photodrop.state.me import MeState
from photodrop.state.name import NameState
from photodrop.state.paying import PayingState
from photodrop.state.settings import SettingsState
from photodrop.state.thanks import ThanksState
from photodrop.state.toast import ToastState


async def events_of(handler):
    return [event async for event in handler if event is not None]


def leads_to(events, path: str) -> bool:
    """Whether a redirect to `path` is among what a handler returned."""
    found = events if isinstance(events, list) else [events]
    return any(f'"{path}"' in str(event.args) for event in found if event is not None)


@pytest.fixture
def drop(alice, album, run_jobs):
    """Alice drops what is in her album, processed."""

    def publish() -> None:
        run_jobs()
        with transaction() as session:
            albums.drop(session, alice, album.id)

    return publish


@pytest.fixture
async def on_code_page(tab, visit, database):
    """Somebody new has asked for a code."""
    visit(routes.LOGIN)
    login = await tab.get_state(LoginState)
    assert leads_to(await events_of(login.send_code({"country": "US", "number": "2025550177"})), routes.CODE)
    return await tab.get_state(CodeState)


async def test_account_is_created_only_with_a_whole_number(tab):
    page = await tab.get_state(LoginState)
    page.typed("US", "202555017")
    assert page.is_incomplete
    page.typed("US", "2025550177")
    assert not page.is_incomplete


@pytest.mark.parametrize("argument", [None, 5, {"a": 1}, "x" * 9_999])
async def test_anything_may_be_sent_to_a_handler(tab, argument):
    page = await tab.get_state(LoginState)
    with pytest.raises(NotFound):
        page.typed("US", argument)


async def test_a_short_number_is_refused_in_words(tab, visit):
    visit(routes.LOGIN)
    page = await tab.get_state(LoginState)
    assert await events_of(page.send_code({"country": "US", "number": "555"})) == []
    assert page.error == "Enter all ten digits of your number."


async def test_code_page_without_a_code_leads_back(tab, visit):
    visit(routes.CODE)
    assert leads_to((await tab.get_state(CodeState)).load(), routes.LOGIN)


async def test_a_page_that_loads_late_leaves_what_was_typed(on_code_page):
    boxes_cleared_by = on_code_page.sent_count
    on_code_page.change("123456")
    on_code_page.load()
    assert on_code_page.sent_count == boxes_cleared_by
    assert on_code_page.is_complete


async def test_the_code_opens_the_door_once(on_code_page):
    page = on_code_page
    page.change(page.shown_code)
    assert page.is_complete
    await events_of(page.verify({"code": page.shown_code}))
    assert page.next_page == routes.SELFIE
    with transaction() as session:
        account, _ = sessions.redeem(session, page.ticket)
        assert account.phone == "+12025550177"
    await events_of(page.verify({"code": page.shown_code}))
    assert page.error


async def test_a_wrong_code_keeps_next_off_until_a_digit_changes(on_code_page):
    page = on_code_page
    wrong = f"{(int(page.shown_code) + 1) % 1_000_000:06d}"
    page.change(wrong)
    await events_of(page.verify({"code": wrong}))
    assert page.error == "That is not the code we sent. 4 tries left."
    assert not page.is_complete
    page.change(wrong[:5])
    assert page.error == ""


async def test_a_fifth_wrong_code_ends_it(on_code_page):
    page = on_code_page
    wrong = f"{(int(page.shown_code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        await events_of(page.verify({"code": wrong}))
    assert page.is_over
    await events_of(page.verify({"code": page.shown_code}))
    assert page.ticket == ""


async def test_one_new_code_and_no_second(on_code_page):
    page = on_code_page
    await page.resend()
    assert page.resends_left == 0
    await page.resend()
    assert page.error == "A new code was already sent. Start again with your number."


async def test_home_leads_by_role(tab, visit, alice, bob):
    visit(actor=alice)
    home = await tab.get_state(HomeState)
    assert leads_to(await home.lead(), routes.STUDIO)
    visit(actor=bob)
    assert leads_to(await home.lead(), routes.SELFIE)


async def test_nobody_sees_a_dashboard_without_signing_in(tab, visit):
    visit(routes.DASHBOARD)
    with pytest.raises(NotSignedIn):
        await (await tab.get_state(DashboardState)).load()


async def test_dashboard_fills_itself(tab, visit, bob, add_photo, drop):
    visit(routes.DASHBOARD, actor=bob)
    page = await tab.get_state(DashboardState)
    await page.load()
    assert (page.photo_count, page.cards) == (0, [])
    assert page.refresh_every

    add_photo(people=[bob])
    add_photo()
    drop()
    await page.refresh()
    assert page.photo_count == len(page.cards) == 1
    assert page.cards[0].locked
    assert "clean" not in page.cards[0].medium_url


async def test_charlie_finds_no_album(tab, visit, bob, charlie, album, add_photo, drop):
    add_photo(people=[bob])
    drop()
    visit(routes.CLIENT_ALBUM, actor=charlie, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    assert page.is_missing
    assert page.cards == []
    await page.refresh()
    assert page.cards == []


async def test_album_unlocks_before_bobs_eyes(tab, visit, alice, bob, album, add_photo, drop):
    add_photo(people=[bob])
    drop()
    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    assert page.album.locked
    await page.show_price()
    paying = await tab.get_state(PayingState)
    assert paying.is_open
    await events_of(page.check_out())
    assert paying.is_asked
    assert page.album.requested
    assert page.album.locked

    with transaction() as session:
        unlocks.grant(session, alice, album.id, bob.id)
    thanks = routes.THANKS.replace("[album_id]", str(album.id))
    assert leads_to(await page.refresh(), f"{thanks}?checkout={paying._checkout_id}")
    assert not page.album.locked
    assert not page.cards[0].locked
    assert page.cards[0].download_url


async def test_thanks_are_for_the_unlocked(tab, visit, bob, album, add_photo, drop):
    add_photo(people=[bob])
    drop()
    visit(routes.THANKS, actor=bob, album_id=album.id)
    page = await tab.get_state(ThanksState)
    assert leads_to(await page.load(), routes.CLIENT_ALBUM.replace("[album_id]", str(album.id)))


async def test_not_me_takes_the_photo_away_for_good(tab, visit, bob, album, add_photo, drop, sql):
    photo = add_photo(people=[bob])
    add_photo(people=[bob])
    drop()
    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    await page.act("not_me", str(photo.id))
    await page.not_me()
    assert (await tab.get_state(ToastState)).message == "Taken out of your photos"
    await page.reload()
    assert str(photo.id) not in [card.id for card in page.cards]
    assert sql("SELECT state FROM appearance WHERE photo_id = :id", id=photo.id)[0].state == "rejected"


async def test_not_me_is_only_said_of_ones_own(tab, visit, bob, charlie, add_photo, drop, sql):
    photo = add_photo(people=[bob])
    drop()
    visit(routes.DASHBOARD, actor=charlie)
    page = await tab.get_state(DashboardState)
    await page.load()
    page.doubt(str(photo.id))
    with pytest.raises(NotFound):
        await page.not_me()
    page.doubt(str(uuid4()))
    with pytest.raises(NotFound):
        await page.not_me()
    assert sql("SELECT state FROM appearance")[0].state == "confirmed"


async def test_hidden_photos_leave_and_come_back(tab, visit, bob, album, add_photo, drop):
    photo, last = add_photo(people=[bob]), add_photo(people=[bob])
    drop()
    visit(routes.DASHBOARD, actor=bob)
    page = await tab.get_state(DashboardState)
    await page.load()
    await page.act("hide", str(photo.id))
    await page.refresh()
    assert (page.photo_count, page.hidden_count, [card.id for card in page.cards]) == (1, 1, [str(last.id)])
    await page.show_hidden()
    assert (page.photo_count, page.hidden_count, len(page.cards)) == (2, 0, 2)
    with pytest.raises(NotFound):
        await page.show_hidden()

    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(ClientAlbumState)
    await page.load()
    await page.act("hide", str(photo.id))
    assert await page.refresh() is None
    await page.act("hide", str(last.id))
    assert leads_to(await page.refresh(), routes.DASHBOARD)

    visit(routes.HIDDEN_PHOTOS, actor=bob)
    page = await tab.get_state(HiddenPhotosState)
    await page.load()
    assert {card.id for card in page.cards} == {str(photo.id), str(last.id)}
    await page.show(str(photo.id))
    assert [card.id for card in page.cards] == [str(last.id)]
    # "Undo" of the toast that came along from the page before.
    await (await tab.get_state(ClientAlbumState)).show_hidden()
    assert page.cards == []


async def test_only_ones_own_photos_are_hidden(tab, visit, bob, charlie, add_photo, drop, sql):
    photo = add_photo(people=[bob])
    drop()
    visit(routes.DASHBOARD, actor=charlie)
    page = await tab.get_state(DashboardState)
    await page.load()
    for argument in (str(photo.id), "", None):
        with pytest.raises(NotFound):
            await page.hide(argument)
    assert sql("SELECT hidden_at FROM appearance")[0].hidden_at is None


async def test_a_client_of_a_photographer_is_asked_for_the_name(tab, visit, bob, sql):
    sql("UPDATE account SET name = '' WHERE id = :id", id=bob.id)
    visit(routes.NAME, actor=bob)
    page = await tab.get_state(NameState)
    assert await page.start() is None
    assert await page.save({"name": "  "}) is None
    assert page.error == "Enter your name."
    assert leads_to(await page.save({"name": " Bob   Brown "}), routes.DASHBOARD)
    me = await tab.get_state(MeState)
    await me.load()
    assert me.profile.name == "Bob Brown"


async def test_consent_is_given_taken_back_and_erased(tab, visit, bob):
    visit(routes.SETTINGS, actor=bob)
    page = await tab.get_state(SettingsState)
    await page.decide_on_faces(granted=True)
    me = await tab.get_state(MeState)
    assert me.profile.face_consent == "granted"
    await page.decide_on_faces(granted="yes")
    assert me.profile.face_consent == "refused"
    await page.decide_on_faces(granted=True)
    await events_of(page.erase())
    assert page.receipt.id
    assert me.profile.face_consent == "refused"


async def test_a_ban_counts_at_once(tab, visit, bob, sql):
    visit(routes.DASHBOARD, actor=bob)
    page = await tab.get_state(DashboardState)
    await page.load()
    sql("UPDATE account SET is_active = false WHERE id = :id", id=bob.id)
    with pytest.raises(NotSignedIn):
        await page.refresh()
