"""Money by webhook: only what Stripe signed unlocks, once, in whatever order and however late it comes."""

import json
import time
from copy import deepcopy
from itertools import permutations
from uuid import UUID

import pytest

from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import album_options, albums, checkouts, earnings, payment_events, photo_cards, unlocks
from tests.adapters.stripe_server import SECRET, signed


@pytest.fixture
def act():
    def run(service, actor, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, actor.id), *args, **kwargs)

    return run


@pytest.fixture
def deal(stripe, act, bob, album, delivered):
    """Bob stands before the pay page of Alice's album: our checkout and Stripe's session."""
    asked = act(checkouts.begin, bob, album.id)
    return asked, asked.url.rsplit("/", 1)[1]


@pytest.fixture
def is_locked(act, album):
    def ask(client) -> bool:
        return any(card.locked for card in act(photo_cards.of_client, client, album.id).items)

    return ask


@pytest.fixture
def payment(stripe):
    def name(session_id: str) -> str:
        return stripe.sessions[session_id]["payment_intent"]

    return name


LEDGER = "SELECT kind, amount FROM payment ORDER BY id"
EVENTS = "SELECT kind, applied_at IS NOT NULL, error FROM payment_event ORDER BY id"


class TestPaying:
    def test_bob_pays_and_it_unlocks_for_him_alone(
        self, stripe, deal, tell_all, is_locked, bob, charlie, alice, act, add_photo, drop, run_jobs, sql
    ):
        together = add_photo([bob, charlie])
        run_jobs()
        drop()
        stripe.pay(deal[1])
        assert is_locked(bob)
        tell_all()
        assert not is_locked(bob)
        assert is_locked(charlie)
        assert act(photo_cards.see, charlie, together.id).locked
        assert sql("SELECT provider, client_name, is_test, confirmed_by FROM payment") == [
            ("stripe", "Bob Brown", True, None)
        ]
        later = add_photo([bob, charlie])
        run_jobs()
        drop()
        assert not act(photo_cards.see, bob, later.id).locked
        assert act(photo_cards.see, charlie, later.id).locked
        assert act(earnings.of, alice).totals[0].net == 25_00
        assert act(checkouts.see, bob, UUID(deal[0].id)).state == "paid"

    def test_photos_bought_by_card_are_those_photos(
        self, stripe, tell_all, act, bob, album, add_photo, drop, run_jobs, sql
    ):
        chosen, other = add_photo([bob]), add_photo([bob])
        run_jobs()
        drop()
        sql("UPDATE album SET photo_price = 400")
        asked = act(checkouts.begin, bob, album.id, [chosen.id])
        session_id = asked.url.rsplit("/", 1)[1]
        assert stripe.sessions[session_id]["amount_total"] == 4_00
        assert "1 photo " in str(stripe.sessions[session_id]["line_items"])
        stripe.pay(session_id)
        tell_all()
        assert not act(photo_cards.see, bob, chosen.id).locked
        assert act(photo_cards.see, bob, other.id).locked

    def test_the_answer_comes_before_the_work_and_the_work_before_all_other(self, stripe, deal, tell, promised):
        stripe.pay(deal[1])
        with transaction() as session:
            from photodrop.services import queue

            queue.enqueue(session, "photos.process", photo_id=new_id())
        assert tell(stripe.outbox[0]).json() == {"received": True}
        assert promised()[0][0] == "payments.apply_event"

    def test_twice_a_day_late_and_all_at_once_is_once(self, stripe, deal, tell, is_locked, bob, sql, at_once, run_jobs):
        stripe.pay(deal[1])
        [event] = stripe.outbox
        event["created"] -= 24 * 60 * 60
        outcomes = at_once([lambda: tell(event).status_code] * 8)
        assert set(outcomes) == {200}
        assert run_jobs() == ["payments.apply_event"]
        assert tell(event).status_code == 200
        assert run_jobs() == []
        assert sql(LEDGER) == [("paid", 2500)]
        assert sql("SELECT count(*) FROM unlock") == [(1,)]
        [(event_id,)] = sql("SELECT id FROM payment_event")
        with transaction() as session:
            payment_events.apply(session, event_id)
        assert sql(LEDGER) == [("paid", 2500)]
        assert not is_locked(bob)

    def test_the_same_news_under_another_name_is_once(self, stripe, deal, tell_all, sql):
        stripe.pay(deal[1])
        stripe.outbox.append(deepcopy(stripe.outbox[0]) | {"id": "evt_other"})
        tell_all()
        assert sql(LEDGER) == [("paid", 2500)]
        assert [row[1:] for row in sql(EVENTS)] == [(True, ""), (True, "")]

    def test_a_price_of_later_touches_nobody_who_began(self, stripe, deal, tell_all, act, alice, bob, album, is_locked):
        act(albums.change, alice, album.id, album_options.Options(price=99_00))
        again = act(checkouts.begin, bob, album.id)
        assert (again.id, again.url, again.amount) == (deal[0].id, deal[0].url, 25_00)
        stripe.pay(deal[1])
        tell_all()
        assert not is_locked(bob)

    def test_a_bank_that_takes_its_time(self, stripe, deal, tell_all, act, bob, album, is_locked, sql):
        stripe.pay(deal[1], is_slow=True)
        tell_all()
        assert is_locked(bob)
        waiting = act(checkouts.begin, bob, album.id)
        assert (waiting.id, waiting.url) == (deal[0].id, "")
        assert "on its way" in waiting.instructions
        assert act(unlocks.album_of_client, bob, album.id).requested
        stripe.clear(deal[1])
        tell_all()
        assert not is_locked(bob)
        assert sql(LEDGER) == [("paid", 2500)]

    def test_a_bank_that_says_no(self, stripe, deal, tell_all, act, bob, album, is_locked):
        stripe.pay(deal[1], is_slow=True)
        stripe.clear(deal[1], succeeds=False)
        tell_all()
        assert is_locked(bob)
        assert act(checkouts.begin, bob, album.id).id != deal[0].id

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_success_may_be_told_before_completion(self, order, stripe, deal, tell_all, bob, is_locked, sql):
        stripe.pay(deal[1], is_slow=True)
        stripe.clear(deal[1])
        tell_all(*order)
        assert not is_locked(bob)
        assert sql("SELECT state FROM checkout") == [("paid",)]

    def test_after_a_page_has_run_out_there_is_a_new_one(self, stripe, deal, tell_all, act, bob, album, sql):
        sql("UPDATE checkout SET expires_at = now()")
        fresh = act(checkouts.begin, bob, album.id)
        assert fresh.id != deal[0].id
        stripe.run_out(deal[1])
        tell_all()
        assert sql("SELECT state FROM checkout ORDER BY id") == [("expired",), ("open",)]

    @pytest.mark.parametrize("state", ["cancelled", "expired"])
    def test_who_paid_in_the_last_moment_has_paid(self, state, stripe, deal, tell_all, bob, is_locked, sql):
        sql("UPDATE checkout SET state = :state, closed_at = now()", state=state)
        stripe.pay(deal[1])
        tell_all()
        assert not is_locked(bob)
        assert sql(LEDGER) == [("paid", 2500)]

    def test_an_album_deleted_meanwhile_leaves_the_ledger(self, stripe, deal, tell_all, sql, alice, act):
        stripe.pay(deal[1])
        sql("DELETE FROM album")
        tell_all()
        assert sql("SELECT amount, album_name, client_name FROM payment") == [(2500, "Summer wedding", "Bob Brown")]
        assert sql("SELECT count(*) FROM unlock") == [(0,)]
        assert act(earnings.of, alice).albums[0].is_deleted

    def test_an_account_deleted_meanwhile_leaves_the_ledger(self, stripe, deal, tell_all, sql, bob):
        stripe.pay(deal[1])
        sql("DELETE FROM account WHERE id = :id", id=bob.id)
        tell_all()
        assert sql(LEDGER) == [("paid", 2500)]

    def test_an_album_brought_back_was_unlocked_meanwhile(
        self, stripe, deal, tell_all, act, alice, bob, album, is_locked
    ):
        act(albums.delete, alice, album.id)
        stripe.pay(deal[1])
        tell_all()
        act(albums.restore, alice, album.id)
        assert not is_locked(bob)

    def test_unlocked_by_hand_the_page_is_withdrawn(self, stripe, deal, act, alice, bob, album, run_jobs, sql):
        act(unlocks.grant, alice, album.id, bob.id)
        assert "checkouts.withdraw" in run_jobs()
        assert stripe.sessions[deal[1]]["status"] == "expired"
        assert sql("SELECT state FROM checkout") == [("cancelled",)]


