"""Signed in, refreshed, signed out, banned."""

from datetime import timedelta
from uuid import UUID

import jwt
import pytest

from photodrop.config import signing_key
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models.base import now
from photodrop.services import accounts, sessions, users


@pytest.fixture
def begin(database):
    def sign_in(account) -> sessions.Tokens:
        with transaction() as session:
            return sessions.begin(session, session.merge(account))

    return sign_in


@pytest.fixture
def who(database):
    def ask(token: str | None) -> UUID:
        with transaction() as session:
            return sessions.authenticate(session, token).id

    return ask


@pytest.fixture
def refresh(database):
    def swap(token: str) -> sessions.Tokens:
        with transaction() as session:
            return sessions.refresh(session, token)

    return swap


def forged(token: str, key: bytes | None = None, **claims) -> str:
    told = jwt.decode(token, options={"verify_signature": False}) | claims
    return jwt.encode({name: value for name, value in told.items() if value is not None}, key or signing_key(), "HS256")


def test_a_token_says_who_and_for_how_long(alice, bob, begin, who):
    tokens = begin(alice)
    assert who(tokens.access_token) == alice.id
    claims = jwt.decode(tokens.access_token, options={"verify_signature": False})
    assert (claims["sub"], claims["user_id"], claims["role"]) == (str(alice.id), str(alice.id), "photographer")
    assert claims["exp"] - claims["iat"] == tokens.expires_in == 24 * 60 * 60
    assert begin(bob).expires_in == 7 * 24 * 60 * 60


def test_signing_in_ends_nobody_elses_session(alice, bob, begin, who):
    first, second, other = begin(alice), begin(alice), begin(bob)
    assert who(first.access_token) == who(second.access_token) == alice.id
    assert who(other.access_token) == bob.id


def test_what_is_no_token_of_ours_is_refused(alice, bob, begin, who):
    good = begin(alice).access_token
    bad = [
        None,
        "",
        "nonsense",
        good[:-2],
        forged(good, b"another key, long enough for the algorithm"),
        forged(good, sub=str(bob.id)),
        forged(good, exp=now() - timedelta(seconds=1)),
        forged(good, exp=None),
        forged(good, aud="somebody-else"),
        forged(good, sid="not-an-id"),
        forged(good, sid=7),
        jwt.encode(jwt.decode(good, options={"verify_signature": False}), "", "none"),
    ]
    for token in bad:
        with pytest.raises(NotSignedIn):
            who(token)


def test_signing_out_ends_this_session_only(alice, begin, who):
    here, there = begin(alice), begin(alice)
    with transaction() as session:
        sessions.end(session, here.access_token)
    with pytest.raises(NotSignedIn):
        who(here.access_token)
    assert who(there.access_token) == alice.id


def test_a_ban_counts_from_the_next_request(alice, bob, admin, begin, who, refresh):
    tokens = begin(bob)
    with pytest.raises(NotFound), transaction() as session:
        users.set_active(session, alice, bob.id, active=False)
    with transaction() as session:
        users.set_active(session, admin, bob.id, active=False)
    with pytest.raises(NotSignedIn):
        who(tokens.access_token)
    with pytest.raises(NotSignedIn):
        refresh(tokens.refresh_token)


def test_refreshing_rotates(alice, begin, who, refresh):
    first = begin(alice)
    second = refresh(first.refresh_token)
    assert second.refresh_token != first.refresh_token
    assert who(second.access_token) == alice.id
    assert refresh(second.refresh_token).access_token


def test_a_refresh_token_used_twice_ends_the_whole_session_although_the_request_fails(alice, begin, who, refresh):
    first, untouched = begin(alice), begin(alice)
    second = refresh(first.refresh_token)
    with pytest.raises(NotSignedIn):
        refresh(first.refresh_token)
    for token in (first.access_token, second.access_token):
        with pytest.raises(NotSignedIn):
            who(token)
    with pytest.raises(NotSignedIn):
        refresh(second.refresh_token)
    assert who(untouched.access_token) == alice.id


def test_one_refresh_token_at_once_in_many_hands_serves_one_and_then_nobody(alice, begin, who, refresh, at_once):
    first = begin(alice)
    outcomes = at_once([lambda: refresh(first.refresh_token)] * 6)
    served = [outcome for outcome in outcomes if isinstance(outcome, sessions.Tokens)]
    assert len(served) == 1
    assert all(isinstance(outcome, (sessions.Tokens, NotSignedIn)) for outcome in outcomes)
    with pytest.raises(NotSignedIn):
        who(served[0].access_token)


def test_refresh_tokens_expire_and_are_kept_hashed(alice, begin, refresh, sql):
    tokens = begin(alice)
    assert tokens.refresh_token not in str(sql("SELECT token_hash FROM refresh_token"))
    sql("UPDATE refresh_token SET expires_at = now() - interval '1 second'")
    for token in (tokens.refresh_token, "nonsense"):
        with pytest.raises(NotSignedIn):
            refresh(token)


class TestTicket:
    @pytest.fixture
    def ticket(self, alice):
        with transaction() as session:
            return sessions.ticket(session, alice)

    def redeem(self, ticket):
        with transaction() as session:
            return sessions.redeem(session, ticket)

    def test_it_becomes_a_session_once(self, alice, ticket, who):
        account, tokens = self.redeem(ticket)
        assert account.id == who(tokens.access_token) == alice.id
        with pytest.raises(NotSignedIn):
            self.redeem(ticket)

    def test_many_at_once_get_one_session(self, ticket, at_once, sql):
        outcomes = at_once([lambda: self.redeem(ticket)] * 6)
        assert sum(isinstance(outcome, tuple) for outcome in outcomes) == 1
        assert sql("SELECT count(*) FROM login_session") == [(1,)]

    def test_it_lives_a_minute(self, ticket, sql):
        assert sql("SELECT round(extract(epoch FROM expires_at - now())) FROM sign_in_ticket")[0][0] == 60
        sql("UPDATE sign_in_ticket SET expires_at = now() - interval '1 second'")
        with pytest.raises(NotSignedIn):
            self.redeem(ticket)

    def test_a_banned_account_gets_nothing_for_it(self, alice, ticket):
        with transaction() as session:
            users.set_active(session, None, alice.id, active=False)
        with pytest.raises(NotSignedIn):
            self.redeem(ticket)


def test_a_new_password_signs_every_other_device_out(alice, begin, who):
    from tests.fixtures.people import PASSWORD

    here, there = begin(alice), begin(alice)
    with transaction() as session:
        account = sessions.authenticate(session, here.access_token)
        accounts.change_password(session, account, PASSWORD, "a much better one", here.access_token)
    assert who(here.access_token) == alice.id
    with pytest.raises(NotSignedIn):
        who(there.access_token)


def test_the_sweep_takes_what_is_over_and_nothing_else(alice, begin, who, sql):
    old, young = begin(alice), begin(alice)
    with transaction() as session:
        sessions.ticket(session, alice)
    sid = jwt.decode(old.access_token, options={"verify_signature": False})["sid"]
    sql("UPDATE login_session SET expires_at = now() - interval '1 day' WHERE id = :id", id=sid)
    sql("UPDATE sign_in_ticket SET expires_at = now() - interval '1 day'")
    with pytest.raises(NotSignedIn):
        who(old.access_token)
    with transaction() as session:
        sessions.sweep(session)
    assert who(young.access_token) == alice.id
    assert sql("SELECT (SELECT count(*) FROM refresh_token), (SELECT count(*) FROM sign_in_ticket)") == [(1, 0)]
