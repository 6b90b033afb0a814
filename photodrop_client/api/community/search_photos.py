import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_photo_card import PagePhotoCard
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "",
    q: str | Unset = "",
    tag: str | Unset = "",
    rating_from: float | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    uploader: str | Unset = "",
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

    params["q"] = q

    params["tag"] = tag

    json_rating_from: float | None | Unset
    if isinstance(rating_from, Unset):
        json_rating_from = UNSET
    else:
        json_rating_from = rating_from
    params["rating_from"] = json_rating_from

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

    params["uploader"] = uploader

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/search/photos",
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
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "",
    q: str | Unset = "",
    tag: str | Unset = "",
    rating_from: float | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    uploader: str | Unset = "",
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """Search in public photos: by words, also begun or mistyped ones, tag, rating and date"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        tag=tag,
        rating_from=rating_from,
        created_from=created_from,
        created_to=created_to,
        uploader=uploader,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "",
    q: str | Unset = "",
    tag: str | Unset = "",
    rating_from: float | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    uploader: str | Unset = "",
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """Search in public photos: by words, also begun or mistyped ones, tag, rating and date"""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        tag=tag,
        rating_from=rating_from,
        created_from=created_from,
        created_to=created_to,
        uploader=uploader,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "",
    q: str | Unset = "",
    tag: str | Unset = "",
    rating_from: float | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    uploader: str | Unset = "",
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """Search in public photos: by words, also begun or mistyped ones, tag, rating and date"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        tag=tag,
        rating_from=rating_from,
        created_from=created_from,
        created_to=created_to,
        uploader=uploader,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "",
    q: str | Unset = "",
    tag: str | Unset = "",
    rating_from: float | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
    uploader: str | Unset = "",
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """Search in public photos: by words, also begun or mistyped ones, tag, rating and date"""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            q=q,
            tag=tag,
            rating_from=rating_from,
            created_from=created_from,
            created_to=created_to,
            uploader=uploader,
        )
    ).parsed
