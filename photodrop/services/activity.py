"""What happens to albums, counted here and nowhere else: no cookie, no script, nobody's address kept.

Callers only say what they saw. That is remembered in memory once their transaction has landed, and written down every
few seconds by `write_down`: it costs a page nothing, it cannot fail it, and a killed process forgets some seconds.
Money is not counted here, the ledger is the truth about it.
"""

import hashlib
import hmac
import logging
import re
import secrets
import threading
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import delete, event, literal
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.models import Account, Activity, ActivitySalt, ActivityVisitor, Album, Guest, Photo, PhotoActivity
from photodrop.models.base import new_id, now
from photodrop.services import access
from photodrop.services.access import Sight

logger = logging.getLogger(__name__)

What = Literal["view", "download", "favourite"]

COLUMNS = {"view": "views", "download": "downloads", "favourite": "favourites"}
MOST_REMEMBERED = 50_000
SALT_BYTES, HASH_BYTES = 32, 16
LONGEST_AGENT = 300
ROBOT = re.compile(r"(?i)bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|slurp|lighthouse|curl/|python-")


@dataclass(frozen=True)
class Visitor:
    """Where a request came from. Kept in memory for the seconds until it is a hash."""

    address: str
    agent: str

    @property
    def is_robot(self) -> bool:
        """Those that fetch a link because it was sent to somebody, and say so."""
        return not self.agent or ROBOT.search(self.agent) is not None


@dataclass(frozen=True)
class _Sight:
    day: date
    what: What
    album_id: UUID
    share_id: UUID | None
    photo_id: UUID | None
    visitor: Visitor | None


class _Memory:
    """What was seen and is not written down yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: Counter[_Sight] = Counter()

    def add(self, seen: Counter[_Sight]) -> None:
        with self._lock:
            if len(self._seen) < MOST_REMEMBERED:
                self._seen.update(seen)

    def take(self) -> Counter[_Sight]:
        with self._lock:
            seen, self._seen = self._seen, Counter()
        return seen


_memory = _Memory()


def saw(
    session: Session,
    what: What,
    *,
    album_id: UUID,
    share_id: UUID | None = None,
    photo_id: UUID | None = None,
    visitor: Visitor | None,
) -> None:
    """Count this, once the transaction has landed. Not to be called for the album's owner; robots view nothing."""
    if visitor is not None and visitor.is_robot and what == "view":
        return
    if visitor is not None:
        visitor = Visitor(visitor.address, visitor.agent[:LONGEST_AGENT])
    seen = Counter([_Sight(now().date(), what, album_id, share_id, photo_id, visitor)])
    event.listen(session, "after_commit", lambda _session: _memory.add(seen), once=True)


def looked_at(session: Session, actor: Account, album_id: UUID, visitor: Visitor) -> None:
    """A client opened the page of an album. Its owner may be in the photos, too, and does not count."""
    album = access.album_of_client(session, actor, album_id)
    if album.owner_id != actor.id:
        saw(session, "view", album_id=album.id, visitor=visitor)


def looked_at_photo(session: Session, actor: Account | None, photo_id: UUID, visitor: Visitor) -> None:
    """A photo large on somebody's screen: a client's, or anybody's where it is public."""
    _looked(session, access.photo_to_see(session, actor, photo_id), visitor)


def looked_at_link(session: Session, actor: Account | None, token: str, visitor: Visitor) -> None:
    _looked(session, access.photo_linked(session, actor, token)[0], visitor)


def looked_by_share(session: Session, guest: Guest | None, token: str, photo_id: UUID, visitor: Visitor) -> None:
    """By the script of a share's page; without it the photo has a page of its own."""
    _looked(session, access.photo_shared(session, guest, token, photo_id), visitor)


def _looked(session: Session, sight: Sight, visitor: Visitor) -> None:
    if not sight.is_owner:
        share_id = sight.share.id if sight.share else None
        saw(session, "view", album_id=sight.album.id, share_id=share_id, photo_id=sight.photo.id, visitor=visitor)


def write_down(session: Session) -> None:
    """Into the tables. What cannot be written is kept for the next time."""
    seen = _memory.take()
    if not seen:
        return
    try:
        _write(session, seen)
    except Exception:
        _memory.add(seen)
        raise


