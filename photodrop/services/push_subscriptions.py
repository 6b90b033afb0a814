"""Browsers that asked to be told: each ends with the session that asked, and when its push service says so."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.adapters.push import NotAnAddress, PushAddress, get_push
from photodrop.errors import Invalid, NotFound, Unavailable
from photodrop.models import Account, LoginSession, PushSubscription
from photodrop.models.base import new_id, now
from photodrop.services import limits, sessions
from photodrop.services.notifications import still_signed_in
from photodrop.services.tongues import _

MOST = 20
LONGEST_DEVICE = 80
ASKED, ASKED_SECONDS = 60, 3600


class NoPushKey(Unavailable):
    message = "Notifications on devices are not set up here yet."


# As user agents name themselves, most particular first: everybody claims to be Safari.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome"} | {
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
# Those that are a word rather than a name.
WORDS = {"A browser": _("A browser"), "a Mac": _("a Mac"), "a Chromebook": _("a Chromebook")}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS X": "a Mac"} | {
    "CrOS": "a Chromebook",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class PushDevice:
    """A browser that is told. Its endpoint is a secret between it and us."""

    id: str
    device: str
    created_at: str
    reached_at: str | None


@dataclass(frozen=True)
class PushView:
    """`public_key` is what a browser subscribes with (`applicationServerKey`); empty where push is not set up."""

    public_key: str
    items: list[PushDevice]


def look(session: Session, actor: Account) -> PushView:
    push = get_push()
    rows = session.exec(
        select(PushSubscription)
        .join(LoginSession, col(LoginSession.id) == PushSubscription.session_id)
        .where(PushSubscription.account_id == actor.id, *still_signed_in())
        .order_by(col(PushSubscription.created_at).desc())
    ).all()
    return PushView(push.public_key if push else "", [_view(row) for row in rows])


def add(
    session: Session, actor: Account, address: PushAddress, *, access_token: str | None, device: str = ""
) -> PushDevice:
    """The browser of this session wants to be told. Asking again changes nothing.

    Where somebody else has signed in there, what was promised to the one before them is forgotten.
    """
    push = get_push()
    if push is None:
        raise NoPushKey
    limits.spend("push.subscribe", str(actor.id), limit=ASKED, seconds=ASKED_SECONDS)
    try:
        address.check(push.trusted_origins)
    except NotAnAddress as refusal:
        raise Invalid(endpoint=refusal.message) from None
    fresh = {
        "account_id": actor.id,
        "session_id": sessions.id_of(session, access_token),
        "p256dh": address.p256dh,
        "auth": address.auth,
        "device": " ".join(device.split())[:LONGEST_DEVICE],
    }
    of_others = col(PushSubscription.endpoint) == address.endpoint, col(PushSubscription.account_id) != actor.id
    session.execute(delete(PushSubscription).where(*of_others))
    row_id = session.execute(
        insert(PushSubscription)
        .values(id=new_id(), created_at=now(), endpoint=address.endpoint, **fresh)
        .on_conflict_do_update(index_elements=["endpoint"], set_=fresh)
        .returning(col(PushSubscription.id))
    ).scalar_one()
    oldest = (
        select(PushSubscription.id)
        .where(PushSubscription.account_id == actor.id, PushSubscription.id != row_id)
        .order_by(col(PushSubscription.created_at).desc())
        .offset(MOST - 1)
    )
    session.execute(delete(PushSubscription).where(col(PushSubscription.id).in_(oldest)))
    row = session.get_one(PushSubscription, row_id, populate_existing=True)
    return _view(row)


def remove(session: Session, actor: Account, *, device_id: UUID | None = None, endpoint: str = "") -> None:
    """One of one's own, by its id or, from the browser itself, by its endpoint."""
    which = col(PushSubscription.id) == device_id if device_id else col(PushSubscription.endpoint) == endpoint
    gone = session.execute(
        delete(PushSubscription)
        .where(which, col(PushSubscription.account_id) == actor.id)
        .returning(col(PushSubscription.id))
    ).first()
    if gone is None:
        raise NotFound(_("This device is not told anything."))


def name_of(user_agent: str) -> str:
    """What its owner knows a browser by: Firefox on Android."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "A browser")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return f"{browser} on {system}" if system else browser


def remove_all(session: Session, account_id: UUID) -> None:
    session.execute(delete(PushSubscription).where(col(PushSubscription.account_id) == account_id))


def _view(row: PushSubscription) -> PushDevice:
    return PushDevice(
        id=str(row.id),
        device=_shown(row.device),
        created_at=row.created_at.isoformat(),
        reached_at=row.reached_at.isoformat() if row.reached_at else None,
    )


def _shown(device: str) -> str:
    browser, _on, system = device.partition(" on ")
    browser = WORDS.get(browser, browser)
    return _("{browser} on {system}", browser=browser, system=WORDS.get(system, system)) if system else browser
