"""A photographer's catalogue of prints, and what of it there is for one photo."""

from decimal import Decimal
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep
from photodrop.api.describe import answers
from photodrop.api.tongue import language_of
from photodrop.models import ProductKind, Unit
from photodrop.services import carts, products
from photodrop.services.carts import Offer
from photodrop.services.products import Catalogue, Change, ProductView, ShippingView

router = APIRouter(tags=["products"])


class ProductFields(BaseModel):
    """`width` and `height` of the paper in its `unit`, either way up; `price` in minor units."""

    model_config = ConfigDict(extra="forbid")

    kind: ProductKind | None = None
    name: str | None = None
    width: Decimal | None = None
    height: Decimal | None = None
    unit: Unit | None = None
    finish: str | None = None
    dpi: int | None = None
    price: int | None = None
    currency: str | None = None
    is_active: bool | None = None

    def change(self) -> Change:
        return Change(**vars(self))


class Starter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    currency: str | None = None


class Arrangement(BaseModel):
    """Those that are not named come behind, as they were."""

    model_config = ConfigDict(extra="forbid")

    product_ids: list[UUID]


class Shipping(BaseModel):
    """`amount` in minor units for one order, whatever is in it; 0 sends for nothing."""

    model_config = ConfigDict(extra="forbid")

    currency: str
    amount: int


@router.get("/products", summary="Your own catalogue", responses=answers(examples.CATALOGUE, 401, 404))
def list_products(actor: Actor, session: SessionDep) -> Catalogue:
    return products.catalogue(session, actor)


@router.post(
    "/products",
    summary="Add a product to your catalogue",
    status_code=201,
    responses=answers(examples.PRODUCT, 401, 404, 409, 422, status=201),
)
def create_product(given: ProductFields, actor: Actor, session: SessionDep, once: OnceDep) -> ProductView:
    return once(given, lambda: products.create(session, actor, given.change()))


@router.post(
    "/products/starter",
    summary="Fill an empty catalogue with what most photographers sell",
    status_code=201,
    responses=answers(examples.CATALOGUE, 401, 404, 409, 422, status=201),
)
def start_catalogue(given: Starter, request: Request, actor: Actor, session: SessionDep, once: OnceDep) -> Catalogue:
    return once(given, lambda: products.start(session, actor, given.currency, language=language_of(request)))


@router.put(
    "/products/arrangement",
    summary="Put your products in an order",
    responses=answers(examples.CATALOGUE, 401, 404, 422),
)
def arrange_products(given: Arrangement, actor: Actor, session: SessionDep) -> Catalogue:
    return products.arrange(session, actor, given.product_ids)


@router.put(
    "/products/shipping",
    summary="Say what sending an order costs in a currency",
    responses=answers(examples.SHIPPING, 401, 404, 422),
)
def set_shipping(given: Shipping, actor: Actor, session: SessionDep) -> ShippingView:
    return products.ship(session, actor, given.currency, given.amount)


@router.get("/products/{product_id}", summary="One of your products", responses=answers(examples.PRODUCT, 401, 404))
def get_product(product_id: UUID, actor: Actor, session: SessionDep) -> ProductView:
    return products.see(session, actor, product_id)


@router.patch(
    "/products/{product_id}",
    summary="Change a product; orders that were placed stay as they are",
    responses=answers(examples.PRODUCT, 401, 404, 422),
)
def change_product(product_id: UUID, given: ProductFields, actor: Actor, session: SessionDep) -> ProductView:
    return products.change(session, actor, product_id, given.change())


@router.delete(
    "/products/{product_id}",
    summary="Take a product out of your catalogue and out of carts",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_product(product_id: UUID, actor: Actor, session: SessionDep) -> None:
    products.remove(session, actor, product_id)


@router.get(
    "/photos/{photo_id}/prints",
    summary="What you can order of a photo",
    responses=answers(examples.OFFER, 401, 404),
)
def get_prints(photo_id: UUID, actor: Actor, session: SessionDep) -> Offer:
    return carts.offer(session, actor, photo_id)
