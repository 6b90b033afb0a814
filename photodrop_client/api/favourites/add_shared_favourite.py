from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.about_photo import AboutPhoto
from ...models.counter import Counter
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    token: str,
    photo_id: UUID,
    *,
    body: AboutPhoto | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/shared/{token}/favourites/{photo_id}".format(
            token=quote(str(token), safe=""),
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    if isinstance(body, AboutPhoto):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Counter | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = Counter.from_dict(response.json())

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

    if response.status_code == 429:
        response_429 = Refusal.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Counter | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: AboutPhoto | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Counter | InvalidRefusal | Refusal]:
    """Mark a photo of a share as a favourite"""

    kwargs = _get_kwargs(
        token=token,
        photo_id=photo_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: AboutPhoto | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Counter | InvalidRefusal | Refusal | None:
    """Mark a photo of a share as a favourite"""

    return sync_detailed(
        token=token,
        photo_id=photo_id,
        client=client,
        body=body,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: AboutPhoto | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[Counter | InvalidRefusal | Refusal]:
    """Mark a photo of a share as a favourite"""

    kwargs = _get_kwargs(
        token=token,
        photo_id=photo_id,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    photo_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: AboutPhoto | None | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Counter | InvalidRefusal | Refusal | None:
    """Mark a photo of a share as a favourite"""

    return (
        await asyncio_detailed(
            token=token,
            photo_id=photo_id,
            client=client,
            body=body,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
