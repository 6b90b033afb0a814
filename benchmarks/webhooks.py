"""Stripe's webhooks, 1,000 at once at a running installation: each is acted on exactly once, in whatever order.

    python benchmarks/webhooks.py [--clients 400] [--webhooks 1000]

Payments, refunds in full and in part, disputes and their ends, shuffled, with duplicates up to the number asked for;
all are sent at the same time from this machine. Afterwards ledger and unlocks are held against what they have to be.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import requests
import stripe
from installation import Installation, installation
from sqlalchemy import text

SECRET = "whsec_benchmark"  # an installation that lives for a minute
AMOUNT = 25_00
SENDERS = 64
SECONDS = 300
ALONE = 20

PHOTO = """
INSERT INTO photo (id, album_id, status, filename, name, content_type, bytes, sha256, original_key, delivery_bytes,
    delivery_content_type, width, height, placeholder, perceptual_hash, watermark_revision, dropped_at)
VALUES (gen_random_uuid(), :album, 'ready', 'a.jpg', 'a', 'image/jpeg', 1, 'x', 'x', 0, '', 1, 1, '', '', 1, now())
RETURNING id
"""
APPEARANCES = """
INSERT INTO appearance (id, photo_id, client_id, source, state)
SELECT gen_random_uuid(), :photo, account.id, 'hand', 'confirmed' FROM account WHERE role = 'user'
"""


@dataclass(frozen=True)
class Deal:
    checkout_id: str
    session: str
    payment: str
    charge: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=400)
    parser.add_argument("--webhooks", type=int, default=1000)
    asked = parser.parse_args()
    settings = {"PHOTODROP_STRIPE_KEY": "sk_test_benchmark", "PHOTODROP_STRIPE_WEBHOOK_SECRET": SECRET}
    with installation(**settings) as here:
        os.environ |= here.environment
        deals = _deals(here, asked.clients)
        events, ends_locked, ledger_sum, ledger_rows = _story(deals)
        _alone(here, [event for event in events if b"session.completed" in event][:ALONE])
        chance = random.Random(2026)
        sent = events + chance.choices(events, k=max(0, asked.webhooks - len(events)))
        chance.shuffle(sent)
        _measure(here, events, sent)
        _check("ledger rows", "SELECT count(*) FROM payment", ledger_rows)
        _check("ledger sum", "SELECT sum(amount) FROM payment", ledger_sum)
        _check("unlocks", "SELECT count(*) FROM unlock", asked.clients - ends_locked)
        _check("events kept", "SELECT count(*) FROM payment_event", len(events))
        _check("events with a fault", "SELECT count(*) FROM payment_event WHERE error <> ''", 0)


def _deals(here: Installation, count: int) -> list[Deal]:
    """Everybody stands before their pay page; made past the pay page, which is Stripe's."""
    from photodrop.db import transaction
    from photodrop.models import Account, Album, Role
    from photodrop.server import database
    from photodrop.services import album_options, albums, checkouts

    database.use(database.running_url())
    here.token_of_photographer()
    with transaction() as session:
        nora = session.execute(text("SELECT id FROM account WHERE role = 'photographer'")).scalar_one()
        people = [Account(role=Role.user, phone=f"+1202555{number:04d}") for number in range(count)]
        session.add_all(people)
        session.flush()
        made = albums.create(
            session,
            session.get_one(Account, nora),
            "Fair",
            "Here",
            date(2026, 11, 21),
            album_options.Options(price=AMOUNT),
        )
        album = session.get_one(Album, UUID(made.id))
        photo = session.execute(text(PHOTO), {"album": album.id}).scalar_one()
        session.execute(text(APPEARANCES), {"photo": photo})
        deals = []
        for number, person in enumerate(people):
            checkout = checkouts.new(session, album, person.id, [], amount=AMOUNT, provider="stripe")
            checkout.provider_session, checkout.url = f"cs_{number}", "http://stripe.invalid/"
            session.add(checkout)
            deals.append(Deal(str(checkout.id), f"cs_{number}", f"pi_{number}", f"ch_{number}"))
    return deals


