from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.new_password_of import NewPasswordOf
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    photographer_id: UUID,
    *,
    body: NewPasswordOf,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/photographers/{photographer_id}/password".format(
            photographer_id=quote(str(photographer_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

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
    photographer_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPasswordOf,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Give a photographer a new password"""

    kwargs = _get_kwargs(
        photographer_id=photographer_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photographer_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPasswordOf,
) -> Any | InvalidRefusal | Refusal | None:
    """Give a photographer a new password"""

    return sync_detailed(
        photographer_id=photographer_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    photographer_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPasswordOf,
) -> Response[Any | InvalidRefusal | Refusal]:
    """Give a photographer a new password"""

    kwargs = _get_kwargs(
        photographer_id=photographer_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photographer_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPasswordOf,
) -> Any | InvalidRefusal | Refusal | None:
    """Give a photographer a new password"""

    return (
        await asyncio_detailed(
            photographer_id=photographer_id,
            client=client,
            body=body,
        )
    ).parsed
