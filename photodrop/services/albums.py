"""One's own albums, a photographer's of clients and anybody's library: made, listed, changed, dropped, deleted."""

from collections import namedtuple
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, true, update
from sqlmodel import Session, col, exists, or_, select

from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid
from photodrop.models import (
    Account,
    Album,
    AlbumKind,
    Appearance,
    AppearanceState,
    FaceMode,
    ItemState,
    Photo,
    PhotoStatus,
    Size,
)
from photodrop.models.album import ANY_TOKEN, new_link_token
from photodrop.models.base import among_those, now
from photodrop.services import (
    access,
    album_options,
    audit,
    clients,
    events,
    face_matching,
    face_traces,
    faces,
    files,
    link_tokens,
    marks,
    money,
    notices,
    presets,
    progress,
    queue,
)
from photodrop.services.clients import PersonChip
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _, _n

DEFAULT_LIBRARY = "My photos"
UNDO = timedelta(minutes=10)


class NothingToDrop(Conflict):
    message = "Every photo here has dropped. Upload more first."


@dataclass(frozen=True)
class AlbumRow:
    """What a list of albums shows of one."""

    id: str
    kind: str
    name: str
    location: str
    shot_on: str
    created_at: str
    photo_count: int
    client_count: int
    ready_count: int
    failed_count: int
    waiting_count: int
    dropped_count: int
    state: str
    cover_url: str
    visibility: str
    price: int
    currency: str
    price_label: str


@dataclass(frozen=True)
class AlbumDetail(AlbumRow):
    """What the album page shows; `stale_count` photos still carry an older watermark.

    `link_url` opens the album for whoever has it, and is empty while the album is private.
    """

    watermark: bool
    watermark_text: str
    watermark_logo_id: str
    watermark_layout: str
    watermark_opacity: int
    watermark_size: int
    photo_price: int
    photo_price_label: str
    free_photos: int
    max_edge: int
    downloads: bool
    originals: bool
    live: bool
    faces: str
    faces_kept_days: int
    link_url: str
    bytes: int
    stale_count: int
    people: list[PersonChip]


@dataclass(frozen=True)
class Work:
    """What a change of options would have to do again, photos only marked anew and rendered anew as a whole, and how
    many measured faces it would forget.
    """

    marked: int
    rendered: int
    forgotten: int
    sentence: str


@dataclass(frozen=True)
class Drop:
    photo_count: int
    client_count: int


SORTING = Sorting(
    {
        "name": func.lower(col(Album.name)),
        "location": func.lower(col(Album.location)),
        "shot_on": col(Album.shot_on),
        "created_at": col(Album.created_at),
    },
    tie=col(Album.id),
)

_LIVING = (col(Photo.album_id) == Album.id, col(Photo.deleted_at).is_(None), col(Photo.held_at).is_(None))
_IS_WAITING = exists().where(*_LIVING, col(Photo.status).in_((PhotoStatus.queued, PhotoStatus.uploading)))
_HAS_DROPPED = exists().where(*_LIVING, col(Photo.dropped_at).is_not(None))
STATES: dict[str, ColumnElement[bool]] = {
    "processing": _IS_WAITING,
    "dropped": ~_IS_WAITING & _HAS_DROPPED,
    "draft": ~_IS_WAITING & ~_HAS_DROPPED,
    "failed": exists().where(*_LIVING, col(Photo.status) == PhotoStatus.failed),
}

