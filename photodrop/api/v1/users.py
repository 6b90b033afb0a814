from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import AdminActor, SessionDep
from photodrop.api.describe import answers
from photodrop.models import Role
from photodrop.services import users
from photodrop.services.users import UserView

router = APIRouter(prefix="/users", tags=["administration"])


class UserChange(BaseModel):
    """Either ends every session of the account."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    is_active: bool | None = None


@router.get("/{user_id}", summary="Look at an account", responses=answers(examples.USER, 401, 404))
def get_user(user_id: UUID, actor: AdminActor, session: SessionDep) -> UserView:
    return users.see(session, actor, user_id)


@router.patch(
    "/{user_id}",
    summary="Change an account's role, ban or unban it",
    responses=answers(examples.USER, 401, 404, 409, 422),
)
def change_user(user_id: UUID, given: UserChange, actor: AdminActor, session: SessionDep) -> UserView:
    return users.change(session, actor, user_id, role=given.role, active=given.is_active)
