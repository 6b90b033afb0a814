"""What somebody wants to be told, by which way, and at what hours not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.config import SPAN
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Channel, Kind, NotificationChoice, QuietChoice
from photodrop.models.base import among
from photodrop.services import quiet
from photodrop.services.tongues import _

OF_STUDIO = (
    Kind.order_placed,
    Kind.order_paid,
    Kind.favourites_sent,
    Kind.guest_uploaded,
    Kind.share_expiring,
    Kind.processing_failed,
)
OF_EVERYBODY = (Kind.photos_dropped, Kind.order_changed)
OF_LIBRARIES = (Kind.processing_failed,)
NOT_BY_MAIL = (Kind.processing_failed, Kind.guest_uploaded)
"""Unless somebody asks for it: these come often, and wait well."""


@dataclass(frozen=True)
class Preference:
    kind: str
    app: bool
    push: bool
    telegram: bool
    email: bool


@dataclass(frozen=True)
class Preferences:
    """`quiet_hours` like 22:00-08:00, `off`, or empty for those of the installation, by the clock of `timezone`."""

    kinds: list[Preference]
    quiet_hours: str
    timezone: str


def look(session: Session, actor: Account) -> Preferences:
    chosen = session.get(QuietChoice, actor.id, populate_existing=True) or QuietChoice(account_id=actor.id)
    kinds = []
    for kind in kinds_of(actor):
        ways = wanted(session, kind, [actor.id])[actor.id]
        kinds.append(Preference(kind.value, **{channel.value: channel in ways for channel in Channel}))
    return Preferences(kinds, chosen.hours, chosen.timezone)


def kinds_of(actor: Account) -> tuple[Kind, ...]:
    """Those that an account of this role may ever be told."""
    return OF_STUDIO + OF_EVERYBODY if actor.is_photographer else OF_EVERYBODY + OF_LIBRARIES


def choose(session: Session, actor: Account, kind: Kind, channel: Channel, *, is_wanted: bool) -> None:
    if (kind, channel) == (Kind.photos_dropped, Channel.telegram):
        # As old as the bot, and everybody's own setting in `PATCH /me`.
        actor.wants_messages = is_wanted
        session.add(actor)
        return
    session.execute(
        insert(NotificationChoice)
        .values(account_id=actor.id, kind=kind, channel=channel, is_wanted=is_wanted)
        .on_conflict_do_update(index_elements=["account_id", "kind", "channel"], set_={"is_wanted": is_wanted})
    )


def choose_by_name(session: Session, actor: Account, kind: str, channel: str, *, is_wanted: bool) -> None:
    """For pages, which know words. What is no kind or no way is not found."""
    try:
        choose(session, actor, Kind(kind), Channel(channel), is_wanted=is_wanted)
    except ValueError:
        raise NotFound from None


def choose_quiet(session: Session, actor: Account, hours: str | None, timezone: str | None) -> None:
    """What is not given stays."""
    if hours is None and timezone is None:
        return
    known = session.get(QuietChoice, actor.id) or QuietChoice(account_id=actor.id)
    hours, timezone = known.hours if hours is None else hours, known.timezone if timezone is None else timezone
    if hours not in ("", quiet.OFF) and not re.fullmatch(SPAN, hours):
        raise Invalid(quiet_hours=_("Write the hours like 22:00-08:00."))
    try:
        zone = ZoneInfo(timezone).key if timezone else ""
    except (KeyError, ValueError, OSError):
        raise Invalid(timezone=_("Name the time zone like Europe/Berlin.")) from None
    session.execute(
        insert(QuietChoice)
        .values(account_id=actor.id, hours=hours, timezone=zone)
        .on_conflict_do_update(index_elements=["account_id"], set_={"hours": hours, "timezone": zone})
    )


def wanted(session: Session, kind: Kind, account_ids: Iterable[UUID]) -> dict[UUID, set[Channel]]:
    """The ways by which each of them wants to be told of this."""
    ids = list(account_ids)
    usual = {channel for channel in Channel if channel is not Channel.email or kind not in NOT_BY_MAIL}
    ways = {account_id: set(usual) for account_id in ids}
    if kind is Kind.photos_dropped:
        refused = select(Account.id).where(among(col(Account.id), ids), col(Account.wants_messages).is_(False))
        for account_id in session.exec(refused).all():
            ways[account_id].discard(Channel.telegram)
    chosen = select(NotificationChoice).where(
        among(col(NotificationChoice.account_id), ids), NotificationChoice.kind == kind
    )
    for choice in session.exec(chosen).all():
        (ways[choice.account_id].add if choice.is_wanted else ways[choice.account_id].discard)(choice.channel)
    return ways


def quiet_of(session: Session, account_ids: Iterable[UUID]) -> dict[UUID, QuietChoice]:
    rows = session.exec(select(QuietChoice).where(among(col(QuietChoice.account_id), account_ids))).all()
    return {row.account_id: row for row in rows}
