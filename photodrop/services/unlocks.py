"""Albums as their clients have them, and the photographer's hand that unlocks and locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import Session, col, select

from photodrop.adapters.payments import PayByHand
from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Checkout,
    CheckoutItem,
    CheckoutState,
    Photo,
    PhotoStatus,
    Size,
    Unlock,
    UnlockOrigin,
)
from photodrop.models.base import now
from photodrop.services import access, audit, checkouts, entitlements, events, files, money, payments
from photodrop.services.paging import Page, Sorting, page


@dataclass(frozen=True)
class ClientAlbum:
    """An album as one of its clients sees it: their photos, locked or not, and what the unlock costs.

    It is `locked` while one of their photos is. `requested` is the album; of single photos that were asked for, the ids
    are told. `free_left` more photos may be taken for nothing.
    """

    id: str
    name: str
    location: str
    shot_on: str
    photographer: str
    photo_count: int
    unlocked_count: int
    locked: bool
    requested: bool
    requested_photo_ids: list[str]
    downloads: bool
    cover_url: str
    cover_thumb_url: str
    price: int
    currency: str
    price_label: str
    sells_singly: bool
    photo_price: int
    photo_price_label: str
    free_left: int


SORTING = Sorting({"shot_on": col(Album.shot_on), "name": func.lower(col(Album.name))}, tie=col(Album.id))


def albums_of_client(session: Session, actor: Account) -> list[ClientAlbum]:
    """All albums in which dropped photos of the actor are, newest first."""
    order = col(Album.shot_on).desc(), col(Album.id).desc()
    return _views(session, actor, session.execute(_albums_with_photos_of(actor).order_by(*order)).all())


def page_of_client(
    session: Session, actor: Account, *, sort: str = "-shot_on", cursor: str | None = None, limit: int = 50
) -> Page[ClientAlbum]:
    rows, following = page(session, _albums_with_photos_of(actor), SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, actor, rows), following)


def album_of_client(session: Session, actor: Account, album_id: UUID) -> ClientAlbum:
    rows = session.execute(_albums_with_photos_of(actor).where(Album.id == album_id)).all()
    if not rows:
        raise NotFound
    return _views(session, actor, rows)[0]


def _albums_with_photos_of(actor: Account) -> Any:
    free_taken = (
        select(func.count())
        .where(
            col(Unlock.album_id) == col(Album.id),
            col(Unlock.client_id) == actor.id,
            col(Unlock.origin) == UnlockOrigin.free,
        )
        .correlate(Album)
        .scalar_subquery()
    )
    return (
        select(  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
            Album, Account.name, func.count(), func.count().filter(access.unlocked_for(actor.id)), free_taken
        )
        .join(Photo, col(Photo.album_id) == Album.id)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(*_of(actor), col(Album.deleted_at).is_(None))
        .group_by(col(Album.id), col(Account.name))
    )


def _views(session: Session, actor: Account, rows: Sequence[Any]) -> list[ClientAlbum]:
    ids = [row[0].id for row in rows]
    covers = _covers(session, actor, ids)
    requested, photos_requested = _requested(session, actor, ids)
    return [
        ClientAlbum(
            id=str(album.id),
            name=album.name,
            location=album.location,
            shot_on=album.shot_on.isoformat(),
            photographer=photographer,
            photo_count=count,
            unlocked_count=count if not album.watermark else unlocked,
            locked=album.watermark and unlocked < count,
            requested=album.id in requested and unlocked < count,
            requested_photo_ids=photos_requested.get(album.id, []),
            downloads=album.downloads,
            cover_url=covers.get((album.id, Size.small), ""),
            cover_thumb_url=covers.get((album.id, Size.thumb), ""),
            price=album.price,
            currency=album.currency,
            price_label=money.label(album.price, album.currency),
            sells_singly=album.sells_singly,
            photo_price=album.photo_price,
            photo_price_label=money.label(album.photo_price, album.currency),
            free_left=max(0, album.free_photos - free_taken) if album.sells_singly else 0,
        )
        for album, photographer, count, unlocked, free_taken in rows
    ]


def _requested(session: Session, actor: Account, album_ids: list[UUID]) -> tuple[set[UUID], dict[UUID, list[str]]]:
    """Albums, and photos of albums, whose answer is somebody else's to give."""
    rows = session.exec(
        select(Checkout.album_id, CheckoutItem.photo_id)
        .outerjoin(CheckoutItem, col(CheckoutItem.checkout_id) == Checkout.id)
        .where(
            col(Checkout.album_id).in_(album_ids),
            Checkout.client_id == actor.id,
            Checkout.state == CheckoutState.open,
            Checkout.url == "",
        )
    ).all()
    photos: dict[UUID, list[str]] = {}
    whole: set[UUID] = set()
    for album_id, photo_id in rows:
        if album_id is not None and photo_id is not None:
            photos.setdefault(album_id, []).append(str(photo_id))
        elif album_id is not None:
            whole.add(album_id)
    return whole, photos


