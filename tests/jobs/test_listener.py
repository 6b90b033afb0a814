"""Who hears the bot: one of all workers, as long as it lives, and every update once."""

import threading

import pytest

from photodrop.adapters.messages import Bot
from photodrop.db import transaction
from photodrop.jobs import listener
from photodrop.jobs.listener import Listener
from photodrop.models import Account
from photodrop.services import chats
from tests.adapters.telegram_server import TOKEN


@pytest.fixture
def wait_for():
    def wait(fact) -> None:
        for _ in range(600):
            if fact():
                return
            threading.Event().wait(0.02)
        raise AssertionError("It did not happen.")

    return wait


@pytest.fixture
def listen(bot, database):
    """`listen()`: one more worker that would like to hear the bot."""
    begun = []

    def start() -> Listener:
        one = Listener(Bot(TOKEN, bot.url), poll_seconds=1, look_every=0.1)
        one.start()
        begun.append(one)
        return one

    yield start
    for one in begun:
        one.end()
    for one in begun:
        one.join(10)
        assert not one.is_alive()


def asks(bot) -> int:
    return sum(path.endswith("/getUpdates") for path in bot.paths)


def test_it_hears_and_confirms(listen, wait_for, bot, bob, sql, run_jobs):
    listen()
    with transaction() as session:
        url = chats.invite(session, session.get_one(Account, bob.id)).url
    user = bot.user(777, "bob")
    user.open_link(url)
    wait_for(lambda: sql("SELECT 1 FROM telegram_chat WHERE chat_id = 777"))
    wait_for(lambda: not bot.updates)
    run_jobs()
    assert len(user.texts) == 1


def test_one_of_three_asks(listen, wait_for, bot):
    for _ in range(3):
        listen()
    wait_for(lambda: asks(bot) >= 3)
    # Two at once would have ended one another.
    with bot.news:
        assert asks(bot) == bot.asking


def test_when_it_ends_another_goes_on(listen, wait_for, bot, sql):
    first = listen()
    wait_for(lambda: asks(bot) >= 1)
    listen()
    bot.user(777).press_start()
    wait_for(lambda: sql("SELECT count(*) FROM telegram_update") == [(1,)])
    first.end()
    first.join(10)
    bot.user(777).say("Hello?")
    wait_for(lambda: sql("SELECT count(*) FROM telegram_update") == [(2,)])


def test_a_lock_that_is_gone_with_its_connection_is_noticed(listen, wait_for, bot, sql):
    listen()
    wait_for(lambda: asks(bot) >= 1)
    gone = sql(
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()"
    )
    assert gone
    bot.user(777).press_start()
    wait_for(lambda: sql("SELECT count(*) FROM telegram_update") == [(1,)])


def test_what_was_not_confirmed_comes_again_and_is_done_once(listen, wait_for, bot, bob, sql, run_jobs):
    with transaction() as session:
        url = chats.invite(session, session.get_one(Account, bob.id)).url
    user = bot.user(777, "bob")
    update = user.open_link(url)
    first = listen()
    wait_for(lambda: sql("SELECT 1 FROM telegram_chat"))
    first.end()
    first.join(10)
    # As if it had died before it asked again.
    bot.updates.append(update)
    listen()
    wait_for(lambda: not bot.updates)
    run_jobs()
    assert len(user.texts) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (502, b"<html>"),
        (200, b'{"ok": true, "result": "x"}'),
        (200, b'{"ok": true, "result": [null, 5, {"update_id": "x"}]}'),
        (409, b'{"ok": false, "description": "Conflict: terminated by other getUpdates request"}'),
        (429, b'{"ok": false, "parameters": {"retry_after": 1}}'),
        0.0,
    ],
)
def test_it_goes_on_whatever_telegram_answers(listen, wait_for, bot, sql, answer):
    bot.update_answers.append(answer)
    listen()
    bot.user(777).press_start()
    wait_for(lambda: sql("SELECT count(*) FROM telegram_update") == [(1,)])


def test_one_update_that_cannot_be_done_stops_nobody(listen, wait_for, bot, sql):
    poison = bot.user(666).press_start()["update_id"]
    bot.user(777).press_start()
    sql(f"ALTER TABLE telegram_update ADD CONSTRAINT poison CHECK (number <> {poison})")
    try:
        listen()
        wait_for(lambda: sql("SELECT count(*) FROM telegram_update WHERE chat_id = 777") == [(1,)])
        wait_for(lambda: not bot.updates)
    finally:
        sql("ALTER TABLE telegram_update DROP CONSTRAINT poison")


def test_nobody_listens_where_nobody_shall(settings, telegram):
    assert listener.start() is None
    for way in ("webhook", "off"):
        settings(telegram_bot_token=TOKEN, telegram_api_url=telegram.url, telegram_updates=way)
        assert listener.start() is None
