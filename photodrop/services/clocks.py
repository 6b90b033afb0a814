"""When photos were really taken: a camera's clock shows the time of some place, and is wrong by some seconds.

Photos keep what the camera wrote. An album knows in which time zone its cameras' clocks were set (the installation's,
unless said) and what must be added to them.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from sqlmodel import Session, col, select

from photodrop.config import get_settings
from photodrop.errors import Invalid
from photodrop.models import Account, Album, Photo
from photodrop.models.base import among
from photodrop.services import access, audit, queue
from photodrop.services.tongues import _

FURTHEST = 1_000_000_000


@dataclass(frozen=True)
class Clock:
    zone: ZoneInfo
    seconds: int

    def shown(self, taken_at: datetime, *, is_local: bool) -> datetime:
        """What stood on the camera's clock, without a zone."""
        return taken_at.astimezone(UTC).replace(tzinfo=None) if is_local else self.there(taken_at)

    def real(self, taken_at: datetime, *, is_local: bool) -> datetime:
        """In UTC. Some cameras believe in the year 9999, and no calendar goes further."""
        moment = taken_at.astimezone(UTC)
        try:
            if is_local:
                moment = moment.replace(tzinfo=self.zone).astimezone(UTC)
            return moment + timedelta(seconds=self.seconds)
        except OverflowError:
            return moment

    def there(self, moment: datetime) -> datetime:
        """By a clock of the place that is right, without a zone."""
        try:
            return moment.astimezone(self.zone).replace(tzinfo=None)
        except OverflowError:
            return moment.replace(tzinfo=None)


class Timed(NamedTuple):
    at: datetime
    photo_id: UUID


@dataclass(frozen=True)
class ClockSample:
    """One photo: what its camera showed, and what is made of it. Both by the clocks of the album's time zone."""

    photo_id: str
    filename: str
    shown: str
    real: str


@dataclass(frozen=True)
class ClockView:
    """`timezone` is the album's own and empty where it takes `zone`, the installation's.

    `seconds` are added to what cameras showed. `samples` are the first photo, the last, and the one asked about.
    """

    timezone: str
    zone: str
    seconds: int
    photo_count: int
    samples: list[ClockSample]


@dataclass(frozen=True)
class Setting:
    """Only what is given changes. A photo and when it was really taken tell the seconds by themselves.

    `taken_at` without a zone is by the album's clocks.
    """

    timezone: str | None = None
    seconds: int | None = None
    photo_id: UUID | None = None
    taken_at: datetime | None = None


def of(album: Album) -> Clock:
    return Clock(ZoneInfo(album.timezone or get_settings().timezone), album.clock_seconds)


def see(session: Session, actor: Account, album_id: UUID, setting: Setting | None = None) -> ClockView:
    """As it is, or as it would be."""
    album = access.album_of_photographer(session, actor, album_id)
    zone, clock, asked = _set(session, actor, album, setting or Setting())
    return _view(session, album, zone, clock, asked)


def change(session: Session, actor: Account, album_id: UUID, setting: Setting) -> ClockView:
    """Who claimed which photos is found anew, in the background."""
    access.album_of_photographer(session, actor, album_id)
    album = access.album_to_edit(session, actor, album_id, lock=True)
    album.timezone, clock, asked = _set(session, actor, album, setting)
    album.clock_seconds = clock.seconds
    session.add(album)
    session.flush()
    queue.enqueue(session, "cards.match_album", priority=queue.NOW, album_id=album.id)
    audit.record(session, "album.clock_set", actor_id=actor.id, subject_id=album.id, seconds=clock.seconds)
    return _view(session, album, album.timezone, clock, asked)


