from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.clock_setting import ClockSetting
from ...models.clock_view import ClockView
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    album_id: UUID,
    *,
    body: ClockSetting,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/albums/{album_id}/clock".format(
            album_id=quote(str(album_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ClockView | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = ClockView.from_dict(response.json())

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
    body: ClockSetting,
) -> Response[ClockView | InvalidRefusal | Refusal]:
    """Correct the cameras' clocks"""

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
    body: ClockSetting,
) -> ClockView | InvalidRefusal | Refusal | None:
    """Correct the cameras' clocks"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ClockSetting,
) -> Response[ClockView | InvalidRefusal | Refusal]:
    """Correct the cameras' clocks"""

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
    body: ClockSetting,
) -> ClockView | InvalidRefusal | Refusal | None:
    """Correct the cameras' clocks"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            body=body,
        )
    ).parsed
