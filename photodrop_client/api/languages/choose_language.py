from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.language import Language
from ...models.language_choice import LanguageChoice
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    *,
    body: LanguageChoice,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/language",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | Language | Refusal | None:
    if response.status_code == 200:
        response_200 = Language.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 422:
        response_422 = InvalidRefusal.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[InvalidRefusal | Language | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LanguageChoice,
) -> Response[InvalidRefusal | Language | Refusal]:
    """Choose the language of this browser, and of whoever is signed in

    It comes back as the cookie `photodrop_language`. Without that, `Accept-Language` decides."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: LanguageChoice,
) -> InvalidRefusal | Language | Refusal | None:
    """Choose the language of this browser, and of whoever is signed in

    It comes back as the cookie `photodrop_language`. Without that, `Accept-Language` decides."""

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LanguageChoice,
) -> Response[InvalidRefusal | Language | Refusal]:
    """Choose the language of this browser, and of whoever is signed in

    It comes back as the cookie `photodrop_language`. Without that, `Accept-Language` decides."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: LanguageChoice,
) -> InvalidRefusal | Language | Refusal | None:
    """Choose the language of this browser, and of whoever is signed in

    It comes back as the cookie `photodrop_language`. Without that, `Accept-Language` decides."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
