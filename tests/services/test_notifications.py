"""Told once, by the ways that were chosen, and together what comes together."""

from uuid import UUID

import pytest

from photodrop.adapters.push import PushAddress
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account, Channel, Kind
from photodrop.models.base import new_id
from photodrop.services import deliveries, notifications, preferences, push_subscriptions, sessions, users


@pytest.fixture
def tell(database):
    """`tell(alice, "order_placed", "Bob ordered")`"""

    def say(account: Account, kind: str, title: str, **more) -> None:
        with transaction() as session:
            notifications.tell(session, account.id, kind, title=title, url=more.pop("url", "/studio/orders"), **more)

    return say


@pytest.fixture
def listed(database):
    def look(account: Account) -> notifications.NotificationPage:
        with transaction() as session:
            return notifications.find(session, session.get_one(Account, account.id))

    return look


@pytest.fixture
def time_passes(sql):
    """What was to happen within these minutes is due now."""

    def skip(minutes: float) -> None:
        gap = f"{minutes} minutes"
        sql("UPDATE delivery SET due_at = due_at - CAST(:gap AS interval)", gap=gap)
        sql("UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - CAST(:gap AS interval)", gap=gap)
        sql("UPDATE rate_limit SET resets_at = resets_at - CAST(:gap AS interval)", gap=gap)

    return skip


@pytest.fixture
def states(sql):
    return lambda: [row.state for row in sql("SELECT state FROM delivery ORDER BY id")]


def test_it_stands_in_the_list_until_it_is_read(tell, listed, alice, dora, heard):
    tell(alice, "order_placed", "Bob ordered", body="Two prints")
    assert heard(alice, notifications=True) == ["notification.changed"]
    page = listed(alice)
    assert [(one.title, one.body, one.is_read) for one in page.items] == [("Bob ordered", "Two prints", False)]
    assert (page.unread, listed(dora).items) == (1, [])
    with transaction() as session, pytest.raises(NotFound):
        notifications.read(session, session.get_one(Account, dora.id), UUID(page.items[0].id))
    with transaction() as session:
        notifications.read(session, session.get_one(Account, alice.id), UUID(page.items[0].id))
    assert heard(alice, notifications=True) == ["notification.changed"]
    assert (listed(alice).unread, listed(alice).items[0].is_read) == (0, True)


def test_the_same_about_the_same_is_one_row_while_unread(tell, listed, alice):
    subject = new_id()
    for _ in range(3):
        tell(alice, "processing_failed", "A photo could not be processed", body="Wedding", subject_id=subject)
    tell(alice, "processing_failed", "A photo could not be processed", body="Other", subject_id=new_id())
    page = listed(alice)
    assert [(one.title, one.body, one.count) for one in page.items] == [
        ("A photo could not be processed", "Other", 1),
        ("3 photos could not be processed", "Wedding", 3),
    ]
    with transaction() as session:
        notifications.read_all(session, session.get_one(Account, alice.id))
    tell(alice, "processing_failed", "A photo could not be processed", subject_id=subject)
    assert len(listed(alice).items) == 3


def test_a_page_of_somebody_else_is_no_place_to_lead_to(tell, alice):
    for url in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="page of ours"):
            tell(alice, "order_placed", "Bob ordered", url=url)


def test_a_browser_is_told_at_once_and_then_together(tell, subscribe, run_jobs, time_passes, alice, push):
    browser = subscribe(alice)
    tell(alice, "order_placed", "Bob ordered", body="Two prints", url="/studio/orders/1")
    run_jobs()
    assert [(one["title"], one["body"], one["url"]) for one in browser.told] == [
        ("Bob ordered", "Two prints", "/studio/orders/1")
    ]
    for name in ("Carol", "Dave"):
        tell(alice, "order_placed", f"{name} ordered", url=f"/studio/orders/{name}")
    run_jobs()
    assert len(browser.told) == 1
    time_passes(5.1)
    run_jobs()
    assert [(one["title"], one["body"], one["url"]) for one in browser.told[1:]] == [
        ("2 new orders", "Carol ordered\nDave ordered", "/studio/notifications")
    ]


def test_many_failures_are_one_message(tell, subscribe, run_jobs, time_passes, alice):
    browser = subscribe(alice)
    for _ in range(40):
        tell(alice, "processing_failed", "A photo could not be processed", body="Wedding", subject_id=alice.id)
    run_jobs()
    assert browser.told == []
    time_passes(2.1)
    run_jobs()
    assert [one["title"] for one in browser.told] == ["40 photos could not be processed"]


def test_who_has_read_it_is_not_told_any_more(tell, subscribe, run_jobs, time_passes, alice, states):
    browser = subscribe(alice)
    tell(alice, "processing_failed", "A photo could not be processed")
    with transaction() as session:
        notifications.read_all(session, session.get_one(Account, alice.id))
    time_passes(3)
    run_jobs()
    assert (browser.told, states()) == ([], ["skipped"])


def refuse(session, alice):
    actor = session.get_one(Account, alice.id)
    preferences.choose(session, actor, Kind.order_placed, Channel.push, is_wanted=False)


def ban(session, alice):
    users.set_active(session, None, alice.id, active=False)


@pytest.mark.parametrize("change", [refuse, ban])
def test_what_is_not_wanted_any_more_is_not_sent(tell, subscribe, run_jobs, alice, change, states):
    browser = subscribe(alice)
    tell(alice, "order_placed", "Bob ordered")
    with transaction() as session:
        change(session, alice)
    run_jobs()
    assert browser.told == []
    assert states() in (["skipped"], [])


