from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Payable:
    """What is to be paid: `amount` in minor units of an ISO 4217 `currency`."""

    checkout_id: UUID
    album_id: UUID
    client_id: UUID
    amount: int
    currency: str
    title: str
    description: str
    success_url: str
    cancel_url: str


@dataclass(frozen=True)
class NextStep:
    """Where the payer goes on. An empty `url` means: nowhere, the photographer is asked."""

    url: str
    instructions: str
    session: str | None = None
    expires_at: datetime | None = None


class Payments(Protocol):
    """Begins a payment. Nothing here ever unlocks: only a verified event, or the photographer, does."""

    name: str
    is_test: bool

    def begin(self, payable: Payable) -> NextStep: ...

    def withdraw(self, session: str) -> None:
        """Make a payment that was begun impossible. One that was made or has expired stays as it is."""
        ...