def _story(deals: list[Deal]) -> tuple[list[bytes], int, int, int]:
    """Of eight clients one is refunded, one in part, one disputes and wins, one disputes and loses; the rest pays."""
    events: list[bytes] = []
    locked, total, rows = 0, 0, 0

    def tell(kind: str, **thing: object) -> None:
        event = {
            "id": f"evt_{len(events)}",
            "object": "event",
            "type": kind,
            "created": int(time.time()),
            "livemode": False,
            "data": {"object": {"currency": "usd", "livemode": False, **thing}},
        }
        events.append(json.dumps(event).encode())

    for number, deal in enumerate(deals):
        tell(
            "checkout.session.completed",
            id=deal.session,
            client_reference_id=deal.checkout_id,
            metadata={"checkout_id": deal.checkout_id},
            payment_intent=deal.payment,
            payment_status="paid",
            amount_total=AMOUNT,
        )
        total, rows = total + AMOUNT, rows + 1
        charge = {"id": deal.charge, "payment_intent": deal.payment}
        dispute = {"id": f"dp_{number}", "payment_intent": deal.payment, "amount": AMOUNT}
        match number % 8:
            case 0:
                tell("charge.refunded", **charge, amount_refunded=AMOUNT)
                locked, total, rows = locked + 1, total - AMOUNT, rows + 1
            case 1:
                tell("charge.refunded", **charge, amount_refunded=5_00)
                total, rows = total - 5_00, rows + 1
            case 2:
                tell("charge.dispute.created", **dispute, status="needs_response")
                tell("charge.dispute.closed", **dispute, status="won")
                rows += 2
            case 3:
                tell("charge.dispute.created", **dispute, status="needs_response")
                tell("charge.dispute.closed", **dispute, status="lost")
                locked, total, rows = locked + 1, total - AMOUNT, rows + 2
            case _:
                pass
    return events, locked, total, rows


def _alone(here: Installation, events: list[bytes]) -> None:
    """Payments with nothing else to do: from sending the webhook to the row that unlocks."""
    took = []
    for number, event in enumerate(events):
        began = time.perf_counter()
        _send(here, event)
        while _one("SELECT count(*) FROM unlock") <= number:
            time.sleep(0.002)
        took.append(1000 * (time.perf_counter() - began))
    print(f"alone, from webhook to unlock: p50 {statistics.median(took):.0f}, max {max(took):.0f} ms")


def _measure(here: Installation, events: list[bytes], sent: list[bytes]) -> None:
    began = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as senders:
        answered = list(senders.map(lambda body: _send(here, body), sent))
    all_answered = time.perf_counter() - began
    while _one("SELECT count(*) FROM payment_event WHERE applied_at IS NULL") or _one(
        "SELECT count(*) FROM payment_event"
    ) < len(events):
        if time.perf_counter() - began > SECONDS:
            sys.exit("Not everything was acted on in time.")
        time.sleep(0.05)
    all_applied = time.perf_counter() - began
    waits = sorted(1000 * seconds for seconds in answered)
    print(f"{len(sent)} webhooks, {len(events)} different ones, {SENDERS} at a time")
    print(f"answered: all after {all_answered:.1f} s, {len(sent) / all_answered:.0f} a second")
    print(f"an answer takes p50 {statistics.median(waits):.0f}, p95 {waits[int(len(waits) * 0.95)]:.0f} ms")
    print(f"acted on: all after {all_applied:.1f} s, {len(events) / all_applied:.0f} a second")


def _send(here: Installation, body: bytes) -> float:
    signature = stripe.WebhookSignature.generate_signature_header(body.decode(), SECRET)
    began = time.perf_counter()
    answer = requests.post(
        f"{here.url}/api/v1/webhooks/stripe", data=body, headers={"Stripe-Signature": signature}, timeout=60
    )
    if answer.status_code != 200:
        sys.exit(f"{answer.status_code}: {answer.text}")
    return time.perf_counter() - began


def _one(question: str) -> int:
    from photodrop.db import transaction

    with transaction() as session:
        return int(session.execute(text(question)).scalar_one() or 0)


def _check(what: str, question: str, expected: int) -> None:
    found = _one(question)
    print(f"{'ok  ' if found == expected else 'FAIL'} {what}: {found}")
    if found != expected:
        sys.exit(f"Expected {expected}.")


if __name__ == "__main__":
    main()