_COUNTS = (
    select(  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
        func.count().label("photos"),
        func.count().filter(col(Photo.status) == PhotoStatus.ready).label("ready"),
        func.count().filter(col(Photo.status) == PhotoStatus.failed).label("failed"),
        func.count().filter(col(Photo.status).in_((PhotoStatus.queued, PhotoStatus.uploading))).label("waiting"),
        func.count(col(Photo.dropped_at)).label("dropped"),
    )
    .where(*_LIVING)
    .correlate(Album)
    .lateral("counts")
)
_PEOPLE = (
    select(func.count(func.distinct(Appearance.client_id)).label("people"))
    .join(Photo, col(Photo.id) == Appearance.photo_id)
    .where(*_LIVING, Appearance.state == AppearanceState.confirmed)
    .correlate(Album)
    .lateral("people")
)
# To their owner drafts are covers, too.
_COVER = files.first_photo(or_(col(Album.owner_id) == bindparam("actor"), and_(*files.IS_SHOWN)))
# One statement, put together once: SQLAlchemy takes longer to write such a one than PostgreSQL to answer it.
_SHOWN = (
    select(  # pyright: ignore[reportCallIssue]
        Album.id,
        Album.owner_id,
        Album.kind,
        Album.name,
        Album.location,
        Album.shot_on,
        Album.created_at,
        Album.visibility,
        Album.price,
        Album.currency,
        Album.watermark,
        *_COUNTS.c,
        *_PEOPLE.c,
        _COVER.c.id.label("cover_id"),
        _COVER.c.watermark_revision.label("cover_revision"),
    )
    .select_from(Album)
    .join(_COUNTS, true())
    .join(_PEOPLE, true())
    .outerjoin(_COVER, true())
    .where(among_those(col(Album.id), "albums"))
)
# A row of SQLAlchemy is slow to ask for a column by its name; these are not.
_Shown = namedtuple("_Shown", _SHOWN.selected_columns.keys())  # noqa: PYI024  # the statement says what they are


def create(  # noqa: PLR0917  # the three fields of an album are told apart by their types
    session: Session,
    actor: Account,
    name: str,
    location: str = "",
    shot_on: date | None = None,
    options: album_options.Options | None = None,
    *,
    kind: AlbumKind | None = None,
) -> AlbumDetail:
    """Of clients where the actor photographs, unless they say otherwise; everybody else's are libraries."""
    kind = kind or (AlbumKind.client if actor.is_photographer else AlbumKind.library)
    if kind is AlbumKind.client and not actor.is_photographer:
        raise Invalid(kind=_("Only photographers have albums of clients. Make one of the kind library."))
    is_library = kind is AlbumKind.library
    shot_on = now().date() if is_library and shot_on is None else shot_on
    fields = album_options.missing(kind, name, location, shot_on)
    if fields or shot_on is None:
        raise Invalid(**fields)
    mark = (actor.name or actor.login or "PhotoDrop")[: album_options.LONGEST_WATERMARK]
    album = Album(
        owner_id=actor.id,
        kind=kind,
        name=album_options.clean(name),
        location=album_options.clean(location),
        shot_on=shot_on,
        watermark=not is_library,
        watermark_text=mark,
        faces=FaceMode.on if not is_library and get_settings().faces == "on" else FaceMode.off,
    )
    if not is_library and (usual := presets.default_options(session, actor)):
        album_options.apply(album, album_options.Options(**usual))
    options = options or album_options.Options()
    album_options.refuse_foreign_logo(session, album, options)
    album_options.apply(album, options)
    session.add(album)
    session.flush()
    audit.record(session, "album.created", actor_id=actor.id, subject_id=album.id)
    return detail(session, actor, album.id)


def default_library(session: Session, actor: Account) -> UUID:
    """Where one's own photos go unless said otherwise, made on first use."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"library {actor.id}", 0))))
    found = session.exec(
        select(Album.id)
        .where(
            Album.owner_id == actor.id,
            Album.kind == AlbumKind.library,
            Album.name == DEFAULT_LIBRARY,
            col(Album.deleted_at).is_(None),
        )
        .order_by(col(Album.id))
    ).first()
    return found or UUID(create(session, actor, DEFAULT_LIBRARY, kind=AlbumKind.library).id)


def find(
    session: Session,
    actor: Account,
    query: str = "",
    *,
    state: str = "",
    filters: dict[str, Any] | None = None,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[AlbumRow]:
    """One's own albums whose name or location contains the query, in one state or all."""
    statement = select(Album.id).where(Album.owner_id == actor.id, col(Album.deleted_at).is_(None))
    if query.strip():
        wanted = query.strip().lower()
        statement = statement.where(
            or_(*[func.lower(column).contains(wanted, autoescape=True) for column in (Album.name, Album.location)])
        )
    if state:
        if state not in STATES:
            raise Invalid(state=_("Use one of: {choices}.", choices=", ".join(STATES)))
        statement = statement.where(STATES[state])
    statement = _filtered(statement, filters or {})
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_rows(session, actor, [row[0] for row in rows]), following)


