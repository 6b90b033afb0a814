"""The bot, against a strict stand-in: whatever it answers, people get one sentence and the token stays secret."""

import logging
import traceback

import pytest

from photodrop.adapters.messages import LogMessenger, TelegramMessenger, get_messenger
from photodrop.adapters.messages.telegram import BotUnreachable, CodeNotSent
from tests.adapters.telegram_server import CHAT_ID, TOKEN

CODE = "042107"


@pytest.fixture(autouse=True)
def everything_logged(caplog):
    caplog.set_level(logging.DEBUG)


@pytest.fixture
def bot(telegram):
    return TelegramMessenger(TOKEN, CHAT_ID, telegram.url, read_seconds=0.3)


def test_the_code_arrives_in_the_chat(bot, telegram):
    bot.send_code("+12025550143", CODE)
    assert CODE in telegram.messages[0]["text"]
    assert telegram.messages[0]["protect_content"] is True
    bot.check()


WRONG = {
    "bad request": (400, b'{"ok": false, "error_code": 400, "description": "Bad Request: chat not found"}'),
    "unauthorized": (401, b'{"ok": false, "description": "Unauthorized"}'),
    "blocked": (403, b'{"ok": false, "description": "Forbidden: bot was blocked by the user"}'),
    "too many": (429, b'{"ok": false, "description": "Too Many Requests", "parameters": {"retry_after": 5}}'),
    "broken": (500, b"Internal Server Error"),
    "bad gateway": (502, b"<html>"),
    "garbage": (200, b"\xff\xfe not json"),
    "empty": (200, b""),
    "a list": (200, b"[]"),
    "ok without ok": (200, b"{}"),
    "ok in words": (200, b'{"ok": "true"}'),
    "refused with 200": (200, b'{"ok": false, "description": "no"}'),
    "nothing in time": 1.0,
}


@pytest.mark.parametrize("answer", WRONG.values(), ids=WRONG.keys())
def test_whatever_goes_wrong_is_one_sentence_and_no_secret(bot, telegram, answer, caplog):
    telegram.answers.append(answer)
    with pytest.raises(CodeNotSent) as failure:
        bot.send_code("+12025550143", CODE)
    assert failure.value.message == "The code could not be sent. Wait a minute and try again."
    told = "".join(traceback.format_exception(failure.value))
    for secret in (TOKEN, CODE):
        assert secret not in caplog.text
        assert secret not in told
    assert "telegram." in caplog.text


def test_a_redirect_is_not_followed(bot, telegram, caplog):
    telegram.answers.append((302, b"{}", {"Location": f"{telegram.url}/elsewhere"}))
    with pytest.raises(CodeNotSent):
        bot.send_code("+12025550143", CODE)
    assert len(telegram.paths) == 1
    assert TOKEN not in caplog.text


def test_nobody_listening(telegram, caplog):
    url = telegram.url
    telegram.server_close()
    with pytest.raises(CodeNotSent):
        TelegramMessenger(TOKEN, CHAT_ID, url).send_code("+12025550143", CODE)
    assert TOKEN not in caplog.text


def test_a_wrong_token_or_chat_is_told_by_the_check(telegram, caplog):
    for token, chat in (("2:wrong", CHAT_ID), (TOKEN, "1")):
        with pytest.raises(BotUnreachable):
            TelegramMessenger(token, chat, telegram.url).check()
    assert TOKEN not in caplog.text


def test_the_settings_choose(settings):
    assert isinstance(get_messenger(), LogMessenger)
    changed = settings(telegram_bot_token=TOKEN, telegram_chat_id=CHAT_ID)
    assert isinstance(get_messenger(), TelegramMessenger)
    assert TOKEN not in repr(changed)
