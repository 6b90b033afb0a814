"""Telling Telegram where to call, and what the doctor says of the bot."""

import pytest

from photodrop.cli import checks
from tests.adapters.telegram_server import BOT_NAME, CHAT_ID, TOKEN

PUBLIC = "https://photos.example.com"


@pytest.fixture
def diagnose(bot, settings):
    def ask(**values: object) -> tuple[bool, str]:
        settings(**values)
        told = checks.telegram.telegram()
        assert TOKEN not in told.detail
        return told.ok, told.detail

    return ask


def test_a_bot_that_hears(diagnose):
    assert diagnose() == (True, f"The bot @{BOT_NAME} answers and asks for what people write.")
    assert diagnose(telegram_updates="off") == (
        True,
        f"The bot @{BOT_NAME} answers and does not listen to what people write.",
    )


def test_a_wrong_token(diagnose):
    assert diagnose(telegram_bot_token="2:wrong") == (
        False,
        "Telegram does not know this bot: PHOTODROP_TELEGRAM_BOT_TOKEN is wrong.",
    )


def test_a_chat_that_never_wrote_to_the_bot(diagnose, bot):
    ok, told = diagnose(telegram_chat_id=f"{CHAT_ID},1,-2")
    assert not ok
    assert told == " ".join(
        f"The bot cannot write to {chat}: This chat does not exist, or never wrote to the bot." for chat in (1, -2)
    )


def test_no_chat_in_production(diagnose):
    ok, told = diagnose(telegram_chat_id="", environment="production")
    assert not ok
    assert told.endswith("set PHOTODROP_TELEGRAM_CHAT_ID.")
    assert diagnose(environment="development")[0]


def test_telegram_out_of_reach(diagnose, bot):
    url = bot.url
    bot.always = (502, b"")
    assert diagnose() == (False, f"Telegram does not answer. Is {url} reachable from here?")


def test_a_webhook_that_takes_what_polling_asks_for(diagnose, bot):
    bot.webhook = {"url": "https://elsewhere.example.com/bot"}
    ok, told = diagnose()
    assert not ok
    assert "Run `photodrop telegram webhook delete`" in told


def test_a_webhook_that_is_missing_elsewhere_or_not_understood(diagnose, bot, command):
    ok, told = diagnose(telegram_updates="webhook", public_url=PUBLIC)
    assert (ok, told.startswith("Telegram calls nobody.")) == (False, True)

    bot.webhook = {"url": "https://elsewhere.example.com/bot"}
    ok, told = diagnose()
    assert not ok
    assert told.startswith(f"Telegram calls https://elsewhere.example.com/bot, not {PUBLIC}/api/v1/webhooks/telegram.")

    assert command("telegram", "webhook", "set").exit_code == 0
    assert diagnose() == (True, f"The bot @{BOT_NAME} answers and is called with what people write.")

    bot.last_error = "Wrong response from the webhook: 404 Not Found"
    ok, told = diagnose()
    assert not ok
    assert "404 Not Found" in told
    assert "its secret is missing or old" in told

    bot.last_error_age = 2 * 3600
    assert diagnose()[0]


def test_the_webhook_is_set_with_a_secret_and_deleted(command, bot, settings):
    settings(public_url=PUBLIC, telegram_updates="webhook")
    told = command("telegram", "webhook", "set")
    assert told.stdout == f"Telegram calls {PUBLIC}/api/v1/webhooks/telegram from now on.\n"
    assert bot.webhook["url"] == f"{PUBLIC}/api/v1/webhooks/telegram"
    assert len(bot.webhook["secret_token"]) == 64
    assert bot.webhook["secret_token"] not in told.output
    assert command("telegram", "webhook", "delete").stdout == "Telegram calls nobody from now on.\n"
    assert bot.webhook == {"url": ""}


def test_what_is_missing_is_said(command, bot, settings):
    told = command("telegram", "webhook", "set")
    assert told.exit_code == 1
    assert told.stderr == "Telegram calls only https addresses. Set PHOTODROP_PUBLIC_URL to yours.\n"
    settings(public_url=PUBLIC)
    assert "Nobody answers there yet" in command("telegram", "webhook", "set").stdout
    settings(telegram_bot_token="")
    assert command("telegram", "webhook", "delete").stderr == "No bot is set up. Set PHOTODROP_TELEGRAM_BOT_TOKEN.\n"
