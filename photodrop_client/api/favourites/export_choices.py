from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invalid_refusal import InvalidRefusal
from ...models.photodropserviceschoicefiles_kind import PhotodropserviceschoicefilesKind
from ...models.refusal import Refusal
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    album_id: UUID,
    *,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    kind: PhotodropserviceschoicefilesKind | Unset = UNSET,
    rating: int | Unset = 5,
    label: str | Unset = "Green",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_person_id: None | str | Unset
    if isinstance(person_id, Unset):
        json_person_id = UNSET
    elif isinstance(person_id, UUID):
        json_person_id = str(person_id)
    else:
        json_person_id = person_id
    params["person_id"] = json_person_id

    json_list_id: None | str | Unset
    if isinstance(list_id, Unset):
        json_list_id = UNSET
    elif isinstance(list_id, UUID):
        json_list_id = str(list_id)
    else:
        json_list_id = list_id
    params["list_id"] = json_list_id

    json_asked_id: None | str | Unset
    if isinstance(asked_id, Unset):
        json_asked_id = UNSET
    elif isinstance(asked_id, UUID):
        json_asked_id = str(asked_id)
    else:
        json_asked_id = asked_id
    params["asked_id"] = json_asked_id

    json_photo_id: None | str | Unset
    if isinstance(photo_id, Unset):
        json_photo_id = UNSET
    elif isinstance(photo_id, UUID):
        json_photo_id = str(photo_id)
    else:
        json_photo_id = photo_id
    params["photo_id"] = json_photo_id

    json_sent: bool | None | Unset
    if isinstance(sent, Unset):
        json_sent = UNSET
    else:
        json_sent = sent
    params["sent"] = json_sent

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind.value

    params["kind"] = json_kind

    params["rating"] = rating

    params["label"] = label

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/albums/{album_id}/choices/export".format(
            album_id=quote(str(album_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | InvalidRefusal | Refusal | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

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
) -> Response[File | InvalidRefusal | Refusal]:
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
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    kind: PhotodropserviceschoicefilesKind | Unset = UNSET,
    rating: int | Unset = 5,
    label: str | Unset = "Green",
) -> Response[File | InvalidRefusal | Refusal]:
    """Download the names of chosen photos: as text, CSV, for Lightroom's filter, or as XMP sidecars"""

    kwargs = _get_kwargs(
        album_id=album_id,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        kind=kind,
        rating=rating,
        label=label,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    kind: PhotodropserviceschoicefilesKind | Unset = UNSET,
    rating: int | Unset = 5,
    label: str | Unset = "Green",
) -> File | InvalidRefusal | Refusal | None:
    """Download the names of chosen photos: as text, CSV, for Lightroom's filter, or as XMP sidecars"""

    return sync_detailed(
        album_id=album_id,
        client=client,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        kind=kind,
        rating=rating,
        label=label,
    ).parsed


async def asyncio_detailed(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    kind: PhotodropserviceschoicefilesKind | Unset = UNSET,
    rating: int | Unset = 5,
    label: str | Unset = "Green",
) -> Response[File | InvalidRefusal | Refusal]:
    """Download the names of chosen photos: as text, CSV, for Lightroom's filter, or as XMP sidecars"""

    kwargs = _get_kwargs(
        album_id=album_id,
        person_id=person_id,
        list_id=list_id,
        asked_id=asked_id,
        photo_id=photo_id,
        sent=sent,
        kind=kind,
        rating=rating,
        label=label,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    album_id: UUID,
    *,
    client: AuthenticatedClient,
    person_id: None | Unset | UUID = UNSET,
    list_id: None | Unset | UUID = UNSET,
    asked_id: None | Unset | UUID = UNSET,
    photo_id: None | Unset | UUID = UNSET,
    sent: bool | None | Unset = UNSET,
    kind: PhotodropserviceschoicefilesKind | Unset = UNSET,
    rating: int | Unset = 5,
    label: str | Unset = "Green",
) -> File | InvalidRefusal | Refusal | None:
    """Download the names of chosen photos: as text, CSV, for Lightroom's filter, or as XMP sidecars"""

    return (
        await asyncio_detailed(
            album_id=album_id,
            client=client,
            person_id=person_id,
            list_id=list_id,
            asked_id=asked_id,
            photo_id=photo_id,
            sent=sent,
            kind=kind,
            rating=rating,
            label=label,
        )
    ).parsed
