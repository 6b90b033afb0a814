"""Shares: links to an album, to chosen photos of it or to one person's, each with rules of its own.

For the photographer (`actor`):
    create(session, actor, album_id, rules, photo_ids=, client_id=) -> ShareView      change(…, share_id, rules)
    of_album(session, actor, album_id) · mine(session, actor) -> Page[ShareView]       see(session, actor, share_id)
    stop · reopen · reset_link · delete (session, actor, share_id)
For guests (`guest` is None for a browser that we have not met):
    opened(session, guest, token) -> SharedAlbum          visited(session, sight, seen_from)  one visit more
    photos_of(session, guest, token, sort=, cursor=, limit=) -> Page[PhotoCard]
    photo_of(session, guest, token, photo_id) -> PhotoCard
    file(session, sight of a photo, size) -> StoredFile
    cards(session, sight, photos) -> list[PhotoCard]      for photos that the caller opened by `access`
Whoever serves guests opens by `access` (see services/guests.py). `ShareSight` has share, album, locked, downloads.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import false, func, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Client,
    Guest,
    Photo,
    Share,
    ShareDownloads,
    SharePhoto,
    ShareScope,
    Size,
)
from photodrop.models.album import new_link_token
from photodrop.models.base import now
from photodrop.services import (
    access,
    activity,
    audit,
    clients,
    files,
    link_tokens,
    passwords,
    photo_cards,
    queue,
    tongues,
)
from photodrop.services.access import ShareSight, Sight
from photodrop.services.activity import Visitor
from photodrop.services.files import StoredFile
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _, _n
from photodrop.services.unset import UNSET, Unset

LONGEST_NAME = 120
SHORTEST_PASSWORD = 6
MOST_OF_ALBUM = 200
ORIGINAL = "original"
MOST_PHOTOS = 5000
LONGEST_LIFE = timedelta(days=3650)
KEPT_BY_PRICE = _(
    "Photos that cost something keep their watermark in every share. Set the album's price to nothing first."
)


class ShareState(StrEnum):
    open = "open"
    stopped = "stopped"
    expired = "expired"


@dataclass(frozen=True)
class Rules:
    """Only what is given changes. No expiry, no password, and a watermark as the album has it, are None."""

    name: str | None = None
    expires_at: datetime | Unset | None = UNSET
    password: str | Unset | None = field(default=UNSET, repr=False)
    downloads: ShareDownloads | None = None
    watermark: bool | Unset | None = UNSET
    guests_upload: bool | None = None


@dataclass(frozen=True)
class ShareView:
    """A share as its photographer sees it.

    `watermark` is the share's own wish and null where it does as the album; `locked` is what guests get, and
    `waiting_count` photos still wait for their watermark. `photo_count` counts what guests see now. Times are UTC.
    """

    id: str
    album_id: str
    album_name: str
    name: str
    scope: str
    client_id: str
    client_name: str
    state: str
    url: str
    expires_at: str
    has_password: bool
    downloads: str
    watermark: bool | None
    locked: bool
    guests_upload: bool
    photo_count: int
    waiting_count: int
    visits: int
    last_seen_at: str
    created_at: str


@dataclass(frozen=True)
class SharedAlbum:
    """What a guest sees before any photo."""

    name: str
    album_name: str
    location: str
    shot_on: str
    by: str
    photo_count: int
    locked: bool
    downloads: str
    may_upload: bool
    expires_at: str
    cover_url: str


SORTING = Sorting(
    {
        "created_at": col(Share.created_at),
        "name": func.lower(col(Share.name)),
        "visits": col(Share.visits),
    },
    tie=col(Share.id),
)
PHOTO_SORTING = Sorting(
    {"taken_at": col(Photo.sorted_at), "name": col(Photo.name), "dropped_at": col(Photo.dropped_at)}, tie=col(Photo.id)
)


def create(
    session: Session,
    actor: Account,
    album_id: UUID,
    rules: Rules | None = None,
    *,
    photo_ids: list[UUID] | None = None,
    client_id: UUID | None = None,
) -> ShareView:
    """Of these photos, of this person, or of the whole album."""
    album = access.album_of_photographer(session, actor, album_id)
    if photo_ids is not None and client_id is not None:
        raise Invalid(scope=_("Share either chosen photos or those of one person."))
    of_album = select(func.count()).select_from(Share).where(Share.album_id == album.id)
    if session.exec(of_album).one() >= MOST_OF_ALBUM:
        raise Conflict(_("This album has {most} shares. Delete some that nobody uses any more.", most=MOST_OF_ALBUM))
    share = Share(album_id=album.id, name="", client_id=client_id, scope=_scope(photo_ids, client_id))
    chosen = _chosen(session, actor, album, photo_ids)
    person = _person(session, actor, album, client_id)
    rules = rules or Rules()
    _apply(share, album, rules)
    share.name = share.name or _usual_name(actor, share, len(chosen), person)
    session.add(share)
    session.flush()
    _choose(session, share, chosen)
    _mark(session, share, album)
    audit.record(session, "share.created", actor_id=actor.id, subject_id=share.id, album_id=str(album.id))
    return _views(session, actor, [(share, album)])[0]


def of_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ShareView]:
    album = access.album_of_photographer(session, actor, album_id)
    return _page(session, actor, [col(Album.id) == album.id], sort=sort, cursor=cursor, limit=limit)


def mine(
    session: Session,
    actor: Account,
    *,
    state: ShareState | None = None,
    query: str = "",
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ShareView]:
    """Of all of one's albums."""
    conditions = [col(Album.owner_id) == actor.id, col(Album.deleted_at).is_(None)]
    if state is not None:
        conditions.append(_in_state(state))
    if query.strip():
        wanted = query.strip().lower()
        conditions.append(
            or_(*[func.lower(column).contains(wanted, autoescape=True) for column in (Share.name, Album.name)])
        )
    return _page(session, actor, conditions, sort=sort, cursor=cursor, limit=limit)


