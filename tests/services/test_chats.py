"""Connecting one's own Telegram: the session asks, the chat presents, and nobody else gets in between."""

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodrop.db import transaction
from photodrop.errors import NotFound, TooMany
from photodrop.models import Account
from photodrop.services import chats, users
from photodrop.services.chats import BotSilent, TelegramView
from photodrop.services.updates import WORDS, Answer, take
from tests.adapters.telegram_server import BOT_NAME


@pytest.fixture
def ask(bot):
    def invite(account: Account) -> str:
        with transaction() as session:
            return chats.invite(session, session.get_one(Account, account.id)).url

    return invite


@pytest.fixture
def look(database):
    def see(account: Account) -> TelegramView:
        with transaction() as session:
            return chats.look(session, session.get_one(Account, account.id))

    return see


def token_of(url: str) -> str:
    return url.partition("?start=")[2]


def test_bob_connects_his_telegram(ask, look, hear, bob, bot):
    assert look(bob) == TelegramView(available=True, connected=False, shown_as="")
    user = bot.user(777, "bob")
    user.open_link(ask(bob))
    assert hear() == ["updates.answer"]
    assert look(bob) == TelegramView(available=True, connected=True, shown_as="@bob")
    assert user.texts == [WORDS[Answer.connected]]


def test_the_link_fits_telegram(ask, bob):
    url = ask(bob)
    assert url.startswith(f"https://t.me/{BOT_NAME}?start=")
    assert 40 <= len(token_of(url)) <= 64


def test_who_has_no_username_is_shown_by_name(connect, look, bob):
    connect(bob, 777)
    assert look(bob).shown_as == "Bob"


def test_a_link_works_once(ask, look, hear, bob, bot):
    url = ask(bob)
    bot.user(777, "bob").open_link(url)
    hear()
    thief = bot.user(666, "thief")
    thief.open_link(url)
    hear()
    assert thief.texts == [WORDS[Answer.expired]]
    assert look(bob).shown_as == "@bob"


def test_a_link_lives_ten_minutes(ask, look, hear, bob, bot, sql):
    url = ask(bob)
    assert sql("SELECT round(extract(epoch FROM expires_at - now())) FROM telegram_link") == [(600,)]
    sql("UPDATE telegram_link SET expires_at = now() - interval '1 second'")
    user = bot.user(777)
    user.open_link(url)
    hear()
    assert user.texts == [WORDS[Answer.expired]]
    assert not look(bob).connected


def test_a_new_link_kills_the_one_before(ask, look, hear, bob, bot):
    first, second = ask(bob), ask(bob)
    user = bot.user(777, "bob")
    user.open_link(first)
    hear()
    assert not look(bob).connected
    user.open_link(second)
    hear()
    assert look(bob).connected


def test_one_link_opened_by_two_chats_at_once_connects_one(ask, look, bob, bot, at_once):
    url = ask(bob)
    updates = [bot.user(number, f"user_{number}").open_link(url) for number in (777, 778, 779)]

    def hear(update):
        with transaction() as session:
            take(session, "1", update)

    assert at_once([lambda update=update: hear(update) for update in updates]) == [None] * 3
    assert look(bob).connected


def test_the_database_knows_no_token(ask, bob, sql):
    url = ask(bob)
    assert token_of(url) not in str(sql("SELECT * FROM telegram_link"))


def test_a_chat_belongs_to_one_account(connect, ask, look, hear, bob, charlie, bot):
    user = connect(bob, 777, "bob")
    user.open_link(ask(charlie))
    hear()
    assert user.texts[-1] == WORDS[Answer.taken]
    assert not look(charlie).connected
    assert look(bob).connected
    user.say("/stop")
    user.open_link(ask(charlie))
    hear()
    assert look(charlie).connected
    assert not look(bob).connected


def test_the_last_chat_connected_is_the_one(connect, look, bob, sql):
    connect(bob, 777, "bobs_phone")
    connect(bob, 888, "bobs_other_phone")
    assert look(bob).shown_as == "@bobs_other_phone"
    assert sql("SELECT chat_id FROM telegram_chat") == [(888,)]


def test_a_group_is_no_private_place(ask, look, hear, bob, bot):
    url = ask(bob)
    group = bot.group(-5)
    user = bot.user(777, "bob")
    user.press_start()
    user.say(f"/start@{BOT_NAME} {token_of(url)}", chat=group)
    hear()
    assert group.texts == [WORDS[Answer.private_only]]
    assert not look(bob).connected
    # Everybody in the group has read it.
    user.open_link(url)
    hear()
    assert not look(bob).connected


@pytest.mark.parametrize("mark", ["forward_origin", "forward_from", "forward_date"])
def test_a_forwarded_link_connects_nobody(ask, look, hear, bob, bot, mark):
    url = ask(bob)
    user = bot.user(666, "friend")
    user.press_start()
    user.say(f"/start {token_of(url)}", **{mark: {"type": "user"}})
    hear()
    assert not look(bob).connected
    assert user.texts[-1] == WORDS[Answer.private_only]


def test_stop_ends_it(connect, look, hear, bob):
    user = connect(bob, 777, "bob")
    user.say("/stop")
    hear()
    assert not look(bob).connected
    assert user.texts[-1] == WORDS[Answer.stopped]


def test_blocking_the_bot_ends_it(connect, look, hear, bob):
    connect(bob, 777, "bob").block()
    assert hear() == []
    assert not look(bob).connected


