from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.hear_stripe_body import HearStripeBody
from ...models.hear_stripe_response_hear_stripe import HearStripeResponseHearStripe
from ...models.refusal import Refusal
from ...types import Response, Unset


def _get_kwargs(
    *,
    body: HearStripeBody,
    stripe_signature: str | Unset = "",
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(stripe_signature, Unset):
        headers["Stripe-Signature"] = stripe_signature

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/webhooks/stripe",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> HearStripeResponseHearStripe | Refusal | None:
    if response.status_code == 200:
        response_200 = HearStripeResponseHearStripe.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 413:
        response_413 = Refusal.from_dict(response.json())

        return response_413

    if response.status_code == 503:
        response_503 = Refusal.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[HearStripeResponseHearStripe | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: HearStripeBody,
    stripe_signature: str | Unset = "",
) -> Response[HearStripeResponseHearStripe | Refusal]:
    """Called by Stripe when a payment was made, refunded or disputed

    The event is kept and the answer given; a job acts on it."""

    kwargs = _get_kwargs(
        body=body,
        stripe_signature=stripe_signature,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: HearStripeBody,
    stripe_signature: str | Unset = "",
) -> HearStripeResponseHearStripe | Refusal | None:
    """Called by Stripe when a payment was made, refunded or disputed

    The event is kept and the answer given; a job acts on it."""

    return sync_detailed(
        client=client,
        body=body,
        stripe_signature=stripe_signature,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: HearStripeBody,
    stripe_signature: str | Unset = "",
) -> Response[HearStripeResponseHearStripe | Refusal]:
    """Called by Stripe when a payment was made, refunded or disputed

    The event is kept and the answer given; a job acts on it."""

    kwargs = _get_kwargs(
        body=body,
        stripe_signature=stripe_signature,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: HearStripeBody,
    stripe_signature: str | Unset = "",
) -> HearStripeResponseHearStripe | Refusal | None:
    """Called by Stripe when a payment was made, refunded or disputed

    The event is kept and the answer given; a job acts on it."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            stripe_signature=stripe_signature,
        )
    ).parsed
