from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, SecretStr

from photodrop.api import examples
from photodrop.api.deps import AdminActor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import photographers
from photodrop.services.paging import Page
from photodrop.services.photographers import PhotographerRow

router = APIRouter(prefix="/photographers", tags=["administration"])


class PhotographersWanted(Paging):
    sort: str = "-created_at"
    q: str = ""
    state: str = ""


class NewPhotographer(BaseModel):
    login: str
    password: SecretStr
    name: str = ""
    email: str | None = None


class PhotographerChange(BaseModel):
    """Only what is given changes; an empty name or e-mail goes away."""

    model_config = ConfigDict(extra="forbid")

    login: str | None = None
    name: str | None = None
    email: str | None = None


class NewPasswordOf(BaseModel):
    """Every device of the photographer's is signed out."""

    password: SecretStr


@router.get(
    "",
    summary="Find photographers by login, name or e-mail",
    responses=answers(examples.listed(examples.PHOTOGRAPHER), 401, 404, 422),
)
def list_photographers(
    wanted: Annotated[PhotographersWanted, Query()], actor: AdminActor, session: SessionDep
) -> Page[PhotographerRow]:
    return photographers.find(
        session, actor, wanted.q, state=wanted.state, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.post(
    "",
    summary="Register a photographer",
    status_code=201,
    responses=answers(examples.PHOTOGRAPHER, 401, 404, 409, 422, status=201),
)
def register_photographer(
    given: NewPhotographer, actor: AdminActor, session: SessionDep, once: OnceDep
) -> PhotographerRow:
    password = given.password.get_secret_value()
    return once(
        given,
        lambda: photographers.create(session, actor, given.login, password, name=given.name, email=given.email),
    )


@router.get("/{photographer_id}", summary="Look at a photographer", responses=answers(examples.PHOTOGRAPHER, 401, 404))
def get_photographer(photographer_id: UUID, actor: AdminActor, session: SessionDep) -> PhotographerRow:
    return photographers.see(session, actor, photographer_id)


@router.patch(
    "/{photographer_id}",
    summary="Correct a photographer's login, name or e-mail",
    responses=answers(examples.PHOTOGRAPHER, 401, 404, 409, 422),
)
def change_photographer(
    photographer_id: UUID, given: PhotographerChange, actor: AdminActor, session: SessionDep
) -> PhotographerRow:
    return photographers.change(session, actor, photographer_id, **given.model_dump())


@router.post(
    "/{photographer_id}/password",
    summary="Give a photographer a new password",
    status_code=204,
    responses=answers(None, 401, 404, 422),
)
def reset_password(photographer_id: UUID, given: NewPasswordOf, actor: AdminActor, session: SessionDep) -> None:
    photographers.reset_password(session, actor, photographer_id, given.password.get_secret_value())
