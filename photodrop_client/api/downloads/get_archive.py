from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, Response, Unset


def _get_kwargs(
    archive_id: UUID,
    *,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["viewer"] = viewer

    params["expires"] = expires

    params["link"] = link

    params["signature"] = signature

    params["download"] = download

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/files/archives/{archive_id}.zip".format(
            archive_id=quote(str(archive_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 402:
        response_402 = cast(Any, None)
        return response_402

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if response.status_code == 410:
        response_410 = cast(Any, None)
        return response_410

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
    archive_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """The ZIP, or any range of it"""

    kwargs = _get_kwargs(
        archive_id=archive_id,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    archive_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """The ZIP, or any range of it"""

    return sync_detailed(
        archive_id=archive_id,
        client=client,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    ).parsed


async def asyncio_detailed(
    archive_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """The ZIP, or any range of it"""

    kwargs = _get_kwargs(
        archive_id=archive_id,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    archive_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """The ZIP, or any range of it"""

    return (
        await asyncio_detailed(
            archive_id=archive_id,
            client=client,
            viewer=viewer,
            expires=expires,
            link=link,
            signature=signature,
            download=download,
        )
    ).parsed
