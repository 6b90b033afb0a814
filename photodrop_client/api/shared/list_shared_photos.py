from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.page_photo_card import PagePhotoCard
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["sort"] = sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shared/{share_token}/photos".format(
            share_token=quote(str(share_token), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
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
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """List the photos of a share"""

    kwargs = _get_kwargs(
        share_token=share_token,
        limit=limit,
        cursor=cursor,
        sort=sort,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """List the photos of a share"""

    return sync_detailed(
        share_token=share_token,
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | PagePhotoCard | Refusal]:
    """List the photos of a share"""

    kwargs = _get_kwargs(
        share_token=share_token,
        limit=limit,
        cursor=cursor,
        sort=sort,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "taken_at",
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | PagePhotoCard | Refusal | None:
    """List the photos of a share"""

    return (
        await asyncio_detailed(
            share_token=share_token,
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
