from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from photodrop.errors import Conflict, PhotoDropError, Unavailable


class BadSignature(PhotoDropError):
    message = "This was not signed with our secret, or is older than five minutes."


class CheckoutNotBegun(Unavailable):
    message = "The card payment could not begin, and nothing was charged. Try again in a minute."


class AmountNotTaken(Conflict):
    message = "Cards cannot be charged this amount. Ask your photographer to unlock the photos."


@dataclass(frozen=True)
class Payable:
    """What is to be paid: `amount` in minor units of an ISO 4217 `currency`, for an album or for an order."""

    checkout_id: UUID
    album_id: UUID | None
    client_id: UUID
    amount: int
    currency: str
    title: str
    description: str
    success_url: str
    cancel_url: str
    order_id: UUID | None = None


@dataclass(frozen=True)
class NextStep:
    """Where the payer goes on. An empty `url` means: nowhere, the photographer is asked."""

    url: str
    instructions: str
    session: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Heard:
    """An event whose signature is right. `subject` names the payment that it speaks of, if it does."""

    id: str
    kind: str
    subject: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Paid:
    """`checkout` and `session` are what the event claims; `payment` names the money from now on."""

    checkout: str
    session: str
    payment: str
    amount: int
    currency: str
    is_paid: bool
    is_test: bool
    happened_at: datetime


@dataclass(frozen=True)
class OnItsWay:
    """The client has done their part; the bank decides in some days."""

    checkout: str
    session: str


@dataclass(frozen=True)
class Ended:
    """It can no longer be paid."""

    checkout: str
    session: str
    is_expired: bool


@dataclass(frozen=True)
class Refunded:
    """`amount` is all that went back of the payment so far, not only this time."""

    payment: str
    reference: str
    amount: int
    currency: str
    happened_at: datetime


@dataclass(frozen=True)
class Disputed:
    payment: str
    reference: str
    amount: int
    currency: str
    outcome: Literal["open", "won", "lost"]
    happened_at: datetime


Fact = Paid | OnItsWay | Ended | Refunded | Disputed


class Payments(Protocol):
    """Begins a payment. Nothing here ever unlocks: only a verified event, or the photographer, does."""

    name: str
    is_test: bool

    def begin(self, payable: Payable) -> NextStep: ...

    def withdraw(self, session: str) -> None:
        """Make a payment that was begun impossible. One that was made or has expired stays as it is."""
        ...
