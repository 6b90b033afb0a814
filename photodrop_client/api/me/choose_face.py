from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chosen_face import ChosenFace
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...models.selfie_view import SelfieView
from ...types import Response


def _get_kwargs(
    selfie_id: UUID,
    *,
    body: ChosenFace,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/me/selfies/{selfie_id}/face".format(
            selfie_id=quote(str(selfie_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Refusal | SelfieView | None:
    if response.status_code == 200:
        response_200 = SelfieView.from_dict(response.json())

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
) -> Response[InvalidRefusal | Refusal | SelfieView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    selfie_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ChosenFace,
) -> Response[InvalidRefusal | Refusal | SelfieView]:
    """Say which face of a selfie with several people is one's own

     `face` counts from 0, from the left. The selfie is `unmeasured` for a moment, until its face is
    measured."""

    kwargs = _get_kwargs(
        selfie_id=selfie_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    selfie_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ChosenFace,
) -> InvalidRefusal | Refusal | SelfieView | None:
    """Say which face of a selfie with several people is one's own

     `face` counts from 0, from the left. The selfie is `unmeasured` for a moment, until its face is
    measured."""

    return sync_detailed(
        selfie_id=selfie_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    selfie_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ChosenFace,
) -> Response[InvalidRefusal | Refusal | SelfieView]:
    """Say which face of a selfie with several people is one's own

     `face` counts from 0, from the left. The selfie is `unmeasured` for a moment, until its face is
    measured."""

    kwargs = _get_kwargs(
        selfie_id=selfie_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    selfie_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ChosenFace,
) -> InvalidRefusal | Refusal | SelfieView | None:
    """Say which face of a selfie with several people is one's own

     `face` counts from 0, from the left. The selfie is `unmeasured` for a moment, until its face is
    measured."""

    return (
        await asyncio_detailed(
            selfie_id=selfie_id,
            client=client,
            body=body,
        )
    ).parsed
