from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.refusal import Refusal
from ...models.sent_code import SentCode
from ...types import Response


def _get_kwargs(
    otp_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/auth/otp/{otp_id}/resend".format(
            otp_id=quote(str(otp_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Refusal | SentCode | None:
    if response.status_code == 202:
        response_202 = SentCode.from_dict(response.json())

        return response_202

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Refusal.from_dict(response.json())

        return response_409

    if response.status_code == 410:
        response_410 = Refusal.from_dict(response.json())

        return response_410

    if response.status_code == 429:
        response_429 = Refusal.from_dict(response.json())

        return response_429

    if response.status_code == 503:
        response_503 = Refusal.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Refusal | SentCode]:
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
) -> Response[Refusal | SentCode]:
    """Send a new code, once"""

    kwargs = _get_kwargs(
        otp_id=otp_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Refusal | SentCode | None:
    """Send a new code, once"""

    return sync_detailed(
        otp_id=otp_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Refusal | SentCode]:
    """Send a new code, once"""

    kwargs = _get_kwargs(
        otp_id=otp_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    otp_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Refusal | SentCode | None:
    """Send a new code, once"""

    return (
        await asyncio_detailed(
            otp_id=otp_id,
            client=client,
        )
    ).parsed
