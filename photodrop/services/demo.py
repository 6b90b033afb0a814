"""An installation to look around in: a photographer, her clients, and albums of generated pictures, no one's."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import UUID

from sqlmodel import Session, select

from photodrop.adapters.payments import PayByHand
from photodrop.config import get_settings
from photodrop.errors import Conflict
from photodrop.imaging.photograph import photograph
from photodrop.models import Account, Album, Checkout, CheckoutState, FaceConsent, Payment, PaymentKind, Role
from photodrop.models.base import new_id, now
from photodrop.services import (
    accounts,
    albums,
    checkouts,
    clients,
    passwords,
    payments,
    photos,
    selfies,
    unlocks,
)
from photodrop.services.album_options import Options
from photodrop.services.tongues import _

LOGIN = "nora_feld"
NAME = "Nora Feld"
LANDSCAPE, PORTRAIT, SQUARE, PANORAMA = (2400, 1600), (1600, 2400), (1800, 1800), (3000, 1000)


@dataclass(frozen=True)
class Person:
    name: str
    phone: str
    seed: int


@dataclass(frozen=True)
class Shoot:
    """An album to be: `scenes` are drawn in turn, everybody of `people` is in every second one, the first in all."""

    name: str
    location: str
    shot_on: date
    scenes: tuple[tuple[str, int, tuple[int, int]], ...]
    people: tuple[Person, ...]
    options: Options
    is_dropped: bool = True
    unlocked_for: tuple[Person, ...] = ()
    paid_by: tuple[Person, ...] = ()
    asked_by: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Sale:
    """Of an album that is deleted by now; the ledger keeps it."""

    days_ago: int
    album: str
    client: str
    amount: int
    currency: str = "USD"
    photo_count: int = 0
    given_back: int = 0


MAYA = Person("Maya Lindqvist", "+15550104477", 1)
THEO = Person("Theo Brandt", "+15550108823", 2)
ANNA = Person("Anna Okafor", "+15550106120", 3)
JONAS = Person("Jonas Weber", "+4915112345678", 4)
PEOPLE = (MAYA, THEO, ANNA, JONAS)

SHOOTS = (
    Shoot(
        "Lake Como weekend",
        "Varenna, Italy",
        date(2026, 11, 14),
        (
            ("sunset", 1, LANDSCAPE),
            ("couple", 2, PORTRAIT),
            ("mountains", 3, LANDSCAPE),
            ("moonlight", 4, LANDSCAPE),
            ("garden", 5, PORTRAIT),
            ("sunset", 6, SQUARE),
            ("portrait", 7, PORTRAIT),
            ("mountains", 8, PANORAMA),
        ),
        (MAYA, JONAS),
        Options(price=0, watermark=True, watermark_text=NAME),
        unlocked_for=(MAYA,),
    ),
    Shoot(
        "Anna & Theo",
        "Willow Barn, Hudson Valley",
        date(2026, 10, 18),
        (
            ("lights", 11, LANDSCAPE),
            ("couple", 12, PORTRAIT),
            ("candles", 13, LANDSCAPE),
            ("party", 14, LANDSCAPE),
            ("garden", 15, PORTRAIT),
            ("lights", 16, SQUARE),
            ("party", 17, LANDSCAPE),
            ("portrait", 18, PORTRAIT),
            ("meadow", 19, LANDSCAPE),
            ("candles", 20, PORTRAIT),
        ),
        (ANNA, THEO, MAYA),
        Options(
            price=1200,
            photo_price=400,
            free_photos=1,
            currency="USD",
            watermark=True,
            watermark_text=NAME,
            max_edge=4096,
        ),
        paid_by=(ANNA,),
        asked_by=(THEO,),
    ),
    Shoot(
        "Desert run 2026",
        "Merzouga, Morocco",
        date(2026, 9, 2),
        (
            ("dunes", 21, LANDSCAPE),
            ("dunes", 22, PORTRAIT),
            ("portrait", 23, PORTRAIT),
            ("dunes", 24, PANORAMA),
            ("sunset", 25, LANDSCAPE),
            ("party", 26, LANDSCAPE),
        ),
        (JONAS, MAYA),
        Options(price=0, watermark=False),
    ),
    Shoot(
        "Lindqvist family",
        "Lofoten, Norway",
        date(2026, 7, 6),
        (
            ("mountains", 31, LANDSCAPE),
            ("forest", 32, PORTRAIT),
            ("couple", 33, LANDSCAPE),
            ("moonlight", 34, LANDSCAPE),
            ("forest", 35, LANDSCAPE),
            ("meadow", 36, PORTRAIT),
        ),
        (MAYA,),
        Options(price=2500, currency="EUR", watermark=True, watermark_text=NAME),
        is_dropped=False,
    ),
    Shoot(
        "Winter gala",
        "Hall of Mirrors, Chicago",
        date(2025, 12, 12),
        (
            ("city", 41, LANDSCAPE),
            ("party", 42, LANDSCAPE),
            ("candles", 43, LANDSCAPE),
            ("lights", 44, PORTRAIT),
            ("city", 45, PORTRAIT),
        ),
        (THEO, MAYA),
        paid_by=(THEO,),
        options=Options(price=1800, currency="USD", watermark=True, watermark_text=NAME),
    ),
)


SALES = (
    Sale(338, "Riverside half marathon", "Ines Duarte", 1500),
    Sale(321, "Riverside half marathon", "Sam Reyes", 400, photo_count=1),
    Sale(302, "Okafor portraits", "Anna Okafor", 4500),
    Sale(267, "Ballet school recital", "Mira Castellanos", 2500),
    Sale(262, "Ballet school recital", "Tom Harlan", 2500, given_back=2500),
    Sale(259, "Ballet school recital", "Priya Raman", 2500),
    Sale(214, "Weber & Sons, spring catalogue", "Jonas Weber", 9000, "EUR"),
    Sale(178, "Harbour swim", "Sam Reyes", 1200, photo_count=3),
    Sale(175, "Harbour swim", "Lena Fischer", 2000),
    Sale(171, "Harbour swim", "Ines Duarte", 2000),
    Sale(121, "Lindqvist anniversary", "Maya Lindqvist", 6000),
    Sale(96, "Taproom opening", "Theo Brandt", 1200),
    Sale(93, "Taproom opening", "Priya Raman", 800, photo_count=2, given_back=400),
    Sale(61, "Weber & Sons, autumn catalogue", "Jonas Weber", 9500, "EUR"),
    Sale(48, "Desert run 2025", "Karim Alaoui", 3000),
    Sale(44, "Desert run 2025", "Lena Fischer", 3000),
)


def photographer(session: Session) -> tuple[Account, str]:
    """Nora, made or found, with a fresh password to print. Raises Conflict in a production environment."""
    if not get_settings().is_development:
        raise Conflict(_("The demo is for a development environment: it prints a password."))
    password = secrets.token_urlsafe(9)
    account = session.exec(select(Account).where(Account.login == LOGIN, Account.role == Role.photographer)).first()
    if account is None:
        return accounts.create_photographer(session, LOGIN, password, name=NAME), password
    account.password_hash = passwords.hash_password(password)
    session.add(account)
    return account, password


def missing_shoots(session: Session, nora: Account) -> list[Shoot]:
    """What an earlier or interrupted demo has not made yet."""
    there = set(session.exec(select(Album.name).where(Album.owner_id == nora.id)).all())
    return [shoot for shoot in SHOOTS if shoot.name not in there]


def meet(session: Session, nora: Account, person: Person) -> None:
    """A client with a name and a selfie, as if they had been here before."""
    chip = clients.add(session, nora, person.phone, person.name)
    client = session.get_one(Account, UUID(chip.client_id))
    if accounts.current_selfie(session, client.id) is not None:
        return
    client.name = person.name
    client.face_consent = FaceConsent.refused
    session.add(client)
    picture = BytesIO(photograph("portrait", person.seed, 900, 900, artist=NAME))
    selfies.add(session, client, picture, x=0, y=0, width=900, height=900)


def shoot(session: Session, nora: Account, plan: Shoot) -> UUID:
    made = albums.create(session, nora, plan.name, plan.location, plan.shot_on, plan.options)
    return UUID(made.id)


def take_photos(plan: Shoot) -> Iterator[tuple[str, bytes, list[str]]]:
    """File name, JPEG and the phones of who is in it, one by one: drawing them takes a second each."""
    for index, (kind, seed, size) in enumerate(plan.scenes):
        taken = datetime.combine(plan.shot_on, datetime.min.time()) + timedelta(hours=10, minutes=17 * index)
        people = [
            person.phone for number, person in enumerate(plan.people) if number == 0 or index % 2 == 0 or number % 2
        ]
        yield f"NF_{seed:04d}.jpg", photograph(kind, seed, *size, artist=NAME, taken=taken), people


def add_photo(  # noqa: PLR0917  # one step of the plan, with all it needs
    session: Session, nora: Account, album_id: UUID, filename: str, content: bytes, phones: list[str]
) -> None:
    photos.upload(session, nora, album_id, filename, BytesIO(content), content_type="image/jpeg", phones=phones)


def finish(session: Session, nora: Account, album_id: UUID, plan: Shoot) -> None:
    """Drop the album where it is to be dropped, and unlock it for whom it is to be unlocked."""
    if plan.is_dropped:
        albums.drop(session, nora, album_id)
    for person in plan.unlocked_for:
        unlocks.grant(session, nora, album_id, _client_id(session, nora, person))
    for person in plan.paid_by:
        unlocks.grant(session, nora, album_id, _client_id(session, nora, person), paid=plan.options.price)
    for person in plan.asked_by:
        checkouts.begin(session, session.get_one(Account, _client_id(session, nora, person)), album_id)


def earlier_sales(session: Session, nora: Account) -> None:
    """A year in the ledger, so that there is something to look at."""
    if session.exec(select(Payment.id).where(Payment.photographer_id == nora.id).limit(1)).first():
        return
    for name in dict.fromkeys(sale.album for sale in SALES):
        album_id = new_id()
        for sale in SALES:
            if sale.album == name:
                _sell(session, nora, album_id, sale)


def _sell(session: Session, nora: Account, album_id: UUID, sale: Sale) -> None:
    moment = now() - timedelta(days=sale.days_ago)
    checkout = Checkout(
        album_id=album_id, album_name=sale.album, photographer_id=nora.id, photographer_name=NAME, client_id=new_id(),
        client_name=sale.client, photo_count=sale.photo_count, basket="demo" if sale.photo_count else "",
        provider=PayByHand.name, amount=sale.amount, currency=sale.currency, state=CheckoutState.paid, closed_at=moment,
    )  # fmt: skip
    session.add(checkout)
    session.flush()
    by_hand = {"provider": PayByHand.name, "confirmed_by": nora.id}
    reference = str(checkout.id)
    payments.record(
        session, checkout, PaymentKind.paid, sale.amount, reference=reference, happened_at=moment, **by_hand
    )
    if sale.given_back:
        payments.record(
            session,
            checkout,
            PaymentKind.refunded,
            -sale.given_back,
            reference=f"{reference}, given back",
            follows=payments.find(session, PayByHand.name, reference),
            happened_at=moment + timedelta(days=3),
            **by_hand,
        )


def _client_id(session: Session, nora: Account, person: Person) -> UUID:
    return clients.ids_of_phones(session, nora, [person.phone])[0]
