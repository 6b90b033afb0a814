from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import named_transformations
from photodrop.services.named_transformations import NamedView
from photodrop.services.paging import Page

router = APIRouter(prefix="/transformations", tags=["transformations"])


class NamedFilters(Paging):
    sort: str = "name"
    name: str | None = None


class NewNamed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    transformation: str


class NamedChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    transformation: str | None = None


@router.get("", summary="Your named transformations", responses=answers(examples.listed(examples.NAMED), 401, 422))
def list_named(wanted: Annotated[NamedFilters, Query()], actor: Actor, session: SessionDep) -> Page[NamedView]:
    return named_transformations.mine(
        session, actor, name=wanted.name, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.post(
    "",
    summary="Give a transformation a name, to be written t_name",
    status_code=201,
    responses=answers(examples.NAMED, 401, 409, 422, status=201),
)
def create_named(given: NewNamed, actor: Actor, session: SessionDep, once: OnceDep) -> NamedView:
    return once(given, lambda: named_transformations.create(session, actor, given.name, given.transformation))


@router.get("/{transformation_id}", summary="One of them", responses=answers(examples.NAMED, 401, 404))
def get_named(transformation_id: UUID, actor: Actor, session: SessionDep) -> NamedView:
    return named_transformations.see(session, actor, transformation_id)


@router.patch(
    "/{transformation_id}",
    summary="Rename or change it; links made with it before stay as they are",
    responses=answers(examples.NAMED, 401, 404, 409, 422),
)
def change_named(transformation_id: UUID, given: NamedChange, actor: Actor, session: SessionDep) -> NamedView:
    return named_transformations.change(session, actor, transformation_id, **given.model_dump())


@router.delete("/{transformation_id}", summary="Delete it", status_code=204, responses=answers(None, 401, 404))
def delete_named(transformation_id: UUID, actor: Actor, session: SessionDep) -> None:
    named_transformations.delete(session, actor, transformation_id)
