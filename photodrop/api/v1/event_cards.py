"""QR cards for events: the photographer prints them, who scans one claims the album's next photos."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, Address, Asked, OnceDep, OptionalActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.api.files import BASE_HEADERS, FileAnswer
from photodrop.api.tongue import language_of
from photodrop.services import card_claims, card_sheets, clocks, event_cards
from photodrop.services.card_claims import CardPage, ClaimedTime, ClaimView, Correction
from photodrop.services.card_sheets import Sheet
from photodrop.services.clocks import ClockView, Setting
from photodrop.services.event_cards import CardRules, EventCardView
from photodrop.services.paging import Page

router = APIRouter(tags=["event cards"])


class CardFilters(Paging):
    sort: str = "created_at"


class ClaimFilters(Paging):
    sort: str = "-starts_at"


class CardOptions(BaseModel):
    model_config = ConfigDict(extra="forbid")

    personal: bool | None = None
    window_minutes: int | None = None
    expires_at: AwareDatetime | None = None

    def rules(self) -> CardRules:
        return CardRules(**self.model_dump(exclude_unset=True, exclude={"count"}))


class CardChange(CardOptions):
    """Only what is given changes. A `personal` card is its first one's; null takes `expires_at` away."""

    label: str | None = None


class NewCards(CardOptions):
    """More than one are numbered: `Card 1`, `Card 2`."""

    label: str
    count: int = 1


class SheetWanted(BaseModel):
    """`card_id` may be given often; without it, all cards of the album that are open."""

    model_config = ConfigDict(extra="forbid")

    sheet: Sheet = Sheet.a6
    card_id: list[UUID] = []
    download: bool = False


class ClaimCorrection(BaseModel):
    model_config = ConfigDict(extra="forbid")

    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    is_sure: bool | None = None


class ClockSetting(Asked):
    """Seconds that must be added, or a photo and when it was really taken: without a zone by the album's clocks."""

    timezone: str | None = None
    seconds: int | None = None
    photo_id: UUID | None = None
    taken_at: datetime | None = None

    def setting(self) -> Setting:
        return Setting(**self.model_dump())


class ClaimName(BaseModel):
    """By what name the photographer shall know you, if your account has none yet."""

    model_config = ConfigDict(extra="forbid")

    name: str = ""


@router.post(
    "/albums/{album_id}/cards",
    summary="Make QR cards that clients scan at the event",
    status_code=201,
    responses=answers([examples.EVENT_CARD], 401, 404, 409, 422, status=201),
)
def make_cards(
    album_id: UUID, given: NewCards, actor: Actor, session: SessionDep, once: OnceDep
) -> list[EventCardView]:
    return once(
        given.model_dump(mode="json"),
        lambda: event_cards.make(session, actor, album_id, given.rules(), count=given.count),
    )


