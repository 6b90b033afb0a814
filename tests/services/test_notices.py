"""“Your photos have dropped.”: one message for a client and a batch, in time, and never to whom it is not for."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from photodrop.db import transaction
from photodrop.models import Account, Notice, NoticeState
from photodrop.models.base import now
from photodrop.services import accounts, albums, appearances, housekeeping, notices, photos, users
from tests.adapters.telegram_server import CHAT_ID, TOKEN

SLOWER = (429, b'{"ok": false, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 60}}')


@pytest.fixture
def states(sql):
    return lambda: [row.state for row in sql("SELECT state FROM notice ORDER BY id")]


@pytest.fixture
def time_passes(sql):
    """What was to happen within this time is due now."""

    def skip(hours: float) -> None:
        gap = timedelta(hours=hours)
        sql("UPDATE notice SET due_at = due_at - :gap, dropped_at = dropped_at", gap=gap)
        sql("UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - :gap", gap=gap)
        sql("UPDATE rate_limit SET resets_at = resets_at - :gap", gap=gap)

    return skip


@pytest.fixture
def own(connect, bob):
    """Bob's own Telegram, without what was said when he connected it."""
    user = connect(bob, 5550177700, "bob")
    user.texts.clear()
    return user


def test_bob_is_told_once(own, add_photo, drop, run_jobs, bob, album, bot, states):
    add_photo([bob])
    run_jobs()
    drop()
    run_jobs()
    assert own.texts == [f"Your photos have dropped.\n\nSummer wedding\nhttp://127.0.0.1:8000/albums/{album.id}"]
    assert bot.texts() == []
    assert states() == ["sent"]
    assert bot.messages[-1]["link_preview_options"] == {"is_disabled": True}


def test_many_photos_are_one_message(own, add_photo, drop, run_jobs, bob, jpeg):
    for edge in (200, 300, 400):
        add_photo([bob], content=jpeg(edge, 200))
    drop()
    run_jobs()
    assert len(own.texts) == 1


def test_photos_that_follow_are_another_batch(own, add_photo, drop, run_jobs, bob, jpeg, states, time_passes):
    add_photo([bob])
    drop()
    run_jobs()
    add_photo([bob], content=jpeg(300, 200))
    drop()
    time_passes(0.01)
    run_jobs()
    assert len(own.texts) == 2
    assert states() == ["sent", "sent"]


def test_nobody_is_told_of_photos_without_them(own, connect, add_photo, drop, run_jobs, bob, charlie, jpeg):
    stranger = connect(charlie, 888)
    stranger.texts.clear()
    add_photo([charlie])
    add_photo(content=jpeg(300, 200))
    drop()
    run_jobs()
    assert own.texts == []
    assert len(stranger.texts) == 1


def test_who_has_no_telegram_is_told_by_the_chat_that_stands_in(add_photo, drop, run_jobs, bob, bot, album):
    add_photo([bob])
    drop()
    run_jobs()
    assert bot.texts() == [
        f"For +1 202-555-0143: Your photos have dropped.\n\nSummer wedding\nhttp://127.0.0.1:8000/albums/{album.id}"
    ]


def test_without_a_bot_nothing_is_promised(add_photo, drop, promised, run_jobs, bob):
    add_photo([bob])
    run_jobs()
    drop()
    assert promised() == []


def test_a_job_that_runs_twice_tells_once(own, add_photo, drop, run_jobs, bob, sql, at_once):
    add_photo([bob])
    run_jobs()
    drop()
    notice_id = sql("SELECT id FROM notice")[0].id

    def send():
        with transaction() as session:
            notices.send(session, notice_id, has_turn=True)

    assert at_once([send] * 8) == [None] * 8
    run_jobs()
    assert len(own.texts) == 1


def test_a_worker_that_dies_after_sending_tells_nobody_twice(own, add_photo, drop, run_jobs, bob, sql, states):
    add_photo([bob])
    run_jobs()
    drop()
    notice_id = sql("SELECT id FROM notice")[0].id

    def send_and_die():
        with transaction() as session:
            notices.send(session, notice_id, has_turn=True)
            raise SystemExit

    with pytest.raises(SystemExit):
        send_and_die()
    assert len(own.texts) == 1
    assert states() == ["sending"]
    run_jobs()
    run_jobs(including_later=True)
    assert len(own.texts) == 1


def test_when_telegram_never_answers_nobody_can_know_and_nothing_is_repeated(
    own, add_photo, drop, run_jobs, bob, bot, states
):
    add_photo([bob])
    run_jobs()
    drop()
    bot.answers.append(0.0)
    run_jobs()
    run_jobs(including_later=True)
    assert states() == ["sending"]
    assert [path.rpartition("/")[2] for path in bot.paths].count("sendMessage") == 2  # The first greeted him.


