"""Asking to unlock: an album, or chosen photos of one that sells them singly. Nothing here unlocks what costs money."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.payments import Payable, PayByHand, Payments, get_payments, payments_named
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    Checkout,
    CheckoutItem,
    CheckoutState,
    Photo,
    PhotoStatus,
    PrintOrder,
    UnlockOrigin,
)
from photodrop.models.base import now
from photodrop.services import access, audit, entitlements, limits, money, notifications, phones, queue, tongues
from photodrop.services.tongues import _, _n

MOST_PHOTOS = 500
BEGUN_WINDOW, MOST_BEGUN = 10 * 60, 30
LAST_MOMENT = timedelta(minutes=2)


class AlreadyUnlocked(Conflict):
    message = "These photos are yours already."


class NotSoldSingly(Conflict):
    message = "Photos of this album are not sold one by one. Unlock the album."


@dataclass(frozen=True)
class CheckoutView:
    """Where to pay; an empty `url` means that the photographer was asked, or that nothing is left to pay.

    `photo_count` is 0 for the album. `free_count` photos were unlocked at once, for nothing; where all were, there is
    no checkout: `id` is empty and `state` is `paid`.
    """

    id: str
    album_id: str
    state: str
    photo_count: int
    free_count: int
    amount: int
    currency: str
    amount_label: str
    url: str
    instructions: str


def begin(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID] | None = None) -> CheckoutView:
    """Ask to unlock one's photos of an album, or some of them. Asking again gives the same open checkout."""
    album = access.album_of_client(session, actor, album_id)
    entitlements.hold(session, album.id, actor.id)
    if not album.watermark or access.is_unlocked(session, album.id, actor.id):
        raise AlreadyUnlocked
    if photo_ids and album.sells_singly:
        return _begin_photos(session, actor, album, photo_ids)
    return _begin(session, actor, album, [], album.price)


def is_by_card() -> bool:
    """Whether what costs money is paid to a provider, or else to the photographer by hand."""
    return get_payments().name != PayByHand.name


def album_of_photos(session: Session, actor: Account, photo_ids: list[UUID]) -> UUID:
    """The one album that all of these photos are in. Raises NotFound where the actor may not see one of them."""
    if len(photo_ids) > MOST_PHOTOS:
        raise Invalid(photo_ids=_("Choose at most {most} photos at once, or the whole album.", most=MOST_PHOTOS))
    found = {access.photo_to_see(session, actor, photo_id).album.id for photo_id in photo_ids}
    if len(found) != 1:
        raise Invalid(photo_ids=_("Unlock the photos of one album at a time."))
    return found.pop()


def see(session: Session, actor: Account, checkout_id: UUID) -> CheckoutView:
    """One's own, to know how it went on."""
    return _view(access.checkout_to_see(session, actor, checkout_id))


def withdraw(session: Session, checkout_id: UUID) -> None:
    """What was cancelled here can no longer be paid there."""
    checkout = session.get(Checkout, checkout_id)
    if checkout is None or checkout.provider_session is None or checkout.state is not CheckoutState.cancelled:
        return
    payments_named(checkout.provider).withdraw(checkout.provider_session)


def hold(session: Session, checkout_id: UUID) -> None:
    """Whoever decides about a checkout holds its order, or its client in its album, first, and only then the row."""
    names = col(Checkout.album_id), col(Checkout.client_id), col(Checkout.order_id)
    of = session.execute(select(*names).where(Checkout.id == checkout_id)).first()
    if of is None:
        return
    album_id, client_id, order_id = of
    if order_id is not None:
        session.exec(select(PrintOrder.id).where(PrintOrder.id == order_id).with_for_update()).first()
    elif album_id is not None:
        entitlements.hold(session, album_id, client_id)


def close(session: Session, checkout: Checkout, state: CheckoutState) -> None:
    checkout.state, checkout.closed_at = state, now()
    session.add(checkout)
    if state is CheckoutState.cancelled and checkout.provider_session is not None:
        queue.enqueue(session, "checkouts.withdraw", checkout_id=checkout.id)


