from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.counter import Counter
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/albums/{album_id}/lists/{list_name}/photos/{photo_id}".format(
            album_id=quote(str(album_id), safe=""),
            list_name=quote(str(list_name), safe=""),
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Counter | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = Counter.from_dict(response.json())

        return response_200

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Counter | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Counter | InvalidRefusal | Refusal]:
    """Take a photo out of a list"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_name=list_name,
        photo_id=photo_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Counter | InvalidRefusal | Refusal | None:
    """Take a photo out of a list"""

    return sync_detailed(
        album_id=album_id,
        list_name=list_name,
        photo_id=photo_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Counter | InvalidRefusal | Refusal]:
    """Take a photo out of a list"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_name=list_name,
        photo_id=photo_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Counter | InvalidRefusal | Refusal | None:
    """Take a photo out of a list"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            list_name=list_name,
            photo_id=photo_id,
            client=client,
        )
    ).parsed
