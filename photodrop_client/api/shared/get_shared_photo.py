from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.photo_card import PhotoCard
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    photo_id: UUID,
    *,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shared/{share_token}/photos/{photo_id}".format(
            share_token=quote(str(share_token), safe=""),
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PhotoCard | Refusal | None:
    if response.status_code == 200:
        response_200 = PhotoCard.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PhotoCard | Refusal]:
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
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[PhotoCard | Refusal]:
    """One photo of a share"""

    kwargs = _get_kwargs(
        share_token=share_token,
        photo_id=photo_id,
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
    photodrop_guest: None | str | Unset = UNSET,
) -> PhotoCard | Refusal | None:
    """One photo of a share"""

    return sync_detailed(
        share_token=share_token,
        photo_id=photo_id,
        client=client,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[PhotoCard | Refusal]:
    """One photo of a share"""

    kwargs = _get_kwargs(
        share_token=share_token,
        photo_id=photo_id,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> PhotoCard | Refusal | None:
    """One photo of a share"""

    return (
        await asyncio_detailed(
            share_token=share_token,
            photo_id=photo_id,
            client=client,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
