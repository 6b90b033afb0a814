from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.shared_size import SharedSize
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    photo_id: UUID,
    *,
    size: SharedSize | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    params: dict[str, Any] = {}

    json_size: str | Unset = UNSET
    if not isinstance(size, Unset):
        json_size = size.value

    params["size"] = json_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shared/{share_token}/photos/{photo_id}/file".format(
            share_token=quote(str(share_token), safe=""),
            photo_id=quote(str(photo_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 302:
        response_302 = cast(Any, None)
        return response_302

    if response.status_code == 401:
        response_401 = cast(Any, None)
        return response_401

    if response.status_code == 402:
        response_402 = cast(Any, None)
        return response_402

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if response.status_code == 422:
        response_422 = cast(Any, None)
        return response_422

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
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: SharedSize | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | str]:
    """A photo of a share as a file; large and original only where the share lets them be taken"""

    kwargs = _get_kwargs(
        share_token=share_token,
        photo_id=photo_id,
        size=size,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: SharedSize | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | str | None:
    """A photo of a share as a file; large and original only where the share lets them be taken"""

    return sync_detailed(
        share_token=share_token,
        photo_id=photo_id,
        client=client,
        size=size,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: SharedSize | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | str]:
    """A photo of a share as a file; large and original only where the share lets them be taken"""

    kwargs = _get_kwargs(
        share_token=share_token,
        photo_id=photo_id,
        size=size,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: SharedSize | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | str | None:
    """A photo of a share as a file; large and original only where the share lets them be taken"""

    return (
        await asyncio_detailed(
            share_token=share_token,
            photo_id=photo_id,
            client=client,
            size=size,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
