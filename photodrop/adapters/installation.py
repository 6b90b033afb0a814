"""Another PhotoDrop, reached through its REST API and the client that is generated from it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from math import ceil
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO, Self, TypeVar
from uuid import UUID

import httpx

from photodrop.errors import NotFound, PhotoDropError, Unavailable
from photodrop_client import AuthenticatedClient, Client
from photodrop_client.api.albums import list_albums
from photodrop_client.api.auth import login as sign_in
from photodrop_client.api.uploads import append_bytes, begin_upload, complete_upload, get_part_addresses
from photodrop_client.models import (
    AddedPhoto,
    InvalidRefusal,
    Login,
    NewUpload,
    PageAlbumRow,
    PartAddress,
    PartAddresses,
    Refusal,
    Tokens,
    UploadView,
    WantedPart,
    WantedParts,
)
from photodrop_client.types import File, Response

BLOCK = 8 * 1024 * 1024
PATIENCE = httpx.Timeout(120, connect=5)
TUS = "1.0.0"
Wanted = TypeVar("Wanted")


class Refused(PhotoDropError):
    """The installation answered, and said no, in its own words."""


class Unreachable(Unavailable):
    message = "The installation does not answer. Is it running, and is the address right?"


class NotOurs(PhotoDropError):
    message = "What answers there is no PhotoDrop, or one of another version."


class Installation:
    def __init__(self, client: AuthenticatedClient) -> None:
        self._client = client

    @classmethod
    @contextmanager
    def signed_in(cls, address: str, login: str, password: str) -> Iterator[Self]:
        base = address.rstrip("/")
        with Client(base, timeout=PATIENCE) as visitor:
            given = Login(login=login, password=password)
            tokens = _told(Tokens, sign_in.sync_detailed, client=visitor, body=given)
        with AuthenticatedClient(base, token=tokens.access_token, timeout=PATIENCE) as client:
            yield cls(client)

    def album_id(self, name_or_id: str) -> UUID:
        try:
            return UUID(name_or_id)
        except ValueError:
            found = self._ask(PageAlbumRow, list_albums.sync_detailed, name=name_or_id, limit=2).items
        match [album.id for album in found if album.name == name_or_id]:
            case [only]:
                return UUID(only)
            case []:
                raise NotFound(f"There is no album named “{name_or_id}”.")
            case _:
                raise NotFound(f"Several albums are named “{name_or_id}”. Give the id of one.")

    def send(self, album_id: UUID, path: Path, phones: list[str], advance: Callable[[int], None]) -> bool:
        """The bytes that are missing there. False if the album has this very picture already."""
        size = path.stat().st_size
        with path.open("rb") as file:
            # What the album has is then known before a byte of it is sent.
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        wanted = NewUpload(
            filename=path.name,
            size=size,
            sha256=sha256,
            fingerprint=f"{path.name}-{size}-{path.stat().st_mtime_ns}",
            phones=phones,
        )
        upload = self._ask(UploadView, begin_upload.sync_detailed, album_id=album_id, body=wanted)
        if upload.is_duplicate:
            advance(size)
            return False
        advance(upload.offset)
        with path.open("rb") as file:
            way = self._to_the_bucket if upload.method == "s3" else self._to_it
            way(upload, file, advance)
        added = self._ask(AddedPhoto, complete_upload.sync_detailed, upload_id=UUID(upload.id))
        return not added.is_duplicate

    def _to_it(self, upload: UploadView, file: BinaryIO, advance: Callable[[int], None]) -> None:
        file.seek(upload.offset)
        while block := file.read(BLOCK):
            self._ask(
                NoneType,
                append_bytes.sync_detailed,
                upload_id=UUID(upload.id),
                body=File(BytesIO(block)),
                tus_resumable=TUS,
                upload_offset=str(file.tell() - len(block)),
            )
            advance(len(block))

    def _to_the_bucket(self, upload: UploadView, file: BinaryIO, advance: Callable[[int], None]) -> None:
        count = ceil(upload.size / upload.part_bytes)
        for number in sorted(set(range(1, count + 1)) - set(upload.parts_here)):
            file.seek((number - 1) * upload.part_bytes)
            part = file.read(upload.part_bytes)
            _put(next(iter(upload.addresses), None) or self._address(upload, number, part), part)
            advance(len(part))

    def _address(self, upload: UploadView, number: int, part: bytes) -> PartAddress:
        wanted = WantedParts([WantedPart(number, hashlib.sha256(part).hexdigest())])
        told = self._ask(PartAddresses, get_part_addresses.sync_detailed, upload_id=UUID(upload.id), body=wanted)
        return told.parts[0]

    def _ask(self, wanted: type[Wanted], ask: Callable[..., Response[Any]], **what: Any) -> Wanted:
        return _told(wanted, ask, client=self._client, **what)


def _put(address: PartAddress, part: bytes) -> None:
    # The bucket is somebody else's: it gets no token of ours.
    try:
        answer = httpx.put(address.url, content=part, headers=address.headers.to_dict(), timeout=PATIENCE)
    except httpx.HTTPError:
        raise Unreachable from None
    if not answer.is_success:
        raise Refused(f"The bucket answered {answer.status_code}.")


def _told(wanted: type[Wanted], ask: Callable[..., Response[Any]], **what: Any) -> Wanted:
    try:
        answer = ask(**what)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise Unreachable from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotOurs from None
    match answer.parsed:
        case Refusal() | InvalidRefusal() as refusal:
            raise Refused(refusal.detail)
        case told if isinstance(told, wanted) and answer.status_code < HTTPStatus.BAD_REQUEST:
            return told
    raise Refused(f"The installation answered {answer.status_code.value}.")