def see(session: Session, actor: Account, share_id: UUID) -> ShareView:
    return _views(session, actor, [access.share_to_edit(session, actor, share_id)])[0]


def change(
    session: Session, actor: Account, share_id: UUID, rules: Rules, *, photo_ids: list[UUID] | None = None
) -> ShareView:
    """Also which photos, where they were chosen. A new password asks everybody again."""
    share, album = access.share_to_edit(session, actor, share_id, lock=True)
    if photo_ids is not None:
        if share.scope is not ShareScope.photos:
            raise Invalid(photo_ids=_("This share is not of chosen photos. Make another one for these."))
        _choose(session, share, _chosen(session, actor, album, photo_ids))
    _apply(share, album, rules)
    session.add(share)
    session.flush()
    _mark(session, share, album)
    audit.record(session, "share.changed", actor_id=actor.id, subject_id=share.id)
    return _views(session, actor, [(share, album)])[0]


def stop(session: Session, actor: Account, share_id: UUID) -> ShareView:
    """At once, for everybody who has the link."""
    share, album = access.share_to_edit(session, actor, share_id, lock=True)
    if share.stopped_at is None:
        share.stopped_at = now()
        session.add(share)
        audit.record(session, "share.stopped", actor_id=actor.id, subject_id=share.id)
    return _views(session, actor, [(share, album)])[0]


def reopen(session: Session, actor: Account, share_id: UUID) -> ShareView:
    """One that was stopped, with the link it had. One that has expired opens for good, until somebody says when."""
    share, album = access.share_to_edit(session, actor, share_id, lock=True)
    share.stopped_at = None
    if _is_over(share):
        share.expires_at = share.expiry_told_at = None
    session.add(share)
    audit.record(session, "share.reopened", actor_id=actor.id, subject_id=share.id)
    return _views(session, actor, [(share, album)])[0]


def reset_link(session: Session, actor: Account, share_id: UUID) -> ShareView:
    """A new link with the same rules. The old one, and its QR code on paper, open nothing any more."""
    share, album = access.share_to_edit(session, actor, share_id, lock=True)
    share.token = new_link_token()
    session.add(share)
    audit.record(session, "share.link_reset", actor_id=actor.id, subject_id=share.id)
    return _views(session, actor, [(share, album)])[0]


def delete(session: Session, actor: Account, share_id: UUID) -> None:
    share, _album = access.share_to_edit(session, actor, share_id, lock=True)
    session.delete(share)
    audit.record(session, "share.deleted", actor_id=actor.id, subject_id=share.id)


def opened(session: Session, guest: Guest | None, token: str) -> SharedAlbum:
    sight = access.share_opened(session, guest, token)
    return told(session, sight)


