from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.named_view import NamedView
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    transformation_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/transformations/{transformation_id}".format(
            transformation_id=quote(str(transformation_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NamedView | Refusal | None:
    if response.status_code == 200:
        response_200 = NamedView.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NamedView | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    transformation_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[NamedView | Refusal]:
    """One of them"""

    kwargs = _get_kwargs(
        transformation_id=transformation_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    transformation_id: UUID,
    *,
    client: AuthenticatedClient,
) -> NamedView | Refusal | None:
    """One of them"""

    return sync_detailed(
        transformation_id=transformation_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    transformation_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[NamedView | Refusal]:
    """One of them"""

    kwargs = _get_kwargs(
        transformation_id=transformation_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    transformation_id: UUID,
    *,
    client: AuthenticatedClient,
) -> NamedView | Refusal | None:
    """One of them"""

    return (
        await asyncio_detailed(
            transformation_id=transformation_id,
            client=client,
        )
    ).parsed
