from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.list_orders_side_type_0 import ListOrdersSideType0
from ...models.order_state import OrderState
from ...models.page_order_row import PageOrderRow
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    side: ListOrdersSideType0 | None | Unset = UNSET,
    state: None | OrderState | Unset = UNSET,
    open_: bool | None | Unset = UNSET,
    q: str | Unset = "",
    photodrop_guest: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(photodrop_guest, Unset):
        headers["photodrop-guest"] = photodrop_guest

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["sort"] = sort

    json_side: None | str | Unset
    if isinstance(side, Unset):
        json_side = UNSET
    elif isinstance(side, ListOrdersSideType0):
        json_side = side.value
    else:
        json_side = side
    params["side"] = json_side

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, OrderState):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_open_: bool | None | Unset
    if isinstance(open_, Unset):
        json_open_ = UNSET
    else:
        json_open_ = open_
    params["open"] = json_open_

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/orders",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvalidRefusal | PageOrderRow | Refusal | None:
    if response.status_code == 200:
        response_200 = PageOrderRow.from_dict(response.json())

        return response_200

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
) -> Response[InvalidRefusal | PageOrderRow | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    side: ListOrdersSideType0 | None | Unset = UNSET,
    state: None | OrderState | Unset = UNSET,
    open_: bool | None | Unset = UNSET,
    q: str | Unset = "",
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | PageOrderRow | Refusal]:
    """Orders that you placed, and those placed with you"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        side=side,
        state=state,
        open_=open_,
        q=q,
        photodrop_guest=photodrop_guest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    side: ListOrdersSideType0 | None | Unset = UNSET,
    state: None | OrderState | Unset = UNSET,
    open_: bool | None | Unset = UNSET,
    q: str | Unset = "",
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | PageOrderRow | Refusal | None:
    """Orders that you placed, and those placed with you"""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        sort=sort,
        side=side,
        state=state,
        open_=open_,
        q=q,
        photodrop_guest=photodrop_guest,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    side: ListOrdersSideType0 | None | Unset = UNSET,
    state: None | OrderState | Unset = UNSET,
    open_: bool | None | Unset = UNSET,
    q: str | Unset = "",
    photodrop_guest: None | str | Unset = UNSET,
) -> Response[InvalidRefusal | PageOrderRow | Refusal]:
    """Orders that you placed, and those placed with you"""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        sort=sort,
        side=side,
        state=state,
        open_=open_,
        q=q,
        photodrop_guest=photodrop_guest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    sort: str | Unset = "-created_at",
    side: ListOrdersSideType0 | None | Unset = UNSET,
    state: None | OrderState | Unset = UNSET,
    open_: bool | None | Unset = UNSET,
    q: str | Unset = "",
    photodrop_guest: None | str | Unset = UNSET,
) -> InvalidRefusal | PageOrderRow | Refusal | None:
    """Orders that you placed, and those placed with you"""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            sort=sort,
            side=side,
            state=state,
            open_=open_,
            q=q,
            photodrop_guest=photodrop_guest,
        )
    ).parsed
