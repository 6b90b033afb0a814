from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import clients
from photodrop.services.clients import ClientRow, PersonChip
from photodrop.services.paging import Page

router = APIRouter(prefix="/clients", tags=["people"])


class ClientFilters(Paging):
    sort: str = "name"
    q: str = ""


class NewClient(BaseModel):
    phone: str
    name: str = ""
    region: str | None = None


class ClientName(BaseModel):
    name: str


@router.get(
    "",
    summary="Find one's own clients by name or phone",
    responses=answers(examples.listed(examples.CLIENT), 401, 404, 422),
)
def list_clients(wanted: Annotated[ClientFilters, Query()], actor: Actor, session: SessionDep) -> Page[ClientRow]:
    return clients.find(session, actor, wanted.q, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.post(
    "",
    summary="Add a client by phone number",
    status_code=201,
    responses=answers(examples.PERSON, 401, 404, 409, 422, status=201),
)
def add_client(given: NewClient, actor: Actor, session: SessionDep, once: OnceDep) -> PersonChip:
    return once(given, lambda: clients.add(session, actor, given.phone, given.name, given.region))


@router.patch(
    "/{client_id}",
    summary="Call a client by another name, or with an empty one by their own",
    responses=answers(examples.PERSON, 401, 404, 422),
)
def rename_client(client_id: UUID, given: ClientName, actor: Actor, session: SessionDep) -> PersonChip:
    clients.rename(session, actor, client_id, given.name)
    session.flush()
    return clients.chips(session, actor, [client_id])[0]