def close_needless(session: Session, album_id: UUID, client_id: UUID) -> None:
    """Nobody is asked to pay for what is unlocked by now."""
    for checkout in open_ones(session, album_id, client_id):
        if access.is_unlocked(session, album_id, client_id):
            close(session, checkout, CheckoutState.cancelled)
        elif checkout.photo_count:
            wanted = entitlements.photos_of(session, checkout)
            if all(access.is_unlocked(session, album_id, client_id, photo_id) for photo_id in wanted):
                close(session, checkout, CheckoutState.cancelled)


def open_ones(session: Session, album_id: UUID, client_id: UUID) -> list[Checkout]:
    return list(
        session.exec(
            select(Checkout)
            .where(
                Checkout.album_id == album_id,
                Checkout.client_id == client_id,
                Checkout.state == CheckoutState.open,
            )
            .order_by(col(Checkout.id))
            .with_for_update()
        ).all()
    )


def new(
    session: Session, album: Album, client_id: UUID, photo_ids: list[UUID], *, amount: int, provider: str
) -> Checkout:
    """A row with the names of this moment, for the ledger."""
    client, owner = session.get_one(Account, client_id), session.get_one(Account, album.owner_id)
    checkout = Checkout(
        album_id=album.id,
        album_name=album.name,
        photographer_id=owner.id,
        photographer_name=owner.name or owner.login or "",
        client_id=client.id,
        client_name=client.name or phones.label(client.phone),
        photo_count=len(photo_ids),
        basket=_basket(photo_ids),
        provider=provider,
        amount=amount,
        currency=album.currency,
    )
    session.add(checkout)
    session.flush()
    session.add_all([CheckoutItem(checkout_id=checkout.id, photo_id=photo_id) for photo_id in photo_ids])
    session.flush()
    return checkout


def _begin_photos(session: Session, actor: Account, album: Album, photo_ids: list[UUID]) -> CheckoutView:
    locked = _still_locked(session, actor, album, photo_ids)
    if not locked:
        raise AlreadyUnlocked
    free = locked[: entitlements.free_left(session, album, actor.id)]
    rest = locked[len(free) :]
    if rest and not album.photo_price:
        raise NotSoldSingly(
            _(
                "Only {free} of these can be yours for nothing. Choose fewer, or unlock the album.",
                free=len(free),
            )
            if free
            else _("You have chosen your free photos. Unlock the album for the others.")
        )
    entitlements.give(session, album.id, actor.id, free, UnlockOrigin.free)
    if free:
        close_needless(session, album.id, actor.id)
        audit.record(session, "unlock.taken_free", actor_id=actor.id, subject_id=album.id, photos=len(free))
    if rest:
        return _begin(session, actor, album, rest, album.photo_price * len(rest), free=len(free))
    return CheckoutView(
        id="",
        album_id=str(album.id),
        state=CheckoutState.paid.value,
        photo_count=len(free),
        free_count=len(free),
        amount=0,
        currency=album.currency,
        amount_label="",
        url="",
        instructions="",
    )