class TestGoingBack:
    @pytest.fixture
    def paid(self, stripe, deal, tell_all, payment):
        stripe.pay(deal[1])
        tell_all()
        stripe.outbox.clear()
        return payment(deal[1])

    def test_a_refund_in_full_locks_again(self, stripe, paid, tell_all, bob, is_locked, sql, alice, act):
        stripe.refund(paid)
        tell_all()
        assert is_locked(bob)
        assert sql(LEDGER) == [("paid", 2500), ("refunded", -2500)]
        assert act(earnings.of, alice).totals[0].net == 0

    def test_refunds_in_part_keep_until_they_are_all(self, stripe, paid, tell_all, bob, is_locked, sql):
        stripe.refund(paid, 10_00)
        tell_all()
        assert not is_locked(bob)
        stripe.refund(paid, 5_00)
        stripe.refund(paid)
        tell_all()
        assert is_locked(bob)
        assert sql("SELECT sum(amount), count(*) FROM payment") == [(0, 4)]

    @pytest.mark.parametrize("order", list(permutations(range(3))))
    def test_refunds_in_any_order(self, order, stripe, paid, tell_all, bob, is_locked, sql):
        for amount in (10_00, 5_00, None):
            stripe.refund(paid, amount)
        tell_all(*order)
        assert is_locked(bob)
        assert sql("SELECT sum(amount) FROM payment") == [(0,)]

    def test_a_dispute_locks_and_a_won_one_unlocks(self, stripe, paid, tell_all, bob, is_locked, sql):
        dispute = stripe.dispute(paid)
        tell_all()
        assert is_locked(bob)
        stripe.decide(dispute, "won")
        tell_all()
        assert not is_locked(bob)
        assert sql(LEDGER) == [("paid", 2500), ("disputed", -2500), ("dispute_won", 2500)]

    def test_a_lost_dispute_stays_locked(self, stripe, paid, tell_all, bob, is_locked, sql):
        stripe.decide(stripe.dispute(paid), "lost")
        tell_all()
        assert is_locked(bob)
        assert sql("SELECT sum(amount) FROM payment") == [(0,)]

    def test_an_inquiry_takes_nothing(self, stripe, paid, tell_all, bob, is_locked, sql):
        stripe.decide(stripe.dispute(paid, "warning_needs_response"), "warning_closed")
        tell_all()
        assert not is_locked(bob)
        assert sql(LEDGER) == [("paid", 2500)]

    def test_locked_by_hand_stays_locked_when_a_dispute_is_won(
        self, stripe, paid, tell_all, act, alice, album, bob, is_locked
    ):
        dispute = stripe.dispute(paid)
        tell_all()
        stripe.decide(dispute, "won")
        tell_all(1)
        act(unlocks.revoke, alice, album.id, bob.id)
        stripe.outbox.append(deepcopy(stripe.outbox[1]) | {"id": "evt_again"})
        tell_all()
        assert is_locked(bob)

    @pytest.mark.usefixtures("paid")
    def test_a_refund_by_hand_of_a_card_is_refused(self, api, alice, sql):
        [(payment_id,)] = sql("SELECT id FROM payment")
        answer = api(alice).post(f"/payments/{payment_id}/refund", json={})
        assert (answer.status_code, answer.json()["error"]) == (409, "NotByHand")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_all_orders_of_a_long_story_end_alike(order, stripe, deal, tell_all, payment, bob, is_locked, sql):
    """Paid, refunded in part, disputed, won: whatever comes first."""
    stripe.pay(deal[1])
    paid = payment(deal[1])
    stripe.refund(paid, 5_00)
    stripe.decide(stripe.dispute(paid), "won")
    assert [event["type"] for event in stripe.outbox] == [
        "checkout.session.completed", "charge.refunded", "charge.dispute.created", "charge.dispute.closed",
    ]  # fmt: skip
    for index in order:
        tell_all(index, index)
    assert not is_locked(bob)
    assert sorted(sql(LEDGER)) == [("dispute_won", 2500), ("disputed", -2500), ("paid", 2500), ("refunded", -500)]
    assert {row[1:] for row in sql(EVENTS)} == {(True, "")}