def told(session: Session, sight: ShareSight) -> SharedAlbum:
    share, album = sight.share, sight.album
    conditions = access.in_share(share)
    count = session.exec(select(func.count()).select_from(Photo).where(*conditions)).one()
    first = session.exec(select(Photo).where(*conditions).order_by(col(Photo.sorted_at), col(Photo.id))).first()
    owner = session.get_one(Account, album.owner_id)
    look = "marked" if sight.locked else "clean"
    return SharedAlbum(
        name=share.name,
        album_name=album.name,
        location=album.location,
        shot_on=album.shot_on.isoformat(),
        by=owner.name or owner.login or "",
        photo_count=count,
        locked=sight.locked,
        downloads=sight.downloads.value,
        may_upload=share.guests_upload,
        expires_at=_iso(share.expires_at),
        cover_url=files.photo_url(first, Size.medium, look, viewer=None, came_by=sight.came_by) if first else "",
    )


def visited(session: Session, sight: ShareSight, visitor: Visitor | None = None, photo_id: UUID | None = None) -> None:
    """Somebody looks. What fetches links because they were sent to somebody does not count."""
    if visitor is not None and visitor.is_robot:
        return
    activity.saw(session, "view", album_id=sight.album.id, share_id=sight.share.id, photo_id=photo_id, visitor=visitor)
    seen = {"visits": Share.visits + 1, "last_seen_at": now()}
    session.execute(update(Share).where(col(Share.id) == sight.share.id).values(**seen))


def photos_of(
    session: Session,
    guest: Guest | None,
    token: str,
    *,
    sort: str = "taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    sight = access.share_opened(session, guest, token)
    statement = select(Photo).where(*access.in_share(sight.share))
    rows, following = page(session, statement, PHOTO_SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(cards(session, sight, [row[0] for row in rows]), following)


def photo_of(session: Session, guest: Guest | None, token: str, photo_id: UUID) -> PhotoCard:
    sight = access.share_opened(session, guest, token)
    return cards(session, sight, access.photos_shared(session, sight, [photo_id]))[0]


def cards(session: Session, sight: ShareSight, found: list[Photo]) -> list[PhotoCard]:
    return photo_cards.cards_shared(session, sight, found)


def file(session: Session, sight: Sight, size: str) -> StoredFile:
    """At a size, as the share shows it; `original` as it is delivered. Raises Locked for that while it is marked."""
    return (
        files.original_of(session, None, sight) if size == ORIGINAL else files.rendition_of(session, sight, Size(size))
    )


def _scope(photo_ids: list[UUID] | None, client_id: UUID | None) -> ShareScope:
    if client_id is not None:
        return ShareScope.person
    return ShareScope.album if photo_ids is None else ShareScope.photos


def _chosen(session: Session, actor: Account, album: Album, photo_ids: list[UUID] | None) -> list[UUID]:
    if photo_ids is None:
        return []
    if not 1 <= len(photo_ids) <= MOST_PHOTOS:
        raise Invalid(photo_ids=_("Choose 1 to {most} photos.", most=MOST_PHOTOS))
    return [photo.id for photo in access.photos_to_edit(session, actor, album.id, photo_ids)]


def _choose(session: Session, share: Share, photo_ids: list[UUID]) -> None:
    session.execute(sql_delete(SharePhoto).where(col(SharePhoto.share_id) == share.id))
    if photo_ids:
        session.execute(insert(SharePhoto), [{"share_id": share.id, "photo_id": photo_id} for photo_id in photo_ids])


def _person(session: Session, actor: Account, album: Album, client_id: UUID | None) -> str:
    """Their name, for who appears in the album and is in the photographer's address book."""
    if client_id is None:
        return ""
    appears = (
        select(Appearance.id)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(
            Photo.album_id == album.id,
            col(Photo.deleted_at).is_(None),
            Appearance.client_id == client_id,
            Appearance.state == AppearanceState.confirmed,
        )
    )
    if session.get(Client, (actor.id, client_id)) is None or session.exec(appears.limit(1)).first() is None:
        raise Invalid(client_id=_("Nobody of your clients is in this album under this id. Choose one who is."))
    # Guests read the name of a share: nobody's number may become one.
    return clients.chips(session, actor, [client_id])[0].name or _("One person")


def _usual_name(actor: Account, share: Share, chosen: int, person: str) -> str:
    """In the photographer's language, who may change it."""
    names = {
        ShareScope.album: _("Whole album"),
        ShareScope.photos: _n("{count} photo", "{count} photos", chosen),
        ShareScope.person: person,
    }
    return tongues.told(actor.language or tongues.ENGLISH, names[share.scope])[:LONGEST_NAME]


def _apply(share: Share, album: Album, rules: Rules) -> None:
    wrong: dict[str, str] = {}
    if rules.name is not None and (rules.name or share.name):
        share.name = " ".join(rules.name.split())
        if not 1 <= len(share.name) <= LONGEST_NAME:
            wrong["name"] = _("Use 1 to {longest} characters.", longest=LONGEST_NAME)
    if not isinstance(rules.expires_at, Unset):
        wrong |= _expire(share, rules.expires_at)
    if not isinstance(rules.password, Unset):
        wrong |= _protect(share, rules.password)
    if rules.downloads is not None:
        share.downloads = rules.downloads
    if not isinstance(rules.watermark, Unset):
        share.watermark = rules.watermark
        if rules.watermark is False and (album.price or album.photo_price):
            wrong["watermark"] = KEPT_BY_PRICE
    if rules.guests_upload is not None:
        share.guests_upload = rules.guests_upload
    if wrong:
        raise Invalid(**wrong)


def _expire(share: Share, moment: datetime | None) -> dict[str, str]:
    if moment is not None and moment.tzinfo is None:
        return {"expires_at": _("Say the time zone, too, as in {example}.", example="2026-12-24T18:00:00+01:00")}
    if moment is not None and not now() < moment < now() + LONGEST_LIFE:
        return {"expires_at": _("Choose a moment that is still to come, within ten years.")}
    if moment != share.expires_at:
        share.expires_at, share.expiry_told_at = moment, None
    return {}


def _protect(share: Share, password: str | None) -> dict[str, str]:
    if password is None:
        share.password_hash = None
    elif len(password) < SHORTEST_PASSWORD:
        return {"password": _("Use at least {shortest} characters.", shortest=SHORTEST_PASSWORD)}
    elif len(password.encode()) > passwords.LONGEST_BYTES:
        return {
            "password": _(
                "Use at most {most} bytes: letters beyond a–z count two or more.", most=passwords.LONGEST_BYTES
            )
        }
    else:
        share.password_hash = passwords.scramble(password)
    share.password_revision += 1
    return {}


def _mark(session: Session, share: Share, album: Album) -> None:
    """A share that is marked where its album is not: the marks are drawn first, until then its photos wait."""
    if share.watermark and not album.watermark:
        queue.enqueue(session, "albums.remark", album_id=album.id)


def _is_over(share: Share) -> bool:
    return share.expires_at is not None and share.expires_at <= now()


def _in_state(state: ShareState) -> Any:
    over = col(Share.expires_at) <= now()
    match state:
        case ShareState.stopped:
            return col(Share.stopped_at).is_not(None)
        case ShareState.expired:
            return col(Share.stopped_at).is_(None) & over
        case ShareState.open:
            return col(Share.stopped_at).is_(None) & or_(col(Share.expires_at).is_(None), ~over)


def _state(share: Share) -> ShareState:
    if share.stopped_at is not None:
        return ShareState.stopped
    return ShareState.expired if _is_over(share) else ShareState.open


def _page(
    session: Session, actor: Account, conditions: list[Any], *, sort: str, cursor: str | None, limit: int
) -> Page[ShareView]:
    statement = select(Share, Album).join(Album, col(Album.id) == Share.album_id).where(*conditions)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, actor, [(share, album) for share, album in rows]), following)