def count(session: Session, actor: Account, kind: AlbumKind = AlbumKind.client) -> int:
    return session.exec(
        select(func.count())
        .select_from(Album)
        .where(Album.owner_id == actor.id, Album.kind == kind, col(Album.deleted_at).is_(None))
    ).one()


def detail(session: Session, actor: Account, album_id: UUID) -> AlbumDetail:
    album = access.album_to_edit(session, actor, album_id)
    row = _rows(session, actor, [album.id])[0]
    # An admin looks after the album, not after the people of its photographer.
    is_clients = album.owner_id == actor.id and not album.is_library
    size, stale = session.execute(
        select(
            func.coalesce(func.sum(Photo.bytes), 0),
            func.count().filter(_is_stale(album)),
        ).where(Photo.album_id == album.id, col(Photo.deleted_at).is_(None))
    ).one()
    return AlbumDetail(
        **vars(row),
        watermark=album.watermark,
        watermark_text=album.watermark_text,
        watermark_logo_id=str(album.watermark_logo_id or ""),
        watermark_layout=album.watermark_layout.value,
        watermark_opacity=album.watermark_opacity,
        watermark_size=album.watermark_size,
        photo_price=album.photo_price,
        photo_price_label=money.label(album.photo_price, album.currency),
        free_photos=album.free_photos,
        max_edge=album.max_edge,
        downloads=album.downloads,
        originals=album.originals,
        live=album.live,
        faces=album.faces.value,
        faces_kept_days=album.faces_kept_days,
        link_url=link_tokens.album_url(album),
        bytes=int(size),
        stale_count=stale,
        people=clients.of_album(session, actor, album.id) if is_clients else [],
    )


def change(session: Session, actor: Account, album_id: UUID, options: album_options.Options) -> AlbumDetail:
    """Set what is given. A new watermark renders the marked renditions anew; the old ones serve until then."""
    album = access.album_to_edit(session, actor, album_id, lock=True)
    before, told_before, edge_before, faces_before = album.watermark, marks.told(album), album.max_edge, album.faces
    album_options.put(session, actor, album, options)
    session.add(album)
    # Also where only a share of it has a watermark: the job knows.
    if (album.watermark, marks.told(album)) != (before, told_before):
        queue.enqueue(session, "albums.remark", album_id=album.id)
    if album.max_edge != edge_before:
        _process_again(session, album)
    if album.faces != faces_before:
        _look_or_forget(session, actor, album)
    audit.record(session, "album.changed", actor_id=actor.id, subject_id=album.id)
    return detail(session, actor, album.id)


def work(session: Session, actor: Account, album_id: UUID, options: album_options.Options) -> Work:
    """What `change` would have to do again, and nothing is changed yet."""
    album = access.album_to_edit(session, actor, album_id)
    # A copy that the session does not know.
    after = Album(**album.model_dump())
    album_options.put(session, actor, after, options)
    ready = (
        col(Photo.album_id) == album.id,
        col(Photo.status) == PhotoStatus.ready,
        col(Photo.deleted_at).is_(None),
    )
    outdated = col(Photo.watermark_revision) < after.watermark_revision
    whole, stale = session.execute(select(func.count(), func.count().filter(outdated)).where(*ready)).one()
    rendered = whole if after.max_edge != album.max_edge else 0
    is_renewed = (after.watermark, marks.told(after)) != (album.watermark, marks.told(album))
    marked = stale if is_renewed and marks.wanted(session, after) else 0
    is_forgetting = album.faces is FaceMode.on and after.faces is not FaceMode.on
    forgotten = face_traces.measured_in(session, album.id) if is_forgetting else 0
    return Work(marked, rendered, forgotten, _told(marked, rendered, forgotten))


