from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.sheet import Sheet
from ...types import UNSET, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    sheet: Sheet | Unset = UNSET,
    card_id: list[UUID] | Unset = UNSET,
    download: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_sheet: str | Unset = UNSET
    if not isinstance(sheet, Unset):
        json_sheet = sheet.value

    params["sheet"] = json_sheet

    json_card_id: list[str] | Unset = UNSET
    if not isinstance(card_id, Unset):
        json_card_id = []
        for card_id_item_data in card_id:
            card_id_item = str(card_id_item_data)
            json_card_id.append(card_id_item)

    params["card_id"] = json_card_id

    params["download"] = download

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/cards/sheet".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 401:
        response_401 = cast(Any, None)
        return response_401

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if response.status_code == 409:
        response_409 = cast(Any, None)
        return response_409

    if response.status_code == 422:
        response_422 = cast(Any, None)
        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    sheet: Sheet | Unset = UNSET,
    card_id: list[UUID] | Unset = UNSET,
    download: bool | Unset = False,
) -> Response[Any | str]:
    """QR cards to print, as PDF"""

    kwargs = _get_kwargs(
        album_id=album_id,
        sheet=sheet,
        card_id=card_id,
        download=download,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    sheet: Sheet | Unset = UNSET,
    card_id: list[UUID] | Unset = UNSET,
    download: bool | Unset = False,
) -> Any | str | None:
    """QR cards to print, as PDF"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        sheet=sheet,
        card_id=card_id,
        download=download,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    sheet: Sheet | Unset = UNSET,
    card_id: list[UUID] | Unset = UNSET,
    download: bool | Unset = False,
) -> Response[Any | str]:
    """QR cards to print, as PDF"""

    kwargs = _get_kwargs(
        album_id=album_id,
        sheet=sheet,
        card_id=card_id,
        download=download,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    sheet: Sheet | Unset = UNSET,
    card_id: list[UUID] | Unset = UNSET,
    download: bool | Unset = False,
) -> Any | str | None:
    """QR cards to print, as PDF"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            sheet=sheet,
            card_id=card_id,
            download=download,
        )
    ).parsed