@pytest.mark.parametrize("answer", [SLOWER, (500, b""), (502, b"<html>"), (401, b'{"ok": false}')])
def test_what_telegram_refused_is_sent_later_and_once(own, add_photo, drop, run_jobs, bob, bot, answer, states):
    add_photo([bob])
    run_jobs()
    drop()
    bot.answers.append(answer)
    assert run_jobs() == ["notices.send"]
    assert (own.texts, states()) == ([], ["waiting"])
    assert run_jobs() == []


def test_after_429_it_comes_when_the_bot_says(own, add_photo, drop, run_jobs, bob, bot, sql, time_passes):
    add_photo([bob])
    run_jobs()
    drop()
    bot.answers.append(SLOWER)
    run_jobs()
    wait = sql("SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs WHERE status = 'todo'")[0][0]
    assert 55 < wait <= 60
    time_passes(0.02)
    run_jobs()
    assert len(own.texts) == 1


def test_it_is_given_up_in_the_end(own, add_photo, drop, run_jobs, bob, bot, states, time_passes, promised):
    add_photo([bob])
    run_jobs()
    drop()
    bot.always = (500, b"")
    for _ in range(12):
        run_jobs()
        time_passes(48)
    assert states() == ["failed"]
    assert promised() == []


def test_who_blocked_the_bot_is_told_the_other_way(own, add_photo, drop, run_jobs, bob, bot, sql):
    add_photo([bob])
    drop()
    own.block()
    run_jobs()
    assert own.texts == []
    assert bot.texts()[0].startswith("For +1 202-555-0143: Your photos have dropped.")
    assert sql("SELECT * FROM telegram_chat") == []


def test_nobody_left_to_tell_is_no_fault(own, add_photo, drop, run_jobs, bob, bot, settings, states):
    settings(telegram_chat_id="")
    add_photo([bob])
    drop()
    own.block()
    run_jobs()
    assert states() == ["skipped"]


def switch_off(session, alice, bob, album, photo):
    accounts.choose_messages(session, session.get_one(Account, bob.id), wanted=False)


def ban(session, alice, bob, album, photo):
    users.set_active(session, None, bob.id, active=False)


def delete_photo(session, alice, bob, album, photo):
    photos.delete(session, alice, album.id, [photo.id])


def delete_album(session, alice, bob, album, photo):
    albums.delete(session, alice, album.id)


def take_bob_out(session, alice, bob, album, photo):
    appearances.set_people(session, alice, photo.id, [])


def reject(session, alice, bob, album, photo):
    found = appearances.of(session, bob.id, photo.id)
    assert found
    appearances.decide(session, session.get_one(Account, bob.id), found.id, appearances.AppearanceState.rejected)


@pytest.mark.parametrize("meanwhile", [switch_off, ban, delete_photo, delete_album, take_bob_out, reject])
def test_what_is_no_longer_true_or_wanted_is_not_told(
    own, add_photo, drop, run_jobs, alice, bob, album, bot, states, meanwhile
):
    photo = add_photo([bob])
    run_jobs()
    drop()
    with transaction() as session:
        meanwhile(session, alice, bob, album, photo)
    run_jobs()
    assert own.texts == bot.texts() == []
    assert states() == ["skipped"]


def test_a_photo_that_failed_is_not_told_of(own, add_photo, drop, run_jobs, bob, sql, states):
    add_photo([bob])
    drop()
    sql("DELETE FROM procrastinate_jobs WHERE task_name <> 'notices.send'")
    sql("UPDATE photo SET status = 'failed', error = 'Broken.'")
    run_jobs()
    assert own.texts == []
    assert states() == ["skipped"]


def test_in_quiet_hours_everything_waits_and_comes_as_one(
    own, add_photo, drop, run_jobs, alice, bob, album, new_album, settings, jpeg, states, sql
):
    settings(quiet_hours=quiet_now())
    other = new_album(name="Winter wedding")
    for what, edge in ((album, 200), (other, 300), (album, 400)):
        add_photo([bob], to=what, content=jpeg(edge, 200))
        drop(what=what)
    run_jobs()
    assert own.texts == []
    assert states() == ["waiting"] * 3
    settings(quiet_hours="")
    sql("UPDATE notice SET due_at = now()")
    sql("UPDATE procrastinate_jobs SET scheduled_at = now()")
    run_jobs()
    address = "http://127.0.0.1:8000/albums"
    told = f"Summer wedding\n{address}/{album.id}\n\nWinter wedding\n{address}/{other.id}"
    assert own.texts == [f"Your photos have dropped.\n\n{told}"]
    assert states() == ["sent"] * 3


def test_a_message_that_was_late_waits_for_the_morning_too(own, add_photo, drop, run_jobs, bob, settings, states):
    add_photo([bob])
    run_jobs()
    drop()
    settings(quiet_hours=quiet_now())
    assert run_jobs() == ["notices.send"]
    assert own.texts == []
    assert states() == ["waiting"]


