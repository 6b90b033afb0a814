"""The bot, against a strict stand-in: every refusal has a name, and the token and the text stay secret."""

import json
import logging
import traceback

import pytest

from photodrop.adapters.messages import Bot, LogMessenger, TelegramMessenger, faults, get_messenger
from tests.adapters.telegram_server import BOT_NAME, CHAT_ID, TOKEN
from tests.support.live import free_port

TEXT = "PhotoDrop code for +12025550143: 042107"


@pytest.fixture(autouse=True)
def everything_logged(caplog):
    caplog.set_level(logging.DEBUG)


@pytest.fixture
def connect(telegram):
    def make(*chats: str, token: str = TOKEN, url: str = telegram.url) -> TelegramMessenger:
        return TelegramMessenger(Bot(token, url, read_seconds=0.3), chats or (CHAT_ID,))

    return make


@pytest.fixture
def messenger(connect):
    return connect()


def refusal(status: int, description: str, **parameters: int | str) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": status, "description": description}
    return status, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()


def test_a_text_arrives_in_the_chat(messenger, telegram):
    messenger.send(CHAT_ID, TEXT, protected=True)
    sent = telegram.messages[0]
    assert (sent["text"], sent["protect_content"]) == (TEXT, True)
    assert sent["link_preview_options"] == {"is_disabled": True}


WRONG = {
    "unknown chat": (refusal(400, "Bad Request: chat not found"), faults.ChatGone),
    "unknown person": (refusal(400, "Bad Request: PEER_ID_INVALID"), faults.ChatGone),
    "bad request": (refusal(400, "Bad Request: message is too long"), faults.Refused),
    "unauthorized": (refusal(401, "Unauthorized"), faults.WrongToken),
    "no such bot": (refusal(404, "Not Found"), faults.WrongToken),
    "blocked": (refusal(403, "Forbidden: bot was blocked by the user"), faults.Blocked),
    "deactivated": (refusal(403, "Forbidden: user is deactivated"), faults.Blocked),
    "too many": (refusal(429, "Too Many Requests: retry after 5", retry_after=5), faults.Throttled),
    "too many, unsaid": ((429, b"{}"), faults.Throttled),
    "broken": ((500, b"Internal Server Error"), faults.Unreachable),
    "bad gateway": ((502, b"<html>"), faults.Unreachable),
    "garbage": ((200, b"\xff\xfe not json"), faults.Silent),
    "empty": ((200, b""), faults.Silent),
    "a list": ((200, b"[]"), faults.Silent),
    "ok without ok": ((200, b"{}"), faults.Silent),
    "ok in words": ((200, b'{"ok": "true"}'), faults.Refused),
    "refused with 200": ((200, b'{"ok": false, "description": "no"}'), faults.Refused),
    "description of another kind": ((400, b'{"ok": false, "description": {"a": 1}}'), faults.Refused),
    "nothing in time": (1.0, faults.Silent),
    "cut off": (0.0, faults.Silent),
}


@pytest.mark.parametrize(("answer", "kind"), WRONG.values(), ids=WRONG.keys())
def test_every_fault_has_its_name_and_tells_no_secret(messenger, telegram, answer, kind, caplog):
    telegram.answers.append(answer)
    with pytest.raises(faults.NotDelivered) as failure:
        messenger.send(CHAT_ID, TEXT)
    assert type(failure.value) is kind
    told = "".join(traceback.format_exception(failure.value))
    for secret in (TOKEN, "042107", "2025550143"):
        assert secret not in caplog.text
        assert secret not in told
    assert "telegram." in caplog.text
    assert len(telegram.paths) == 1


def test_only_silence_leaves_it_open_whether_a_text_arrived():
    assert [kind.__name__ for kind in vars(faults).values() if getattr(kind, "may_have_arrived", False)] == ["Silent"]


def test_the_pause_asked_for_is_passed_on(messenger, telegram):
    for said, understood in ((5, 5), (0, 1), (10**9, 24 * 3600), ("soon", 5)):
        telegram.answers.append(refusal(429, "Too Many Requests", retry_after=said))
        with pytest.raises(faults.Throttled) as fault:
            messenger.send(CHAT_ID, TEXT)
        assert fault.value.retry_after == understood


