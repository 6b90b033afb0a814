from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.event_card_view import EventCardView
from ...models.invalid_refusal import InvalidRefusal
from ...models.new_cards import NewCards
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    body: NewCards,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["idempotency-key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/albums/{album_id}/cards".format(
            album_id=quote(str(album_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | list[EventCardView] | None:
    if response.status_code == 201:
        response_201 = []
        _response_201 = response.json()
        for response_201_item_data in _response_201:
            response_201_item = EventCardView.from_dict(response_201_item_data)

            response_201.append(response_201_item)

        return response_201

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
) -> Response[InvalidRefusal | Refusal | list[EventCardView]]:
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
    body: NewCards,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | list[EventCardView]]:
    """Make QR cards that clients scan at the event"""

    kwargs = _get_kwargs(
        album_id=album_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCards,
    idempotency_key: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | list[EventCardView] | None:
    """Make QR cards that clients scan at the event"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCards,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | list[EventCardView]]:
    """Make QR cards that clients scan at the event"""

    kwargs = _get_kwargs(
        album_id=album_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCards,
    idempotency_key: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | list[EventCardView] | None:
    """Make QR cards that clients scan at the event"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
