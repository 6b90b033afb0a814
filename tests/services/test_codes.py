"""Six digits: three minutes, one resend, five tries, one use."""

import logging
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Gone, Invalid, NotFound, TooMany
from photodrop.models import Account
from photodrop.services import codes, sessions, users
from photodrop.services.channels import CodeNotSent

PHONE = "+1 202 555 0177"
E164 = "+12025550177"
HOME = "192.0.2.1"


@pytest.fixture
def ask(database):
    def send(phone: str = PHONE, address: str = HOME) -> codes.SentCode:
        with transaction() as session:
            return codes.request(session, phone, address)

    return send


@pytest.fixture
def resend(database):
    def send(sent: codes.SentCode) -> codes.SentCode:
        with transaction() as session:
            return codes.resend(session, UUID(sent.otp_id), HOME)

    return send


@pytest.fixture
def enter(database):
    def verify(sent: codes.SentCode, code: str | None = None, address: str = HOME) -> tuple[Account, bool]:
        with transaction() as session:
            return codes.verify(session, UUID(sent.otp_id), (sent.code or "") if code is None else code, address)

    return verify


def other(code: str, step: int = 1) -> str:
    return f"{(int(code) + step) % 1_000_000:06d}"


def test_a_code_signs_a_new_phone_up(ask, enter):
    sent = ask()
    assert (sent.expires_in, sent.resends_left, sent.phone_label) == (180, 1, "+1 202-555-0177")
    account, is_new = enter(sent)
    assert (account.phone, is_new, account.name) == (E164, True, "")


def test_a_code_is_used_once(ask, enter):
    sent = ask()
    enter(sent)
    with pytest.raises(codes.CodeExpired):
        enter(sent)


def test_the_same_phone_comes_back_to_the_same_account(ask, enter):
    first, _ = enter(ask())
    with transaction() as session:
        sessions.begin(session, session.get_one(Account, first.id))
    again, is_new = enter(ask())
    assert (again.id, is_new) == (first.id, False)


def test_a_client_known_before_finds_their_account(alice, bob, ask, enter):
    account, is_new = enter(ask(bob.phone))
    assert (account.id, is_new) == (bob.id, True)


def test_a_code_lives_three_minutes(ask, enter, sql):
    sent = ask()
    assert sql("SELECT round(extract(epoch FROM expires_at - now())) FROM one_time_code")[0][0] == 180
    sql("UPDATE one_time_code SET expires_at = now() - interval '1 second'")
    with pytest.raises(codes.CodeExpired):
        enter(sent)


def test_a_resend_sends_another_code_once_and_the_old_one_dies(ask, resend, enter):
    first = ask()
    second = resend(first)
    assert second.otp_id == first.otp_id
    assert second.resends_left == 0
    if second.code != first.code:
        with pytest.raises(codes.CodeWrong):
            enter(first)
    with pytest.raises(codes.NoResendLeft):
        resend(first)
    assert enter(second)[0].phone == E164


def test_asking_anew_kills_the_earlier_code_for_good(ask, resend, enter):
    first, second = ask(), ask()
    with pytest.raises(codes.CodeExpired):
        enter(first)
    with pytest.raises(codes.NoResendLeft):
        resend(first)
    assert enter(second)[0].phone == E164


def test_a_resend_gives_no_new_tries(ask, resend, enter):
    sent = ask()
    for step in range(1, 5):
        with pytest.raises(codes.CodeWrong):
            enter(sent, other(sent.code, step))
    again = resend(sent)
    with pytest.raises(codes.CodeSpent):
        enter(again, other(again.code))
    with pytest.raises(codes.CodeSpent):
        enter(again)


def test_five_wrong_tries_end_it(ask, enter, resend):
    sent = ask()
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        with pytest.raises(codes.CodeWrong, match=left):
            enter(sent, other(sent.code))
    with pytest.raises(codes.CodeSpent):
        enter(sent, other(sent.code))
    with pytest.raises(codes.CodeSpent):
        enter(sent)
    with pytest.raises(codes.CodeSpent):
        resend(sent)


def test_the_fifth_try_may_be_right(ask, enter):
    sent = ask()
    for _ in range(4):
        with pytest.raises(codes.CodeWrong):
            enter(sent, other(sent.code))
    assert enter(sent)[1]


def test_twenty_guesses_at_once_get_five_tries_between_them(ask, enter, at_once):
    sent = ask()
    outcomes = at_once([lambda: enter(sent, other(sent.code))] * 20)
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds.count(codes.CodeWrong) == 4
    assert kinds.count(codes.CodeSpent) == 16


