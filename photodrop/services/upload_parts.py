"""Uploads whose parts their sender puts into the bucket itself. We sign where each goes, and join them in the end."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlmodel import Session

from photodrop.adapters.storage import StorageUnavailable, get_storage
from photodrop.adapters.storage.parts import BytesChanged, NotAllHere, PartAddress, Progress
from photodrop.config import MEBIBYTE, get_settings
from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Upload, UploadState
from photodrop.models.base import new_id, now
from photodrop.services import access

if TYPE_CHECKING:
    from photodrop.adapters.storage.s3 import S3Storage
    from photodrop.adapters.storage.s3_parts import BucketParts

PART_BYTES = 8 * MEBIBYTE
MOST_PARTS = 10_000
MOST_AT_ONCE = 100
ADDRESS_SECONDS = 15 * 60
SHA256_DIGITS = 64


class UploadEnded(Conflict):
    message = "This upload has ended."


class GoesThroughUs(Conflict):
    message = "The bytes of this upload go to its url, by tus or by one PUT."


@dataclass(frozen=True)
class Wanted:
    """A part about to be sent. With its SHA-256, the bucket refuses any other bytes."""

    number: int
    sha256: str | None = None


def route(size: int, method: str) -> dict[str, Any]:
    """Where a new upload goes, as columns of its row: with a key to the bucket, without one to us."""
    if method == "tus" or not _has_bucket():
        return {"key": "", "part_bytes": 0}
    # A key of its own for every try: what was joined once is never written again.
    return {"key": f"photos/{new_id()}/original", "part_bytes": max(PART_BYTES, ceil(size / MOST_PARTS))}


def start_anew(upload: Upload, method: str) -> None:
    upload.multipart_id, upload.part_sha256 = "", []
    for column, value in route(upload.size, method).items():
        setattr(upload, column, value)


def is_lost(upload: Upload, method: str) -> bool:
    """Whether nothing of it can be gone on with: another way is asked for, or the bucket has forgotten it."""
    if not upload.key:
        return method == "s3" and _has_bucket()
    if method == "tus" or not _has_bucket():
        return True
    return bool(upload.multipart_id) and _parts(upload).is_lost


def addresses(session: Session, actor: Account, upload_id: UUID, wanted: list[Wanted]) -> list[PartAddress]:
    """Where these parts of an upload go. An address is good for a quarter of an hour and for nothing else."""
    upload = access.upload_to_continue(session, actor, upload_id, lock=True)
    if upload.state is not UploadState.open:
        raise UploadEnded
    if not upload.key:
        raise GoesThroughUs
    parts = _parts(upload)
    digests = {part.number: clean_digest(part.sha256) for part in wanted}
    if not 0 < len(wanted) == len(digests) <= MOST_AT_ONCE or not all(1 <= number <= parts.count for number in digests):
        raise Invalid(parts=f"Name up to {MOST_AT_ONCE} parts from 1 to {parts.count}, each once.")
    if not upload.multipart_id:
        with_checksums = None not in digests.values()
        upload.multipart_id = parts.begin(checksums=with_checksums)
        upload.part_sha256 = [""] * parts.count if with_checksums else []
    if upload.part_sha256:
        if None in digests.values():
            raise Invalid(parts="Give the SHA-256 of these parts too, as of the first ones.")
        known = dict(enumerate(upload.part_sha256, start=1)) | digests
        upload.part_sha256 = [known[number] or "" for number in sorted(known)]
    upload.touched_at = now()
    session.add(upload)
    parts = replace(parts, multipart_id=upload.multipart_id, sha256=upload.part_sha256)
    return [parts.address(part.number, ADDRESS_SECONDS) for part in wanted]


def progress(upload: Upload) -> Progress:
    return _parts(upload).progress


def join(upload: Upload, head_bytes: int) -> bytes:
    """One object of all parts, of the size that was said; how it begins. It may have been joined already.

    Raises NotAllHere, or BytesChanged where the bucket holds something else than was sent.
    """
    parts = _parts(upload)
    here = parts.here()
    if here is not None:
        if len(here) < parts.count:
            done = sum(map(parts.size_of, here))
            raise NotAllHere(f"{done:,} of {upload.size:,} bytes are here. Send the rest, then complete the upload.")
        parts.join(here)
    found = parts.look(head_bytes)
    if found is None or found[0] != upload.size:
        raise BytesChanged
    return found[1]


def dropper(upload: Upload) -> Callable[[], None]:
    """What drops the bytes of an upload. Bytes out of reach are found by the sweep later."""
    if not upload.multipart_id or not _has_bucket():
        return lambda: None
    parts = _parts(upload)

    def drop() -> None:
        with suppress(StorageUnavailable):
            parts.discard()

    return drop


def clean_digest(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    digest = sha256.strip().lower()
    if len(digest) != SHA256_DIGITS or any(character not in "0123456789abcdef" for character in digest):
        raise Invalid(sha256="A SHA-256 is 64 hexadecimal digits.")
    return digest


def _has_bucket() -> bool:
    return get_settings().storage == "s3"


def _parts(upload: Upload) -> "BucketParts":
    if not _has_bucket():
        raise UploadEnded
    from photodrop.adapters.storage.s3_parts import BucketParts

    return BucketParts(
        storage=cast("S3Storage", get_storage()),
        key=upload.key,
        multipart_id=upload.multipart_id,
        size=upload.size,
        part_bytes=upload.part_bytes,
        sha256=list(upload.part_sha256),
    )
