"""How an unlock is paid for."""

from functools import lru_cache

from photodrop.adapters.payments.base import (
    AmountNotTaken,
    BadSignature,
    Disputed,
    Ended,
    Fact,
    Heard,
    NextStep,
    OnItsWay,
    Paid,
    Payable,
    Payments,
    Refunded,
)
from photodrop.adapters.payments.by_hand import PayByHand
from photodrop.adapters.payments.stripe import StripePayments, Unreadable, read
from photodrop.config import get_settings

__all__ = [
    "AmountNotTaken",
    "BadSignature",
    "Disputed",
    "Ended",
    "Fact",
    "Heard",
    "NextStep",
    "OnItsWay",
    "Paid",
    "PayByHand",
    "Payable",
    "Payments",
    "Refunded",
    "StripePayments",
    "Unreadable",
    "get_payments",
    "get_stripe",
    "payments_named",
    "read",
]


def get_payments() -> Payments:
    """How a new checkout is paid: by card where Stripe is set up, else by hand."""
    return get_stripe() if get_settings().stripe_key else PayByHand()


def payments_named(name: str) -> Payments:
    """The one that a checkout was begun with."""
    return get_stripe() if name == StripePayments.name else PayByHand()


def get_stripe() -> StripePayments:
    """Also without a key: events that come late are still heard."""
    settings = get_settings()
    key, secrets = settings.stripe_key, settings.stripe_webhook_secret
    return _stripe(
        key.get_secret_value() if key else "", secrets.get_secret_value() if secrets else "", settings.stripe_api_url
    )


@lru_cache(maxsize=4)
def _stripe(key: str, secrets: str, api_url: str) -> StripePayments:
    return StripePayments(key, [one.strip() for one in secrets.split(",") if one.strip()], api_url)
