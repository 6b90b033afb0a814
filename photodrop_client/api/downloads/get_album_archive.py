from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivered import Delivered
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    size: Delivered | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_size: str | Unset = UNSET
    if not isinstance(size, Unset):
        json_size = size.value

    params["size"] = json_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/archive".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 302:
        response_302 = cast(Any, None)
        return response_302

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 402:
        response_402 = Refusal.from_dict(response.json())

        return response_402

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
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    size: Delivered | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Download an album as a ZIP: the owner all of it, clients their unlocked photos"""

    kwargs = _get_kwargs(
        album_id=album_id,
        size=size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    size: Delivered | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Download an album as a ZIP: the owner all of it, clients their unlocked photos"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        size=size,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    size: Delivered | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Download an album as a ZIP: the owner all of it, clients their unlocked photos"""

    kwargs = _get_kwargs(
        album_id=album_id,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    size: Delivered | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Download an album as a ZIP: the owner all of it, clients their unlocked photos"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            size=size,
        )
    ).parsed
