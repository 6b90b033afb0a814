import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.clock_view import ClockView
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    timezone: None | str | Unset = UNSET,
    seconds: int | None | Unset = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    taken_at: datetime.datetime | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_timezone: None | str | Unset
    if isinstance(timezone, Unset):
        json_timezone = UNSET
    else:
        json_timezone = timezone
    params["timezone"] = json_timezone

    json_seconds: int | None | Unset
    if isinstance(seconds, Unset):
        json_seconds = UNSET
    else:
        json_seconds = seconds
    params["seconds"] = json_seconds

    json_photo_id: None | str | Unset
    if isinstance(photo_id, Unset):
        json_photo_id = UNSET
    elif isinstance(photo_id, UUID):
        json_photo_id = str(photo_id)
    else:
        json_photo_id = photo_id
    params["photo_id"] = json_photo_id

    json_taken_at: None | str | Unset
    if isinstance(taken_at, Unset):
        json_taken_at = UNSET
    elif isinstance(taken_at, datetime.datetime):
        json_taken_at = taken_at.isoformat()
    else:
        json_taken_at = taken_at
    params["taken_at"] = json_taken_at

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/clock".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ClockView | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = ClockView.from_dict(response.json())

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
) -> Response[ClockView | InvalidRefusal | Refusal]:
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
    timezone: None | str | Unset = UNSET,
    seconds: int | None | Unset = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    taken_at: datetime.datetime | None | Unset = UNSET,
) -> Response[ClockView | InvalidRefusal | Refusal]:
    """How the cameras' clocks are understood, or would be"""

    kwargs = _get_kwargs(
        album_id=album_id,
        timezone=timezone,
        seconds=seconds,
        photo_id=photo_id,
        taken_at=taken_at,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    timezone: None | str | Unset = UNSET,
    seconds: int | None | Unset = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    taken_at: datetime.datetime | None | Unset = UNSET,
) -> ClockView | InvalidRefusal | Refusal | None:
    """How the cameras' clocks are understood, or would be"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        timezone=timezone,
        seconds=seconds,
        photo_id=photo_id,
        taken_at=taken_at,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    timezone: None | str | Unset = UNSET,
    seconds: int | None | Unset = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    taken_at: datetime.datetime | None | Unset = UNSET,
) -> Response[ClockView | InvalidRefusal | Refusal]:
    """How the cameras' clocks are understood, or would be"""

    kwargs = _get_kwargs(
        album_id=album_id,
        timezone=timezone,
        seconds=seconds,
        photo_id=photo_id,
        taken_at=taken_at,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    timezone: None | str | Unset = UNSET,
    seconds: int | None | Unset = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    taken_at: datetime.datetime | None | Unset = UNSET,
) -> ClockView | InvalidRefusal | Refusal | None:
    """How the cameras' clocks are understood, or would be"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            timezone=timezone,
            seconds=seconds,
            photo_id=photo_id,
            taken_at=taken_at,
        )
    ).parsed
