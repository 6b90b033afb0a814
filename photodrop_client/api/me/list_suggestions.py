from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_suggestion_view import PageSuggestionView
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    album_id: None | Unset | UUID = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["sort"] = sort

    json_album_id: None | str | Unset
    if isinstance(album_id, Unset):
        json_album_id = UNSET
    elif isinstance(album_id, UUID):
        json_album_id = str(album_id)
    else:
        json_album_id = album_id
    params["album_id"] = json_album_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/me/suggestions",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PageSuggestionView | Refusal | None:
    if response.status_code == 200:
        response_200 = PageSuggestionView.from_dict(response.json())

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
) -> Response[InvalidRefusal | PageSuggestionView | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    album_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | PageSuggestionView | Refusal]:
    """List faces that may be one's own"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        album_id=album_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    album_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | PageSuggestionView | Refusal | None:
    """List faces that may be one's own"""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        album_id=album_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    album_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | PageSuggestionView | Refusal]:
    """List faces that may be one's own"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        album_id=album_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    album_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | PageSuggestionView | Refusal | None:
    """List faces that may be one's own"""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            album_id=album_id,
        )
    ).parsed
