from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivered import Delivered
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    *,
    size: Delivered | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    params: dict[str, Any] = {}

    json_size: None | str | Unset
    if isinstance(size, Unset):
        json_size = UNSET
    elif isinstance(size, Delivered):
        json_size = size.value
    else:
        json_size = size
    params["size"] = json_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shared/{share_token}/archive".format(
            share_token=quote(str(share_token), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 302:
        response_302 = cast(Any, None)
        return response_302

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Refusal.from_dict(response.json())

        return response_409

    if response.status_code == 422:
        response_422 = InvalidRefusal.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Refusal.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | InvalidRefusal | Refusal]:
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
    size: Delivered | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Download what a share shows as a ZIP, in the size that it gives"""

    kwargs = _get_kwargs(
        share_token=share_token,
        size=size,
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
    size: Delivered | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Download what a share shows as a ZIP, in the size that it gives"""

    return sync_detailed(
        share_token=share_token,
        client=client,
        size=size,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    size: Delivered | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Download what a share shows as a ZIP, in the size that it gives"""

    kwargs = _get_kwargs(
        share_token=share_token,
        size=size,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    size: Delivered | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Download what a share shows as a ZIP, in the size that it gives"""

    return (
        await asyncio_detailed(
            share_token=share_token,
            client=client,
            size=size,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
