from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_rendition_look import GetRenditionLook
from ...models.size import Size
from ...types import UNSET, Response, Unset


def _get_kwargs(
    photo_id: UUID,
    size: Size,
    look: GetRenditionLook,
    revision: int,
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
        "url": "/api/v1/files/photos/{photo_id}/{size}-{look}-{revision}.jpg".format(
            photo_id=quote(str(photo_id), safe=""),
            size=quote(str(size), safe=""),
            look=quote(str(look), safe=""),
            revision=quote(str(revision), safe=""),
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

    if response.status_code == 402:
        response_402 = cast(Any, None)
        return response_402

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

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
    photo_id: UUID,
    size: Size,
    look: GetRenditionLook,
    revision: int,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """A rendition"""

    kwargs = _get_kwargs(
        photo_id=photo_id,
        size=size,
        look=look,
        revision=revision,
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
    photo_id: UUID,
    size: Size,
    look: GetRenditionLook,
    revision: int,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """A rendition"""

    return sync_detailed(
        photo_id=photo_id,
        size=size,
        look=look,
        revision=revision,
        client=client,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    ).parsed


async def asyncio_detailed(
    photo_id: UUID,
    size: Size,
    look: GetRenditionLook,
    revision: int,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Response[Any | str]:
    """A rendition"""

    kwargs = _get_kwargs(
        photo_id=photo_id,
        size=size,
        look=look,
        revision=revision,
        viewer=viewer,
        expires=expires,
        link=link,
        signature=signature,
        download=download,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: UUID,
    size: Size,
    look: GetRenditionLook,
    revision: int,
    *,
    client: AuthenticatedClient | Client,
    viewer: str | Unset = "",
    expires: str | Unset = "",
    link: str | Unset = "",
    signature: str | Unset = "",
    download: bool | Unset = False,
) -> Any | str | None:
    """A rendition"""

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            size=size,
            look=look,
            revision=revision,
            client=client,
            viewer=viewer,
            expires=expires,
            link=link,
            signature=signature,
            download=download,
        )
    ).parsed
