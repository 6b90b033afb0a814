from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, SecretStr

from photodrop.api import examples
from photodrop.api.deps import AdminActor, OptionalActor, SessionDep
from photodrop.api.describe import answers
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models import Role
from photodrop.services import profiles, users
from photodrop.services.profiles import PublicProfile
from photodrop.services.users import UserView

router = APIRouter(prefix="/users", tags=["administration"])


class UserChange(BaseModel):
    """Either ends every session of the account."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    is_active: bool | None = None


class ForgottenPassword(BaseModel):
    """Every device of theirs is signed out."""

    model_config = ConfigDict(extra="forbid")

    password: SecretStr


@router.post(
    "/{user_id}/password",
    summary="Give an account a new password",
    status_code=204,
    responses=answers(None, 401, 404, 409, 422),
)
def reset_user_password(user_id: UUID, given: ForgottenPassword, actor: AdminActor, session: SessionDep) -> None:
    users.reset_password(session, actor, user_id, given.password.get_secret_value())


@router.get(
    "/{user_id}",
    summary="Look at somebody's public profile by username; for admins, at an account by id",
    responses=answers(examples.PUBLIC_PROFILE, 401, 404),
)
def get_user(user_id: str, actor: OptionalActor, session: SessionDep) -> UserView | PublicProfile:
    if profiles.is_username(user_id):
        return profiles.see(session, user_id)
    # A username has neither digits nor dashes, so it is never an id.
    if actor is None:
        raise NotSignedIn
    try:
        return users.see(session, actor, UUID(user_id))
    except ValueError:
        raise NotFound from None


@router.patch(
    "/{user_id}",
    summary="Change an account's role, ban or unban it",
    responses=answers(examples.USER, 401, 404, 409, 422),
)
def change_user(user_id: UUID, given: UserChange, actor: AdminActor, session: SessionDep) -> UserView:
    return users.change(session, actor, user_id, role=given.role, active=given.is_active)
