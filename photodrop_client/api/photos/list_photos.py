import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_photo_card import PagePhotoCard
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    name: None | str | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    taken_from: datetime.datetime | None | Unset = UNSET,
    taken_to: datetime.datetime | None | Unset = UNSET,
    only: str | Unset = "",
    status: str | Unset = "",
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

    json_name: None | str | Unset
    if isinstance(name, Unset):
        json_name = UNSET
    else:
        json_name = name
    params["name"] = json_name

    json_created_from: None | str | Unset
    if isinstance(created_from, Unset):
        json_created_from = UNSET
    elif isinstance(created_from, datetime.datetime):
        json_created_from = created_from.isoformat()
    else:
        json_created_from = created_from
    params["created_from"] = json_created_from

    json_created_to: None | str | Unset
    if isinstance(created_to, Unset):
        json_created_to = UNSET
    elif isinstance(created_to, datetime.datetime):
        json_created_to = created_to.isoformat()
    else:
        json_created_to = created_to
    params["created_to"] = json_created_to

    json_taken_from: None | str | Unset
    if isinstance(taken_from, Unset):
        json_taken_from = UNSET
    elif isinstance(taken_from, datetime.datetime):
        json_taken_from = taken_from.isoformat()
    else:
        json_taken_from = taken_from
    params["taken_from"] = json_taken_from

    json_taken_to: None | str | Unset
    if isinstance(taken_to, Unset):
        json_taken_to = UNSET
    elif isinstance(taken_to, datetime.datetime):
        json_taken_to = taken_to.isoformat()
    else:
        json_taken_to = taken_to
    params["taken_to"] = json_taken_to

    params["only"] = only

    params["status"] = status

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/photos".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    if response.status_code == 200:
        response_200 = PagePhotoCard.from_dict(response.json())

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
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    name: None | str | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    taken_from: datetime.datetime | None | Unset = UNSET,
    taken_to: datetime.datetime | None | Unset = UNSET,
    only: str | Unset = "",
    status: str | Unset = "",
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """List the photos of one's own album, or of a public one"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        sort=sort,
        name=name,
        created_from=created_from,
        created_to=created_to,
        taken_from=taken_from,
        taken_to=taken_to,
        only=only,
        status=status,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    name: None | str | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    taken_from: datetime.datetime | None | Unset = UNSET,
    taken_to: datetime.datetime | None | Unset = UNSET,
    only: str | Unset = "",
    status: str | Unset = "",
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """List the photos of one's own album, or of a public one"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        name=name,
        created_from=created_from,
        created_to=created_to,
        taken_from=taken_from,
        taken_to=taken_to,
        only=only,
        status=status,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    name: None | str | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    taken_from: datetime.datetime | None | Unset = UNSET,
    taken_to: datetime.datetime | None | Unset = UNSET,
    only: str | Unset = "",
    status: str | Unset = "",
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """List the photos of one's own album, or of a public one"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        sort=sort,
        name=name,
        created_from=created_from,
        created_to=created_to,
        taken_from=taken_from,
        taken_to=taken_to,
        only=only,
        status=status,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    name: None | str | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    taken_from: datetime.datetime | None | Unset = UNSET,
    taken_to: datetime.datetime | None | Unset = UNSET,
    only: str | Unset = "",
    status: str | Unset = "",
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """List the photos of one's own album, or of a public one"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            name=name,
            created_from=created_from,
            created_to=created_to,
            taken_from=taken_from,
            taken_to=taken_to,
            only=only,
            status=status,
        )
    ).parsed
