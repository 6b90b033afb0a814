from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_album_person import PageAlbumPerson
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    ignored: bool | Unset = False,
    q: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["ignored"] = ignored

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/review/people".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PageAlbumPerson | Refusal | None:
    if response.status_code == 200:
        response_200 = PageAlbumPerson.from_dict(response.json())

        return response_200

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
) -> Response[InvalidRefusal | PageAlbumPerson | Refusal]:
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
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    ignored: bool | Unset = False,
    q: str | Unset = "",
) -> Response[InvalidRefusal | PageAlbumPerson | Refusal]:
    """List clients and groups of unknown faces, those with the most to review first"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        ignored=ignored,
        q=q,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    ignored: bool | Unset = False,
    q: str | Unset = "",
) -> InvalidRefusal | PageAlbumPerson | Refusal | None:
    """List clients and groups of unknown faces, those with the most to review first"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        limit=limit,
        cursor=cursor,
        ignored=ignored,
        q=q,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    ignored: bool | Unset = False,
    q: str | Unset = "",
) -> Response[InvalidRefusal | PageAlbumPerson | Refusal]:
    """List clients and groups of unknown faces, those with the most to review first"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        ignored=ignored,
        q=q,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    ignored: bool | Unset = False,
    q: str | Unset = "",
) -> InvalidRefusal | PageAlbumPerson | Refusal | None:
    """List clients and groups of unknown faces, those with the most to review first"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            limit=limit,
            cursor=cursor,
            ignored=ignored,
            q=q,
        )
    ).parsed
