from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: UUID,
    *,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/cart/items/{item_id}".format(
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Refusal | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Refusal]:
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
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | Refusal]:
    """Take a line out of your cart"""

    kwargs = _get_kwargs(
        item_id=item_id,
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
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | Refusal | None:
    """Take a line out of your cart"""

    return sync_detailed(
        item_id=item_id,
        client=client,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | Refusal]:
    """Take a line out of your cart"""

    kwargs = _get_kwargs(
        item_id=item_id,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | Refusal | None:
    """Take a line out of your cart"""

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
