"""What somebody means to order."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from photodrop.api import examples
from photodrop.api.deps import GuestDep, MadeVisitor, MadeVisitorOnceDep, SessionDep, Visitor, VisitorOnceDep
from photodrop.api.describe import answers
from photodrop.services import carts
from photodrop.services.carts import Cart, CartLine, Offer
from photodrop.services.crops import Crop

router = APIRouter(tags=["cart"])

Part = Annotated[float, Field(ge=-0.001, le=1.001)]


class CropBox(BaseModel):
    """Left, top, width and height in parts of the upright photo, in the product's shape, either way up."""

    model_config = ConfigDict(extra="forbid")

    x: Part
    y: Part
    width: Part
    height: Part

    def crop(self) -> Crop:
        return Crop(self.x, self.y, self.width, self.height)


class LineWanted(BaseModel):
    """Without a crop it is as much of the photo as fits, from its middle."""

    model_config = ConfigDict(extra="forbid")

    photo_id: UUID
    product_id: UUID
    quantity: int = 1
    crop: CropBox | None = None
    special_requests: str = ""


class LineChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    product_id: UUID | None = None
    quantity: int | None = None
    crop: CropBox | None = None
    special_requests: str | None = None


@router.get("/cart", summary="Your cart, one group for each order it makes", responses=answers(examples.CART, 401))
def get_cart(actor: Visitor, session: SessionDep) -> Cart:
    return carts.see(session, actor)


@router.post(
    "/cart/items",
    summary="Put a photo as a product into your cart",
    status_code=201,
    responses=answers(examples.CART_LINE, 401, 404, 409, 422, status=201),
)
def add_to_cart(given: LineWanted, actor: Visitor, session: SessionDep, once: VisitorOnceDep) -> CartLine:
    return once(
        given,
        lambda: carts.add(
            session,
            actor,
            given.photo_id,
            given.product_id,
            quantity=given.quantity,
            crop=given.crop.crop() if given.crop else None,
            requests=given.special_requests,
        ),
    )


@router.get(
    "/shared/{token}/photos/{photo_id}/prints",
    summary="What a guest can order of a photo of a share",
    responses=answers(examples.OFFER, 404),
)
def get_shared_prints(token: str, photo_id: UUID, guest: GuestDep, session: SessionDep) -> Offer:
    return carts.offer_shared(session, guest, token, photo_id)


@router.post(
    "/shared/{token}/cart",
    summary="Put a photo of a share into the cart, without an account or with one",
    status_code=201,
    responses=answers(examples.CART_LINE, 401, 404, 409, 422, 429, status=201),
)
def add_shared_to_cart(  # noqa: PLR0917  # one request, spelled out
    token: str,
    given: LineWanted,
    actor: MadeVisitor,
    guest: GuestDep,
    session: SessionDep,
    once: MadeVisitorOnceDep,
) -> CartLine:
    return once(
        given,
        lambda: carts.add(
            session,
            actor,
            given.photo_id,
            given.product_id,
            quantity=given.quantity,
            crop=given.crop.crop() if given.crop else None,
            requests=given.special_requests,
            share=token,
            beside=guest,
        ),
    )


@router.patch(
    "/cart/items/{item_id}",
    summary="Change a line of your cart",
    responses=answers(examples.CART_LINE, 401, 404, 422),
)
def change_cart_item(item_id: UUID, given: LineChange, actor: Visitor, session: SessionDep) -> CartLine:
    change = carts.Change(
        given.product_id, given.quantity, given.crop.crop() if given.crop else None, given.special_requests
    )
    return carts.change(session, actor, item_id, change)


@router.delete(
    "/cart/items/{item_id}",
    summary="Take a line out of your cart",
    status_code=204,
    responses=answers(None, 401, 404),
)
def remove_from_cart(item_id: UUID, actor: Visitor, session: SessionDep) -> None:
    carts.remove(session, actor, item_id)
