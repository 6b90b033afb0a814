"""Events over a socket: each account hears its own, and nobody whose session has ended hears anything."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from photodrop import routes
from photodrop.api import sockets
from photodrop.config import signing_key
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import events, sessions, users

PATH = "/api/v1/ws"
OWN = {"Origin": "http://127.0.0.1:8000"}


@pytest.fixture
def dial(line) -> Iterator:
    """`dial(token=…)`: an open socket."""
    opened: list[WebSocketTestSession] = []

    def connect(token: str = "", *, cookie: str = "", origin: str = "", word: object = None) -> WebSocketTestSession:
        line.cookies.clear()
        headers = {"Cookie": f"{routes.SESSION_COOKIE}={cookie}"} if cookie else {}
        path = f"{PATH}?token={token}" if token else PATH
        socket = line.websocket_connect(path, headers=headers | ({"Origin": origin} if origin else {}))
        opened.append(socket.__enter__())
        if word is not None:
            socket.send_json(word)
        return socket

    yield connect
    for socket in opened:
        socket.__exit__(None, None, None)


@pytest.fixture
def listen(dial, token_of):
    """`listen(alice)`: her socket, from its hello on."""

    def connect(account: Account) -> WebSocketTestSession:
        socket = dial(token_of(account))
        assert socket.receive_json() == {"event": "hello", "account_id": str(account.id)}
        return socket

    return connect


def tell(account: Account, event: str = "photo.ready", **ids) -> None:
    with transaction() as session:
        events.tell(session, account.id, event, **ids)


def closed(socket: WebSocketTestSession) -> int:
    try:
        # The line to the database may have been cut in the test before; then sockets hear that first.
        while socket.receive_json() == {"event": "missed"}:
            pass
    except WebSocketDisconnect as end:
        return end.code
    raise AssertionError("It is open still.")


def test_everybody_hears_of_their_own_photos_and_of_nobody_elses(
    alice, bob, charlie, new_album, add_photo, run_jobs, listen
):
    ears = {name: listen(account) for name, account in {"alice": alice, "bob": bob, "charlie": charlie}.items()}
    live = new_album(live=True)
    hers, theirs = add_photo(to=live), add_photo([bob], to=live)
    run_jobs()
    for account in (alice, bob, charlie):
        tell(account, "payment.received", payment_id="last")
    said = {name: [] for name in ears}
    for name, ear in ears.items():
        while (message := ear.receive_json())["event"] != "payment.received":
            said[name].append(message)
    ready = {name: [one["photo_id"] for one in heard if one["event"] == "photo.ready"] for name, heard in said.items()}
    assert ready == {"alice": [str(hers.id), str(theirs.id)], "bob": [str(theirs.id)], "charlie": []}
    assert {one["event"] for one in said["bob"]} == {"photo.ready", "notification.changed"}
    assert said["charlie"] == []
    # Whom it was told is nobody's business.
    assert not any("account_id" in one for heard in said.values() for one in heard)


def test_a_token_may_come_in_the_address_in_the_first_message_or_as_our_own_cookie(alice, token_of, dial):
    token = token_of(alice)
    for socket in (dial(token), dial(word={"token": token}), dial(cookie=token, origin=OWN["Origin"])):
        assert socket.receive_json()["event"] == "hello"


def test_nobody_is_let_in_without_a_good_token(alice, token_of, dial):
    token = token_of(alice)
    claims = jwt.decode(token, options={"verify_signature": False})
    old = jwt.encode(claims | {"exp": datetime.now(UTC) - timedelta(seconds=1)}, signing_key(), algorithm="HS256")
    for bad in ("nonsense", old, token[:-3]):
        assert closed(dial(bad)) == 4401
    for word in ({"token": "nonsense"}, {"token": 1}, {"tokens": token}, [token], "x" * 10):
        assert closed(dial(word=word)) == 4401
    # Another site's page cannot use the cookie that the browser sends along.
    assert closed(dial(cookie=token, origin="https://evil.example", word={})) == 4401
    assert closed(dial(word={"token": "x" * 5000})) == 1009


def test_the_token_stands_in_no_log(alice, token_of, dial, caplog):
    caplog.set_level("DEBUG")
    token = token_of(alice)
    socket = dial(token)
    assert socket.receive_json()["event"] == "hello"
    assert token not in caplog.text


def end(alice: Account, token: str) -> None:
    with transaction() as session:
        sessions.end(session, token)


def ban(alice: Account, token: str) -> None:
    with transaction() as session:
        users.set_active(session, None, alice.id, active=False)


def ban_behind_our_back(alice: Account, token: str) -> None:
    with transaction() as session:
        session.get_one(Account, alice.id).is_active = False


def forget(alice: Account, token: str) -> None:
    with transaction() as session:
        sessions.sweep(session)


@pytest.mark.parametrize("how", [end, ban, ban_behind_our_back])
def test_the_socket_ends_with_its_session(how, alice, bob, token_of, dial, listen):
    token = token_of(alice)
    ends, other = dial(token), listen(bob)
    assert ends.receive_json()["event"] == "hello"
    how(alice, token)
    assert closed(ends) == 4401
    tell(alice)
    tell(bob)
    assert other.receive_json()["event"] == "photo.ready"


def test_signing_out_on_one_device_leaves_the_others_alone(alice, token_of, dial):
    here, there = token_of(alice), token_of(alice)
    ends, stays = dial(here), dial(there)
    assert [socket.receive_json()["event"] for socket in (ends, stays)] == ["hello"] * 2
    end(alice, here)
    assert closed(ends) == 4401
    tell(alice)
    assert stays.receive_json()["event"] == "photo.ready"


def test_a_socket_ends_with_its_token(alice, token_of, dial):
    claims = jwt.decode(token_of(alice), options={"verify_signature": False})
    short = jwt.encode(claims | {"exp": datetime.now(UTC) + timedelta(seconds=4)}, signing_key(), algorithm="HS256")
    socket = dial(short)
    assert socket.receive_json()["event"] == "hello"
    assert closed(socket) == 4401


def test_a_ping_is_answered_and_nonsense_is_not(alice, listen):
    socket = listen(alice)
    for word in ("nonsense", "[1]", '{"event": "photo.ready"}', '{"event": "ping"}'):
        socket.send_text(word)
    assert socket.receive_json() == {"event": "pong"}


def test_an_account_has_so_many_sockets_and_no_more(alice, bob, token_of, dial, listen):
    token = token_of(alice)
    for _ in range(sockets.MOST_OF_ACCOUNT):
        assert dial(token).receive_json()["event"] == "hello"
    assert closed(dial(token)) == 4429
    assert listen(bob)


async def test_who_reads_too_slowly_is_dropped_and_holds_no_more_than_the_bound():
    line = sockets.Line(new_id(), "token")
    for number in range(sockets.MOST_WAITING + 50):
        line.put({"event": "photo.ready", "number": number})
    assert line.waiting.qsize() == 1
    last = line.waiting.get_nowait()
    assert isinstance(last, sockets.Dropped)
    assert last.code == 4408


def test_after_a_lost_database_the_socket_says_that_something_may_be_missing(alice, bob, token_of, dial, listen, sql):
    token = token_of(bob)
    banned, socket = dial(token), listen(alice)
    assert banned.receive_json()["event"] == "hello"
    # As a restart does: the triggers' word is lost with the connection.
    sql("ALTER TABLE login_session DISABLE TRIGGER photodrop_session_revoked")
    try:
        end(bob, token)
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        assert socket.receive_json() == banned.receive_json() == {"event": "missed"}
        assert closed(banned) == 4401
    finally:
        sql("ALTER TABLE login_session ENABLE TRIGGER photodrop_session_revoked")
    tell(alice)
    assert socket.receive_json()["event"] == "photo.ready"


def test_nonsense_on_the_channel_ends_nothing(alice, listen, sql):
    socket = listen(alice)
    for nonsense in ("", "{", "[]", '{"account_id": 1}', '{"account_id": "x"}', '{"event": "photo.ready"}'):
        sql("SELECT pg_notify('photodrop_events', :said)", said=nonsense)
    tell(alice)
    assert socket.receive_json()["event"] == "photo.ready"


def test_who_is_there_is_counted(alice, listen, api):
    listen(alice)
    assert "photodrop_sockets 1\n" in api().get("/metrics").text
