"""Another PhotoDrop, reached through its REST API."""

import hashlib
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import requests

from photodrop.errors import NotFound, PhotoDropError, Unavailable

BLOCK = 8 * 1024 * 1024
CONNECT_SECONDS, READ_SECONDS = 5, 120
TUS = {"Tus-Resumable": "1.0.0"}


class Refused(PhotoDropError):
    """The installation answered, and said no, in its own words."""


class Unreachable(Unavailable):
    message = "The installation does not answer. Is it running, and is the address right?"


class Installation:
    def __init__(self, address: str) -> None:
        self._api = f"{address.rstrip('/')}/api/v1"
        self._session = requests.Session()

    def sign_in(self, login: str, password: str) -> None:
        tokens = self._json("POST", "/auth/login", json={"login": login, "password": password})
        self._session.headers["Authorization"] = f"Bearer {tokens['access_token']}"

    def album_id(self, name_or_id: str) -> str:
        try:
            return str(UUID(name_or_id))
        except ValueError:
            found = self._json("GET", "/albums", params={"name": name_or_id, "limit": 2})["items"]
        match [album["id"] for album in found if album["name"] == name_or_id]:
            case [only]:
                return only
            case []:
                raise NotFound(f"There is no album named “{name_or_id}”.")
            case _:
                raise NotFound(f"Several albums are named “{name_or_id}”. Give the id of one.")

    def send(self, album_id: str, path: Path, phones: list[str], advance: Callable[[int], None]) -> bool:
        """The bytes that are missing there. False if the album has this very picture already."""
        size = path.stat().st_size
        fingerprint = f"{path.name}-{size}-{path.stat().st_mtime_ns}"
        with path.open("rb") as file:
            # What the album has is then known before a byte of it is sent.
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        wanted = {"filename": path.name, "size": size, "sha256": sha256, "fingerprint": fingerprint, "phones": phones}
        upload = self._json("POST", f"/albums/{album_id}/uploads", json=wanted)
        if upload["is_duplicate"]:
            advance(size)
            return False
        advance(upload["offset"])
        with path.open("rb") as file:
            way = self._to_the_bucket if upload["method"] == "s3" else self._to_it
            way(upload, file, advance)
        return not self._json("POST", f"/uploads/{upload['id']}/complete").get("is_duplicate", False)

    def _to_it(self, upload: dict[str, Any], file: BinaryIO, advance: Callable[[int], None]) -> None:
        file.seek(upload["offset"])
        while block := file.read(BLOCK):
            head = TUS | {
                "Upload-Offset": str(file.tell() - len(block)),
                "Content-Type": "application/offset+octet-stream",
            }
            self._call("PATCH", f"/uploads/{upload['id']}/bytes", data=block, headers=head)
            advance(len(block))

    def _to_the_bucket(self, upload: dict[str, Any], file: BinaryIO, advance: Callable[[int], None]) -> None:
        count = ceil(upload["size"] / upload["part_bytes"])
        for number in sorted(set(range(1, count + 1)) - set(upload["parts_here"])):
            file.seek((number - 1) * upload["part_bytes"])
            part = file.read(upload["part_bytes"])
            address = next(iter(upload["addresses"]), None)
            if address is None:
                wanted = {"parts": [{"number": number, "sha256": hashlib.sha256(part).hexdigest()}]}
                (address,) = self._json("POST", f"/uploads/{upload['id']}/parts", json=wanted)["parts"]
            # The bucket is somebody else's: it gets no token of ours.
            _answered(requests.put, address["url"], data=part, headers=address["headers"])
            advance(len(part))

    def _json(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        return self._call(method, path, **what).json()

    def _call(self, method: str, path: str, **what: Any) -> requests.Response:
        return _answered(self._session.request, method, self._api + path, **what)


def _answered(ask: Callable[..., requests.Response], *where: str, **what: Any) -> requests.Response:
    try:
        answer = ask(*where, timeout=(CONNECT_SECONDS, READ_SECONDS), allow_redirects=False, **what)
    except requests.RequestException:
        raise Unreachable from None
    if not answer.ok:
        try:
            raise Refused(answer.json()["detail"])
        except (ValueError, KeyError, TypeError):
            raise Refused(f"The installation answered {answer.status_code}.") from None
    return answer