@pytest.mark.parametrize("answer", [(500, b""), (502, b"<html>"), 0.0, refusal(429, "Too Many", retry_after=1)])
def test_who_is_patient_tries_again(messenger, telegram, answer):
    telegram.answers.append(answer)
    messenger.send(CHAT_ID, TEXT, patience=5)
    assert telegram.texts() == [TEXT]
    assert len(telegram.paths) == 2


def test_patience_ends(messenger, telegram):
    telegram.always = (500, b"")
    with pytest.raises(faults.Unreachable):
        messenger.send(CHAT_ID, TEXT, patience=1.6)
    assert len(telegram.paths) == 3 or len(telegram.paths) == 2


def test_nobody_waits_longer_than_they_want_to(messenger, telegram):
    telegram.always = refusal(429, "Too Many Requests", retry_after=30)
    with pytest.raises(faults.Throttled):
        messenger.send(CHAT_ID, TEXT, patience=5)
    assert len(telegram.paths) == 1


def test_a_refusal_is_not_repeated(messenger, telegram):
    telegram.always = refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(faults.Blocked):
        messenger.send(CHAT_ID, TEXT, patience=5)
    assert len(telegram.paths) == 1


def test_a_redirect_is_not_followed(messenger, telegram, caplog):
    telegram.answers.append((302, b"{}", {"Location": f"{telegram.url}/elsewhere"}))
    with pytest.raises(faults.Refused):
        messenger.send(CHAT_ID, TEXT)
    assert len(telegram.paths) == 1
    assert TOKEN not in caplog.text


def test_nobody_listening(connect, caplog):
    messenger = connect(url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(faults.Unreachable) as fault:
        messenger.send(CHAT_ID, TEXT)
    assert not fault.value.may_have_arrived
    assert TOKEN not in caplog.text


def test_a_group_that_moved_is_followed_and_remembered(connect, telegram):
    telegram.group(-10).moved_to = -1001
    telegram.group(-1001)
    messenger = connect("-10")
    messenger.send("-10", "one")
    assert telegram.texts(-1001) == ["one"]
    assert len(telegram.paths) == 2
    messenger.send("-10", "two")
    assert telegram.texts(-1001) == ["one", "two"]
    assert len(telegram.paths) == 3


def test_every_chat_of_the_studio_gets_it(connect, telegram):
    telegram.group(-11)
    connect(CHAT_ID, "-11").send_to_studio(TEXT)
    assert telegram.texts(CHAT_ID) == telegram.texts(-11) == [TEXT]


def test_one_chat_that_takes_it_is_enough(connect, telegram):
    connect("1", CHAT_ID, "2").send_to_studio(TEXT)
    assert telegram.texts(CHAT_ID) == [TEXT]
    with pytest.raises(faults.ChatGone):
        connect("1", "2").send_to_studio(TEXT)
    with pytest.raises(faults.NotDelivered, match="No chat is set up"):
        TelegramMessenger(Bot(TOKEN, telegram.url)).send_to_studio(TEXT)


def test_no_second_chat_is_tried_while_telegram_is_away(connect, telegram):
    telegram.always = 0.0
    with pytest.raises(faults.Silent):
        connect(CHAT_ID, CHAT_ID).send_to_studio(TEXT)
    assert len(telegram.paths) == 1


def test_the_bots_name_is_asked_for_once(connect, telegram):
    telegram.answers.append((500, b""))
    with pytest.raises(faults.Unreachable):
        connect().username()
    assert [connect().username() for _ in range(3)] == [BOT_NAME] * 3
    assert len(telegram.paths) == 2


def test_the_settings_choose(settings):
    assert isinstance(get_messenger(), LogMessenger)
    changed = settings(telegram_bot_token=TOKEN, telegram_chat_id=f" {CHAT_ID}, -10,")
    messenger = get_messenger()
    assert isinstance(messenger, TelegramMessenger)
    assert messenger.chat_ids == (CHAT_ID, "-10")
    assert TOKEN not in repr(changed)