def test_bob_disconnects_in_settings(connect, ask, look, hear, bob, charlie):
    user = connect(bob, 777, "bob")
    connect(charlie, 888)
    url = ask(bob)
    with transaction() as session:
        chats.disconnect(session, session.get_one(Account, bob.id))
    assert not look(bob).connected
    assert look(charlie).connected
    user.open_link(url)
    hear()
    assert not look(bob).connected


def test_start_alone_and_small_talk_are_explained(hear, bot):
    user = bot.user(777)
    user.press_start()
    user.say("Hello")
    user.say("/help")
    hear()
    assert len(user.texts) == 3
    assert all("http://127.0.0.1:8000/settings" in text for text in user.texts)


def test_the_bot_tells_an_operator_the_id_of_a_chat(hear, bot):
    group = bot.group(-5)
    bot.user(777).say("/chat", chat=group)
    bot.user(777).say("Nice weather", chat=group)
    hear()
    assert group.texts == ["The id of this chat is -5"]


def test_who_never_stops_writing_is_not_answered_for_ever(hear, bot, sql):
    user = bot.user(777)
    user.press_start()
    for _ in range(30):
        user.say("?")
    hear()
    assert len(user.texts) == 20


def test_an_update_told_twice_is_done_once(ask, look, hear, bob, bot):
    user = bot.user(777, "bob")
    update = user.open_link(ask(bob))
    for _ in range(3):
        bot.updates.append(update)
    hear()
    assert len(user.texts) == 1


NONSENSE = [
    None,
    [],
    {},
    {"update_id": "1"},
    {"update_id": 1},
    {"update_id": 2, "message": None},
    {"update_id": 3, "message": {"chat": {"id": 1}, "text": "/start x"}},
    {"update_id": 4, "message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 2}, "text": "Hello"}},
    {"update_id": 5, "message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1, "is_bot": True}, "text": "x"}},
    {"update_id": 6, "message": {"chat": {"id": "1", "type": "private"}, "from": {"id": 1}, "text": 5}},
    {"update_id": 7, "my_chat_member": {"chat": {"id": 777}, "new_chat_member": {"status": "member"}}},
    {"update_id": 8, "edited_message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}, "text": "/stop"}},
    {"update_id": 9, "message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}, "photo": []}},
]


@pytest.mark.parametrize("update", NONSENSE)
def test_what_is_not_understood_passes(update, connect, look, bob, promised):
    connect(bob, 777)
    with transaction() as session:
        take(session, "1", update)
    assert look(bob).connected
    assert promised() == []


NAMES = st.sampled_from(
    ["update_id", "message", "my_chat_member", "new_chat_member", "chat", "from", "id", "type", "text", "status",
     "username", "first_name", "is_bot", "forward_origin"]
)  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=80),
    st.sampled_from(["private", "group", "kicked", "/start", "/start abc", "/stop", "/chat", "/start@x y"]),
)  # fmt: skip


@hypothesis.settings(
    max_examples=150, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@given(update=st.recursive(VALUES, lambda inner: st.dictionaries(NAMES, inner, max_size=6), max_leaves=12))
def test_nothing_that_can_be_told_is_a_fault(bot, database, update):
    with transaction() as session:
        take(session, "1", update)


@pytest.mark.parametrize("name", ["\0", "\ud800", "\u202e\u200b", "", "x" * 500, 5])
def test_no_name_keeps_anybody_out(ask, look, hear, bob, bot, name):
    user = bot.user(777)
    update = user.open_link(ask(bob))
    update["message"]["from"] |= {"username": name, "first_name": name}
    hear()
    assert look(bob).connected
    assert 1 <= len(look(bob).shown_as) <= 70


@pytest.mark.parametrize("number", [2**63, -(2**70), True, 1.5])
def test_ids_beyond_measure_pass(number, ask, look, bob, bot, promised):
    update = bot.user(777).open_link(ask(bob))
    with transaction() as session:
        take(session, "1", update | {"update_id": number})
        update["message"]["chat"]["id"] = update["message"]["from"]["id"] = number
        take(session, "1", update)
    assert not look(bob).connected


def test_a_banned_account_connects_nothing(ask, look, hear, bob, bot):
    url = ask(bob)
    with transaction() as session:
        users.set_active(session, None, bob.id, active=False)
    bot.user(777).open_link(url)
    hear()
    assert not look(bob).connected


def test_without_a_bot_that_hears_there_is_nothing_to_connect(look, bob, settings, telegram, bot):
    settings(telegram_updates="off")
    assert not look(bob).available
    with pytest.raises(NotFound), transaction() as session:
        chats.invite(session, bob)


def test_a_bot_that_is_away_says_so(bob, bot):
    bot.always = (502, b"")
    with pytest.raises(BotSilent), transaction() as session:
        chats.invite(session, bob)


def test_nobody_asks_for_links_without_end(ask, bob):
    for _ in range(20):
        ask(bob)
    with pytest.raises(TooMany):
        ask(bob)


def test_an_answer_that_telegram_did_not_take_comes_later(hear, bot):
    user = bot.user(777)
    user.press_start()
    bot.answers.append((500, b""))
    with pytest.raises(Exception, match="Telegram does not answer"):
        hear()
    assert user.texts == []
    hear()
    assert len(user.texts) == 1


def test_an_answer_that_nobody_wants_is_let_go(hear, bot):
    user = bot.user(777)
    user.press_start()
    user.block()
    assert hear() == ["updates.answer"]
    assert user.texts == []
