from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.cart_line import CartLine
from ...models.invalid_refusal import InvalidRefusal
from ...models.line_change import LineChange
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: UUID,
    *,
    body: LineChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/cart/items/{item_id}".format(
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CartLine | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = CartLine.from_dict(response.json())

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

    if response.status_code == 422:
        response_422 = InvalidRefusal.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CartLine | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: LineChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[CartLine | InvalidRefusal | Refusal]:
    """Change a line of your cart"""

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: LineChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> CartLine | InvalidRefusal | Refusal | None:
    """Change a line of your cart"""

    return sync_detailed(
        item_id=item_id,
        client=client,
        body=body,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: LineChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[CartLine | InvalidRefusal | Refusal]:
    """Change a line of your cart"""

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: LineChange,
    photodrop_guest: None | str | Unset = UNSET,
) -> CartLine | InvalidRefusal | Refusal | None:
    """Change a line of your cart"""

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            body=body,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
