"""A client's own Telegram by REST, and the calls that Telegram makes."""

import pytest

from photodrop.models import Account
from photodrop.services import webhook
from tests.adapters.telegram_server import BOT_NAME

HOOK = "/webhooks/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def hooked(bot, settings):
    settings(telegram_updates="webhook", public_url="https://photos.example.com")
    webhook.establish()
    return bot


@pytest.fixture
def call(api, hooked):
    """As Telegram does it, with the secret it was given."""

    def deliver(update: object, secret: str | None = None):
        return api().post(HOOK, json=update, headers={HEADER: secret or hooked.webhook["secret_token"]})

    return deliver


def test_bob_connects_and_disconnects(api, hear, bob, bot):
    caller = api(bob)
    assert caller.get("/me/telegram").json() == {"available": True, "connected": False, "shown_as": ""}
    invited = caller.post("/me/telegram")
    assert invited.status_code == 201
    assert invited.json()["expires_in"] == 600
    assert invited.json()["url"].startswith(f"https://t.me/{BOT_NAME}?start=")
    bot.user(777, "bob").open_link(invited.json()["url"])
    hear()
    assert caller.get("/me/telegram").json() == {"available": True, "connected": True, "shown_as": "@bob"}
    assert caller.delete("/me/telegram").status_code == 204
    assert caller.delete("/me/telegram").status_code == 204
    assert not caller.get("/me/telegram").json()["connected"]


def test_charlie_neither_sees_nor_ends_bobs(api, connect, bob, charlie, bot):
    connect(bob, 777, "bob")
    assert not api(charlie).get("/me/telegram").json()["connected"]
    api(charlie).delete("/me/telegram")
    assert api(bob).get("/me/telegram").json()["connected"]


def test_without_a_bot(api, bob):
    assert api(bob).get("/me/telegram").json()["available"] is False
    assert api(bob).post("/me/telegram").status_code == 404


def test_a_bot_that_is_away(api, bob, bot):
    bot.always = (502, b"")
    refused = api(bob).post("/me/telegram")
    assert (refused.status_code, refused.json()["error"]) == (503, "BotSilent")


def test_bob_switches_messages_off_and_on(api, bob):
    assert api(bob).get("/me").json()["messages"] is True
    assert api(bob).patch("/me", json={"messages": False}).json()["messages"] is False
    assert api(bob).patch("/me", json={"name": "Bob"}).json()["messages"] is False
    assert api(bob).patch("/me", json={"messages": "never"}).status_code == 422
    assert api(bob).patch("/me", json={"messages": True}).json()["messages"] is True


def test_the_code_says_where_it_went(api, connect, bob):
    connect(bob, 777)
    sent = api().post("/auth/otp", json={"phone": bob.phone}).json()
    assert sent["sent_to"] == "telegram"
    assert "code" not in sent


def test_telegram_calls_and_bob_is_connected(api, call, run_jobs, bob, hooked):
    user = hooked.user(777, "bob")
    update = user.open_link(api(bob).post("/me/telegram").json()["url"])
    answer = call(update)
    assert (answer.status_code, answer.content) == (204, b"")
    assert call(update).status_code == 204
    assert api(bob).get("/me/telegram").json()["shown_as"] == "@bob"
    run_jobs()
    assert len(user.texts) == 1


@pytest.mark.parametrize("secret", ["x", "", "0" * 64, "é"])
def test_nobody_else_may_call(api, bob, hooked, secret):
    url = api(bob).post("/me/telegram").json()["url"]
    update = hooked.user(666).open_link(url)
    headers = {HEADER: secret.encode()} if secret else {}
    refused = api().post(HOOK, json=update, headers=headers)
    assert refused.status_code == 404
    assert not api(bob).get("/me/telegram").json()["connected"]


def test_while_polling_there_is_no_webhook_even_for_who_knows_the_secret(api, hooked, settings, database):
    secret = hooked.webhook["secret_token"]
    settings(telegram_updates="polling")
    refused = api().post(HOOK, json={"update_id": 1}, headers={HEADER: secret})
    assert refused.status_code == 404
    assert refused.json() == api().post("/nothing/here").json()


def test_the_secret_is_this_installations_and_this_bots(hooked, settings):
    secret = hooked.webhook["secret_token"]
    assert webhook.is_from_telegram(secret)
    settings(secret_key="another-key-0123456789-abcdefghijklmnopqrstuvwxyz")
    assert not webhook.is_from_telegram(secret)


@pytest.mark.parametrize("update", [{}, {"update_id": 5}, {"update_id": 6, "poll": {}}, {"update_id": 7, "message": 5}])
def test_what_is_not_understood_is_taken_so_that_it_does_not_come_again(call, update, database):
    assert call(update).status_code == 204


@pytest.mark.parametrize("body", [[], "x", None])
def test_what_is_no_update_is_refused(call, body, database):
    assert call(body).status_code == 422


def test_a_banned_account_connects_nothing(api, call, bob: Account, hooked, sql):
    update = hooked.user(777).open_link(api(bob).post("/me/telegram").json()["url"])
    sql("UPDATE account SET is_active = false")
    assert call(update).status_code == 204
    assert sql("SELECT * FROM telegram_chat") == []
