from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    album_id: UUID,
    list_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/albums/{album_id}/lists/{list_name}".format(
            album_id=quote(str(album_id), safe=""),
            list_name=quote(str(list_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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
    album_id: UUID,
    list_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Delete a list of one's own that was not sent"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_name=list_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    list_name: str,
    *,
    client: AuthenticatedClient,
) -> Any | InvalidRefusal | Refusal | None:
    """Delete a list of one's own that was not sent"""

    return sync_detailed(
        album_id=album_id,
        list_name=list_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    list_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Delete a list of one's own that was not sent"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_name=list_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    list_name: str,
    *,
    client: AuthenticatedClient,
) -> Any | InvalidRefusal | Refusal | None:
    """Delete a list of one's own that was not sent"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            list_name=list_name,
            client=client,
        )
    ).parsed
