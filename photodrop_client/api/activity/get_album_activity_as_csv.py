from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    days: int | Unset = 30,
    share_id: None | Unset | UUID = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["days"] = days

    json_share_id: None | str | Unset
    if isinstance(share_id, Unset):
        json_share_id = UNSET
    elif isinstance(share_id, UUID):
        json_share_id = str(share_id)
    else:
        json_share_id = share_id
    params["share_id"] = json_share_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/activity.csv".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | str | None:
    if response.status_code == 200:
        response_200 = response.text
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
) -> Response[InvalidRefusal | Refusal | str]:
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
    days: int | Unset = 30,
    share_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | Refusal | str]:
    """The same for a spreadsheet"""

    kwargs = _get_kwargs(
        album_id=album_id,
        days=days,
        share_id=share_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    share_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | Refusal | str | None:
    """The same for a spreadsheet"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        days=days,
        share_id=share_id,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    share_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | Refusal | str]:
    """The same for a spreadsheet"""

    kwargs = _get_kwargs(
        album_id=album_id,
        days=days,
        share_id=share_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    share_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | Refusal | str | None:
    """The same for a spreadsheet"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            days=days,
            share_id=share_id,
        )
    ).parsed
