"""A photographer's own clients: found by phone or name, made on the spot by a number."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, or_, select

from photodrop.errors import Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Checkout,
    CheckoutState,
    Client,
    Photo,
    Selfie,
    Unlock,
)
from photodrop.models.base import new_id, now
from photodrop.services import access, accounts, files, phones
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

MOST_AT_ONCE = 100


@dataclass(frozen=True)
class PersonChip:
    """One person as their photographer sees them; `unlocked` and `requested` speak of one album, if one is meant."""

    client_id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    selfie_url: str
    has_signed_in: bool
    unlocked: bool = False
    unlocked_photos: int = 0
    requested: bool = False
    photo_count: int = 0


@dataclass(frozen=True)
class ClientRow:
    client_id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    selfie_url: str
    has_signed_in: bool
    album_count: int
    photo_count: int


SHOWN_NAME = func.coalesce(func.nullif(col(Client.name), ""), func.nullif(col(Account.name), ""), col(Account.phone))
SORTING = Sorting({"name": func.lower(SHOWN_NAME), "created_at": col(Client.created_at)}, tie=col(Account.id))


def find(
    session: Session, actor: Account, query: str = "", *, sort: str = "name", cursor: str | None = None, limit: int = 50
) -> Page[ClientRow]:
    """One's own clients whose name or phone contains the query. Nobody else's clients are ever found."""
    _photographers_only(actor)
    statement = (
        select(Account, SHOWN_NAME)
        .join(Client, col(Client.account_id) == Account.id)
        .where(Client.photographer_id == actor.id)
    )
    if query.strip():
        statement = statement.where(is_called(query))
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    ids = [account.id for account, _ in rows]
    counts = _counts(session, actor.id, ids)
    selfies = _selfies(session, ids)
    items = []
    for account, name in rows:
        albums, photos = counts.get(account.id, (0, 0))
        items.append(
            ClientRow(
                client_id=str(account.id),
                name="" if name == account.phone else name,
                phone=account.phone or "",
                phone_label=phones.label(account.phone),
                dial_code=phones.dial_code(account.phone) if account.phone else "",
                selfie_url=_selfie_url(selfies.get(account.id), actor.id),
                has_signed_in=account.signed_in_at is not None,
                album_count=albums,
                photo_count=photos,
            )
        )
    return Page(items, following)


def is_called(query: str) -> ColumnElement[bool]:
    """In a statement about clients and their accounts: the name or phone contains the query."""
    wanted = query.strip().lower()
    digits = "".join(character for character in wanted if character.isdigit())
    matches = [func.lower(SHOWN_NAME).contains(wanted, autoescape=True)]
    if digits:
        matches.append(col(Account.phone).contains(digits))
    return or_(*matches)


def add(session: Session, actor: Account, phone: str, name: str = "", region: str | None = None) -> PersonChip:
    """The client with this number, created on the spot if nobody has it yet."""
    account_id = ids_of_phones(session, actor, [phone], region)[0]
    if name.strip():
        rename(session, actor, account_id, name)
    return chips(session, actor, [account_id])[0]


def ids_of_phones(session: Session, actor: Account, numbers: list[str], region: str | None = None) -> list[UUID]:
    """Accounts of these numbers, each now one's client; new numbers become accounts that wait for a first sign-in."""
    _photographers_only(actor)
    if len(numbers) > MOST_AT_ONCE:
        raise Invalid(phones=_("Name at most {most} people at once.", most=MOST_AT_ONCE))
    parsed = list(dict.fromkeys(phones.parse(number, region) for number in numbers))
    if not parsed:
        return []
    moment = now()
    session.execute(
        insert(Account)
        .values(
            # Sorted, so that two batches with the same new numbers take turns instead of waiting for each other.
            [
                {"id": new_id(), "phone": number, "role": "user", "name": "", "created_at": moment}
                for number in sorted(parsed)
            ]
        )
        .on_conflict_do_nothing(index_elements=["phone"])
    )
    by_phone = dict(session.exec(select(Account.phone, Account.id).where(col(Account.phone).in_(parsed))).all())
    session.execute(
        insert(Client)
        .values(
            [
                {"photographer_id": actor.id, "account_id": account_id, "name": "", "created_at": moment}
                for account_id in sorted(by_phone.values())
            ]
        )
        .on_conflict_do_nothing()
    )
    return [by_phone[number] for number in parsed]


def own_ids(session: Session, actor: Account, client_ids: list[UUID]) -> list[UUID]:
    """The same ids, if every one is a client of the actor; else NotFound."""
    wanted = set(client_ids)
    found = session.exec(
        select(Client.account_id).where(Client.photographer_id == actor.id, col(Client.account_id).in_(wanted))
    ).all()
    if len(found) != len(wanted):
        raise NotFound
    return list(found)


