"""Stripe Checkout by Stripe's own library. Nothing else imports it, and none of its types leave this file."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import Any

import stripe
from stripe.params.checkout import SessionCreateParams

from photodrop.adapters.payments.base import (
    AmountNotTaken,
    BadSignature,
    CheckoutNotBegun,
    Disputed,
    Ended,
    Fact,
    Heard,
    NextStep,
    OnItsWay,
    Paid,
    Payable,
    Refunded,
)
from photodrop.errors import Unavailable

logger = logging.getLogger(__name__)

TIMEOUT = (3.0, 8.0)
RETRIES = 1
# Whoever waits for Stripe holds a connection to the database; should Stripe be slow, the others go on without it.
MOST_AT_ONCE = 8
PATIENCE = 2.0
# Stripe signs each delivery anew, also a late one, so this is the age of a delivery and not of the event.
TOLERANCE_SECONDS = 300
LIFE_SECONDS = 23 * 60 * 60
LONGEST_TITLE = 200
# Without minor units to the world, with two digits to Stripe. https://docs.stripe.com/currencies#special-cases
TWO_DIGITS_THERE = {"ISK", "UGX"}

KINDS = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "charge.refunded",
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.closed",
)
"""What a webhook has to tell us. Whatever else comes is kept and ignored."""


class StripeUnreachable(Unavailable):
    message = "Stripe does not answer. Try again in a minute."


class Unreadable(ValueError):
    """An event of a kind we know, that does not look as it should."""


class StripePayments:
    name = "stripe"

    def __init__(self, key: str, webhook_secrets: list[str], api_url: str) -> None:
        self.is_test = "_test_" in key
        self.webhook_secrets = webhook_secrets
        self._lines = BoundedSemaphore(MOST_AT_ONCE)
        self._client = stripe.StripeClient(
            key or "none",
            base_addresses={"api": api_url.rstrip("/")},
            http_client=stripe.RequestsClient(timeout=TIMEOUT),
            max_network_retries=RETRIES,
        )

    def begin(self, payable: Payable) -> NextStep:
        ids = {"checkout_id": str(payable.checkout_id), "client_id": str(payable.client_id)}
        ids |= {"order_id": str(payable.order_id)} if payable.order_id else {"album_id": str(payable.album_id)}
        expires_at = int(datetime.now(UTC).timestamp()) + LIFE_SECONDS
        wanted: SessionCreateParams = {
            "mode": "payment",
            "client_reference_id": ids["checkout_id"],
            "metadata": ids,
            "payment_intent_data": {"metadata": ids, "description": payable.title[:LONGEST_TITLE]},
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": payable.currency.lower(),
                        "unit_amount": to_stripe(payable.amount, payable.currency),
                        "product_data": {
                            "name": payable.title[:LONGEST_TITLE],
                            "description": payable.description,
                        },
                    },
                }
            ],
            # What is paid is compared with what was asked, so it stays in the album's currency.
            "adaptive_pricing": {"enabled": False},
            "submit_type": "pay",
            "expires_at": expires_at,
            "success_url": payable.success_url,
            "cancel_url": payable.cancel_url,
        }
        try:
            with self._line():
                session = self._client.v1.checkout.sessions.create(
                    wanted, {"idempotency_key": f"photodrop-{payable.checkout_id}"}
                )
        except stripe.InvalidRequestError as failure:
            _log(failure)
            if failure.code in {"amount_too_small", "amount_too_large"}:
                raise AmountNotTaken from None
            raise CheckoutNotBegun from None
        except stripe.StripeError as failure:
            _log(failure)
            raise CheckoutNotBegun from None
        if not session.url:
            raise CheckoutNotBegun
        return NextStep(session.url, "", session.id, datetime.fromtimestamp(expires_at, UTC))

    @contextmanager
    def _line(self) -> Iterator[None]:
        if not self._lines.acquire(timeout=PATIENCE):
            logger.error("stripe.busy")
            raise CheckoutNotBegun
        try:
            yield
        finally:
            self._lines.release()

    def withdraw(self, session: str) -> None:
        try:
            self._client.v1.checkout.sessions.expire(session)
        except stripe.InvalidRequestError as failure:
            # Paid or expired meanwhile: its event tells the rest.
            _log(failure)
        except stripe.StripeError as failure:
            _log(failure)
            raise StripeUnreachable from None

    def hear(self, body: bytes, signature: str) -> Heard:
        """A delivery, if one of our secrets signed it. Raises BadSignature."""
        if not any(self._signed_with(secret, body, signature) for secret in self.webhook_secrets):
            raise BadSignature
        try:
            payload = json.loads(body)
            event_id, kind = payload["id"], payload["type"]
        except (ValueError, TypeError, KeyError):
            raise BadSignature("This is no event.") from None
        if not (isinstance(event_id, str) and isinstance(kind, str)):
            raise BadSignature("This is no event.")
        return Heard(event_id[:255], kind[:100], subject(payload), payload)

    @staticmethod
    def _signed_with(secret: str, body: bytes, signature: str) -> bool:
        try:
            return stripe.WebhookSignature.verify_header(body, signature, secret, TOLERANCE_SECONDS)
        except (stripe.SignatureVerificationError, UnicodeDecodeError):
            return False

    def fault(self, webhook_url: str) -> str:
        """What is wrong with the set-up, in words; nothing where all is well. Asks Stripe."""
        try:
            endpoints = self._client.v1.webhook_endpoints.list({"limit": 100}).data
        except stripe.AuthenticationError:
            return "Stripe does not know the key. Copy it again from the Stripe dashboard to PHOTODROP_STRIPE_KEY."
        except stripe.PermissionError:
            # A restricted key that may only begin checkouts is a good key.
            return ""
        except stripe.StripeError as failure:
            _log(failure)
            return "Stripe does not answer. Card payments cannot begin until it does."
        return _webhook_fault([one for one in endpoints if one.url == webhook_url], webhook_url)


def _webhook_fault(ours: list[stripe.WebhookEndpoint], webhook_url: str) -> str:
    if not ours:
        return f"No webhook leads here, so payments would never unlock. Add {webhook_url} in the Stripe dashboard."
    enabled = [one for one in ours if one.status == "enabled"]
    if not enabled:
        return f"The webhook to {webhook_url} is switched off. Enable it in the Stripe dashboard."
    told = {kind for one in enabled for kind in one.enabled_events}
    missing = [] if "*" in told else [kind for kind in KINDS if kind not in told]
    if missing:
        return f"The webhook does not tell everything. Add in the Stripe dashboard: {', '.join(missing)}."
    return ""


def subject(payload: dict[str, Any]) -> str:
    """The payment that an event about a charge or a dispute speaks of."""
    thing = _thing(payload)
    is_about_money = str(payload.get("type", "")).startswith("charge.")
    payment = thing.get("payment_intent") if is_about_money else None
    return payment[:255] if isinstance(payment, str) else ""


def read(payload: dict[str, Any]) -> Fact | None:
    """What an event means for us; None for nothing. Raises Unreadable."""
    try:
        return _read(payload["type"], _thing(payload), payload)
    except (KeyError, TypeError, ValueError, OverflowError) as failure:
        raise Unreadable(f"{type(failure).__name__}: {failure}") from failure


def _read(kind: str, thing: dict[str, Any], payload: dict[str, Any]) -> Fact | None:
    moment = datetime.fromtimestamp(int(payload["created"]), UTC) if "created" in payload else datetime.now(UTC)
    match kind:
        case "checkout.session.completed" if thing["payment_status"] == "unpaid":
            return OnItsWay(*_ours(thing))
        case "checkout.session.completed" | "checkout.session.async_payment_succeeded":
            return Paid(
                *_ours(thing),
                payment=_named(thing["payment_intent"]),
                amount=from_stripe(thing["amount_total"], thing["currency"]),
                currency=thing["currency"].upper(),
                is_paid=thing["payment_status"] == "paid",
                # Both have to say so: an event of the real world is never a test.
                is_test=not (payload["livemode"] or thing["livemode"]),
                happened_at=moment,
            )
        case "checkout.session.async_payment_failed" | "checkout.session.expired":
            return Ended(*_ours(thing), is_expired=kind.endswith("expired"))
        case "charge.refunded":
            return _refund(thing, moment)
        case "charge.dispute.created" | "charge.dispute.funds_withdrawn" | "charge.dispute.closed":
            return _dispute(kind, thing, moment)
        case _:
            return None


def _refund(thing: dict[str, Any], moment: datetime) -> Refunded | None:
    if thing.get("payment_intent") is None:
        return None
    total = from_stripe(thing["amount_refunded"], thing["currency"])
    return Refunded(
        payment=_named(thing["payment_intent"]),
        reference=f"{_named(thing['id'])}:refunded:{total}",
        amount=total,
        currency=thing["currency"].upper(),
        happened_at=moment,
    )


def _dispute(kind: str, thing: dict[str, Any], moment: datetime) -> Disputed | None:
    status = thing["status"]
    # An inquiry takes no money. If it becomes a dispute, an event says so.
    if thing.get("payment_intent") is None or (status.startswith("warning_") and not kind.endswith("withdrawn")):
        return None
    outcome = "open"
    if kind.endswith("closed"):
        outcome = "won" if status == "won" else "lost"
    return Disputed(
        payment=_named(thing["payment_intent"]),
        reference=_named(thing["id"]),
        amount=from_stripe(thing["amount"], thing["currency"]),
        currency=thing["currency"].upper(),
        outcome=outcome,
        happened_at=moment,
    )


def to_stripe(amount: int, currency: str) -> int:
    return amount * 100 if currency.upper() in TWO_DIGITS_THERE else amount


def from_stripe(amount: Any, currency: str) -> int:
    if type(amount) is not int:
        msg = "an amount that is no whole number"
        raise TypeError(msg)
    return amount // 100 if currency.upper() in TWO_DIGITS_THERE else amount


def _thing(payload: dict[str, Any]) -> dict[str, Any]:
    data = payload.get("data")
    thing = data.get("object") if isinstance(data, dict) else None
    return thing if isinstance(thing, dict) else {}


def _ours(session: dict[str, Any]) -> tuple[str, str]:
    """The checkout that a session says it is for, twice; what contradicts itself is nobody's."""
    claimed = session["client_reference_id"]
    if not isinstance(claimed, str) or session["metadata"]["checkout_id"] != claimed:
        msg = "a session that does not name one checkout"
        raise ValueError(msg)
    return claimed, _named(session["id"])


def _named(name: Any) -> str:
    if not isinstance(name, str) or not name:
        msg = "something without a name"
        raise TypeError(msg)
    return name[:200]


def _log(failure: stripe.StripeError) -> None:
    """The message may hold a part of the key; the codes do not."""
    logger.error(
        "stripe.refused kind=%s status=%s code=%s request=%s",
        type(failure).__name__,
        failure.http_status,
        failure.code,
        failure.request_id,
    )
