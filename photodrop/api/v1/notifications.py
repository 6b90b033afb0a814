from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from photodrop.api import examples
from photodrop.api.deps import Actor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.api.tongue import language_of
from photodrop.models import Channel, Kind
from photodrop.services import notifications, preferences, tongues
from photodrop.services.notifications import NotificationPage, NotificationView
from photodrop.services.preferences import Preferences

router = APIRouter(prefix="/notifications", tags=["notifications"])

PREFERENCES = "/preferences"


class NotificationsWanted(Paging):
    unread: bool = False


class Choice(BaseModel):
    """Whether one kind of news comes by one way; `app` is the list."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    channel: Channel
    wanted: bool


class PreferencesChange(BaseModel):
    """Only what is given changes. `quiet_hours` are like 22:00-08:00, `off`, or empty for those of the installation;
    `timezone` is by whose clock, like Europe/Berlin.
    """

    model_config = ConfigDict(extra="forbid")

    choices: Annotated[list[Choice], Field(max_length=100)] = []
    quiet_hours: str | None = None
    timezone: str | None = None


@router.get(
    "",
    summary="List what one was told, newest first, with the number of unread",
    responses=answers(examples.listed(examples.NOTIFICATION) | {"unread": 1}, 401, 422),
)
def list_notifications(
    request: Request, wanted: Annotated[NotificationsWanted, Query()], actor: Actor, session: SessionDep
) -> NotificationPage:
    return tongues.all_told(language_of(request), notifications.find(session, actor, **wanted.model_dump()))


@router.post("/read", summary="Mark all as read", status_code=204, responses=answers(None, 401))
def read_notifications(actor: Actor, session: SessionDep) -> None:
    notifications.read_all(session, actor)


@router.post(
    "/{notification_id}/read",
    summary="Mark one as read",
    responses=answers(examples.NOTIFICATION | {"is_read": True}, 401, 404),
)
def read_notification(request: Request, notification_id: UUID, actor: Actor, session: SessionDep) -> NotificationView:
    return tongues.all_told(language_of(request), notifications.read(session, actor, notification_id))


@router.get(
    PREFERENCES,
    summary="Look at what one is told, by which way, and when not",
    responses=answers(examples.PREFERENCES, 401),
)
def get_preferences(actor: Actor, session: SessionDep) -> Preferences:
    return preferences.look(session, actor)


@router.patch(
    PREFERENCES,
    summary="Choose what one is told, by which way, and when not",
    responses=answers(examples.PREFERENCES, 401, 422),
)
def change_preferences(given: PreferencesChange, actor: Actor, session: SessionDep) -> Preferences:
    for choice in given.choices:
        preferences.choose(session, actor, choice.kind, choice.channel, is_wanted=choice.wanted)
    preferences.choose_quiet(session, actor, given.quiet_hours, given.timezone)
    return preferences.look(session, actor)
