"""What is told takes the language of whoever is told, by every way, however much later."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import codes, money, notifications, told_later
from photodrop.services.tongues import _, _n, all_told


@pytest.fixture
def reads(database):
    """`reads(alice, "de")`"""

    def choose(account: Account, language: str) -> None:
        with transaction() as session:
            session.get_one(Account, account.id).language = language

    return choose


@pytest.fixture
def due(sql, run_jobs):
    def skip() -> None:
        sql("UPDATE delivery SET due_at = now() - interval '1 second' WHERE state = 'waiting'")
        sql("UPDATE procrastinate_jobs SET scheduled_at = now()")
        run_jobs()

    return skip


def tell(account: Account, body: str = "") -> None:
    with transaction() as session:
        title = _("Your photos have dropped")
        notifications.tell(session, account.id, "order_changed", title=title, body=body, url="/orders/1")


@pytest.mark.parametrize(
    "sentence",
    [
        _("{name} paid {sum}", name="Bob", sum=money.exact(-123456, "EUR")),
        _("{sum} on {day}", sum=money.rough(120000, "USD"), day=date(2026, 11, 21)),
        _("From {moment} on", moment=datetime(2026, 11, 21, 14, 5, tzinfo=UTC)),
        _(
            "{who} chose {what}: {share}",
            who="Bob",
            what=_n("{count} photo", "{count} photos", 1200),
            share=Decimal("1.5"),
        ),
        "Summer wedding",
    ],
)
def test_a_sentence_comes_back_from_the_database_as_it_was(sentence):
    back = told_later.again(json.loads(json.dumps(told_later.kept(sentence))))
    assert (back, type(back)) == (sentence, type(sentence))
    for language in ("uk", "de", "ar"):
        assert all_told(language, back) == all_told(language, sentence)


def test_a_moment_is_spelled_by_the_clock_it_names():
    sentence = _("From {moment} on", moment=datetime(2026, 11, 21, 14, 5, tzinfo=UTC))
    assert all_told("en", sentence) == "From Nov 21, 2026, 14:05 UTC on"
    assert all_told("de", sentence) == "From 21.11.2026, 14:05 UTC on"


def test_the_list_changes_with_the_language_and_what_people_wrote_does_not(alice, api):
    tell(alice, body="Settings")
    for wish, title in (("de", "Ihre Fotos sind da"), ("ar", "وصلت صورك"), ("en", "Your photos have dropped")):
        answer = api(alice).get("/notifications", headers={"Accept-Language": wish})
        assert [(one["title"], one["body"]) for one in answer.json()["items"]] == [(title, "Settings")]


def test_an_amount_alone_is_spelled_anew(alice, api):
    tell(alice, body=money.exact(123400, "EUR"))
    [told] = api(alice).get("/notifications", headers={"Accept-Language": "de"}).json()["items"]
    assert told["body"] == "1.234,00\N{NO-BREAK SPACE}€"


def test_a_browser_is_told_in_the_language_of_the_account(subscribe, reads, run_jobs, due, alice):
    browser = subscribe(alice)
    reads(alice, "ar")
    tell(alice, body="Summer wedding")
    run_jobs()
    for _again in range(2):
        tell(alice)
    due()
    told = [(one["title"], one["body"], one["lang"], one["dir"]) for one in browser.told]
    assert told == [("وصلت صورك", "Summer wedding", "ar", "rtl"), ("جديد عن طلبين", "", "ar", "rtl")]


def test_letters_say_in_which_language_they_are(mail, due, reads, new_account):
    alice = new_account(login="alice", email="alice@example.com", name="Alice Adams")
    reads(alice, "uk")
    tell(alice)
    with transaction() as session:
        title = _("Your photos have dropped")
        notifications.write(session, "g@example.com", "order_changed", title=title, url="/orders/1", language="ar")
    due()
    letters = {str(letter["To"]): letter for letter in mail.letters}
    plain, html = (part.get_content() for part in letters["alice@example.com"].iter_parts())
    assert letters["alice@example.com"]["Subject"] == "Ваші фото вже тут"
    assert "Ви отримали цього листа, бо маєте обліковий запис у PhotoDrop." in plain
    assert '<html lang="uk" dir="ltr">' in html
    assert "Open PhotoDrop" not in html
    plain, html = (part.get_content() for part in letters["g@example.com"].iter_parts())
    assert plain.startswith("وصلت صورك\r\n")
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize(("of_bob", "of_alice"), [("de", None), (None, "de")])
def test_that_photos_dropped_is_told_in_the_clients_language_or_else_the_photographers(
    connect, add_photo, drop, run_jobs, reads, alice, bob, of_bob, of_alice
):
    user = connect(bob, 777, "bob")
    reads(bob, of_bob)
    reads(alice, of_alice)
    add_photo([bob])
    drop()
    run_jobs()
    assert user.texts[-1].startswith("Ihre Fotos sind da.\n\nSummer wedding\n")


def test_a_code_and_the_bot_speak_the_language_of_the_account(connect, reads, hear, bob, bot):
    reads(bob, "fr")
    user = connect(bob, 777, "bob")
    with transaction() as session:
        codes.request(session, bob.phone, "192.0.2.1")
    user.say("/stop")
    hear()
    first, code, last = user.texts
    assert first.startswith("Vous recevrez ici vos codes")
    assert "est votre code PhotoDrop.\nIl est valable 3 minutes." in code
    assert last.startswith("Vous ne recevrez plus rien ici.")