def preview(session: Session, actor: Account, album_id: UUID, options: album_options.Options) -> marks.Preview:
    """What `marks.make` shows of the album as `change` would leave it."""
    album = access.album_to_edit(session, actor, album_id)
    after = Album(**album.model_dump())
    album_options.put(session, actor, after, options)
    return marks.preview(session, actor, after)


def _told(marked: int, rendered: int, forgotten: int) -> str:
    faces = _n(
        "{count} measured face is forgotten. People who are in photos stay there.",
        "{count} measured faces are forgotten. People who are in photos stay there.",
        forgotten,
    )
    if forgotten and not (marked or rendered):
        return faces
    told = _photos_told(marked, rendered)
    return _("{one} {other}", one=told, other=faces) if forgotten else told


def _photos_told(marked: int, rendered: int) -> str:
    if rendered:
        return _n("{count} photo is rendered again.", "{count} photos are rendered again.", rendered)
    if marked:
        return _n("{count} photo gets the new watermark.", "{count} photos get the new watermark.", marked)
    return _("No photo has to be rendered again.")


def drop(session: Session, actor: Account, album_id: UUID) -> Drop:
    """Let everybody who appears see the photos that are still drafts. Failed ones stay drafts."""
    album = access.album_to_edit(session, actor, album_id, lock=True)
    drafts = (
        col(Photo.album_id) == album.id,
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_(None),
        col(Photo.held_at).is_(None),
        col(Photo.status) != PhotoStatus.failed,
    )
    reached = session.exec(
        select(Appearance.client_id)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(*drafts, Appearance.state == AppearanceState.confirmed)
        .distinct()
    ).all()
    moment = now()
    letting_go = update(Photo).where(*drafts).values(dropped_at=moment).returning(col(Photo.id))
    photo_ids = session.execute(letting_go).scalars().all()
    if not photo_ids:
        raise NothingToDrop
    notices.dropped(session, album, photo_ids, moment)
    events.tell_each(session, [album.owner_id, *reached], "album.dropped", album_id=album.id)
    drop = Drop(len(photo_ids), len(reached))
    audit.record(
        session,
        "album.dropped",
        actor_id=actor.id,
        subject_id=album.id,
        photos=drop.photo_count,
        clients=drop.client_count,
    )
    return drop


def delete(session: Session, actor: Account, album_id: UUID) -> None:
    """Gone for everybody at once; the bytes follow after ten minutes, until then `restore` brings it back."""
    album = access.album_to_edit(session, actor, album_id, lock=True)
    album.deleted_at = now()
    session.add(album)
    session.flush()
    queue.enqueue(session, "albums.purge", priority=queue.LATER, at=now() + UNDO, album_id=album.id)
    progress.plan(session, album.owner_id, "albums.purge", [album.id], subject_id=album.id, subject=album.name)
    audit.record(session, "album.deleted", actor_id=actor.id, subject_id=album.id)


def restore(session: Session, actor: Account, album_id: UUID) -> None:
    album = access.deleted_album(session, actor, album_id)
    album.deleted_at = None
    session.add(album)
    session.flush()
    # Passed by while the album was deleted.
    queue.enqueue(session, "albums.remark", album_id=album.id)
    faces.look_through(session, album)
    face_matching.again(session, session.exec(select(Photo.id).where(Photo.album_id == album.id)).all())
    progress.ended(session, "albums.purge", [album.id], ItemState.cancelled)
    audit.record(session, "album.restored", actor_id=actor.id, subject_id=album.id)