def test_the_right_code_entered_twice_at_once_signs_in_once(ask, enter, at_once):
    sent = ask()
    outcomes = at_once([lambda: enter(sent)] * 4)
    assert sum(isinstance(outcome, tuple) for outcome in outcomes) == 1
    assert all(isinstance(outcome, (tuple, Gone)) for outcome in outcomes)


def test_two_first_sign_ins_of_one_phone_make_one_account(ask, enter, at_once, sql):
    first = ask()
    second = ask()
    sql("UPDATE one_time_code SET expires_at = now() + interval '1 minute'")
    outcomes = at_once([lambda: enter(first), lambda: enter(second)])
    assert {account.id for account, _ in outcomes} == {row.id for row in sql("SELECT id FROM account")}
    assert sql("SELECT count(*) FROM account") == [(1,)]


@pytest.mark.parametrize("wrong", ["", "12345", "1234567", "abcdef", "１２３４５６", "0" * 5000])
def test_nonsense_is_a_wrong_code(ask, enter, wrong):
    with pytest.raises(codes.CodeWrong):
        enter(ask(), wrong)


def test_an_unknown_id_is_not_found(ask, enter, sql):
    sent = ask()
    sql("DELETE FROM one_time_code")
    with pytest.raises(NotFound):
        enter(sent)


@pytest.mark.parametrize(
    "phone", ["", "12", "+1 202 555", "tel:nobody", "+999 123456789", "+1 202 555 0177 ext. 5", "\0"]
)
def test_what_is_no_phone_gets_no_code(ask, phone):
    with pytest.raises(Invalid):
        ask(phone)


def test_a_phone_gets_five_codes_a_quarter_of_an_hour(ask, sql):
    for number in range(5):
        ask(address=f"192.0.2.{number}")
    with pytest.raises(TooMany) as refusal:
        ask(address="192.0.2.9")
    assert 0 < refusal.value.retry_after <= 15 * 60
    sql("UPDATE rate_limit SET resets_at = now() - interval '1 second'")
    ask()


def test_an_address_gets_thirty_codes_and_sixty_tries(ask, enter):
    for number in range(30):
        ask(f"+1 202 555 {number:04}")
    with pytest.raises(TooMany):
        ask("+1 202 555 0100")
    sent = ask("+1 202 555 0101", address="192.0.2.2")
    for _ in range(60):
        with pytest.raises((Gone, Invalid)):
            enter(sent, other(sent.code), "192.0.2.3")
    with pytest.raises(TooMany):
        enter(sent, other(sent.code), "192.0.2.3")


def test_a_closed_account_does_not_come_in_by_code(bob, ask, enter):
    with transaction() as session:
        users.set_active(session, None, bob.id, active=False)
    with pytest.raises(NotFound):
        enter(ask(bob.phone))


def test_the_database_holds_no_code_in_the_clear(ask, sql):
    sent = ask()
    assert sent.code not in str(sql("SELECT code_hash, phone FROM one_time_code"))
    assert E164 not in str(sql("SELECT key FROM rate_limit"))


def test_codes_are_logged_by_the_stand_in_for_the_bot_and_by_nobody_else(ask, enter, resend, caplog):
    caplog.set_level(logging.DEBUG)
    sent = ask()
    enter(sent)
    told = [record for record in caplog.records if sent.code in record.getMessage()]
    assert [record.name for record in told] == ["photodrop.codes"]


def test_production_shows_no_code_on_the_page(ask, settings):
    settings(environment="production")
    assert ask().code is None


def test_a_bot_that_does_not_answer_costs_no_resend_and_kills_no_code(ask, enter, resend, settings, telegram, sql):
    first = ask()
    settings(telegram_bot_token="1:secret", telegram_chat_id=telegram.chat_id, telegram_api_url=telegram.url)
    telegram.always = (500, b"{}")
    with pytest.raises(CodeNotSent):
        resend(first)
    telegram.always = (429, b'{"ok": false, "parameters": {"retry_after": 9}}')
    with pytest.raises(CodeNotSent):
        ask()
    assert enter(first)[0].phone == E164


def test_with_a_bot_the_code_goes_there_and_not_on_the_page(ask, enter, settings, telegram, caplog):
    caplog.set_level(logging.DEBUG)
    settings(telegram_bot_token="1:secret", telegram_chat_id=telegram.chat_id, telegram_api_url=telegram.url)
    sent = ask()
    assert sent.code is None
    code = next(word for word in telegram.messages[0]["text"].split() if len(word) == 6 and word.isdigit())
    assert enter(sent, code)[1]
    assert code not in caplog.text
    assert "secret" not in caplog.text
