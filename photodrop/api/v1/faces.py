"""Who is in an album, reviewed by its photographer: suggestions, and groups of faces that nobody has named."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.models import AppearanceState
from photodrop.services import album_people, face_groups, face_steps
from photodrop.services.album_people import AlbumPerson, PhotoFace, ReviewCounts, SeenFace
from photodrop.services.face_steps import StepView, Undone
from photodrop.services.paging import Page

router = APIRouter(tags=["people"])


class PeopleFilters(Paging):
    """With `q` only clients whose name or phone contains it."""

    ignored: bool = False
    q: str = ""


class FaceFilters(Paging):
    state: AppearanceState = AppearanceState.suggested


class Decisions(BaseModel):
    appearance_ids: list[UUID]
    state: AppearanceState


class WhichStep(BaseModel):
    """Without one, the last that is not undone yet."""

    step_id: UUID | None = None


class Naming(BaseModel):
    phone: str
    name: str = ""
    region: str | None = None


class Merging(BaseModel):
    """One of the two: another group of the album, or a client of one's own."""

    into_group_id: UUID | None = None
    client_id: UUID | None = None


class Splitting(BaseModel):
    face_ids: list[UUID]


class Aside(BaseModel):
    is_ignored: bool


@router.get(
    "/albums/{album_id}/review",
    summary="Count who is in an album, and what there is to review",
    responses=answers(examples.REVIEW, 401, 404),
)
def count_people(album_id: UUID, actor: Actor, session: SessionDep) -> ReviewCounts:
    return album_people.counts(session, actor, album_id)


@router.get(
    "/albums/{album_id}/review/people",
    summary="List clients and groups of unknown faces, those with the most to review first",
    responses=answers(examples.listed(examples.ALBUM_PERSON), 401, 404, 422),
)
def list_album_people(
    album_id: UUID, wanted: Annotated[PeopleFilters, Query()], actor: Actor, session: SessionDep
) -> Page[AlbumPerson]:
    return album_people.find(
        session,
        actor,
        album_id,
        ignored=wanted.ignored,
        query=wanted.q,
        cursor=wanted.cursor,
        limit=wanted.limit,
    )


@router.get(
    "/albums/{album_id}/review/clients/{client_id}",
    summary="List where a client was suggested, confirmed or rejected in an album",
    responses=answers(examples.listed(examples.SEEN_FACE), 401, 404, 422),
)
def list_faces_of_client(
    album_id: UUID,
    client_id: UUID,
    wanted: Annotated[FaceFilters, Query()],
    actor: Actor,
    session: SessionDep,
) -> Page[SeenFace]:
    return album_people.of_client(
        session, actor, album_id, client_id, state=wanted.state, cursor=wanted.cursor, limit=wanted.limit
    )


@router.post(
    "/albums/{album_id}/review",
    summary="Confirm or reject appearances of an album, many at once",
    responses=answers(examples.FACE_STEP, 401, 404, 409, 422),
)
def decide_appearances(album_id: UUID, given: Decisions, actor: Actor, session: SessionDep, once: OnceDep) -> StepView:
    return once(given, lambda: album_people.decide(session, actor, album_id, given.appearance_ids, given.state))


@router.post(
    "/albums/{album_id}/review/undo",
    summary="Take back a step of one's own: what nobody has changed since is as it was before",
    responses=answers(examples.UNDONE_STEP, 401, 404, 409, 422),
)
def undo_step(album_id: UUID, given: WhichStep, actor: Actor, session: SessionDep, once: OnceDep) -> Undone:
    return once(given, lambda: face_steps.undo(session, actor, album_id, given.step_id))


@router.post(
    "/albums/{album_id}/review/regroup",
    summary="Group the unknown faces of an album anew; what was placed by hand stays",
    status_code=202,
    responses=answers(examples.REVIEW, 401, 404, status=202),
)
def regroup(album_id: UUID, actor: Actor, session: SessionDep) -> ReviewCounts:
    face_groups.regroup(session, actor, album_id)
    return album_people.counts(session, actor, album_id)


@router.get(
    "/face-groups/{group_id}",
    summary="List the faces of a group that nobody has named",
    responses=answers(examples.listed(examples.GROUPED_FACE), 401, 404, 422),
)
def list_faces_of_group(
    group_id: UUID, wanted: Annotated[Paging, Query()], actor: Actor, session: SessionDep
) -> Page[SeenFace]:
    return album_people.of_group(session, actor, group_id, cursor=wanted.cursor, limit=wanted.limit)


@router.get(
    "/face-groups/{group_id}/alike",
    summary="List who of the album may be the same person as a group, the most alike first",
    responses=answers(examples.listed(examples.ALBUM_PERSON), 401, 404),
)
def list_alike(group_id: UUID, actor: Actor, session: SessionDep) -> Page[AlbumPerson]:
    return Page(album_people.alike(session, actor, group_id), None)


@router.patch(
    "/face-groups/{group_id}",
    summary="Set a group aside, who is no guest, or bring it back",
    responses=answers(examples.FACE_STEP | {"kind": "set_aside", "client_id": ""}, 401, 404, 422),
)
def set_group_aside(group_id: UUID, given: Aside, actor: Actor, session: SessionDep) -> StepView:
    return face_groups.set_aside(session, actor, group_id, is_ignored=given.is_ignored)


@router.post(
    "/face-groups/{group_id}/name",
    summary="Say whose faces these are by a phone number; a new number becomes a client",
    responses=answers(examples.FACE_STEP | {"kind": "named"}, 401, 404, 409, 422),
)
def name_group(group_id: UUID, given: Naming, actor: Actor, session: SessionDep, once: OnceDep) -> StepView:
    return once(
        given,
        lambda: face_groups.name(session, actor, group_id, given.phone, called=given.name, region=given.region),
    )


@router.post(
    "/face-groups/{group_id}/merge",
    summary="Join a group with another one, or with a client",
    responses=answers(examples.FACE_STEP | {"kind": "merged", "client_id": ""}, 401, 404, 409, 422),
)
def merge_group(group_id: UUID, given: Merging, actor: Actor, session: SessionDep, once: OnceDep) -> StepView:
    return once(
        given,
        lambda: face_groups.merge(
            session, actor, group_id, into_group_id=given.into_group_id, client_id=given.client_id
        ),
    )


@router.post(
    "/face-groups/{group_id}/split",
    summary="Make a group of its own of some of the faces",
    responses=answers(examples.FACE_STEP | {"kind": "split", "client_id": ""}, 401, 404, 409, 422),
)
def split_group(group_id: UUID, given: Splitting, actor: Actor, session: SessionDep, once: OnceDep) -> StepView:
    return once(given, lambda: face_groups.split(session, actor, group_id, given.face_ids))


@router.get(
    "/photos/{photo_id}/faces",
    summary="List the faces in a photo of one's own: where they are, and whose",
    responses=answers(examples.listed(examples.PHOTO_FACE), 401, 404),
)
def list_faces_in_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> Page[PhotoFace]:
    return Page(album_people.in_photo(session, actor, photo_id), None)


@router.post(
    "/faces/{face_id}/name",
    summary="Say whose face this is, and no other",
    responses=answers(examples.FACE_STEP | {"kind": "named", "photo_count": 1}, 401, 404, 409, 422),
)
def name_face(face_id: UUID, given: Naming, actor: Actor, session: SessionDep, once: OnceDep) -> StepView:
    return once(
        given,
        lambda: face_groups.name_face(session, actor, face_id, given.phone, called=given.name, region=given.region),
    )
