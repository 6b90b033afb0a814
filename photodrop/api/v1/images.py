"""Photos transformed: by an address that we signed, and for whoever is signed in and tries things out."""

from typing import Annotated
from urllib.parse import unquote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from photodrop import routes
from photodrop.api import examples, pictures
from photodrop.api.deps import Actor, SessionDep, Token
from photodrop.api.describe import answers
from photodrop.api.files import ELSEWHERE, FileAnswer
from photodrop.services import sessions, transformations
from photodrop.services.transformations import Order, Signed

router = APIRouter(tags=["transformations"])


class SignedFor(BaseModel):
    """As it came with the address."""

    model_config = ConfigDict(extra="forbid")

    viewer: str = ""
    expires: str = ""
    link: str = ""


class Preview(BaseModel):
    model_config = ConfigDict(extra="forbid")

    t: str = ""
    """The transformation."""


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    transformation: str


@router.head("/i/{signature}/{rest:path}", include_in_schema=False)
@router.get(
    "/i/{signature}/{rest:path}",
    summary="A transformed photo, by a signed address: …/{transformation}/{photo id}, with or without .webp",
    response_class=FileAnswer,
    responses=answers(None, 404, 413, 422, 429) | ELSEWHERE,
)
def get_signed(signature: str, rest: str, given: Annotated[SignedFor, Query()], request: Request) -> Response:
    spelled = _as_sent(request) or rest

    def ask(session: Session) -> Order:
        found = transformations.read_url(session, signature, spelled, **given.model_dump())
        return transformations.order(
            session,
            found.viewer,
            found.photo_id,
            found.recipe,
            accept=pictures.accepts(request),
            extension=found.extension,
            came_by=found.came_by,
        )

    return pictures.answer(request, ask, expires=int(given.expires) if given.expires.isdecimal() else None)


def _as_sent(request: Request) -> str:
    """What follows the signature, decoded once: words on a picture have signs of their own that stay encoded."""
    path = request.scope.get("raw_path", b"").partition(b"?")[0].decode("ascii", "replace")
    return unquote(path.removeprefix(f"{routes.API}/i/").partition("/")[2])


@router.head("/photos/{photo_id}/transformed", include_in_schema=False)
@router.get(
    "/photos/{photo_id}/transformed",
    summary="Try a transformation; marked while the photo is locked",
    response_class=FileAnswer,
    responses=answers(None, 401, 404, 413, 422, 429),
)
def get_transformed(photo_id: UUID, wanted: Annotated[Preview, Query()], request: Request, token: Token) -> Response:
    def ask(session: Session) -> Order:
        actor = sessions.authenticate(session, token)
        recipe = transformations.recipe_of(session, actor, wanted.t)
        order = transformations.order(session, actor, photo_id, recipe, accept=pictures.accepts(request))
        if order.stored is None:
            transformations.spend(actor)
        return order

    return pictures.answer(request, ask, keeps=False)


@router.post(
    "/photos/{photo_id}/transformations",
    summary="Have the address of a transformation signed, for yourself and for a quarter of an hour or more",
    responses=answers(examples.SIGNED, 401, 404, 422),
)
def sign(photo_id: UUID, given: Wish, actor: Actor, session: SessionDep) -> Signed:
    return transformations.sign(session, actor, photo_id, given.transformation)
