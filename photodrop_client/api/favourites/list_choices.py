from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_choice import PageChoice
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    sort: str | Unset = "-created_at",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_person_id: None | str | Unset
    if isinstance(person_id, Unset):
        json_person_id = UNSET
    elif isinstance(person_id, UUID):
        json_person_id = str(person_id)
    else:
        json_person_id = person_id
    params["person_id"] = json_person_id

    json_list_id: None | str | Unset
    if isinstance(list_id, Unset):
        json_list_id = UNSET
    elif isinstance(list_id, UUID):
        json_list_id = str(list_id)
    else:
        json_list_id = list_id
    params["list_id"] = json_list_id

    json_asked_id: None | str | Unset
    if isinstance(asked_id, Unset):
        json_asked_id = UNSET
    elif isinstance(asked_id, UUID):
        json_asked_id = str(asked_id)
    else:
        json_asked_id = asked_id
    params["asked_id"] = json_asked_id

    json_photo_id: None | str | Unset
    if isinstance(photo_id, Unset):
        json_photo_id = UNSET
    elif isinstance(photo_id, UUID):
        json_photo_id = str(photo_id)
    else:
        json_photo_id = photo_id
    params["photo_id"] = json_photo_id

    json_sent: bool | None | Unset
    if isinstance(sent, Unset):
        json_sent = UNSET
    else:
        json_sent = sent
    params["sent"] = json_sent

    params["sort"] = sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/choices".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PageChoice | Refusal | None:
    if response.status_code == 200:
        response_200 = PageChoice.from_dict(response.json())

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
) -> Response[InvalidRefusal | PageChoice | Refusal]:
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
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    sort: str | Unset = "-created_at",
) -> Response[InvalidRefusal | PageChoice | Refusal]:
    """List what people chose of an album: who, in which list"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        sort=sort,
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
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    sort: str | Unset = "-created_at",
) -> InvalidRefusal | PageChoice | Refusal | None:
    """List what people chose of an album: who, in which list"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        limit=limit,
        cursor=cursor,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    sort: str | Unset = "-created_at",
) -> Response[InvalidRefusal | PageChoice | Refusal]:
    """List what people chose of an album: who, in which list"""

    kwargs = _get_kwargs(
        album_id=album_id,
        limit=limit,
        cursor=cursor,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    sort: str | Unset = "-created_at",
) -> InvalidRefusal | PageChoice | Refusal | None:
    """List what people chose of an album: who, in which list"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            limit=limit,
            cursor=cursor,
            person_id=person_id,
            list_id=list_id,
            asked_id=asked_id,
            photo_id=photo_id,
            sent=sent,
            sort=sort,
        )
    ).parsed
