"""Letters: what they say, who gets none, and the link that ends them."""

import logging
import re

import pytest

from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account
from photodrop.services import notifications, unsubscribing

LINK = re.compile(r"http://127\.0\.0\.1:8000/unsubscribe/(\S+)")


@pytest.fixture
def alice(new_account):
    return new_account(login="alice", email="Alice@example.com", name="Alice Adams")


@pytest.fixture
def due_now(sql):
    def skip() -> None:
        sql("UPDATE delivery SET due_at = now() - interval '1 second' WHERE state = 'waiting'")
        sql("UPDATE procrastinate_jobs SET scheduled_at = now()")

    return skip


@pytest.fixture
def tell(due_now, run_jobs):
    def say(receiver: Account | str, title: str = "Your order was <sent>", body: str = "By post & quickly") -> None:
        with transaction() as session:
            if isinstance(receiver, str):
                notifications.write(session, receiver, "order_changed", title=title, body=body, url="/orders/1")
            else:
                notifications.tell(session, receiver.id, "order_changed", title=title, body=body, url="/orders/1")
        due_now()
        run_jobs()

    return say


def stop(letter, **how) -> None:
    with transaction() as session:
        unsubscribing.stop(session, LINK.findall(str(letter["List-Unsubscribe"]).rstrip(">"))[0].rstrip(">"), **how)


def test_a_letter_says_it_in_plain_words_and_in_html(tell, mail, alice):
    tell(alice)
    [letter] = mail.letters
    assert (letter["To"], letter["From"]) == ("Alice@example.com", "Studio <studio@example.com>")
    assert letter["Subject"] == "Your order was <sent>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"
    plain, html = (part.get_content() for part in letter.iter_parts())
    said = ["Your order was <sent>", "By post & quickly", "http://127.0.0.1:8000/orders/1"]
    assert plain.splitlines()[:3] == said
    assert "Your order was &lt;sent&gt;</h1>" in html
    assert "By post &amp; quickly" in html
    assert 'href="http://127.0.0.1:8000/orders/1"' in html
    assert len(set(LINK.findall(plain) + [one.rstrip('">') for one in re.findall(r"unsubscribe/([\w.]+)", html)])) == 1


@pytest.mark.parametrize("is_guest", [False, True])
def test_the_link_ends_letters_and_can_be_undone(tell, mail, alice, is_guest):
    receiver = "Guest@example.com" if is_guest else alice
    tell(receiver)
    stop(mail.letters[0])
    tell(receiver)
    assert len(mail.letters) == 1
    stop(mail.letters[0], undo=True)
    tell(receiver)
    assert len(mail.letters) == 2


def test_who_refused_is_told_neither_what_was_promised_before(mail, alice, due_now, run_jobs):
    for _ in range(2):
        with transaction() as session:
            notifications.write(session, "guest@example.com", "order_changed", title="It was sent", url="/orders/1")
        if not mail.letters:
            due_now()
            run_jobs()
    stop(mail.letters[0])
    due_now()
    run_jobs()
    assert len(mail.letters) == 1


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1] + "x", lambda t: "0" * 32 + t[32:], lambda t: t[64:], lambda t: t + "\n"]
)
def test_a_twisted_link_does_nothing(tell, mail, alice, change):
    tell(alice)
    token = LINK.findall(str(mail.letters[0]["List-Unsubscribe"]))[0].rstrip(">")
    with transaction() as session, pytest.raises(NotFound):
        unsubscribing.stop(session, change(token))


def test_nobody_fills_the_mailbox_of_somebody_else(mail, database, due_now, run_jobs):
    for number in range(notifications.LETTERS + 5):
        with transaction() as session:
            notifications.write(
                session, "victim@example.com", "order_changed", title=f"Order {number}", url="/orders/1"
            )
    due_now()
    run_jobs()
    # And what is due together is one letter.
    assert len(mail.letters) == 1
    assert mail.letters[0]["Subject"] == f"News of {notifications.LETTERS} orders"


def test_a_line_break_begins_no_header(tell, mail, alice):
    tell(alice, "Wedding\r\nBcc: everybody@example.com")
    assert mail.letters[0]["Bcc"] is None
    assert mail.letters[0]["Subject"] == "Wedding Bcc: everybody@example.com"


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("451 Not now", ["waiting"]),
        ("rcpt 450 Greylisted", ["waiting"]),
        ("554 Never", ["failed"]),
        ("rcpt 550 Nobody here", ["failed"]),
    ],
)
def test_what_a_server_refuses(tell, mail, alice, sql, answer, states):
    mail.answers.append(answer)
    tell(alice)
    assert [row.state for row in sql("SELECT state FROM delivery")] == states
    assert mail.letters == []


def test_without_a_server_development_reads_them_in_the_log(tell, alice, caplog):
    with caplog.at_level(logging.WARNING):
        tell(alice)
    assert "To: Alice@example.com\nYour order was <sent>" in caplog.text


def test_without_a_server_production_promises_none(tell, alice, settings, promised, caplog):
    settings(environment="production")
    tell(alice)
    tell("guest@example.com")
    assert promised() == []
    assert "example.com" not in caplog.text
