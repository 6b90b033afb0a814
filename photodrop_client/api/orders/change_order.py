from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.order_change import OrderChange
from ...models.order_view import OrderView
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: UUID,
    *,
    body: OrderChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/orders/{order_id}".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | OrderView | Refusal | None:
    if response.status_code == 200:
        response_200 = OrderView.from_dict(response.json())

        return response_200

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
) -> Response[InvalidRefusal | OrderView | Refusal]:
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
    body: OrderChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | OrderView | Refusal]:
    """Lead an order to its next state, or cancel it"""

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | OrderView | Refusal | None:
    """Lead an order to its next state, or cancel it"""

    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | OrderView | Refusal]:
    """Lead an order to its next state, or cancel it"""

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | OrderView | Refusal | None:
    """Lead an order to its next state, or cancel it"""

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
