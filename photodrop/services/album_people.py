"""Everybody who is in an album, as its photographer reviews them: clients, and groups of faces nobody has named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, func, literal, or_, union_all
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import Session, col, exists, select

from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Client,
    Face,
    FaceConsent,
    FaceGroup,
    FaceMode,
    Photo,
    PhotoStatus,
    Size,
)
from photodrop.models.base import among
from photodrop.services import access, appearances, clients, face_groups, face_steps, faces, files
from photodrop.services.face_steps import Scope, StepView
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

MOST_AT_ONCE = 500


@dataclass(frozen=True)
class ReviewCounts:
    """Of `photos`, ready or waiting to be, so many were `looked` at for faces.

    `faces` is the album's option, and `search` how the search for them stands.
    """

    to_review: int
    people: int
    nobody: int
    ignored: int
    photos: int
    looked: int
    faces: str
    search: str


@dataclass(frozen=True)
class AlbumPerson:
    """A client, or with kind `group` somebody whom nobody has named, whose id is then the group's.

    `by_hand`: no face is known, the photographer said who it is. The picture is a face of this album, or a selfie.
    """

    kind: str
    id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    has_signed_in: bool
    by_hand: bool
    is_ignored: bool
    picture_url: str
    to_review: int
    photo_count: int


@dataclass(frozen=True)
class SeenFace:
    """One appearance of a client, or one face of a group; where no face is known, the picture is the photo."""

    appearance_id: str
    face_id: str
    photo_id: str
    filename: str
    state: str
    source: str
    picture_url: str


@dataclass(frozen=True)
class PhotoFace:
    """A face where it is in a photo: parts of the upright picture. `state` is `unknown` where nobody is known by it."""

    id: str
    left: float
    top: float
    width: float
    height: float
    state: str
    appearance_id: str
    client_id: str
    group_id: str
    name: str
    picture_url: str


_SHOWS_SOMEBODY = or_(
    exists().where(col(Appearance.photo_id) == Photo.id, col(Appearance.state) != AppearanceState.rejected),
    exists().where(
        col(Face.photo_id) == Photo.id,
        ~exists().where(col(FaceGroup.id) == Face.group_id, col(FaceGroup.is_ignored)),
    ),
)
HAS_NOBODY: ColumnElement[bool] = (col(Photo.status) == PhotoStatus.ready) & ~_SHOWS_SOMEBODY
"""In a statement about photos: no client, and no face but of those who are no guests."""

_LIVING = (col(Photo.deleted_at).is_(None), col(Photo.held_at).is_(None))


def counts(session: Session, actor: Account, album_id: UUID) -> ReviewCounts:
    album = access.album_of_photographer(session, actor, album_id)
    people = _people(album.id).subquery()
    to_review, known = session.execute(
        select(func.coalesce(func.sum(people.c.to_review), 0), func.count()).select_from(people)
    ).one()
    ignored = session.execute(select(func.count()).select_from(_people(album.id, ignored=True).subquery())).scalar_one()
    counted = col(Photo.status).in_((PhotoStatus.queued, PhotoStatus.ready))
    nobody, all_of_them, looked = session.execute(
        select(
            func.count().filter(HAS_NOBODY),
            func.count().filter(counted),
            func.count().filter(counted, col(Photo.faces_model) != ""),
        )
        .select_from(Photo)
        .where(Photo.album_id == album.id, *_LIVING)
    ).one()
    search = faces.search_in(session, album)
    return ReviewCounts(int(to_review), known, nobody, ignored, all_of_them, looked, album.faces.value, search.value)


def count_asked(session: Session, actor: Account, album_id: UUID) -> int:
    """How many suggestions wait for an answer; none for who looks after an album that is another's, or a library."""
    album = access.album_to_edit(session, actor, album_id)
    if album.is_library or album.owner_id != actor.id:
        return 0
    return session.exec(
        select(func.count())
        .select_from(Appearance)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(Photo.album_id == album.id, *_LIVING, Appearance.state == AppearanceState.suggested)
    ).one()


def are_shown(session: Session, actor: Account, album_id: UUID) -> bool:
    """Whether faces stand in the photos of an album: they are looked for in it, and it is one's own."""
    album = access.album_to_edit(session, actor, album_id)
    return album.faces is FaceMode.on and not album.is_library and album.owner_id == actor.id


