from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.hear_update import HearUpdate
from ...models.invalid_refusal import InvalidRefusal
from ...models.refusal import Refusal
from ...types import Response, Unset


def _get_kwargs(
    *,
    body: HearUpdate,
    x_telegram_bot_api_secret_token: str | Unset = "",
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_telegram_bot_api_secret_token, Unset):
        headers["X-Telegram-Bot-Api-Secret-Token"] = x_telegram_bot_api_secret_token

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/webhooks/telegram",
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
    *,
    client: AuthenticatedClient | Client,
    body: HearUpdate,
    x_telegram_bot_api_secret_token: str | Unset = "",
) -> Response[Any | InvalidRefusal | Refusal]:
    """Called by Telegram with what people told the bot"""

    kwargs = _get_kwargs(
        body=body,
        x_telegram_bot_api_secret_token=x_telegram_bot_api_secret_token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: HearUpdate,
    x_telegram_bot_api_secret_token: str | Unset = "",
) -> Any | InvalidRefusal | Refusal | None:
    """Called by Telegram with what people told the bot"""

    return sync_detailed(
        client=client,
        body=body,
        x_telegram_bot_api_secret_token=x_telegram_bot_api_secret_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: HearUpdate,
    x_telegram_bot_api_secret_token: str | Unset = "",
) -> Response[Any | InvalidRefusal | Refusal]:
    """Called by Telegram with what people told the bot"""

    kwargs = _get_kwargs(
        body=body,
        x_telegram_bot_api_secret_token=x_telegram_bot_api_secret_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: HearUpdate,
    x_telegram_bot_api_secret_token: str | Unset = "",
) -> Any | InvalidRefusal | Refusal | None:
    """Called by Telegram with what people told the bot"""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            x_telegram_bot_api_secret_token=x_telegram_bot_api_secret_token,
        )
    ).parsed
