from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.cart import Cart
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/cart",
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Cart | Refusal | None:
    if response.status_code == 200:
        response_200 = Cart.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Cart | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Cart | Refusal]:
    """Your cart, one group for each order it makes"""

    kwargs = _get_kwargs(
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Cart | Refusal | None:
    """Your cart, one group for each order it makes"""

    return sync_detailed(
        client=client,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Cart | Refusal]:
    """Your cart, one group for each order it makes"""

    kwargs = _get_kwargs(
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Cart | Refusal | None:
    """Your cart, one group for each order it makes"""

    return (
        await asyncio_detailed(
            client=client,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
