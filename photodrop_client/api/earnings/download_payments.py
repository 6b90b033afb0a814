import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    since: datetime.date | None | Unset = UNSET,
    album_id: None | Unset | UUID = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    elif isinstance(since, datetime.date):
        json_since = since.isoformat()
    else:
        json_since = since
    params["since"] = json_since

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
        "url": "/api/v1/earnings/payments.csv",
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
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    album_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | Refusal | str]:
    """The ledger as a file for spreadsheets"""

    kwargs = _get_kwargs(
        since=since,
        album_id=album_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    album_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | Refusal | str | None:
    """The ledger as a file for spreadsheets"""

    return sync_detailed(
        client=client,
        since=since,
        album_id=album_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    album_id: None | Unset | UUID = UNSET,
) -> Response[InvalidRefusal | Refusal | str]:
    """The ledger as a file for spreadsheets"""

    kwargs = _get_kwargs(
        since=since,
        album_id=album_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    album_id: None | Unset | UUID = UNSET,
) -> InvalidRefusal | Refusal | str | None:
    """The ledger as a file for spreadsheets"""

    return (
        await asyncio_detailed(
            client=client,
            since=since,
            album_id=album_id,
        )
    ).parsed
