from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request

from photodrop import routes
from photodrop.api.deps import SessionDep
from photodrop.api.describe import Refusal, answers
from photodrop.services import payment_events

router = APIRouter(tags=["webhooks"])

UNSIGNED = {
    "model": Refusal,
    "description": "Not signed with our secret, or older than five minutes. Nothing is kept.",
    "content": {
        "application/json": {
            "example": {"error": "BadSignature", "detail": "This was not signed with our secret, or is older…"}
        }
    },
}
EVENT = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}


async def get_body(request: Request) -> bytes:
    """Byte by byte as it was signed; the front door has refused what is too large."""
    return await request.body()


@router.post(
    routes.STRIPE_WEBHOOK,
    summary="Called by Stripe when a payment was made, refunded or disputed",
    status_code=200,
    responses={400: UNSIGNED} | answers({"received": True}, 413, 503),
    openapi_extra=EVENT,
)
def hear_stripe(
    body: Annotated[bytes, Depends(get_body)],
    session: SessionDep,
    signature: Annotated[str, Header(alias="Stripe-Signature")] = "",
) -> dict[str, bool]:
    """The event is kept and the answer given; a job acts on it."""
    payment_events.receive(session, body, signature)
    return {"received": True}
