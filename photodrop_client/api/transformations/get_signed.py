from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, Response, Unset


def _get_kwargs(
    signature: str,
    rest: str,
    *,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["viewer"] = viewer

    params["expires"] = expires

    params["link"] = link

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/i/{signature}/{rest}".format(
            signature=quote(str(signature), safe=""),
            rest=quote(str(rest), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 302:
        response_302 = cast(Any, None)
        return response_302

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if response.status_code == 413:
        response_413 = cast(Any, None)
        return response_413

    if response.status_code == 422:
        response_422 = cast(Any, None)
        return response_422

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

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
    signature: str,
    rest: str,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
) -> Response[Any | str]:
    """A transformed photo, by a signed address: …/{transformation}/{photo id}, with or without .webp"""

    kwargs = _get_kwargs(
        signature=signature,
        rest=rest,
        viewer=viewer,
        expires=expires,
        link=link,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    signature: str,
    rest: str,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
) -> Any | str | None:
    """A transformed photo, by a signed address: …/{transformation}/{photo id}, with or without .webp"""

    return sync_detailed(
        signature=signature,
        rest=rest,
        client=client,
        viewer=viewer,
        expires=expires,
        link=link,
    ).parsed


async def asyncio_detailed(
    signature: str,
    rest: str,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
) -> Response[Any | str]:
    """A transformed photo, by a signed address: …/{transformation}/{photo id}, with or without .webp"""

    kwargs = _get_kwargs(
        signature=signature,
        rest=rest,
        viewer=viewer,
        expires=expires,
        link=link,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    signature: str,
    rest: str,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
) -> Any | str | None:
    """A transformed photo, by a signed address: …/{transformation}/{photo id}, with or without .webp"""

    return (
        await asyncio_detailed(
            signature=signature,
            rest=rest,
            client=client,
            viewer=viewer,
            expires=expires,
            link=link,
        )
    ).parsed
