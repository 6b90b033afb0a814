from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.archive_view import ArchiveView
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...models.shared_archive_wanted import SharedArchiveWanted
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    *,
    body: SharedArchiveWanted,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/shared/{share_token}/archives".format(
            share_token=quote(str(share_token), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ArchiveView | InvalidRefusal | Refusal | None:
    if response.status_code == 201:
        response_201 = ArchiveView.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

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
) -> Response[ArchiveView | InvalidRefusal | Refusal]:
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
    body: SharedArchiveWanted,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[ArchiveView | InvalidRefusal | Refusal]:
    """Begin a download of a share's photos, or of some of them, as one ZIP"""

    kwargs = _get_kwargs(
        share_token=share_token,
        body=body,
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
    body: SharedArchiveWanted,
    photodrop_guest: None | str | Unset = UNSET,
) -> ArchiveView | InvalidRefusal | Refusal | None:
    """Begin a download of a share's photos, or of some of them, as one ZIP"""

    return sync_detailed(
        share_token=share_token,
        client=client,
        body=body,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: SharedArchiveWanted,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[ArchiveView | InvalidRefusal | Refusal]:
    """Begin a download of a share's photos, or of some of them, as one ZIP"""

    kwargs = _get_kwargs(
        share_token=share_token,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: SharedArchiveWanted,
    photodrop_guest: None | str | Unset = UNSET,
) -> ArchiveView | InvalidRefusal | Refusal | None:
    """Begin a download of a share's photos, or of some of them, as one ZIP"""

    return (
        await asyncio_detailed(
            share_token=share_token,
            client=client,
            body=body,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
