from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, Response, Unset


def _get_kwargs(
    face_id: UUID,
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
        "url": "/api/v1/files/faces/{face_id}.jpg".format(
            face_id=quote(str(face_id), safe=""),
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
    face_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """A face cut out of its photo; marked while the photo is locked"""

    kwargs = _get_kwargs(
        face_id=face_id,
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
    face_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """A face cut out of its photo; marked while the photo is locked"""

    return sync_detailed(
        face_id=face_id,
        client=client,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    ).parsed


async def asyncio_detailed(
    face_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """A face cut out of its photo; marked while the photo is locked"""

    kwargs = _get_kwargs(
        face_id=face_id,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    face_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """A face cut out of its photo; marked while the photo is locked"""

    return (
        await asyncio_detailed(
            face_id=face_id,
            client=client,
            viewer=viewer,
            expires=expires,
            link=link,
            signature=signature,
            download=download,
        )
    ).parsed
