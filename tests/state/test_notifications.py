"""The list behind the bell, and the page of choices."""

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.services import notifications
from photodrop.state.notifications import NotificationsState
from photodrop.state.preferences import PreferencesState
from photodrop.state.telegram import TelegramState


@pytest.fixture
async def page(tab, visit, alice):
    visit(routes.STUDIO_NOTIFICATIONS, actor=alice)
    return await tab.get_state(NotificationsState)


@pytest.fixture
async def choices(tab, visit, alice):
    visit(routes.NOTIFICATION_SETTINGS, actor=alice)
    return await tab.get_state(PreferencesState)


async def test_opening_one_reads_it_and_leads_on(page, alice, dora):
    with transaction() as session:
        for account, title in ((alice, "Bob ordered"), (dora, "Carol ordered")):
            notifications.tell(session, account.id, "order_placed", title=title, url="/studio/orders")
    await page.load()
    assert ([one.title for one in page.items], page.unread) == (["Bob ordered"], 1)
    assert "/studio/orders" in str(await page.open(page.items[0].id))
    await page.refresh()
    assert (page.items[0].is_read, page.unread) == (True, 0)
    with transaction() as session:
        theirs = notifications.find(session, dora).items[0]
    assert await page.open(theirs.id) is None
    assert await page.open("no id") is None
    with transaction() as session:
        assert notifications.count_unread(session, dora) == 1


async def test_all_are_read_and_more_are_loaded(page, alice):
    with transaction() as session:
        for number in range(40):
            notifications.tell(session, alice.id, "order_placed", title=f"Order {number}", url="/studio/orders")
    await page.load()
    assert (len(page.items), page.has_more, page.unread) == (30, True, 40)
    await page.load_more()
    assert (len(page.items), page.has_more) == (40, False)
    await page.read_all()
    assert page.unread == 0


async def test_choices_take_effect_at_once(choices):
    await choices.load()
    choices.take_zone("Europe/Berlin")
    assert (choices.quiet, choices.timezone) == ("", "Europe/Berlin")
    await choices.choose("order_placed", "email", wanted=False)
    assert not next(row for row in choices.rows if row.kind == "order_placed").email
    for kind, channel in (("gossip", "email"), ("order_placed", "fax")):
        with pytest.raises(NotFound):
            await choices.choose(kind, channel, wanted=True)
    choices.choose_quiet("own")
    await choices.save_quiet({"quiet_from": "21:30", "quiet_until": "07:00", "timezone": "Europe/Kyiv"})
    assert (choices.quiet, choices.quiet_from, choices.quiet_until, choices.error) == ("own", "21:30", "07:00", "")
    await choices.save_quiet({"quiet_from": "21:30", "quiet_until": "07:00", "timezone": "Mars"})
    assert choices.error == "Name the time zone like Europe/Berlin."
    choices.choose_quiet("off")
    await choices.save_quiet({"timezone": "Europe/Kyiv"})
    await choices.load()
    assert (choices.quiet, choices.timezone) == ("off", "Europe/Kyiv")


async def test_a_photographer_connects_telegram(tab, visit, alice, bot, hear):
    visit(routes.STUDIO_SETTINGS, actor=alice)
    page = await tab.get_state(TelegramState)
    await page.load()
    assert page.telegram.available
    async for _ in page.connect():
        pass
    bot.user(555, "alice", "Alice").open_link(page.url)
    hear()
    await page.refresh()
    assert page.telegram.shown_as == "@alice"
