import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.album_kind import AlbumKind
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_album_row import PageAlbumRow
from ...models.refusal import Refusal
from ...models.visibility import Visibility
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    q: str | Unset = "",
    kind: AlbumKind | None | Unset = UNSET,
    visibility: None | Unset | Visibility = UNSET,
    state: str | Unset = "",
    name: None | str | Unset = UNSET,
    location: None | str | Unset = UNSET,
    shot_from: datetime.date | None | Unset = UNSET,
    shot_to: datetime.date | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
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

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, AlbumKind):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_visibility: None | str | Unset
    if isinstance(visibility, Unset):
        json_visibility = UNSET
    elif isinstance(visibility, Visibility):
        json_visibility = visibility.value
    else:
        json_visibility = visibility
    params["visibility"] = json_visibility

    params["state"] = state

    json_name: None | str | Unset
    if isinstance(name, Unset):
        json_name = UNSET
    else:
        json_name = name
    params["name"] = json_name

    json_location: None | str | Unset
    if isinstance(location, Unset):
        json_location = UNSET
    else:
        json_location = location
    params["location"] = json_location

    json_shot_from: None | str | Unset
    if isinstance(shot_from, Unset):
        json_shot_from = UNSET
    elif isinstance(shot_from, datetime.date):
        json_shot_from = shot_from.isoformat()
    else:
        json_shot_from = shot_from
    params["shot_from"] = json_shot_from

    json_shot_to: None | str | Unset
    if isinstance(shot_to, Unset):
        json_shot_to = UNSET
    elif isinstance(shot_to, datetime.date):
        json_shot_to = shot_to.isoformat()
    else:
        json_shot_to = shot_to
    params["shot_to"] = json_shot_to

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

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PageAlbumRow | Refusal | None:
    if response.status_code == 200:
        response_200 = PageAlbumRow.from_dict(response.json())

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
) -> Response[InvalidRefusal | PageAlbumRow | Refusal]:
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
    q: str | Unset = "",
    kind: AlbumKind | None | Unset = UNSET,
    visibility: None | Unset | Visibility = UNSET,
    state: str | Unset = "",
    name: None | str | Unset = UNSET,
    location: None | str | Unset = UNSET,
    shot_from: datetime.date | None | Unset = UNSET,
    shot_to: datetime.date | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
) -> Response[InvalidRefusal | PageAlbumRow | Refusal]:
    """List one's own albums"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        kind=kind,
        visibility=visibility,
        state=state,
        name=name,
        location=location,
        shot_from=shot_from,
        shot_to=shot_to,
        created_from=created_from,
        created_to=created_to,
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
    q: str | Unset = "",
    kind: AlbumKind | None | Unset = UNSET,
    visibility: None | Unset | Visibility = UNSET,
    state: str | Unset = "",
    name: None | str | Unset = UNSET,
    location: None | str | Unset = UNSET,
    shot_from: datetime.date | None | Unset = UNSET,
    shot_to: datetime.date | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
) -> InvalidRefusal | PageAlbumRow | Refusal | None:
    """List one's own albums"""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        kind=kind,
        visibility=visibility,
        state=state,
        name=name,
        location=location,
        shot_from=shot_from,
        shot_to=shot_to,
        created_from=created_from,
        created_to=created_to,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    q: str | Unset = "",
    kind: AlbumKind | None | Unset = UNSET,
    visibility: None | Unset | Visibility = UNSET,
    state: str | Unset = "",
    name: None | str | Unset = UNSET,
    location: None | str | Unset = UNSET,
    shot_from: datetime.date | None | Unset = UNSET,
    shot_to: datetime.date | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
) -> Response[InvalidRefusal | PageAlbumRow | Refusal]:
    """List one's own albums"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        q=q,
        kind=kind,
        visibility=visibility,
        state=state,
        name=name,
        location=location,
        shot_from=shot_from,
        shot_to=shot_to,
        created_from=created_from,
        created_to=created_to,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    q: str | Unset = "",
    kind: AlbumKind | None | Unset = UNSET,
    visibility: None | Unset | Visibility = UNSET,
    state: str | Unset = "",
    name: None | str | Unset = UNSET,
    location: None | str | Unset = UNSET,
    shot_from: datetime.date | None | Unset = UNSET,
    shot_to: datetime.date | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    created_to: datetime.datetime | None | Unset = UNSET,
) -> InvalidRefusal | PageAlbumRow | Refusal | None:
    """List one's own albums"""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            q=q,
            kind=kind,
            visibility=visibility,
            state=state,
            name=name,
            location=location,
            shot_from=shot_from,
            shot_to=shot_to,
            created_from=created_from,
            created_to=created_to,
        )
    ).parsed