@router.get(
    "/albums/{album_id}/cards",
    summary="List the QR cards of an album",
    responses=answers(examples.listed(examples.EVENT_CARD), 401, 404, 422),
)
def list_cards(
    album_id: UUID, wanted: Annotated[CardFilters, Query()], actor: Actor, session: SessionDep
) -> Page[EventCardView]:
    return event_cards.of_album(session, actor, album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


class SheetAnswer(Response):
    media_type = "application/pdf"


@router.get(
    "/albums/{album_id}/cards/sheet",
    summary="QR cards to print, as PDF",
    response_class=SheetAnswer,
    responses=answers(None, 401, 404, 409, 422),
)
def print_cards(
    album_id: UUID, wanted: Annotated[SheetWanted, Query()], request: Request, actor: Actor, session: SessionDep
) -> Response:
    paper = card_sheets.print_cards(
        session, actor, album_id, wanted.card_id, sheet=wanted.sheet, language=language_of(request)
    )
    how = "attachment" if wanted.download else "inline"
    told = {"Cache-Control": "private, no-store", "Content-Disposition": f'{how}; filename="cards.pdf"'}
    return Response(paper, media_type="application/pdf", headers=BASE_HEADERS | told)


@router.get(
    "/albums/{album_id}/claims",
    summary="List who claimed which time of an album",
    responses=answers(examples.listed(examples.CLAIM), 401, 404, 422),
)
def list_claims(
    album_id: UUID, wanted: Annotated[ClaimFilters, Query()], actor: Actor, session: SessionDep
) -> Page[ClaimView]:
    return card_claims.of_album(session, actor, album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get(
    "/albums/{album_id}/clock",
    summary="How the cameras' clocks are understood, or would be",
    responses=answers(examples.CLOCK, 401, 404, 422),
)
def get_clock(album_id: UUID, wanted: Annotated[ClockSetting, Query()], actor: Actor, session: SessionDep) -> ClockView:
    return clocks.see(session, actor, album_id, wanted.setting())


@router.patch(
    "/albums/{album_id}/clock",
    summary="Correct the cameras' clocks",
    responses=answers(examples.CLOCK, 401, 404, 422),
)
def set_clock(album_id: UUID, given: ClockSetting, actor: Actor, session: SessionDep) -> ClockView:
    return clocks.change(session, actor, album_id, given.setting())


@router.get("/cards/{card_id}", summary="One of your QR cards", responses=answers(examples.EVENT_CARD, 401, 404))
def get_card(card_id: UUID, actor: Actor, session: SessionDep) -> EventCardView:
    return event_cards.see(session, actor, card_id)


@router.patch(
    "/cards/{card_id}",
    summary="Change a QR card, for scans from now on",
    responses=answers(examples.EVENT_CARD, 401, 404, 409, 422),
)
def change_card(card_id: UUID, given: CardChange, actor: Actor, session: SessionDep) -> EventCardView:
    return event_cards.change(session, actor, card_id, given.rules())


@router.delete(
    "/cards/{card_id}",
    summary="Delete a QR card that nobody has scanned",
    status_code=204,
    responses=answers(None, 401, 404, 409),
)
def delete_card(card_id: UUID, actor: Actor, session: SessionDep) -> None:
    event_cards.delete(session, actor, card_id)


@router.get(
    "/cards/{card_id}/qr",
    summary="The QR code of a card, as SVG",
    response_class=FileAnswer,
    responses=answers(None, 401, 404),
)
def get_card_code(card_id: UUID, actor: Actor, session: SessionDep) -> Response:
    told = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="qr.svg"'}
    code = card_sheets.qr_code(session, actor, card_id, size=600)
    return Response(code, media_type="image/svg+xml", headers=BASE_HEADERS | told)


@router.post("/cards/{card_id}/stop", summary="Stop a QR card", responses=answers(examples.EVENT_CARD, 401, 404))
def stop_card(card_id: UUID, actor: Actor, session: SessionDep) -> EventCardView:
    return event_cards.stop(session, actor, card_id)


@router.post(
    "/cards/{card_id}/reopen",
    summary="Open a stopped or expired QR card again",
    responses=answers(examples.EVENT_CARD, 401, 404),
)
def reopen_card(card_id: UUID, actor: Actor, session: SessionDep) -> EventCardView:
    return event_cards.reopen(session, actor, card_id)


@router.patch(
    "/claims/{claim_id}",
    summary="Correct the time that somebody claimed, or say that its photos are theirs",
    responses=answers(examples.CLAIM, 401, 404, 422),
)
def correct_claim(claim_id: UUID, given: ClaimCorrection, actor: Actor, session: SessionDep) -> ClaimView:
    return card_claims.correct(session, actor, claim_id, Correction(**given.model_dump()))


@router.delete(
    "/claims/{claim_id}",
    summary="Remove a claim: its photos are not theirs, and they claim nothing more in this album",
    responses=answers(examples.CLAIM, 401, 404),
)
def remove_claim(claim_id: UUID, actor: Actor, session: SessionDep) -> ClaimView:
    return card_claims.remove(session, actor, claim_id)


@router.post(
    "/claims/{claim_id}/restore",
    summary="Bring a removed claim back",
    responses=answers(examples.CLAIM, 401, 404, 409),
)
def restore_claim(claim_id: UUID, actor: Actor, session: SessionDep) -> ClaimView:
    return card_claims.restore(session, actor, claim_id)


@router.get(
    "/event-cards/{token}",
    summary="What a scanned card says; with a token of yours, your own claim too",
    responses=answers(examples.CARD_PAGE, 401, 404, 429),
)
def look_at_card(token: str, actor: OptionalActor, session: SessionDep, address: Address) -> CardPage:
    return card_claims.look(session, actor, token, address)


@router.post(
    "/event-cards/{token}/claims",
    summary="Claim the next photos",
    status_code=201,
    responses=answers(examples.CLAIMED_TIME, 401, 404, 409, 422, 429, status=201),
)
def claim_photos(  # noqa: PLR0917  # FastAPI gives them by name
    token: str, given: ClaimName, actor: Actor, session: SessionDep, address: Address, once: OnceDep
) -> ClaimedTime:
    return once(given.model_dump(), lambda: card_claims.claim(session, actor, token, address, name=given.name))


@router.get(
    "/me/claims",
    summary="The times you claimed in the last month",
    responses=answers([examples.CLAIMED_TIME], 401),
)
def list_own_claims(actor: Actor, session: SessionDep) -> list[ClaimedTime]:
    return card_claims.mine(session, actor)


@router.post(
    "/me/claims/{claim_id}/end",
    summary="End your time before it is over",
    responses=answers(examples.CLAIMED_TIME, 401, 404),
)
def end_claim(claim_id: UUID, actor: Actor, session: SessionDep) -> ClaimedTime:
    return card_claims.end(session, actor, claim_id)
