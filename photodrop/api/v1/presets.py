"""A photographer's album options under a name."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep
from photodrop.api.describe import answers
from photodrop.services import presets
from photodrop.services.paging import Page
from photodrop.services.presets import PresetView

router = APIRouter(prefix="/presets", tags=["albums"])


class NewPreset(BaseModel):
    """The options are those of the album."""

    model_config = ConfigDict(extra="forbid")

    name: str
    album_id: UUID


class PresetChange(BaseModel):
    """Only what is given changes. With `album_id` the options of that album take the place of those kept; new albums
    begin with the default preset.
    """

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    is_default: bool | None = None
    album_id: UUID | None = None


@router.get("", summary="List one's presets", responses=answers(examples.listed(examples.PRESET), 401, 404))
def list_presets(actor: Actor, session: SessionDep) -> Page[PresetView]:
    return Page(presets.own(session, actor), None)


@router.post(
    "",
    summary="Keep an album's options under a name",
    status_code=201,
    responses=answers(examples.PRESET, 401, 404, 409, 422, status=201),
)
def create_preset(given: NewPreset, actor: Actor, session: SessionDep, once: OnceDep) -> PresetView:
    return once(given, lambda: presets.create(session, actor, given.name, given.album_id))


@router.patch(
    "/{preset_id}",
    summary="Rename a preset, take its options anew, or make it the default",
    responses=answers(examples.PRESET, 401, 404, 409, 422),
)
def change_preset(preset_id: UUID, given: PresetChange, actor: Actor, session: SessionDep) -> PresetView:
    return presets.change(session, actor, preset_id, **given.model_dump())


@router.delete(
    "/{preset_id}",
    summary="Delete a preset; albums keep what they have of it",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_preset(preset_id: UUID, actor: Actor, session: SessionDep) -> None:
    presets.remove(session, actor, preset_id)