@pytest.mark.parametrize("end", ["UPDATE login_session SET revoked_at = now()", "DELETE FROM login_session"])
def test_nobody_is_told_where_they_signed_out(tell, subscribe, run_jobs, alice, sql, end):
    browser = subscribe(alice)
    tell(alice, "order_placed", "Bob ordered")
    sql(end)
    tell(alice, "order_paid", "Bob paid")
    run_jobs()
    assert browser.told == []


def test_a_browser_that_changed_hands_tells_nothing_of_before(tell, subscribe, run_jobs, time_passes, alice, dora):
    browser = subscribe(alice)
    tell(alice, "order_placed", "Bob ordered")
    run_jobs()
    tell(alice, "order_placed", "Carl ordered", subject_id=new_id())
    with transaction() as session:
        actor = session.get_one(Account, dora.id)
        token = sessions.begin(session, actor).access_token
        push_subscriptions.add(session, actor, PushAddress(browser.endpoint, **browser.keys), access_token=token)
    tell(dora, "order_placed", "Dan ordered")
    time_passes(6)
    run_jobs()
    assert [told["title"] for told in browser.told] == ["Bob ordered", "Dan ordered"]


@pytest.mark.parametrize("answer", [(404, {}), (410, {})])
def test_a_dead_subscription_is_dropped(tell, subscribe, run_jobs, alice, push, sql, answer):
    browser = subscribe(alice)
    push.answers.append(answer)
    tell(alice, "order_placed", "Bob ordered")
    run_jobs()
    assert (browser.told, sql("SELECT * FROM push_subscription"), sql("SELECT * FROM delivery")) == ([], [], [])


@pytest.mark.parametrize(
    ("answer", "minutes"), [((429, {"Retry-After": "90"}), 1.6), ((500, {}), 0.6), ((503, {}), 0.6)]
)
def test_what_was_refused_for_now_comes_later(tell, subscribe, run_jobs, time_passes, alice, push, answer, minutes):
    browser = subscribe(alice)
    push.answers.append(answer)
    tell(alice, "order_placed", "Bob ordered")
    run_jobs()
    time_passes(minutes - 0.3)
    run_jobs()
    assert browser.told == []
    time_passes(0.3)
    run_jobs()
    assert len(browser.told) == 1


def test_where_nobody_can_know_nothing_is_repeated(tell, subscribe, run_jobs, alice, push, states, monkeypatch):
    monkeypatch.setattr("photodrop.adapters.push.webpush.READ_SECONDS", 0.2)
    subscribe(alice)
    push.answers.append(0.5)
    tell(alice, "order_placed", "Bob ordered")
    run_jobs()
    run_jobs(including_later=True)
    assert (states(), push.asked) == (["sending"], 1)


def test_a_worker_that_dies_tells_nobody_twice(tell, subscribe, run_jobs, alice, sql, at_once):
    browser = subscribe(alice)
    tell(alice, "order_placed", "Bob ordered")
    delivery_id = sql("SELECT id FROM delivery")[0].id

    def deliver_and_die():
        with transaction() as session:
            deliveries.deliver(session, delivery_id)
            raise SystemExit

    with pytest.raises(SystemExit):
        deliver_and_die()
    run_jobs()
    assert len(browser.told) == 1


def test_quiet_hours_are_those_of_the_receiver(tell, subscribe, run_jobs, alice, dora, sql):
    browser, other = subscribe(alice), subscribe(dora)
    # Wherever the clock stands now, it is the middle of Alice's night.
    hour = sql("SELECT extract(hour FROM now() AT TIME ZONE 'Pacific/Auckland')::int AS hour")[0].hour
    hours = f"{(hour - 2) % 24:02}:00-{(hour + 3) % 24:02}:00"
    with transaction() as session:
        preferences.choose_quiet(session, session.get_one(Account, alice.id), hours, "Pacific/Auckland")
    for account in (alice, dora):
        tell(account, "order_placed", "Bob ordered")
    run_jobs()
    assert (len(browser.told), len(other.told)) == (0, 1)
    due = sql("SELECT extract(hour FROM due_at AT TIME ZONE 'Pacific/Auckland')::int AS hour FROM delivery ORDER BY id")
    assert due[0].hour == (hour + 3) % 24


def test_telegram_reaches_photographers_too(tell, connect, run_jobs, alice, bot):
    own = connect(alice, 555, "alice")
    own.texts.clear()
    tell(alice, "order_paid", "Bob paid $25", body="Wedding", url="/studio/earnings")
    tell(alice, "photos_dropped", "Your photos have dropped", url="/photos")
    run_jobs()
    assert own.texts == ["Bob paid $25\nWedding\nhttp://127.0.0.1:8000/studio/earnings"]
    assert bot.texts() == []


def test_what_is_switched_off_in_the_list_is_not_in_it(tell, listed, alice, subscribe, run_jobs):
    browser = subscribe(alice)
    with transaction() as session:
        actor = session.get_one(Account, alice.id)
        preferences.choose(session, actor, Kind.order_placed, Channel.app, is_wanted=False)
    tell(alice, "order_placed", "Bob ordered")
    run_jobs()
    assert (listed(alice).items, listed(alice).unread, len(browser.told)) == ([], 0, 1)


def test_nothing_is_told_of_what_did_not_happen(subscribe, run_jobs, alice, heard, promised):
    subscribe(alice)

    def begin_and_fail():
        with transaction() as session:
            notifications.tell(session, alice.id, "order_placed", title="Bob ordered", url="/studio")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        begin_and_fail()
    assert (promised(), heard(alice, notifications=True)) == ([], [])
