from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Payable:
    """What is to be paid: `amount` in minor units of an ISO 4217 `currency`."""

    checkout_id: UUID
    amount: int
    currency: str
    title: str


@dataclass(frozen=True)
class NextStep:
    """Where the payer goes on. An empty `url` means: nowhere, the photographer is asked."""

    url: str
    instructions: str


class Payments(Protocol):
    """Begins a payment. Nothing here ever unlocks: only a verified event, or the photographer, does."""

    name: str

    def begin(self, payable: Payable) -> NextStep: ...
