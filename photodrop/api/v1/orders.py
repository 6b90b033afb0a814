"""Orders of prints: placed by clients, worked off by photographers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, model_validator

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep, Visitor, VisitorOnceDep
from photodrop.api.describe import answers
from photodrop.api.files import FileAnswer, serve
from photodrop.api.tongue import language_of
from photodrop.api.v1.cart import CropBox
from photodrop.models import OrderState
from photodrop.services import lab_packages, order_payments, orders, packing_slips
from photodrop.services.order_payments import WhereToPay
from photodrop.services.order_views import OrderRow, OrderView
from photodrop.services.orders import Contact, Filters, Side, Wanted
from photodrop.services.paging import Page
from photodrop.services.tongues import _

router = APIRouter(tags=["orders"])

PDF = {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}, "description": "A PDF."}
ZIP = {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}, "description": "A ZIP."}


class OrdersWanted(Paging):
    """`side` is `buyer` for orders that you placed, `seller` for those placed with you. `q` is a name or a number."""

    sort: str = "-created_at"
    side: Side | None = None
    state: OrderState | None = None
    open: bool | None = None
    q: str = ""


class ContactFields(BaseModel):
    """`address` is all lines below the name; `country` its two letters. One of e-mail and phone is needed."""

    model_config = ConfigDict(extra="forbid")

    name: str
    address: str
    country: str
    email: str = ""
    phone: str = ""


class ItemWanted(BaseModel):
    """`product` is an id, or a kind or name that means one product, if need be with its `size` like `10 × 15 cm`."""

    model_config = ConfigDict(extra="forbid")

    photo_id: UUID
    product: str
    size: str = ""
    quantity: int = 1
    crop: CropBox | None = None
    special_requests: str = ""

    def wanted(self) -> Wanted:
        return Wanted(
            self.photo_id,
            self.product,
            self.size,
            self.quantity,
            self.crop.crop() if self.crop else None,
            self.special_requests,
        )


class OrderWanted(BaseModel):
    """Either `items`, or what is in your cart from one photographer in one currency.

    With `expected_total`, in minor units, nothing is ordered should it cost something else by now.
    """

    model_config = ConfigDict(extra="forbid")

    items: list[ItemWanted] | None = None
    photographer_id: UUID | None = None
    currency: str | None = None
    contact: ContactFields
    special_requests: str = ""
    expected_total: int | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "OrderWanted":
        if bool(self.items) == (self.photographer_id is not None and self.currency is not None):
            raise ValueError(_("Name either items, or the photographer_id and currency of a group of your cart."))
        return self


class OrderChange(BaseModel):
    """A note goes into the history, beside the state."""

    model_config = ConfigDict(extra="forbid")

    state: OrderState | None = None
    tracking: str | None = None
    note: str = ""


class Amount(BaseModel):
    """In minor units; everything that is left, without it."""

    model_config = ConfigDict(extra="forbid")

    amount: int | None = None


@router.get(
    "/orders",
    summary="Orders that you placed, and those placed with you",
    responses=answers(examples.listed(examples.ORDER_ROW), 401, 422),
)
def list_orders(wanted: Annotated[OrdersWanted, Query()], actor: Visitor, session: SessionDep) -> Page[OrderRow]:
    filters = Filters(wanted.side, wanted.state, wanted.open, wanted.q)
    return orders.find(session, actor, filters, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.post(
    "/orders",
    summary="Order prints, of your cart or at once",
    status_code=201,
    responses=answers(examples.ORDER, 401, 404, 409, 422, 429, status=201),
)
def place_order(given: OrderWanted, actor: Visitor, session: SessionDep, once: VisitorOnceDep) -> OrderView:
    contact = Contact(**vars(given.contact))

    def place() -> OrderView:
        if given.photographer_id is not None and given.currency is not None:
            return orders.place(
                session,
                actor,
                given.photographer_id,
                given.currency,
                contact,
                given.special_requests,
                expected_total=given.expected_total,
            )
        items = [item.wanted() for item in given.items or []]
        return orders.place_these(
            session, actor, items, contact, given.special_requests, expected_total=given.expected_total
        )

    return once(given, place)


@router.get("/orders/{order_id}", summary="One order, with its history", responses=answers(examples.ORDER, 401, 404))
def get_order(order_id: UUID, actor: Visitor, session: SessionDep) -> OrderView:
    return orders.see(session, actor, order_id)


@router.patch(
    "/orders/{order_id}",
    summary="Lead an order to its next state, or cancel it",
    responses=answers(examples.ORDER, 401, 404, 409, 422),
)
def change_order(order_id: UUID, given: OrderChange, actor: Visitor, session: SessionDep) -> OrderView:
    return orders.change(session, actor, order_id, orders.Change(given.state, given.tracking, given.note))


@router.post(
    "/orders/{order_id}/checkout",
    summary="Where to pay your order",
    status_code=201,
    responses=answers(examples.WHERE_TO_PAY, 401, 404, 409, 422, 429, 503, status=201),
)
def pay_order(
    order_id: UUID, request: Request, actor: Visitor, session: SessionDep, once: VisitorOnceDep
) -> WhereToPay:
    return once({}, lambda: order_payments.pay(session, actor, order_id, language=language_of(request)))


@router.post(
    "/orders/{order_id}/paid",
    summary="Say that you got the money by hand, or a part of it",
    status_code=201,
    responses=answers(examples.ORDER, 401, 404, 409, 422, status=201),
)
def mark_order_paid(order_id: UUID, given: Amount, actor: Actor, session: SessionDep, once: OnceDep) -> OrderView:
    return once(given, lambda: order_payments.mark_paid(session, actor, order_id, given.amount))


@router.post(
    "/orders/{order_id}/refund",
    summary="Note that you gave money back by hand, all or a part",
    status_code=201,
    responses=answers(examples.ORDER, 401, 404, 409, 422, status=201),
)
def refund_order(order_id: UUID, given: Amount, actor: Actor, session: SessionDep, once: OnceDep) -> OrderView:
    return once(given, lambda: order_payments.refund(session, actor, order_id, given.amount))


@router.post(
    "/orders/{order_id}/package",
    summary="Cut every print out of its original, for the lab",
    status_code=202,
    responses=answers(examples.ORDER, 401, 404, 409, 422, status=202),
)
def make_package(order_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> OrderView:
    return once({}, lambda: lab_packages.make(session, actor, order_id))


@router.head("/orders/{order_id}/package", include_in_schema=False)
@router.get(
    "/orders/{order_id}/package",
    summary="The prints and their manifest as a ZIP that resumes",
    response_class=FileAnswer,
    responses={200: ZIP} | answers(None, 401, 404, 409),
)
def get_package(order_id: UUID, request: Request, actor: Actor, session: SessionDep) -> Response:
    return serve(request, lab_packages.archive(session, actor, order_id), download=True)


@router.get(
    "/orders/{order_id}/slip.pdf",
    summary="The packing slip: an address and what is in the parcel, without prices",
    response_class=Response,
    responses={200: PDF} | answers(None, 401, 404),
)
def get_packing_slip(order_id: UUID, request: Request, actor: Actor, session: SessionDep) -> Response:
    made = packing_slips.slip(session, actor, order_id, language=language_of(request))
    headers = {"Content-Disposition": 'inline; filename="packing-slip.pdf"', "Cache-Control": "private, no-store"}
    return Response(made, media_type="application/pdf", headers=headers)
