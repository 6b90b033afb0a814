from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.refusal import Refusal
from ...models.review_counts import ReviewCounts
from ...types import Response


def _get_kwargs(
    album_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/albums/{album_id}/review/regroup".format(
            album_id=quote(str(album_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Refusal | ReviewCounts | None:
    if response.status_code == 202:
        response_202 = ReviewCounts.from_dict(response.json())

        return response_202

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Refusal | ReviewCounts]:
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
) -> Response[Refusal | ReviewCounts]:
    """Group the unknown faces of an album anew; what was placed by hand stays"""

    kwargs = _get_kwargs(
        album_id=album_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Refusal | ReviewCounts | None:
    """Group the unknown faces of an album anew; what was placed by hand stays"""

    return sync_detailed(
        album_id=album_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Refusal | ReviewCounts]:
    """Group the unknown faces of an album anew; what was placed by hand stays"""

    kwargs = _get_kwargs(
        album_id=album_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Refusal | ReviewCounts | None:
    """Group the unknown faces of an album anew; what was placed by hand stays"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
        )
    ).parsed
