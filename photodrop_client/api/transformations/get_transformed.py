from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, Response, Unset


def _get_kwargs(
    photo_id: UUID,
    *,
    t: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["t"] = t

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/photos/{photo_id}/transformed".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 401:
        response_401 = cast(Any, None)
        return response_401

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if response.status_code == 413:
        response_413 = cast(Any, None)
        return response_413

    if response.status_code == 422:
        response_422 = cast(Any, None)
        return response_422

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    t: str | Unset = "",
) -> Response[Any | str]:
    """Try a transformation; marked while the photo is locked"""

    kwargs = _get_kwargs(
        photo_id=photo_id,
        t=t,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    t: str | Unset = "",
) -> Any | str | None:
    """Try a transformation; marked while the photo is locked"""

    return sync_detailed(
        photo_id=photo_id,
        client=client,
        t=t,
    ).parsed


async def asyncio_detailed(
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    t: str | Unset = "",
) -> Response[Any | str]:
    """Try a transformation; marked while the photo is locked"""

    kwargs = _get_kwargs(
        photo_id=photo_id,
        t=t,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    t: str | Unset = "",
) -> Any | str | None:
    """Try a transformation; marked while the photo is locked"""

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
            t=t,
        )
    ).parsed
