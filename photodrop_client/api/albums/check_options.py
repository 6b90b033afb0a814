from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.album_change import AlbumChange
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...models.work import Work
from ...types import Response


def _get_kwargs(
    album_id: UUID,
    *,
    body: AlbumChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/albums/{album_id}/options/check".format(
            album_id=quote(str(album_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | Work | None:
    if response.status_code == 200:
        response_200 = Work.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

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
) -> Response[InvalidRefusal | Refusal | Work]:
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
    body: AlbumChange,
) -> Response[InvalidRefusal | Refusal | Work]:
    """What a change of options would render again or forget; changes nothing"""

    kwargs = _get_kwargs(
        album_id=album_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AlbumChange,
) -> InvalidRefusal | Refusal | Work | None:
    """What a change of options would render again or forget; changes nothing"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AlbumChange,
) -> Response[InvalidRefusal | Refusal | Work]:
    """What a change of options would render again or forget; changes nothing"""

    kwargs = _get_kwargs(
        album_id=album_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AlbumChange,
) -> InvalidRefusal | Refusal | Work | None:
    """What a change of options would render again or forget; changes nothing"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            body=body,
        )
    ).parsed
