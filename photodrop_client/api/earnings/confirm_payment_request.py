from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.confirmation import Confirmation
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    checkout_id: UUID,
    *,
    body: Confirmation,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["idempotency-key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/payment-requests/{checkout_id}/confirm".format(
            checkout_id=quote(str(checkout_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Refusal.from_dict(response.json())

        return response_409

    if response.status_code == 422:
        response_422 = InvalidRefusal.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    checkout_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Confirmation,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Say that it was paid by hand: it goes into the ledger and unlocks"""

    kwargs = _get_kwargs(
        checkout_id=checkout_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    checkout_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Confirmation,
    idempotency_key: None | str | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Say that it was paid by hand: it goes into the ledger and unlocks"""

    return sync_detailed(
        checkout_id=checkout_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    checkout_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Confirmation,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Say that it was paid by hand: it goes into the ledger and unlocks"""

    kwargs = _get_kwargs(
        checkout_id=checkout_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    checkout_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Confirmation,
    idempotency_key: None | str | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Say that it was paid by hand: it goes into the ledger and unlocks"""

    return (
        await asyncio_detailed(
            checkout_id=checkout_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