def grant(
    session: Session,
    actor: Account,
    album_id: UUID,
    client_id: UUID,
    *,
    photo_id: UUID | None = None,
    paid: int | None = None,
) -> None:
    """By the photographer's hand: this client's photos of the album, also later ones; or one photo.

    It answers the client's open request, if there is one. `paid` goes into the ledger: what was asked unless another
    amount is given, nothing where nobody asked.
    """
    album = access.album_of_photographer(session, actor, album_id)
    if not _appears_in(session, album.id, client_id, photo_id):
        raise NotFound
    entitlements.hold(session, album.id, client_id)
    request = _request(session, album.id, client_id, photo_id)
    if paid is None:
        paid = request.amount if request else 0
    payments.check_amount(paid)
    photo_ids = [photo_id] if photo_id else []
    if request is None and paid:
        request = checkouts.new(session, album, client_id, photo_ids, amount=paid, provider=PayByHand.name)
    if request:
        payments.confirm(session, actor, request, paid)
    else:
        entitlements.give(session, album.id, client_id, photo_ids or None, UnlockOrigin.hand, granted_by=actor.id)
    checkouts.close_needless(session, album.id, client_id)
    audit.record(session, "unlock.granted", actor_id=actor.id, subject_id=album.id, client=str(client_id))


def revoke(session: Session, actor: Account, album_id: UUID, client_id: UUID, *, photo_id: UUID | None = None) -> None:
    """Lock everything of this client in the album, or one photo. What was paid stays paid: see `payments.refund`."""
    album = access.album_of_photographer(session, actor, album_id)
    entitlements.hold(session, album.id, client_id)
    these = [col(Unlock.album_id) == album.id, col(Unlock.client_id) == client_id]
    if photo_id is not None:
        these.append(col(Unlock.photo_id) == photo_id)
    if session.execute(delete(Unlock).where(*these).returning(col(Unlock.id))).first() is None:
        raise NotFound
    _remember_revoked(session, album.id, client_id, photo_id)
    events.tell(session, client_id, "unlock.changed", album_id=album.id)
    audit.record(session, "unlock.revoked", actor_id=actor.id, subject_id=album.id, client=str(client_id))


def _remember_revoked(session: Session, album_id: UUID, client_id: UUID, photo_id: UUID | None) -> None:
    """No later event of the same payment unlocks again."""
    bought = (
        col(Checkout.album_id) == album_id,
        col(Checkout.client_id) == client_id,
        col(Checkout.state) == CheckoutState.paid,
    )
    if photo_id is None:
        session.execute(update(Checkout).where(*bought).values(revoked_at=now()))
        return
    session.execute(
        update(CheckoutItem)
        .where(
            col(CheckoutItem.photo_id) == photo_id,
            col(CheckoutItem.checkout_id).in_(select(Checkout.id).where(*bought)),
        )
        .values(revoked_at=now())
    )


def _request(session: Session, album_id: UUID, client_id: UUID, photo_id: UUID | None) -> Checkout | None:
    """The client's own open request for exactly this."""
    wanted = [photo_id] if photo_id else []
    for checkout in checkouts.open_ones(session, album_id, client_id):
        is_same = entitlements.photos_of(session, checkout) == wanted if wanted else checkout.photo_count == 0
        if checkout.provider == PayByHand.name and is_same:
            return checkout
    return None


def _appears_in(session: Session, album_id: UUID, client_id: UUID, photo_id: UUID | None) -> bool:
    in_which = [] if photo_id is None else [Photo.id == photo_id]
    return (
        session.exec(
            select(Appearance.id)
            .join(Photo, col(Photo.id) == Appearance.photo_id)
            .where(
                *in_which,
                Photo.album_id == album_id,
                col(Photo.deleted_at).is_(None),
                Appearance.client_id == client_id,
                Appearance.state == AppearanceState.confirmed,
            )
            .limit(1)
        ).first()
        is not None
    )


def _of(actor: Account) -> tuple:
    return (
        *access.shown_to(actor.id),
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) != PhotoStatus.failed,
    )


def _covers(session: Session, actor: Account, album_ids: list[UUID]) -> dict[tuple[UUID, Size], str]:
    """The first ready photo of this client in each album: never somebody else's, and marked while locked."""
    rows = session.execute(
        select(Photo, Album.watermark, access.unlocked_for(actor.id))
        .ext(distinct_on(col(Photo.album_id)))
        .join(Album, col(Album.id) == Photo.album_id)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(*_of(actor), Photo.status == PhotoStatus.ready, col(Photo.album_id).in_(album_ids))
        .order_by(col(Photo.album_id), col(Photo.sorted_at), col(Photo.id))
    ).all()
    return {
        (photo.album_id, size): files.photo_url(
            photo, size, "marked" if watermark and not is_unlocked else "clean", viewer=actor.id
        )
        for photo, watermark, is_unlocked in rows
        for size in (Size.small, Size.thumb)
    }
