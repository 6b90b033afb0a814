from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    client_id: UUID,
    *,
    photo_id: None | Unset | UUID = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_photo_id: None | str | Unset
    if isinstance(photo_id, Unset):
        json_photo_id = UNSET
    elif isinstance(photo_id, UUID):
        json_photo_id = str(photo_id)
    else:
        json_photo_id = photo_id
    params["photo_id"] = json_photo_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/albums/{album_id}/unlocks/{client_id}".format(
            album_id=quote(str(album_id), safe=""),
            client_id=quote(str(client_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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
) -> Response[Any | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    album_id: UUID,
    client_id: UUID,
    *,
    client: AuthenticatedClient,
    photo_id: None | Unset | UUID = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Lock a client's photos again, or one of them"""

    kwargs = _get_kwargs(
        album_id=album_id,
        client_id=client_id,
        photo_id=photo_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    client_id: UUID,
    *,
    client: AuthenticatedClient,
    photo_id: None | Unset | UUID = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Lock a client's photos again, or one of them"""

    return sync_detailed(
        album_id=album_id,
        client_id=client_id,
        client=client,
        photo_id=photo_id,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    client_id: UUID,
    *,
    client: AuthenticatedClient,
    photo_id: None | Unset | UUID = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Lock a client's photos again, or one of them"""

    kwargs = _get_kwargs(
        album_id=album_id,
        client_id=client_id,
        photo_id=photo_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    client_id: UUID,
    *,
    client: AuthenticatedClient,
    photo_id: None | Unset | UUID = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Lock a client's photos again, or one of them"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client_id=client_id,
            client=client,
            photo_id=photo_id,
        )
    ).parsed
