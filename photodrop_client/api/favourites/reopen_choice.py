from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.choice_output import ChoiceOutput
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    album_id: UUID,
    list_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/albums/{album_id}/choices/{list_id}/reopen".format(
            album_id=quote(str(album_id), safe=""),
            list_id=quote(str(list_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChoiceOutput | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = ChoiceOutput.from_dict(response.json())

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
) -> Response[ChoiceOutput | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    album_id: UUID,
    list_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[ChoiceOutput | InvalidRefusal | Refusal]:
    """Give a sent list back, so that it can be changed and sent again"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_id=list_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    list_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ChoiceOutput | InvalidRefusal | Refusal | None:
    """Give a sent list back, so that it can be changed and sent again"""

    return sync_detailed(
        album_id=album_id,
        list_id=list_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    list_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[ChoiceOutput | InvalidRefusal | Refusal]:
    """Give a sent list back, so that it can be changed and sent again"""

    kwargs = _get_kwargs(
        album_id=album_id,
        list_id=list_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    list_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ChoiceOutput | InvalidRefusal | Refusal | None:
    """Give a sent list back, so that it can be changed and sent again"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            list_id=list_id,
            client=client,
        )
    ).parsed
