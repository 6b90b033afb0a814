"""Transformations that somebody uses again, under a name of their own: `t_name`."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, NamedTransformation
from photodrop.models.named_transformation import NAME_PATTERN
from photodrop.services import access, transformations
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

MOST = 200
NAME = re.compile(NAME_PATTERN)


class NameTaken(Conflict):
    message = "You have a transformation of this name already."


class TooManyNames(Conflict):
    message = _("You have {most} named transformations. Delete one that you do not use.", most=MOST)


@dataclass(frozen=True)
class NamedView:
    id: str
    name: str
    transformation: str
    created_at: str


SORTING = Sorting(
    {"name": col(NamedTransformation.name), "created_at": col(NamedTransformation.created_at)},
    tie=col(NamedTransformation.id),
)


def create(session: Session, actor: Account, name: str, transformation: str) -> NamedView:
    row = NamedTransformation(
        owner_id=actor.id, name=_checked(name), transformation=_canonical(session, actor, transformation)
    )
    count = select(func.count()).select_from(NamedTransformation).where(NamedTransformation.owner_id == actor.id)
    if session.exec(count).one() >= MOST:
        raise TooManyNames
    _save(session, row)
    return _view(row)


def mine(
    session: Session,
    actor: Account,
    *,
    name: str | None = None,
    sort: str = "name",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[NamedView]:
    statement = select(NamedTransformation).where(NamedTransformation.owner_id == actor.id)
    if name is not None:
        statement = statement.where(NamedTransformation.name == name)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([_view(row[0]) for row in rows], following)


def see(session: Session, actor: Account, transformation_id: UUID) -> NamedView:
    return _view(access.transformation_to_edit(session, actor, transformation_id))


def change(
    session: Session,
    actor: Account,
    transformation_id: UUID,
    *,
    name: str | None = None,
    transformation: str | None = None,
) -> NamedView:
    """Links made with it before stay as they are: they have kept what it said then."""
    row = access.transformation_to_edit(session, actor, transformation_id)
    if name is not None:
        row.name = _checked(name)
    if transformation is not None:
        row.transformation = _canonical(session, actor, transformation)
    _save(session, row)
    return _view(row)


def delete(session: Session, actor: Account, transformation_id: UUID) -> None:
    session.delete(access.transformation_to_edit(session, actor, transformation_id))


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise Invalid(name=_("Use 1 to 64 letters, digits, _ and -, beginning with a letter or digit."))
    return name


def _canonical(session: Session, actor: Account, text: str) -> str:
    """Other names in it are written out now, so that names never lead in circles."""
    spelled = str(transformations.recipe_of(session, actor, text))
    if not spelled:
        raise Invalid(transformation=_("Say what to do with a photo, like c_fill,w_400,h_400."))
    return spelled


def _save(session: Session, row: NamedTransformation) -> None:
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise NameTaken from None


def _view(row: NamedTransformation) -> NamedView:
    return NamedView(str(row.id), row.name, row.transformation, row.created_at.isoformat())
