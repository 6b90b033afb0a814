from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.list_view import ListView
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    token: str,
    *,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shared/{token}/lists".format(
            token=quote(str(token), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | list[ListView] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = ListView.from_dict(response_200_item_data)

            response_200.append(response_200_item)

        return response_200

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
) -> Response[InvalidRefusal | Refusal | list[ListView]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    token: str,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | list[ListView]]:
    """List a guest's favourites, the lists they are asked for, and those of their own"""

    kwargs = _get_kwargs(
        token=token,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | list[ListView] | None:
    """List a guest's favourites, the lists they are asked for, and those of their own"""

    return sync_detailed(
        token=token,
        client=client,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    token: str,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | Refusal | list[ListView]]:
    """List a guest's favourites, the lists they are asked for, and those of their own"""

    kwargs = _get_kwargs(
        token=token,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    *,
    client: AuthenticatedClient | Client,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | Refusal | list[ListView] | None:
    """List a guest's favourites, the lists they are asked for, and those of their own"""

    return (
        await asyncio_detailed(
            token=token,
            client=client,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