def _views(session: Session, actor: Account, rows: list[tuple[Share, Album]]) -> list[ShareView]:
    people = {share.client_id for share, _album in rows if share.client_id}
    names = {chip.client_id: chip.name or chip.phone_label for chip in clients.chips(session, actor, list(people))}
    views = []
    for share, album in rows:
        sight = ShareSight(share, album)
        is_waiting = col(Photo.watermark_revision) == 0 if sight.locked else false()
        counted = select(func.count(), func.count().filter(is_waiting)).select_from(Photo)
        shown, waiting = session.exec(counted.where(*access.in_share(share))).one()
        client_id = str(share.client_id) if share.client_id else ""
        views.append(
            ShareView(
                id=str(share.id),
                album_id=str(album.id),
                album_name=album.name,
                name=share.name,
                scope=share.scope.value,
                client_id=client_id,
                client_name=names.get(client_id, ""),
                state=_state(share).value,
                url=link_tokens.share_url(share),
                expires_at=_iso(share.expires_at),
                has_password=share.password_hash is not None,
                downloads=share.downloads.value,
                watermark=share.watermark,
                locked=sight.locked,
                guests_upload=share.guests_upload,
                photo_count=shown,
                waiting_count=waiting,
                visits=share.visits,
                last_seen_at=_iso(share.last_seen_at),
                created_at=_iso(share.created_at),
            )
        )
    return views


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