def reset_link(session: Session, actor: Account, album_id: UUID) -> AlbumDetail:
    """Whoever had a link to the album, or to one of its photos, has none any more. The new ones are unknown yet."""
    album = access.album_to_edit(session, actor, album_id, lock=True)
    album.link_token = new_link_token()
    session.add(album)
    of_album = col(Photo.album_id) == album.id
    session.execute(update(Photo).where(of_album).values(link_token=ANY_TOKEN))
    audit.record(session, "album.link_reset", actor_id=actor.id, subject_id=album.id)
    return detail(session, actor, album.id)


def _rows(session: Session, actor: Account, album_ids: list[UUID]) -> list[AlbumRow]:
    if not album_ids:
        return []
    sign = files.Signer(actor.id)
    found = map(_Shown._make, session.execute(_SHOWN, {"albums": album_ids, "actor": actor.id}))
    rows = {shown.id: _row(shown, sign, is_owner=shown.owner_id == actor.id) for shown in found}
    return [rows[album_id] for album_id in album_ids if album_id in rows]


def _row(shown: Any, sign: files.Signer, *, is_owner: bool) -> AlbumRow:
    look = "marked" if shown.watermark and not is_owner else "clean"
    cover = shown.cover_id and files.rendition_url(sign, shown.cover_id, Size.small, look, shown.cover_revision)
    return AlbumRow(
        id=str(shown.id),
        kind=shown.kind.value,
        name=shown.name,
        location=shown.location,
        shot_on=shown.shot_on.isoformat(),
        created_at=shown.created_at.isoformat(),
        photo_count=shown.photos,
        client_count=shown.people,
        ready_count=shown.ready,
        failed_count=shown.failed,
        waiting_count=shown.waiting,
        dropped_count=shown.dropped,
        state="processing" if shown.waiting else "dropped" if shown.dropped else "draft",
        cover_url=cover or "",
        visibility=shown.visibility.value,
        price=shown.price,
        currency=shown.currency,
        price_label=money.label(shown.price, shown.currency),
    )


def _look_or_forget(session: Session, actor: Account, album: Album) -> None:
    session.flush()
    if album.faces is FaceMode.on:
        faces.look_through(session, album)
        return
    forgotten = face_traces.forget_album(session, album.id)
    audit.record(
        session, "face_data.album_emptied", actor_id=actor.id, subject_id=album.id, faces=forgotten, mode=album.faces
    )


def _is_stale(album: Album) -> ColumnElement[bool]:
    if not album.watermark:
        return col(Photo.id).is_(None)
    return (col(Photo.status) == PhotoStatus.ready) & (col(Photo.watermark_revision) < album.watermark_revision)


def _process_again(session: Session, album: Album) -> None:
    ids = session.exec(
        select(Photo.id).where(
            Photo.album_id == album.id, Photo.status == PhotoStatus.ready, col(Photo.deleted_at).is_(None)
        )
    ).all()
    for photo_id in ids:
        queue.enqueue(session, "photos.process", priority=queue.LATER, photo_id=photo_id, anew=True)
    progress.plan(session, album.owner_id, "photos.again", ids, subject_id=album.id, subject=album.name)


def _filtered(statement: Any, filters: dict[str, Any]) -> Any:
    conditions = {
        "name": lambda value: func.lower(col(Album.name)) == value.lower(),
        "location": lambda value: func.lower(col(Album.location)) == value.lower(),
        "kind": lambda value: col(Album.kind) == value,
        "visibility": lambda value: col(Album.visibility) == value,
        "shot_from": lambda value: col(Album.shot_on) >= value,
        "shot_to": lambda value: col(Album.shot_on) <= value,
        "created_from": lambda value: col(Album.created_at) >= value,
        "created_to": lambda value: col(Album.created_at) <= value,
    }
    for field, value in filters.items():
        if value is None:
            continue
        if field not in conditions:
            raise Invalid(**{field: _("Cannot filter by this field.")})
        statement = statement.where(conditions[field](value))
    return statement
