from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.code import Code
from ...models.invalid_refusal import InvalidRefusal
from ...models.new_tokens import NewTokens
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    otp_id: UUID,
    *,
    body: Code,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/auth/otp/{otp_id}/verify".format(
            otp_id=quote(str(otp_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | NewTokens | Refusal | None:
    if response.status_code == 200:
        response_200 = NewTokens.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if response.status_code == 410:
        response_410 = Refusal.from_dict(response.json())

        return response_410

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
) -> Response[InvalidRefusal | NewTokens | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: Code,
) -> Response[InvalidRefusal | NewTokens | Refusal]:
    """Sign in with the code"""

    kwargs = _get_kwargs(
        otp_id=otp_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: Code,
) -> InvalidRefusal | NewTokens | Refusal | None:
    """Sign in with the code"""

    return sync_detailed(
        otp_id=otp_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: Code,
) -> Response[InvalidRefusal | NewTokens | Refusal]:
    """Sign in with the code"""

    kwargs = _get_kwargs(
        otp_id=otp_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: Code,
) -> InvalidRefusal | NewTokens | Refusal | None:
    """Sign in with the code"""

    return (
        await asyncio_detailed(
            otp_id=otp_id,
            client=client,
            body=body,
        )
    ).parsed
