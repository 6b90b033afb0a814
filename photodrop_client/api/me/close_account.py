from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.farewell import Farewell
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: Farewell | None | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/me",
    }

    if isinstance(body, Farewell):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | InvalidRefusal | Refusal | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

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
) -> Response[Any | InvalidRefusal | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: Farewell | None | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Delete one's account, library and face data for good

     Who has a password proves it; who signs in by phone has done so in the last ten minutes. What was
    paid stays in
    the ledger. Photographers, moderators and admins ask an admin to take their role back first."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: Farewell | None | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Delete one's account, library and face data for good

     Who has a password proves it; who signs in by phone has done so in the last ten minutes. What was
    paid stays in
    the ledger. Photographers, moderators and admins ask an admin to take their role back first."""

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: Farewell | None | Unset = UNSET,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Delete one's account, library and face data for good

     Who has a password proves it; who signs in by phone has done so in the last ten minutes. What was
    paid stays in
    the ledger. Photographers, moderators and admins ask an admin to take their role back first."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: Farewell | None | Unset = UNSET,
) -> Any | InvalidRefusal | Refusal | None:
    """Delete one's account, library and face data for good

     Who has a password proves it; who signs in by phone has done so in the last ten minutes. What was
    paid stays in
    the ledger. Photographers, moderators and admins ask an admin to take their role back first."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
