"""A code takes one way: the person's own Telegram if they have connected it, else the chats that stand in for SMS."""

import logging
import re

import pytest

from photodrop.db import transaction
from photodrop.services import codes
from photodrop.services.channels import CodeNotSent

HOME = "192.0.2.1"
BLOCKED = (403, b'{"ok": false, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}')
SLOWER = (429, b'{"ok": false, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 60}}')


@pytest.fixture
def ask(database):
    def send(phone: str) -> codes.SentCode:
        with transaction() as session:
            return codes.request(session, phone, HOME)

    return send


def code_in(text: str) -> str:
    found = re.findall(r"\b\d{6}\b", text)
    assert len(found) == 1
    return found[0]


def test_a_code_goes_to_the_own_chat_and_nowhere_else(ask, connect, bob, bot, caplog):
    caplog.set_level(logging.DEBUG)
    user = connect(bob, 777, "bob")
    sent = ask(bob.phone)
    assert sent.sent_to == "telegram"
    assert sent.code is None
    code = code_in(user.texts[-1])
    assert bot.texts() == []
    assert code not in caplog.text
    # Their own, so it may be copied; what passes through the studio's chat may not.
    assert "protect_content" not in bot.messages[-1]
    assert bob.phone not in user.texts[-1]


def test_who_has_not_connected_gets_it_as_before(ask, connect, bob, charlie, bot):
    user = connect(bob, 777, "bob")
    assert ask(charlie.phone).sent_to == "phone"
    assert charlie.phone in bot.texts()[0]
    assert bot.messages[-1]["protect_content"] is True
    assert len(user.texts) == 1


def test_a_blocked_bot_is_forgotten_and_the_code_takes_the_other_way(ask, connect, bob, bot, sql):
    user = connect(bob, 777, "bob")
    user.block()
    assert ask(bob.phone).sent_to == "phone"
    assert len(user.texts) == 1
    assert code_in(bot.texts()[0].partition(":")[2])
    assert sql("SELECT * FROM telegram_chat") == []


def test_the_blocked_chat_stays_forgotten_when_nobody_takes_the_code(ask, connect, bob, bot, sql, settings):
    connect(bob, 777, "bob")
    settings(environment="production", telegram_chat_id="")
    bot.always = BLOCKED
    with pytest.raises(CodeNotSent):
        ask(bob.phone)
    assert sql("SELECT * FROM telegram_chat") == []


@pytest.mark.parametrize("answer", [SLOWER, (500, b"")])
def test_a_code_for_the_own_chat_is_never_shown_to_the_studio(ask, connect, bob, bot, answer, sql):
    connect(bob, 777, "bob")
    bot.always = answer
    with pytest.raises(CodeNotSent):
        ask(bob.phone)
    bot.always = None
    assert bot.texts() == []
    assert len(sql("SELECT * FROM telegram_chat")) == 1
    assert {message["chat_id"] for message in bot.messages} == {"777"}


def test_a_code_that_is_taken_a_moment_later_is_no_fault(ask, bob, bot):
    bot.answers += [(502, b""), (429, b'{"ok": false, "parameters": {"retry_after": 1}}')]
    ask(bob.phone)
    assert len(bot.texts()) == 1


def test_without_a_chat_development_shows_the_code(ask, bob, bot, settings):
    settings(telegram_chat_id="")
    assert ask(bob.phone).code
    assert bot.messages == []


def test_without_a_chat_production_sends_and_logs_nothing(ask, bob, bot, settings, caplog):
    caplog.set_level(logging.DEBUG)
    settings(telegram_chat_id="", environment="production")
    with pytest.raises(CodeNotSent, match="Wait a minute and try again"):
        ask(bob.phone)
    assert "code.not_sent" not in caplog.text


def test_codes_do_not_wait_for_their_turn_or_the_morning(ask, bob, charlie, bot, settings):
    settings(quiet_hours="00:00-23:59")
    ask(bob.phone)
    ask(charlie.phone)
    assert len(bot.texts()) == 2