def _begin(
    session: Session, actor: Account, album: Album, photo_ids: list[UUID], amount: int, *, free: int = 0
) -> CheckoutView:
    # An album without a price is not free: its photographer unlocks it for whom they like.
    payments: Payments = get_payments() if amount else PayByHand()
    known = [one for one in open_ones(session, album.id, actor.id) if one.provider == payments.name]
    for checkout in known:
        if checkout.expires_at is not None and checkout.expires_at < now() + LAST_MOMENT:
            close(session, checkout, CheckoutState.expired)
        elif checkout.basket == _basket(photo_ids):
            return _view(checkout, free=free)
    if photo_ids and payments.name == PayByHand.name:
        asked = {photo_id: one for one in known for photo_id in entitlements.photos_of(session, one)}
        rest = [photo_id for photo_id in photo_ids if photo_id not in asked]
        if not rest:
            return _view(asked[photo_ids[0]], free=free)
        amount, photo_ids = amount // len(photo_ids) * len(rest), rest
    session.flush()
    if payments.name != PayByHand.name:
        limits.spend("checkout.begun", str(actor.id), limit=MOST_BEGUN, seconds=BEGUN_WINDOW)
    checkout = new(session, album, actor.id, photo_ids, amount=amount, provider=payments.name)
    page = get_settings().base_url + routes.CLIENT_ALBUM.replace("[album_id]", str(album.id))
    step = payments.begin(
        Payable(
            checkout_id=checkout.id,
            album_id=album.id,
            client_id=actor.id,
            amount=amount,
            currency=album.currency,
            title=album.name,
            description=tongues.told(actor.language or tongues.ENGLISH, _words(len(photo_ids))),
            success_url=f"{page}/thanks?checkout={checkout.id}",
            cancel_url=f"{page}?checkout=cancelled",
        )
    )
    checkout.url, checkout.provider_session, checkout.expires_at = step.url, step.session, step.expires_at
    session.add(checkout)
    session.flush()
    audit.record(session, "unlock.requested", actor_id=actor.id, subject_id=album.id, checkout=str(checkout.id))
    if payments.name == PayByHand.name:
        _tell_photographer(session, checkout)
    return _view(checkout, free=free)


def _tell_photographer(session: Session, checkout: Checkout) -> None:
    notifications.tell(
        session,
        checkout.photographer_id,
        "order_placed",
        title=_("{client} asks to unlock {album}", client=checkout.client_name, album=checkout.album_name),
        body=money.exact(checkout.amount, checkout.currency) if checkout.amount else "",
        url=routes.STUDIO_EARNINGS,
        subject_id=checkout.id,
    )


def _still_locked(session: Session, actor: Account, album: Album, photo_ids: list[UUID]) -> list[UUID]:
    """In the order chosen, so that the first ones are the free ones. One that is not the actor's spoils it all."""
    wanted = list(dict.fromkeys(photo_ids))
    if len(wanted) > MOST_PHOTOS:
        raise Invalid(photo_ids=_("Choose at most {most} photos at once, or the whole album.", most=MOST_PHOTOS))
    found = dict(
        session.execute(
            select(Photo.id, access.unlocked_for(actor.id))
            .join(Appearance, col(Appearance.photo_id) == Photo.id)
            .where(
                col(Photo.id).in_(wanted),
                Photo.album_id == album.id,
                col(Photo.deleted_at).is_(None),
                col(Photo.dropped_at).is_not(None),
                col(Photo.status) != PhotoStatus.failed,
                *access.shown_to(actor.id),
            )
        ).all()
    )
    if len(found) != len(wanted):
        raise NotFound
    return [photo_id for photo_id in wanted if not found[photo_id]]


def _basket(photo_ids: list[UUID]) -> str:
    if not photo_ids:
        return ""
    return hashlib.sha256(b"".join(photo_id.bytes for photo_id in sorted(photo_ids))).hexdigest()


def _words(photo_count: int) -> str:
    """What is bought, on the page where it is paid."""
    if not photo_count:
        return _("All your photos of this album, also those added later, in full resolution and without watermark")
    return _n(
        "{count} photo in full resolution and without watermark",
        "{count} photos in full resolution and without watermark",
        photo_count,
    )


def _view(checkout: Checkout, *, free: int = 0) -> CheckoutView:
    return CheckoutView(
        id=str(checkout.id),
        album_id=str(checkout.album_id or ""),
        state=checkout.state.value,
        photo_count=checkout.photo_count,
        free_count=free,
        amount=checkout.amount,
        currency=checkout.currency,
        amount_label=money.label(checkout.amount, checkout.currency),
        url=checkout.url if checkout.state is CheckoutState.open else "",
        instructions=_instructions(checkout),
    )


def _instructions(checkout: Checkout) -> str:
    if checkout.state is not CheckoutState.open or checkout.url:
        return ""
    if checkout.provider == PayByHand.name:
        return _("Your photographer was asked to unlock {album}.", album=checkout.album_name)
    return _("Your payment is on its way. The photos unlock as soon as your bank confirms it.")
