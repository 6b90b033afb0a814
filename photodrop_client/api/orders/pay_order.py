from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...models.where_to_pay import WhereToPay
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: UUID,
    *,
    photodrop_guest: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    if not isinstance(idempotency_key, Unset):
        headers["idempotency-key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/orders/{order_id}/checkout".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | WhereToPay | None:
    if response.status_code == 201:
        response_201 = WhereToPay.from_dict(response.json())

        return response_201

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

    if response.status_code == 429:
        response_429 = Refusal.from_dict(response.json())

        return response_429

    if response.status_code == 503:
        response_503 = Refusal.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[InvalidRefusal | Refusal | WhereToPay]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | WhereToPay]:
    """Where to pay your order"""

    kwargs = _get_kwargs(
        order_id=order_id,
        photodrop_guest=photodrop_guest,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | WhereToPay | None:
    """Where to pay your order"""

    return sync_detailed(
        order_id=order_id,
        client=client,
        photodrop_guest=photodrop_guest,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | WhereToPay]:
    """Where to pay your order"""

    kwargs = _get_kwargs(
        order_id=order_id,
        photodrop_guest=photodrop_guest,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | WhereToPay | None:
    """Where to pay your order"""

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            photodrop_guest=photodrop_guest,
            idempotency_key=idempotency_key,
        )
    ).parsed
