from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.consent import Consent
from ...models.invalid_refusal import InvalidRefusal
from ...models.profile import Profile
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    *,
    body: Consent,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/me/face-consent",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Profile | Refusal | None:
    if response.status_code == 200:
        response_200 = Profile.from_dict(response.json())

        return response_200

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
) -> Response[InvalidRefusal | Profile | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: Consent,
) -> Response[InvalidRefusal | Profile | Refusal]:
    """Allow or refuse that one's face is looked for

    A no deletes what was measured of the face at once; the selfies stay."""

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
    body: Consent,
) -> InvalidRefusal | Profile | Refusal | None:
    """Allow or refuse that one's face is looked for

    A no deletes what was measured of the face at once; the selfies stay."""

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: Consent,
) -> Response[InvalidRefusal | Profile | Refusal]:
    """Allow or refuse that one's face is looked for

    A no deletes what was measured of the face at once; the selfies stay."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: Consent,
) -> InvalidRefusal | Profile | Refusal | None:
    """Allow or refuse that one's face is looked for

    A no deletes what was measured of the face at once; the selfies stay."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
