from typing import Annotated

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import tags
from photodrop.services.paging import Page
from photodrop.services.tags import TagView

router = APIRouter(prefix="/tags", tags=["community"])


class TagsWanted(Paging):
    sort: str = "-photo_count"
    q: str = ""


@router.get(
    "",
    summary="List the tags of public photos that begin so, with how many have each",
    responses=answers(examples.listed(examples.TAG), 422),
)
def list_tags(wanted: Annotated[TagsWanted, Query()], session: SessionDep) -> Page[TagView]:
    return tags.find(session, wanted.q, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)