def quiet_now() -> str:
    """From an hour ago until in two hours."""
    moment = datetime.now(UTC)
    return f"{moment - timedelta(hours=1):%H:%M}-{moment + timedelta(hours=2):%H:%M}"


def test_a_live_album_tells_when_the_first_photos_have_settled_and_then_once_an_hour(
    own, add_photo, run_jobs, bob, new_album, jpeg, states, time_passes
):
    live = new_album(live=True)
    for edge in (200, 300, 400):
        add_photo([bob], to=live, content=jpeg(edge, 200))
    run_jobs()
    assert (own.texts, states()) == ([], ["waiting"])
    time_passes(0.04)
    run_jobs()
    assert len(own.texts) == 1
    for edge in (500, 600):
        add_photo([bob], to=live, content=jpeg(edge, 200))
    run_jobs()
    time_passes(0.9)
    run_jobs()
    assert len(own.texts) == 1
    time_passes(0.2)
    run_jobs()
    assert len(own.texts) == 2


def test_who_is_found_in_a_dropped_photo_later_is_told_then(own, add_photo, drop, run_jobs, alice, bob, time_passes):
    photo = add_photo()
    run_jobs()
    drop()
    run_jobs()
    assert own.texts == []
    for _ in range(2):
        with transaction() as session:
            appearances.set_people(session, alice, photo.id, [bob.phone])
        run_jobs()
    assert own.texts == []
    time_passes(0.04)
    run_jobs()
    assert len(own.texts) == 1


def test_who_is_confirmed_in_a_dropped_photo_is_told_then(
    own, add_photo, drop, run_jobs, alice, bob, sql, time_passes, reread
):
    photo = add_photo([bob])
    sql("UPDATE appearance SET state = 'suggested'")
    run_jobs()
    drop()
    run_jobs()
    assert own.texts == []
    with transaction() as session:
        found = appearances.of(session, bob.id, photo.id)
        assert found
        appearances.decide(session, alice, found.id, appearances.AppearanceState.confirmed)
    time_passes(0.04)
    run_jobs()
    assert len(own.texts) == 1


def test_twenty_clients_of_one_chat_are_told_at_its_pace(add_photo, drop, run_jobs, new_account, bot, sql):
    people = [new_account(phone=f"+1202555{number:04}") for number in range(20)]
    add_photo(people)
    run_jobs()
    drop()
    run_jobs()
    # Nobody waits in a worker: the others got a turn each, a second apart.
    assert 1 <= len(bot.texts()) <= 3
    turns = [row[0] for row in sql("SELECT scheduled_at FROM procrastinate_jobs WHERE status = 'todo' ORDER BY 1")]
    assert len(turns) + len(bot.texts()) == 20
    assert all(0.9 <= (later - one).total_seconds() <= 1.1 for one, later in pairwise(turns))
    run_jobs(including_later=True)
    assert len(bot.texts()) == 20


def test_a_photographer_in_their_own_photos_is_not_told(add_photo, drop, run_jobs, alice, bot):
    add_photo([alice])
    drop()
    run_jobs()
    assert bot.texts() == []


def test_more_albums_than_a_message_holds_are_counted(own, add_photo, drop, run_jobs, bob, new_album, settings, sql):
    settings(quiet_hours=quiet_now())
    for number in range(12):
        made = new_album(name=f"Album {number}")
        add_photo([bob], to=made)
        drop(what=made)
    settings(quiet_hours="")
    sql("UPDATE notice SET due_at = now()")
    sql("UPDATE procrastinate_jobs SET scheduled_at = now()")
    run_jobs()
    assert len(own.texts) == 1
    assert own.texts[0].endswith("And 2 more\nhttp://127.0.0.1:8000/photos")


def test_old_notices_are_swept_and_waiting_ones_stay(bob, album, database, sql):
    with transaction() as session:
        for state, age in ((NoticeState.sent, 100), (NoticeState.sent, 1), (NoticeState.waiting, 100)):
            long_ago = now() - timedelta(days=age)
            session.add(
                Notice(
                    client_id=bob.id,
                    album_id=album.id,
                    dropped_at=now(),
                    due_at=long_ago,
                    state=state,
                    created_at=long_ago,
                )
            )
    with transaction() as session:
        housekeeping.sweep(session)
    assert len(sql("SELECT * FROM notice")) == 2


def test_texts_tokens_and_numbers_are_not_logged(own, connect, add_photo, drop, run_jobs, bob, charlie, caplog):
    caplog.set_level("DEBUG")
    add_photo([bob, charlie])
    drop()
    run_jobs()
    assert "notice.sent" in caplog.text
    for secret in (TOKEN, "have dropped", "Summer wedding", bob.phone, charlie.phone, "5550177700", CHAT_ID):
        assert secret not in caplog.text