def sweep(session: Session) -> None:
    """Who came yesterday is not to be known any more, not even by us."""
    today = now().date()
    session.execute(delete(ActivitySalt).where(col(ActivitySalt.day) < today))
    session.execute(delete(ActivityVisitor).where(col(ActivityVisitor.day) < today))


def _write(session: Session, seen: Counter[_Sight]) -> None:
    counts: dict[tuple[date, UUID, UUID | None], Counter[str]] = {}
    people: set[tuple[date, UUID, UUID | None, bytes]] = set()
    salts = {day: _salt(session, day) for day in sorted({sight.day for sight in seen})}
    for sight, number in seen.items():
        for share_id in {None, sight.share_id}:
            counts.setdefault((sight.day, sight.album_id, share_id), Counter())[COLUMNS[sight.what]] += number
            if sight.visitor is not None:
                hashed = _hash(salts[sight.day], sight.album_id, sight.visitor)
                people.add((sight.day, sight.album_id, share_id, hashed))
    # In one order for every process, so that none waits for another in a circle.
    for day, album_id, share_id, hashed in sorted(people, key=str):
        if _is_new(session, day, share_id or album_id, hashed):
            counts[day, album_id, share_id]["visitors"] += 1
    for (day, album_id, share_id), found in sorted(counts.items(), key=lambda one: str(one[0])):
        _add(session, {"day": day, "album_id": album_id, "share_id": share_id}, found)
    for photo_id, found in sorted(_of_photos(session, seen, salts).items()):
        _add_to_photo(session, photo_id, found)


def _of_photos(session: Session, seen: Counter[_Sight], salts: dict[date, bytes]) -> dict[UUID, Counter[str]]:
    """Somebody who turns photos to and fro has looked at each of them once."""
    photos: dict[UUID, Counter[str]] = {}
    lookers: set[tuple[date, UUID, bytes]] = set()
    for sight, number in seen.items():
        if sight.photo_id is None:
            continue
        if sight.what == "view" and sight.visitor is not None:
            lookers.add((sight.day, sight.photo_id, _hash(salts[sight.day], sight.album_id, sight.visitor)))
        else:
            photos.setdefault(sight.photo_id, Counter())[COLUMNS[sight.what]] += number
    for day, photo_id, hashed in sorted(lookers, key=str):
        if _is_new(session, day, photo_id, hashed):
            photos.setdefault(photo_id, Counter())["views"] += 1
    return photos


def _add(session: Session, about: dict[str, Any], found: Counter[str]) -> None:
    # Read from the album itself: one that is gone meanwhile is nobody's business any more.
    values = {"id": new_id(), **about, **found}
    columns = [literal(value, type_=getattr(Activity, name).type).label(name) for name, value in values.items()]
    adding = insert(Activity).from_select(list(values), select(*columns).where(Album.id == about["album_id"]))
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["day", "album_id", "share_id"],
            set_={name: getattr(Activity, name) + getattr(adding.excluded, name) for name in found},
        )
    )


def _add_to_photo(session: Session, photo_id: UUID, found: Counter[str]) -> None:
    values = {"photo_id": photo_id, **found}
    columns = [literal(value, type_=getattr(PhotoActivity, name).type).label(name) for name, value in values.items()]
    adding = insert(PhotoActivity).from_select(list(values), select(*columns).where(Photo.id == photo_id))
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["photo_id"],
            set_={name: getattr(PhotoActivity, name) + getattr(adding.excluded, name) for name in found},
        )
    )


def _is_new(session: Session, day: date, about: UUID, hashed: bytes) -> bool:
    adding = insert(ActivityVisitor).values(day=day, about=about, hash=hashed).on_conflict_do_nothing()
    return session.execute(adding.returning(col(ActivityVisitor.day))).first() is not None


def _salt(session: Session, day: date) -> bytes:
    making = insert(ActivitySalt).values(day=day, salt=secrets.token_bytes(SALT_BYTES)).on_conflict_do_nothing()
    session.execute(making)
    return session.exec(select(ActivitySalt.salt).where(ActivitySalt.day == day)).one()


def _hash(salt: bytes, album_id: UUID, visitor: Visitor) -> bytes:
    """Another one in every album: that somebody saw two of them is nobody's business either."""
    told = "\n".join((str(album_id), visitor.address, visitor.agent))
    return hmac.new(salt, told.encode(), hashlib.sha256).digest()[:HASH_BYTES]
