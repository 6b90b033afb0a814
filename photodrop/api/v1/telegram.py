from typing import Annotated, Any

from fastapi import APIRouter, Header

from photodrop import routes
from photodrop.api import examples
from photodrop.api.deps import Actor, SessionDep
from photodrop.api.describe import answers
from photodrop.errors import NotFound
from photodrop.services import chats, updates, webhook
from photodrop.services.chats import Invitation, TelegramView

router = APIRouter(tags=["telegram"])

Secret = Annotated[str, Header(alias="X-Telegram-Bot-Api-Secret-Token")]
TELEGRAM = "/me/telegram"


@router.get(TELEGRAM, summary="Look whether one's Telegram is connected", responses=answers(examples.TELEGRAM, 401))
def get_telegram(actor: Actor, session: SessionDep) -> TelegramView:
    return chats.look(session, actor)


@router.post(
    TELEGRAM,
    summary="Get a link that connects one's Telegram, once and for ten minutes",
    status_code=201,
    responses=answers(examples.INVITATION, 401, 404, 429, 503, status=201),
)
def connect_telegram(actor: Actor, session: SessionDep) -> Invitation:
    return chats.invite(session, actor)


@router.delete(TELEGRAM, summary="Disconnect one's Telegram", status_code=204, responses=answers(None, 401))
def disconnect_telegram(actor: Actor, session: SessionDep) -> None:
    chats.disconnect(session, actor)


@router.post(
    routes.TELEGRAM_WEBHOOK,
    summary="Called by Telegram with what people told the bot",
    status_code=204,
    responses=answers(None, 404, 422),
)
def hear(update: dict[str, Any], session: SessionDep, secret: Secret = "") -> None:
    # Who does not know the secret learns not even whether a webhook is in use.
    if not webhook.is_from_telegram(secret):
        raise NotFound
    updates.take(session, webhook.bot_id(), update)
