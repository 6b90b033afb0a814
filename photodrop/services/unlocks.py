"""Unlocks, and the asking for them. Only the photographer (later: a verified payment event) unlocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, text, update
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlmodel import Session, col, select

from photodrop.adapters.payments import Payable, get_payments
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Checkout,
    CheckoutState,
    Photo,
    PhotoStatus,
    Size,
    Unlock,
)
from photodrop.models.base import new_id, now
from photodrop.services import access, audit, files, money
from photodrop.services.paging import Page, Sorting, page


class AlreadyUnlocked(Conflict):
    message = "These photos are yours already."


@dataclass(frozen=True)
class ClientAlbum:
    """An album as one of its clients sees it: their photos, locked or not, and what the unlock costs."""

    id: str
    name: str
    location: str
    shot_on: str
    photographer: str
    photo_count: int
    locked: bool
    requested: bool
    downloads: bool
    cover_url: str
    cover_thumb_url: str
    price: int
    currency: str
    price_label: str


@dataclass(frozen=True)
class CheckoutView:
    """Where to pay; an empty `url` means that the photographer was asked."""

    id: str
    album_id: str
    state: str
    amount: int
    currency: str
    url: str
    instructions: str


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
    return (
        select(Album, Account.name, func.count(), Unlock.id, Checkout.id)  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
        .join(Photo, col(Photo.album_id) == Album.id)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .join(Account, col(Account.id) == Album.owner_id)
        .outerjoin(Unlock, (col(Unlock.album_id) == Album.id) & (col(Unlock.client_id) == actor.id))
        .outerjoin(
            Checkout,
            (col(Checkout.album_id) == Album.id)
            & (col(Checkout.client_id) == actor.id)
            & (col(Checkout.state) == CheckoutState.open),
        )
        .where(*_of(actor), col(Album.deleted_at).is_(None))
        .group_by(col(Album.id), col(Account.name), col(Unlock.id), col(Checkout.id))
    )


def _views(session: Session, actor: Account, rows: Sequence[Any]) -> list[ClientAlbum]:
    covers = _covers(session, actor, {album.id: album.watermark and unlock is None for album, _, _, unlock, _ in rows})
    return [
        ClientAlbum(
            id=str(album.id),
            name=album.name,
            location=album.location,
            shot_on=album.shot_on.isoformat(),
            photographer=photographer,
            photo_count=count,
            locked=album.watermark and unlock is None,
            requested=checkout is not None and unlock is None,
            downloads=album.downloads,
            cover_url=covers.get((album.id, Size.small), ""),
            cover_thumb_url=covers.get((album.id, Size.thumb), ""),
            price=album.price,
            currency=album.currency,
            price_label=money.label(album.price, album.currency),
        )
        for album, photographer, count, unlock, checkout in rows
    ]


def album_of_photos(session: Session, actor: Account, photo_ids: list[UUID]) -> UUID:
    """The one album that all of these photos are in. Raises NotFound where the actor may not see one of them."""
    found = {access.photo_to_see(session, actor, photo_id).album.id for photo_id in photo_ids}
    if len(found) != 1:
        raise Invalid(photo_ids="Unlock the photos of one album at a time.")
    return found.pop()


def checkout(session: Session, actor: Account, album_id: UUID) -> CheckoutView:
    """Ask to unlock one's photos of an album. Asking again gives the same open checkout."""
    album = access.album_of_client(session, actor, album_id)
    if not album.watermark or access.is_unlocked(session, album.id, actor.id):
        raise AlreadyUnlocked
    payments = get_payments()
    statement = insert(Checkout)
    # The update changes nothing but locks an open checkout, which the photographer might close in this moment.
    checkout_id = session.execute(
        statement.values(
            id=new_id(),
            created_at=now(),
            album_id=album.id,
            client_id=actor.id,
            provider=payments.name,
            amount=album.price,
            currency=album.currency,
            state=CheckoutState.open,
        )
        .on_conflict_do_update(
            index_elements=["album_id", "client_id"],
            index_where=text("state = 'open'"),
            set_={"provider": statement.excluded.provider},
        )
        .returning(col(Checkout.id))
    ).scalar_one()
    row = session.get_one(Checkout, checkout_id)
    step = payments.begin(Payable(row.id, row.amount, row.currency, album.name))
    audit.record(session, "unlock.requested", actor_id=actor.id, subject_id=album.id)
    return CheckoutView(
        str(row.id), str(album.id), row.state.value, row.amount, row.currency, step.url, step.instructions
    )


def grant(session: Session, actor: Account, album_id: UUID, client_id: UUID) -> None:
    """By the photographer's hand: this client's photos of the album, also later ones, and nobody else's."""
    album = access.album_to_edit(session, actor, album_id)
    if not _appears_in(session, album.id, client_id):
        raise NotFound
    session.execute(
        insert(Unlock)
        .values(id=new_id(), created_at=now(), album_id=album.id, client_id=client_id, granted_by=actor.id)
        .on_conflict_do_nothing()
    )
    _close(session, album.id, client_id, CheckoutState.paid)
    audit.record(session, "unlock.granted", actor_id=actor.id, subject_id=album.id, client=str(client_id))


def revoke(session: Session, actor: Account, album_id: UUID, client_id: UUID) -> None:
    album = access.album_to_edit(session, actor, album_id)
    gone = session.execute(
        delete(Unlock)
        .where(col(Unlock.album_id) == album.id, col(Unlock.client_id) == client_id)
        .returning(col(Unlock.id))
    ).first()
    if gone is None:
        raise NotFound
    audit.record(session, "unlock.revoked", actor_id=actor.id, subject_id=album.id, client=str(client_id))


def decline(session: Session, actor: Account, album_id: UUID, client_id: UUID) -> None:
    """Close a request without unlocking."""
    album = access.album_to_edit(session, actor, album_id)
    _close(session, album.id, client_id, CheckoutState.cancelled)


def _close(session: Session, album_id: UUID, client_id: UUID, state: CheckoutState) -> None:
    session.execute(
        update(Checkout)
        .where(
            col(Checkout.album_id) == album_id,
            col(Checkout.client_id) == client_id,
            col(Checkout.state) == CheckoutState.open,
        )
        .values(state=state, closed_at=now())
    )


def _appears_in(session: Session, album_id: UUID, client_id: UUID) -> bool:
    return (
        session.exec(
            select(Appearance.id)
            .join(Photo, col(Photo.id) == Appearance.photo_id)
            .where(
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
        col(Appearance.client_id) == actor.id,
        col(Appearance.state) == AppearanceState.confirmed,
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) != PhotoStatus.failed,
    )


def _covers(session: Session, actor: Account, locked: dict[UUID, bool]) -> dict[tuple[UUID, Size], str]:
    """The first ready photo of this client in each album: never somebody else's, and marked while locked."""
    photos = session.exec(
        select(Photo)
        .ext(distinct_on(col(Photo.album_id)))
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(*_of(actor), Photo.status == PhotoStatus.ready, col(Photo.album_id).in_(list(locked)))
        .order_by(col(Photo.album_id), col(Photo.sorted_at), col(Photo.id))
    ).all()
    return {
        (photo.album_id, size): files.photo_url(
            photo, size, "marked" if locked[photo.album_id] else "clean", viewer=actor.id
        )
        for photo in photos
        for size in (Size.small, Size.thumb)
    }
