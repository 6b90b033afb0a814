from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.preset_change import PresetChange
from ...models.preset_view import PresetView
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    preset_id: UUID,
    *,
    body: PresetChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/presets/{preset_id}".format(
            preset_id=quote(str(preset_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PresetView | Refusal | None:
    if response.status_code == 200:
        response_200 = PresetView.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Refusal.from_dict(response.json())

        return response_409

    if response.status_code == 422:
        response_422 = InvalidRefusal.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[InvalidRefusal | PresetView | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    preset_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PresetChange,
) -> Response[InvalidRefusal | PresetView | Refusal]:
    """Rename a preset, take its options anew, or make it the default"""

    kwargs = _get_kwargs(
        preset_id=preset_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    preset_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PresetChange,
) -> InvalidRefusal | PresetView | Refusal | None:
    """Rename a preset, take its options anew, or make it the default"""

    return sync_detailed(
        preset_id=preset_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    preset_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PresetChange,
) -> Response[InvalidRefusal | PresetView | Refusal]:
    """Rename a preset, take its options anew, or make it the default"""

    kwargs = _get_kwargs(
        preset_id=preset_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    preset_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PresetChange,
) -> InvalidRefusal | PresetView | Refusal | None:
    """Rename a preset, take its options anew, or make it the default"""

    return (
        await asyncio_detailed(
            preset_id=preset_id,
            client=client,
            body=body,
        )
    ).parsed
