from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from photodrop.api import examples
from photodrop.api.deps import Actor, Asked, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import earnings, payment_requests, payments
from photodrop.services.earnings import Earnings, Month
from photodrop.services.paging import Page
from photodrop.services.payment_requests import PaymentRequest
from photodrop.services.payments import LedgerRow

router = APIRouter(tags=["earnings"])

CSV = {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "A file for a spreadsheet."}


class RequestsWanted(Paging):
    sort: str = "-asked_at"
    album_id: UUID | None = None


class PaymentsWanted(Paging):
    """`since` is a day; payments before it are left out."""

    sort: str = "-happened_at"
    album_id: UUID | None = None
    since: date | None = None


class Since(Asked):
    since: date | None = None


class SinceOfAlbum(Since):
    album_id: UUID | None = None


class Months(Asked):
    currency: Annotated[str, Query(pattern="^[A-Za-z]{3}$")]
    months: Annotated[int, Query(ge=1, le=earnings.MOST_MONTHS)] = earnings.MONTHS_A_YEAR


class Confirmation(BaseModel):
    """`amount` in minor units, where it is not what was asked; 0 makes it a gift."""

    amount: int | None = None


class GivenBack(BaseModel):
    """`amount` in minor units; everything that is left, without it."""

    amount: int | None = None


@router.get(
    "/payment-requests",
    summary="Who asked to pay by hand and waits",
    responses=answers(examples.listed(examples.PAYMENT_REQUEST), 401, 404, 422),
)
def list_payment_requests(
    wanted: Annotated[RequestsWanted, Query()], actor: Actor, session: SessionDep
) -> Page[PaymentRequest]:
    return payment_requests.find(
        session, actor, wanted.album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.post(
    "/payment-requests/{checkout_id}/confirm",
    summary="Say that it was paid by hand: it goes into the ledger and unlocks",
    status_code=204,
    responses=answers(None, 401, 404, 409, 422),
)
def confirm_payment_request(
    checkout_id: UUID, given: Confirmation, actor: Actor, session: SessionDep, once: OnceDep
) -> None:
    once(given, lambda: payment_requests.confirm(session, actor, checkout_id, given.amount))


@router.delete(
    "/payment-requests/{checkout_id}",
    summary="Decline a request",
    status_code=204,
    responses=answers(None, 401, 404),
)
def decline_payment_request(checkout_id: UUID, actor: Actor, session: SessionDep) -> None:
    payment_requests.decline(session, actor, checkout_id)


@router.get("/earnings", summary="Totals by currency and by album", responses=answers(examples.EARNINGS, 401, 404, 422))
def get_earnings(wanted: Annotated[Since, Query()], actor: Actor, session: SessionDep) -> Earnings:
    return earnings.of(session, actor, since=wanted.since)


@router.get(
    "/earnings/months",
    summary="Month by month in one currency",
    responses=answers([examples.MONTH], 401, 404, 422),
)
def list_months(wanted: Annotated[Months, Query()], actor: Actor, session: SessionDep) -> list[Month]:
    return earnings.months(session, actor, wanted.currency, count=wanted.months)


@router.get(
    "/earnings/payments",
    summary="The ledger, newest first",
    responses=answers(examples.listed(examples.LEDGER_ROW), 401, 404, 422),
)
def list_payments(wanted: Annotated[PaymentsWanted, Query()], actor: Actor, session: SessionDep) -> Page[LedgerRow]:
    return earnings.ledger(
        session, actor, wanted.album_id, since=wanted.since, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.get(
    "/earnings/payments.csv",
    summary="The ledger as a file for spreadsheets",
    response_class=Response,
    responses={200: CSV} | answers(None, 401, 404, 422),
)
def download_payments(wanted: Annotated[SinceOfAlbum, Query()], actor: Actor, session: SessionDep) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="photodrop-payments.csv"'}
    told = earnings.as_csv(session, actor, wanted.album_id, since=wanted.since)
    return Response(told, media_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/payments/{payment_id}/refund",
    summary="Note that money was given back by hand; all of it locks again",
    status_code=201,
    responses=answers(examples.LEDGER_ROW | {"kind": "refunded", "amount": -2900}, 401, 404, 409, 422, status=201),
)
def refund_payment(payment_id: UUID, given: GivenBack, actor: Actor, session: SessionDep, once: OnceDep) -> LedgerRow:
    return once(given, lambda: payments.refund(session, actor, payment_id, given.amount))