def find(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    ignored: bool = False,
    query: str = "",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[AlbumPerson]:
    """Those with the most to review first, then clients, then groups, each by how often they are seen.

    With a `query` only clients whose name or phone contains it: nobody else has either.
    """
    album = access.album_of_photographer(session, actor, album_id)
    if query.strip():
        theirs = (
            select(Client.account_id)
            .join(Account, col(Account.id) == Client.account_id)
            .where(Client.photographer_id == actor.id, clients.is_called(query))
        )
        people = _clients(album.id).where(col(Appearance.client_id).in_(theirs)).subquery()
    else:
        people = _people(album.id, ignored=ignored).subquery()
    sorting = Sorting({name: people.c[name] for name in ("to_review", "rank", "photos")}, tie=people.c.id)
    statement = select(people.c.kind, people.c.id, people.c.to_review, people.c.photos)
    rows, following = page(session, statement, sorting, sort="-to_review,rank,-photos", cursor=cursor, limit=limit)
    return Page(_views(session, actor, album, rows), following)


def one(session: Session, actor: Account, album_id: UUID, kind: str, person_id: UUID) -> AlbumPerson:
    """Raises NotFound for who is not, or no longer, in the album."""
    album = access.album_of_photographer(session, actor, album_id)
    people = union_all(_people(album.id), _people(album.id, ignored=True)).subquery()
    rows = session.execute(
        select(people.c.kind, people.c.id, people.c.to_review, people.c.photos).where(
            people.c.kind == kind, people.c.id == person_id
        )
    ).all()
    if not rows:
        raise NotFound
    return _views(session, actor, album, [max(rows, key=lambda row: row.photos)])[0]


def of_client(
    session: Session,
    actor: Account,
    album_id: UUID,
    client_id: UUID,
    *,
    state: AppearanceState,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[SeenFace]:
    """Where a client was suggested, confirmed or rejected, in the order of the photos."""
    album = access.album_of_photographer(session, actor, album_id)
    statement = (
        select(Photo, Appearance, Face)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .outerjoin(Face, col(Face.id) == Appearance.face_id)
        .where(Photo.album_id == album.id, *_LIVING, Appearance.client_id == client_id, Appearance.state == state)
    )
    sorting = Sorting({"taken_at": col(Photo.sorted_at)}, tie=col(Appearance.id))
    rows, following = page(session, statement, sorting, sort="taken_at", cursor=cursor, limit=limit)
    return Page([_seen(actor, photo, face, appearance) for photo, appearance, face in rows], following)


def of_group(
    session: Session, actor: Account, group_id: UUID, *, cursor: str | None = None, limit: int = 50
) -> Page[SeenFace]:
    group = access.face_group_to_edit(session, actor, group_id)
    statement = (
        select(Photo, Face)
        .join(Face, col(Face.photo_id) == Photo.id)
        .where(Face.group_id == group.id, *_LIVING, ~face_groups.is_known())
    )
    sorting = Sorting({"taken_at": col(Photo.sorted_at)}, tie=col(Face.id))
    rows, following = page(session, statement, sorting, sort="taken_at", cursor=cursor, limit=limit)
    return Page([_seen(actor, photo, face) for photo, face in rows], following)


def alike(session: Session, actor: Account, group_id: UUID, *, limit: int = 5) -> list[AlbumPerson]:
    """Others of the album who may be the same person as a group, the most alike first, as far as suggestions go.

    Nobody who is in one of its photos, and no client who did not agree to be known by their face.
    """
    group = access.face_group_to_edit(session, actor, group_id)
    mean = func.avg(Face.embedding, type_=Face.embedding.type)
    is_measured = col(Face.embedding).is_not(None)
    own = session.execute(
        select(Face.model, mean)
        .where(Face.group_id == group.id, is_measured)
        .group_by(col(Face.model))
        .order_by(func.count().desc())
        .limit(1)
    ).first()
    if own is None:
        return []
    model, looks = own
    beside = col(Face.photo_id).in_(select(Face.photo_id).where(Face.group_id == group.id))
    among_faces = Face.album_id == group.album_id, Face.model == model, is_measured, *_LIVING
    groups = (
        select(col(FaceGroup.id).label("id"), mean.cosine_distance(looks).label("distance"))
        .join(Face, col(Face.group_id) == FaceGroup.id)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .where(*among_faces, FaceGroup.id != group.id, col(FaceGroup.client_id).is_(None), ~col(FaceGroup.is_ignored))
        .group_by(col(FaceGroup.id))
        .having(~func.bool_or(beside))
    )
    known = (
        select(col(Appearance.client_id).label("id"), mean.cosine_distance(looks).label("distance"))
        .join(Face, col(Face.id) == Appearance.face_id)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .join(Account, col(Account.id) == Appearance.client_id)
        .where(
            *among_faces,
            Appearance.state == AppearanceState.confirmed,
            Account.face_consent == FaceConsent.granted,
        )
        .group_by(col(Appearance.client_id))
        .having(~func.bool_or(beside))
    )
    near = union_all(groups, known).subquery()
    people = _people(group.album_id).subquery()
    rows = session.execute(
        select(people.c.kind, people.c.id, people.c.to_review, people.c.photos)
        .join(near, near.c.id == people.c.id)
        .where(near.c.distance <= 1 - get_settings().face_suggest)
        .order_by(near.c.distance, people.c.id)
        .limit(limit)
    ).all()
    return _views(session, actor, session.get_one(Album, group.album_id), rows)


def look_again(session: Session, actor: Account, album_id: UUID) -> None:
    """Asked for by the photographer, where some photos could not be looked at."""
    faces.look_through(session, access.album_of_photographer(session, actor, album_id))


def in_photo(session: Session, actor: Account, photo_id: UUID) -> list[PhotoFace]:
    """Every face of a photo and who it is, from left to right."""
    photo = access.photo_of_photographer(session, actor, photo_id)
    found = session.exec(
        select(Face).where(Face.photo_id == photo.id).order_by(col(Face.left_edge), col(Face.id))
    ).all()
    known = {
        row.face_id: row
        for row in session.exec(
            select(Appearance)
            .where(
                Appearance.photo_id == photo.id,
                col(Appearance.face_id).is_not(None),
                Appearance.state != AppearanceState.rejected,
            )
            # Confirmed ones last, so that they stay where two are known by one face.
            .order_by(col(Appearance.state).desc())
        ).all()
    }
    chips = {chip.client_id: chip for chip in clients.chips(session, actor, [row.client_id for row in known.values()])}
    aside = set(
        session.exec(
            select(FaceGroup.id).where(
                among(col(FaceGroup.id), {face.group_id for face in found if face.group_id}), FaceGroup.is_ignored
            )
        ).all()
    )
    sign = files.Signer(actor.id)
    views = []
    for face in found:
        row = known.get(face.id)
        chip = chips.get(str(row.client_id)) if row else None
        unknown = "ignored" if face.group_id in aside else "unknown"
        views.append(
            PhotoFace(
                id=str(face.id),
                left=round(face.left_edge, 4),
                top=round(face.top_edge, 4),
                width=round(face.width, 4),
                height=round(face.height, 4),
                state=row.state.value if row else unknown,
                appearance_id=str(row.id) if row else "",
                client_id=str(row.client_id) if row else "",
                group_id=str(face.group_id) if face.group_id and not row else "",
                name=(chip.name or chip.phone_label) if chip else "",
                picture_url=files.face_url(face.id, viewer=sign),
            )
        )
    return views


def decide(
    session: Session, actor: Account, album_id: UUID, appearance_ids: list[UUID], state: AppearanceState
) -> StepView:
    """Confirms or rejects some appearances in an album at once, or asks about them again; one step to undo."""
    album = access.album_of_photographer(session, actor, album_id)
    if not appearance_ids or len(appearance_ids) > MOST_AT_ONCE:
        raise Invalid(appearance_ids=_("Choose 1 to {most} at once.", most=MOST_AT_ONCE))
    face_steps.hold(session, album.id)
    wanted = set(appearance_ids)
    rows = session.exec(
        select(Appearance)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(among(col(Appearance.id), wanted), Photo.album_id == album.id, col(Photo.deleted_at).is_(None))
        .order_by(col(Appearance.photo_id), col(Appearance.client_id))
    ).all()
    if len(rows) != len(wanted):
        raise NotFound
    people = {row.client_id for row in rows}
    scope = Scope({(row.photo_id, row.client_id) for row in rows}, client_id=people.pop() if len(people) == 1 else None)
    with face_steps.recorded(session, actor, album.id, state.value, scope):
        for row in rows:
            if row.state is not state:
                appearances.decide(session, actor, row.id, state)
    return face_groups.viewed(scope)


def _people(album_id: UUID, *, ignored: bool = False) -> Any:
    """Rows of kind, id, rank, to_review and photos."""
    group = (
        select(  # pyright: ignore[reportCallIssue]  # sqlmodel types four columns at most
            literal("group").label("kind"),
            col(FaceGroup.id).label("id"),
            literal(1, Integer).label("rank"),
            literal(0, Integer).label("to_review"),
            func.count(func.distinct(Face.photo_id)).label("photos"),
        )
        .join(Face, col(Face.group_id) == FaceGroup.id)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .where(
            FaceGroup.album_id == album_id,
            col(FaceGroup.client_id).is_(None),
            col(FaceGroup.is_ignored) == ignored,
            *_LIVING,
            ~face_groups.is_known(),
        )
        .group_by(col(FaceGroup.id))
    )
    return group if ignored else union_all(_clients(album_id), group)


def _clients(album_id: UUID) -> Any:
    return (
        select(  # pyright: ignore[reportCallIssue]  # as above
            literal("client").label("kind"),
            col(Appearance.client_id).label("id"),
            literal(0, Integer).label("rank"),
            func.count().filter(col(Appearance.state) == AppearanceState.suggested).label("to_review"),
            func.count().filter(col(Appearance.state) == AppearanceState.confirmed).label("photos"),
        )
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(Photo.album_id == album_id, *_LIVING, Appearance.state != AppearanceState.rejected)
        .group_by(col(Appearance.client_id))
    )


def _views(session: Session, actor: Account, album: Album, rows: Iterable[Any]) -> list[AlbumPerson]:
    rows = list(rows)
    ids = [row[1] for row in rows if row[0] == "client"]
    chips = {chip.client_id: chip for chip in clients.chips(session, actor, ids)}
    groups = [row[1] for row in rows if row[0] == "group"]
    best = _best_faces(session, album.id, ids, groups)
    aside = set(
        session.exec(select(FaceGroup.id).where(among(col(FaceGroup.id), groups), col(FaceGroup.is_ignored))).all()
    )
    sign = files.Signer(actor.id)
    views = []
    for kind, person_id, to_review, photos in rows:
        face_id = best.get(person_id)
        crop = files.face_url(face_id, viewer=sign) if face_id else ""
        chip = chips.get(str(person_id))
        views.append(
            AlbumPerson(
                kind=kind,
                id=str(person_id),
                name=chip.name if chip else "",
                phone=chip.phone if chip else "",
                phone_label=chip.phone_label if chip else "",
                dial_code=chip.dial_code if chip else "",
                has_signed_in=chip.has_signed_in if chip else False,
                by_hand=kind == "client" and face_id is None,
                is_ignored=person_id in aside,
                picture_url=(chip.selfie_url if chip else "") or crop,
                to_review=to_review,
                photo_count=photos,
            )
        )
    return views


def _best_faces(session: Session, album_id: UUID, client_ids: list[UUID], group_ids: list[UUID]) -> dict[UUID, UUID]:
    """The clearest face of each, confirmed ones before suggested ones."""
    living = Face.album_id == album_id, *_LIVING
    found: dict[UUID, UUID] = {}
    if client_ids:
        rows = session.execute(
            select(Appearance.client_id, Face.id)
            .join(Face, col(Face.id) == Appearance.face_id)
            .join(Photo, col(Photo.id) == Face.photo_id)
            .where(
                *living,
                among(col(Appearance.client_id), client_ids),
                Appearance.state != AppearanceState.rejected,
            )
            .ext(distinct_on(col(Appearance.client_id)))
            .order_by(col(Appearance.client_id), col(Appearance.state), col(Face.quality).desc(), col(Face.id))
        )
        found |= {client_id: face_id for client_id, face_id in rows.all()}  # noqa: C416  # rows are no pairs
    if group_ids:
        rows = session.execute(
            select(Face.group_id, Face.id)
            .join(Photo, col(Photo.id) == Face.photo_id)
            .where(*living, among(col(Face.group_id), group_ids), ~face_groups.is_known())
            .ext(distinct_on(col(Face.group_id)))
            .order_by(col(Face.group_id), col(Face.quality).desc(), col(Face.id))
        )
        found |= {group_id: face_id for group_id, face_id in rows.all()}  # noqa: C416  # rows are no pairs
    return found


def _seen(actor: Account, photo: Photo, face: Face | None, appearance: Appearance | None = None) -> SeenFace:
    sign = files.Signer(actor.id)
    whole = files.photo_urls(sign, photo, "clean", Size.thumb)[0] if face is None else ""
    return SeenFace(
        appearance_id=str(appearance.id) if appearance else "",
        face_id=str(face.id) if face else "",
        photo_id=str(photo.id),
        filename=photo.filename,
        state=appearance.state.value if appearance else "unknown",
        source=appearance.source.value if appearance else AppearanceSource.face.value,
        picture_url=files.face_url(face.id, viewer=sign) if face else whole,
    )
