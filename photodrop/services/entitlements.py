"""Unlocks as rows: given, taken back, and kept in step with what was paid.

What a checkout unlocks follows from the ledger alone, so that events may come in any order and any number of times.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Text, case, cast, delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.models import (
    Account,
    Album,
    Checkout,
    CheckoutItem,
    Payment,
    PaymentKind,
    Photo,
    Unlock,
    UnlockOrigin,
)
from photodrop.models.base import new_id, now
from photodrop.services import events


@dataclass(frozen=True)
class Balance:
    """What the ledger says of one checkout."""

    paid: int = 0
    refunded: int = 0
    disputed: int = 0
    confirmed_by: UUID | None = None

    @property
    def holds(self) -> bool:
        """A refund in part keeps the photos; a refund in full and a dispute that is not won take them."""
        return self.paid + self.refunded > 0 and self.disputed == 0


def hold(session: Session, album_id: UUID, client_id: UUID) -> None:
    """One at a time decides about this client in this album, until the transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"unlock:{album_id}:{client_id}", 0))))


def give(
    session: Session,
    album_id: UUID,
    client_id: UUID,
    photo_ids: Iterable[UUID] | None,
    origin: UnlockOrigin,
    *,
    granted_by: UUID | None = None,
    checkout_id: UUID | None = None,
) -> None:
    """The album for None, else these photos. What is unlocked already stays as it came to be."""
    rows = [
        {
            "id": new_id(),
            "created_at": now(),
            "album_id": album_id,
            "client_id": client_id,
            "photo_id": photo_id,
            "origin": origin,
            "granted_by": granted_by,
            "checkout_id": checkout_id,
        }
        for photo_id in ([None] if photo_ids is None else sorted(set(photo_ids)))
    ]
    if rows:
        session.execute(insert(Unlock).on_conflict_do_nothing(), rows)
        events.tell(session, client_id, "unlock.changed", album_id=album_id)


def free_left(session: Session, album: Album, client_id: UUID) -> int:
    taken = session.exec(
        select(func.count()).where(
            Unlock.album_id == album.id, Unlock.client_id == client_id, Unlock.origin == UnlockOrigin.free
        )
    ).one()
    return max(0, album.free_photos - taken)


def settle(session: Session, album_id: UUID, client_id: UUID) -> None:
    """Make this client's unlocks of this album what their payments say."""
    hold(session, album_id, client_id)
    checkouts = session.exec(
        select(Checkout)
        .where(Checkout.album_id == album_id, Checkout.client_id == client_id)
        .order_by(col(Checkout.id))
    ).all()
    balances = _balances(session, [checkout.id for checkout in checkouts])
    good = [one for one in checkouts if one.id in balances and balances[one.id].holds and one.revoked_at is None]
    bad = {one.id for one in checkouts} - {one.id for one in good}
    taken = session.execute(delete(Unlock).where(col(Unlock.checkout_id).in_(bad)).returning(col(Unlock.id))).first()
    if taken:
        events.tell(session, client_id, "unlock.changed", album_id=album_id)
    # A day later the album or the account may be gone: then there is nothing to unlock.
    if session.get(Album, album_id) is None or session.get(Account, client_id) is None:
        return
    for checkout in good:
        by = balances[checkout.id].confirmed_by
        give(
            session,
            album_id,
            client_id,
            photos_of(session, checkout) if checkout.photo_count else None,
            UnlockOrigin.hand if by else UnlockOrigin.checkout,
            granted_by=by,
            checkout_id=checkout.id,
        )


def photos_of(session: Session, checkout: Checkout) -> list[UUID]:
    """Those that are still there and not locked by hand since."""
    return list(
        session.exec(
            select(CheckoutItem.photo_id)
            .join(Photo, col(Photo.id) == CheckoutItem.photo_id)
            .where(
                CheckoutItem.checkout_id == checkout.id,
                col(CheckoutItem.revoked_at).is_(None),
                Photo.album_id == checkout.album_id,
            )
        ).all()
    )


def _balances(session: Session, checkout_ids: list[UUID]) -> dict[UUID, Balance]:
    def of(*kinds: PaymentKind):  # noqa: ANN202  # an SQL expression
        return func.coalesce(func.sum(case((col(Payment.kind).in_(kinds), col(Payment.amount)), else_=0)), 0)

    rows = session.execute(
        select(  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
            Payment.checkout_id,
            of(PaymentKind.paid),
            of(PaymentKind.refunded),
            of(PaymentKind.disputed, PaymentKind.dispute_won),
            # PostgreSQL has no max() of uuids; all of one checkout were confirmed by the same photographer.
            func.max(cast(col(Payment.confirmed_by), Text)),
        )
        .where(col(Payment.checkout_id).in_(checkout_ids))
        .group_by(col(Payment.checkout_id))
    ).all()
    return {
        checkout_id: Balance(int(paid), int(refunded), int(disputed), UUID(by) if by else None)
        for checkout_id, paid, refunded, disputed, by in rows
    }