def test_a_refund_before_its_payment_never_unlocks(stripe, deal, tell_all, payment, bob, is_locked, sql):
    stripe.pay(deal[1])
    stripe.refund(payment(deal[1]))
    tell_all(1)
    assert sql(EVENTS) == [("charge.refunded", False, payment_events.WAITS)]
    tell_all(0)
    assert is_locked(bob)
    assert sql(LEDGER) == [("paid", 2500), ("refunded", -2500)]


def test_jobs_of_one_payment_at_once(stripe, deal, tell, payment, bob, is_locked, sql, at_once):
    stripe.pay(deal[1])
    stripe.refund(payment(deal[1]), 5_00)
    stripe.decide(stripe.dispute(payment(deal[1])), "won")
    for event in stripe.outbox:
        tell(event)

    def one(event_id):
        with transaction() as session:
            payment_events.apply(session, event_id)

    outcomes = at_once([lambda each=each: one(each) for (each,) in sql("SELECT id FROM payment_event") * 3])
    assert outcomes == [None] * 12
    assert not is_locked(bob)
    assert sql("SELECT count(*), sum(amount) FROM payment") == [(4, 2000)]
    assert sql("SELECT count(*) FROM payment_event WHERE applied_at IS NULL") == [(0,)]


class TestFaults:
    """Each of these was found in a system like this one."""

    def test_unsigned_or_signed_by_somebody_else(self, stripe, deal, api, bob, is_locked, sql):
        stripe.pay(deal[1])
        [event] = stripe.outbox
        body, headers = signed(event)
        old = signed(event, timestamp=int(time.time()) - 3600)[1]
        foreign = signed(event, "whsec_mine")[1]
        changed = body.replace(b"2500", b"0001")
        for content, signature in ((body, {}), (body, foreign), (body, old), (changed, headers), (b"", headers)):
            answer = api().post("/webhooks/stripe", content=content, headers=signature)
            assert (answer.status_code, answer.json()["error"]) == (400, "BadSignature")
        assert sql("SELECT count(*) FROM payment_event") == [(0,)]
        assert is_locked(bob)

    def test_without_a_secret_nothing_is_believed(self, stripe, deal, settings, tell):
        stripe.pay(deal[1])
        settings(stripe_webhook_secret="")
        answer = tell(stripe.outbox[0], secret="x")
        assert (answer.status_code, answer.json()["error"]) == (503, "NoWebhookSecret")

    def test_too_large(self, api):
        answer = api().post("/webhooks/stripe", content=b"x" * (1024 * 1024 + 1))
        assert answer.status_code == 413

    def test_foreign_pages_do_not_matter_and_cookies_neither(self, stripe, deal, api):
        stripe.pay(deal[1])
        body, headers = signed(stripe.outbox[0])
        headers |= {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Cookie": "photodrop_session=x"}
        assert api().post("/webhooks/stripe", content=body, headers=headers).status_code == 200

    def test_coming_back_from_paying_unlocks_nothing(self, stripe, deal, api, bob, is_locked):
        success = stripe.sessions[deal[1]]["success_url"]
        assert success == f"{get_settings().base_url}/albums/{deal[0].album_id}/thanks?checkout={deal[0].id}"
        caller = api(bob)
        caller.line.get(success, headers=caller.headers)
        assert caller.get(f"/checkout/{deal[0].id}").json()["state"] == "open"
        for attempt in ("paid", "confirm", "success"):
            assert caller.post(f"/checkout/{deal[0].id}/{attempt}", json={"state": "paid"}).status_code == 404
        assert caller.post(f"/payment-requests/{deal[0].id}/confirm", json={}).status_code == 404
        assert is_locked(bob)

    def test_alice_cannot_confirm_a_card_payment_that_was_not_made(self, deal, api, alice, bob, is_locked):
        assert api(alice).get("/payment-requests").json()["items"] == []
        assert api(alice).post(f"/payment-requests/{deal[0].id}/confirm", json={}).status_code == 404
        assert is_locked(bob)

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"amount_total": 1}, "is not what was asked"),
            ({"amount_total": 250_000}, "is not what was asked"),
            ({"amount_total": None}, "TypeError"),
            ({"amount_total": 25.00}, "TypeError"),
            ({"amount_total": True}, "TypeError"),
            ({"currency": "jpy"}, "is not what was asked"),
            ({"payment_status": "no_payment_required"}, "nothing was paid"),
            ({"livemode": True}, "key is one for tests"),
            ({"id": "cs_test_foreign"}, "another session"),
            ({"client_reference_id": None}, "ValueError"),
            ({"client_reference_id": "x", "metadata": {"checkout_id": "x"}}, "no checkout of ours"),
            ({"metadata": {}}, "KeyError"),
            ({"metadata": {"checkout_id": "other"}}, "ValueError"),
            ({"payment_intent": None}, "TypeError"),
        ],
    )
    def test_signed_and_still_wrong(self, change, reason, stripe, deal, tell_all, bob, is_locked, sql):
        stripe.pay(deal[1])
        stripe.outbox[0]["data"]["object"] |= change
        tell_all()
        assert is_locked(bob)
        assert sql("SELECT count(*) FROM payment") == [(0,)]
        [(_, is_applied, error)] = sql(EVENTS)
        assert is_applied
        assert reason in error

    def test_a_session_that_pays_for_another_checkout(
        self, stripe, deal, tell_all, act, bob, charlie, album, add_photo, drop, run_jobs, is_locked, sql
    ):
        """Charlie pays for himself, and claims that it was for Bob."""
        add_photo([charlie])
        run_jobs()
        drop()
        charlies = act(checkouts.begin, charlie, album.id)
        session_id = charlies.url.rsplit("/", 1)[1]
        stripe.sessions[session_id] |= {"client_reference_id": deal[0].id, "metadata": {"checkout_id": deal[0].id}}
        stripe.pay(session_id)
        tell_all()
        assert is_locked(bob)
        assert is_locked(charlie)
        assert sql("SELECT count(*) FROM payment") == [(0,)]

    def test_a_payment_counts_for_one_checkout(
        self, stripe, deal, tell_all, payment, act, charlie, album, add_photo, drop, run_jobs, is_locked
    ):
        add_photo([charlie])
        run_jobs()
        drop()
        session_id = act(checkouts.begin, charlie, album.id).url.rsplit("/", 1)[1]
        stripe.pay(deal[1])
        stripe.pay(session_id)
        stripe.outbox[1]["data"]["object"]["payment_intent"] = payment(deal[1])
        tell_all()
        assert is_locked(charlie)

    def test_unknown_kinds_are_kept_and_ignored(self, stripe, deal, tell, run_jobs, sql, bob, is_locked):
        stripe.pay(deal[1])
        [known] = stripe.outbox
        for index, other in enumerate(
            (
                known | {"type": "payment_intent.succeeded"},
                known | {"type": "invoice.paid"},
                {"id": "evt_v2", "object": "v2.core.event", "type": "v2.core.account.created"},
                known | {"type": "charge.refunded", "data": {"object": {"payment_intent": None}}},
            )
        ):
            assert tell(other | {"id": f"evt_{index}"}).status_code == 200
        run_jobs()
        assert {row[1:] for row in sql(EVENTS)} == {(True, "")}
        assert is_locked(bob)

    def test_more_back_than_was_paid(self, stripe, deal, tell_all, payment, bob, is_locked, sql):
        stripe.pay(deal[1])
        stripe.refund(payment(deal[1]), 1)
        stripe.outbox[1]["data"]["object"]["amount_refunded"] = 99_99_99
        tell_all()
        assert sql(LEDGER) == [("paid", 2500)]
        assert not is_locked(bob)

    def test_no_card_data_and_no_secret_in_what_we_say(self, stripe, deal, api, caplog):
        stripe.pay(deal[1])
        body, headers = signed(stripe.outbox[0])
        with caplog.at_level("DEBUG"):
            answer = api().post("/webhooks/stripe", content=body, headers=headers)
        assert SECRET not in caplog.text + answer.text
        assert "bob@example.com" not in caplog.text
        assert json.loads(answer.text) == {"received": True}


def test_what_stripe_told_of_the_payer_is_forgotten_in_time(stripe, deal, tell_all, sql):
    stripe.pay(deal[1])
    tell_all()
    for age, is_kept in ((89, True), (91, False)):
        sql("UPDATE payment_event SET received_at = now() - CAST(:age AS interval)", age=f"{age} days")
        with transaction() as session:
            payment_events.sweep(session)
        assert sql("SELECT payload <> '{}' FROM payment_event") == [(is_kept,)]
    assert sql(LEDGER) == [("paid", 2500)]


def test_an_event_whose_job_gave_up_is_tried_again(stripe, deal, tell, sql, promised, run_jobs, bob, is_locked):
    stripe.pay(deal[1])
    tell(stripe.outbox[0])
    for jobs in (1, 0):
        if not jobs:
            sql("DELETE FROM procrastinate_jobs")
        sql("UPDATE payment_event SET received_at = now() - interval '2 hours'")
        with transaction() as session:
            payment_events.sweep(session)
        assert len(promised()) == 1
    run_jobs()
    assert not is_locked(bob)