def rename(session: Session, actor: Account, client_id: UUID, name: str) -> None:
    """The photographer's own name for a client; the client's own name stays theirs."""
    client = session.get(Client, (actor.id, client_id))
    if client is None:
        raise NotFound
    client.name = accounts.clean_name(name) if name.strip() else ""
    session.add(client)


def chips(session: Session, actor: Account, client_ids: list[UUID], album_id: UUID | None = None) -> list[PersonChip]:
    """People in the order asked for, as this photographer knows them."""
    if not client_ids:
        return []
    rows = session.execute(
        select(Account, SHOWN_NAME)
        .outerjoin(Client, (col(Client.account_id) == Account.id) & (col(Client.photographer_id) == actor.id))
        .where(col(Account.id).in_(client_ids))
    ).all()
    known = {account.id: (account, name) for account, name in rows}
    selfies = _selfies(session, client_ids)
    unlocked: set[UUID] = set()
    requested: set[UUID] = set()
    singles: dict[UUID, int] = {}
    counts: dict[UUID, int] = {}
    if album_id is not None:
        unlocked = set(
            session.exec(
                select(Unlock.client_id).where(Unlock.album_id == album_id, col(Unlock.photo_id).is_(None))
            ).all()
        )
        singles = _single_unlocks(session, album_id)
        requested = set(
            session.exec(
                select(Checkout.client_id).where(
                    Checkout.album_id == album_id, Checkout.state == CheckoutState.open, Checkout.url == ""
                )
            ).all()
        )
        counts = _counts_in_album(session, album_id)
    return [
        PersonChip(
            client_id=str(client_id),
            name="" if name == account.phone else name,
            phone=account.phone or "",
            phone_label=phones.label(account.phone),
            dial_code=phones.dial_code(account.phone) if account.phone else "",
            selfie_url=_selfie_url(selfies.get(client_id), actor.id),
            has_signed_in=account.signed_in_at is not None,
            unlocked=client_id in unlocked,
            unlocked_photos=singles.get(client_id, 0),
            requested=client_id in requested and client_id not in unlocked,
            photo_count=counts.get(client_id, 0),
        )
        for client_id in client_ids
        if client_id in known
        for account, name in [known[client_id]]
    ]


def of_album(session: Session, actor: Account, album_id: UUID) -> list[PersonChip]:
    """Everybody who appears in an album, those who asked for an unlock first."""
    album = access.album_of_photographer(session, actor, album_id)
    ids = list(_counts_in_album(session, album.id))
    people = chips(session, actor, ids, album.id)
    return sorted(people, key=lambda person: (not person.requested, person.name.lower() or person.phone))


def _single_unlocks(session: Session, album_id: UUID) -> dict[UUID, int]:
    rows = session.execute(
        select(Unlock.client_id, func.count())
        .where(Unlock.album_id == album_id, col(Unlock.photo_id).is_not(None))
        .group_by(col(Unlock.client_id))
    )
    return {client_id: count for client_id, count in rows.all()}  # noqa: C416  # rows are no pairs to a type checker


def _counts_in_album(session: Session, album_id: UUID) -> dict[UUID, int]:
    rows = session.execute(
        select(Appearance.client_id, func.count())
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(
            Photo.album_id == album_id,
            col(Photo.deleted_at).is_(None),
            Appearance.state == AppearanceState.confirmed,
        )
        .group_by(col(Appearance.client_id))
    )
    return {client_id: count for client_id, count in rows.all()}  # noqa: C416  # rows are no pairs to a type checker


def _counts(session: Session, photographer_id: UUID, ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = session.execute(
        select(Appearance.client_id, func.count(func.distinct(Photo.album_id)), func.count())
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(
            Album.owner_id == photographer_id,
            col(Album.deleted_at).is_(None),
            col(Photo.deleted_at).is_(None),
            col(Appearance.client_id).in_(ids),
            Appearance.state == AppearanceState.confirmed,
        )
        .group_by(col(Appearance.client_id))
    ).all()
    return {client_id: (albums, photos) for client_id, albums, photos in rows}


def _selfies(session: Session, ids: list[UUID]) -> dict[UUID, Selfie]:
    rows = session.exec(select(Selfie).where(col(Selfie.account_id).in_(ids), col(Selfie.is_current))).all()
    return {selfie.account_id: selfie for selfie in rows}


def _selfie_url(selfie: Selfie | None, viewer: UUID) -> str:
    return files.selfie_url(selfie, viewer=viewer) if selfie else ""


def _photographers_only(actor: Account) -> None:
    if not actor.is_photographer:
        raise NotFound
