from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.list_view import ListView
from ...models.refusal import Refusal
from ...models.signed_sending import SignedSending
from ...types import UNSET, Response, Unset


def _get_kwargs(
    token: str,
    list_name: str,
    *,
    body: None | SignedSending | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/shared/{token}/lists/{list_name}/send".format(
            token=quote(str(token), safe=""),
            list_name=quote(str(list_name), safe=""),
        ),
    }

    if isinstance(body, SignedSending):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | ListView | Refusal | None:
    if response.status_code == 200:
        response_200 = ListView.from_dict(response.json())

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
) -> Response[InvalidRefusal | ListView | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    token: str,
    list_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | SignedSending | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | ListView | Refusal]:
    """Send a guest's list to the photographer; nobody changes it from then on"""

    kwargs = _get_kwargs(
        token=token,
        list_name=list_name,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    list_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | SignedSending | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | ListView | Refusal | None:
    """Send a guest's list to the photographer; nobody changes it from then on"""

    return sync_detailed(
        token=token,
        list_name=list_name,
        client=client,
        body=body,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    token: str,
    list_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | SignedSending | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | ListView | Refusal]:
    """Send a guest's list to the photographer; nobody changes it from then on"""

    kwargs = _get_kwargs(
        token=token,
        list_name=list_name,
        body=body,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    list_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | SignedSending | Unset = UNSET,
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | ListView | Refusal | None:
    """Send a guest's list to the photographer; nobody changes it from then on"""

    return (
        await asyncio_detailed(
            token=token,
            list_name=list_name,
            client=client,
            body=body,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