def timed(session: Session, album: Album, *, only: list[UUID] | None = None) -> list[Timed]:
    """Photos of the album in the order in which they were really taken."""
    clock = of(album)
    statement = select(Photo.id, Photo.taken_at, Photo.taken_is_local).where(
        Photo.album_id == album.id, col(Photo.taken_at).is_not(None), col(Photo.deleted_at).is_(None)
    )
    if only is not None:
        statement = statement.where(among(col(Photo.id), only))
    rows = session.execute(statement).all()
    return sorted(Timed(clock.real(taken_at, is_local=is_local), photo_id) for photo_id, taken_at, is_local in rows)


def _set(session: Session, actor: Account, album: Album, setting: Setting) -> tuple[str, Clock, Photo | None]:
    zone = album.timezone if setting.timezone is None else setting.timezone.strip()
    if zone and zone not in available_timezones():
        raise Invalid(timezone=_("Name the time zone like Europe/Berlin."))
    seconds = album.clock_seconds if setting.seconds is None else setting.seconds
    clock = Clock(ZoneInfo(zone or get_settings().timezone), seconds)
    photo = None
    if setting.photo_id is not None:
        photo = access.photos_to_edit(session, actor, album.id, [setting.photo_id])[0]
        if photo.taken_at is None:
            raise Invalid(photo_id=_("The camera wrote no time into this photo. Choose another one."))
    if setting.taken_at is not None:
        clock = replace(clock, seconds=_measured(clock, photo, setting.taken_at))
    if abs(clock.seconds) > FURTHEST:
        raise Invalid(seconds=_("No clock is so wrong. Look at the date, too."))
    return zone, clock, photo


def _measured(clock: Clock, photo: Photo | None, taken_at: datetime) -> int:
    if photo is None or photo.taken_at is None:
        raise Invalid(photo_id=_("Choose the photo that was taken then."))
    really = taken_at if taken_at.tzinfo else taken_at.replace(tzinfo=clock.zone)
    believed = replace(clock, seconds=0).real(photo.taken_at, is_local=photo.taken_is_local)
    return round((really - believed).total_seconds())


def _view(session: Session, album: Album, zone: str, clock: Clock, asked: Photo | None) -> ClockView:
    is_timed = (Photo.album_id == album.id, col(Photo.taken_at).is_not(None), col(Photo.deleted_at).is_(None))
    by_time = select(Photo).where(*is_timed)
    first = session.exec(by_time.order_by(col(Photo.sorted_at), col(Photo.id)).limit(1)).first()
    last = session.exec(by_time.order_by(col(Photo.sorted_at).desc(), col(Photo.id).desc()).limit(1)).first()
    photos = {photo.id: photo for photo in (first, last, asked) if photo is not None}
    return ClockView(
        timezone=zone,
        zone=clock.zone.key,
        seconds=clock.seconds,
        photo_count=len(session.exec(select(Photo.id).where(*is_timed)).all()),
        samples=[_sample(clock, photo, photo.taken_at) for photo in photos.values() if photo.taken_at is not None],
    )


def _sample(clock: Clock, photo: Photo, taken_at: datetime) -> ClockSample:
    shown = clock.shown(taken_at, is_local=photo.taken_is_local)
    real = clock.there(clock.real(taken_at, is_local=photo.taken_is_local))
    return ClockSample(str(photo.id), photo.filename, shown.isoformat(), real.isoformat())


def choices(session: Session, actor: Account, album_id: UUID, *, most: int = 200) -> list[tuple[str, str]]:
    """The latest photos with a time, each by its id and what one knows it by: its file and the camera's clock."""
    album = access.album_of_photographer(session, actor, album_id)
    clock = of(album)
    statement = select(Photo).where(
        Photo.album_id == album.id, col(Photo.taken_at).is_not(None), col(Photo.deleted_at).is_(None)
    )
    found = session.exec(statement.order_by(col(Photo.sorted_at).desc(), col(Photo.id).desc()).limit(most)).all()
    return [
        (str(photo.id), f"{photo.filename} · {clock.shown(taken_at, is_local=photo.taken_is_local):%H:%M:%S}")
        for photo in found
        if (taken_at := photo.taken_at) is not None
    ]
