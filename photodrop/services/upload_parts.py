"""Uploads whose parts their sender puts into the bucket itself. We sign where each goes, and join them in the end."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlmodel import Session

from photodrop.adapters.storage import StorageUnavailable, get_storage
from photodrop.adapters.storage.parts import PartAddress, Progress
from photodrop.config import MEBIBYTE, get_settings
from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Upload, UploadState
from photodrop.models.base import new_id, now
from photodrop.services import access
from photodrop.services.tongues import _

if TYPE_CHECKING:
    from photodrop.adapters.storage.s3 import S3Storage
    from photodrop.adapters.storage.s3_parts import BucketFile, BucketParts

PART_BYTES = 16 * MEBIBYTE
"""Most photos are smaller, and go in one piece."""

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
    return _on_its_way(upload).is_lost


def addresses(session: Session, actor: Account, upload_id: UUID, wanted: list[Wanted]) -> list[PartAddress]:
    """Where these parts of an upload go. An address is good for a quarter of an hour and for nothing else."""
    upload = access.upload_to_continue(session, actor, upload_id, lock=True)
    if upload.state is not UploadState.open:
        raise UploadEnded
    if not upload.key:
        raise GoesThroughUs
    count = _on_its_way(upload).count
    digests = {part.number: clean_digest(part.sha256) for part in wanted}
    if not 0 < len(wanted) == len(digests) <= MOST_AT_ONCE or not all(1 <= number <= count for number in digests):
        raise Invalid(parts=_("Name up to {most} parts from 1 to {count}, each once.", most=MOST_AT_ONCE, count=count))
    if _is_whole(upload):
        if digests[1] not in (None, upload.sha256):
            raise Invalid(parts=_("This is not the SHA-256 that the file was said to have."))
    else:
        _note_checksums(upload, digests)
    upload.touched_at = now()
    session.add(upload)
    file = _on_its_way(upload)
    return [file.address(part.number, ADDRESS_SECONDS) for part in wanted]


def _note_checksums(upload: Upload, digests: dict[int, str | None]) -> None:
    """What the bucket is to compare each part with. The first ones begin the upload, and decide whether it does."""
    parts = _parts(upload)
    if not upload.multipart_id:
        with_checksums = None not in digests.values()
        upload.multipart_id = parts.begin(checksums=with_checksums)
        upload.part_sha256 = [""] * parts.count if with_checksums else []
    if upload.part_sha256:
        if None in digests.values():
            raise Invalid(parts=_("Give the SHA-256 of these parts too, as of the first ones."))
        known = dict(enumerate(upload.part_sha256, start=1)) | digests
        upload.part_sha256 = [known[number] or "" for number in sorted(known)]


def first_addresses(upload: Upload) -> list[PartAddress]:
    """What need not be asked for: where a file goes that has one part, of a checksum we know."""
    return [_on_its_way(upload).address(1, ADDRESS_SECONDS)] if upload.key and _is_whole(upload) else []


def progress(upload: Upload) -> Progress:
    return _on_its_way(upload).progress


def joined(upload: Upload, head_bytes: int) -> bytes:
    """All parts are one object of the size that was said; how it begins.

    Raises NotAllHere, or BytesChanged where the bucket holds something else than was sent.
    """
    return _on_its_way(upload).joined(head_bytes)


def dropper(upload: Upload) -> Callable[[], None]:
    """What drops the bytes of an upload. Bytes out of reach are found by the sweep later."""
    if not _has_bucket():
        return lambda: None
    parts = _on_its_way(upload)

    def drop() -> None:
        with suppress(StorageUnavailable):
            parts.discard()

    return drop


def clean_digest(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    digest = sha256.strip().lower()
    if len(digest) != SHA256_DIGITS or any(character not in "0123456789abcdef" for character in digest):
        raise Invalid(sha256=_("A SHA-256 is 64 hexadecimal digits."))
    return digest


def _has_bucket() -> bool:
    return get_settings().storage == "s3"


def _is_whole(upload: Upload) -> bool:
    return upload.size <= upload.part_bytes and upload.sha256 is not None and not upload.multipart_id


def _on_its_way(upload: Upload) -> "BucketFile | BucketParts":
    if not _is_whole(upload):
        return _parts(upload)
    from photodrop.adapters.storage.s3_parts import BucketFile

    return BucketFile(_bucket(), upload.key, upload.size, upload.sha256 or "")


def _parts(upload: Upload) -> "BucketParts":
    storage = _bucket()
    from photodrop.adapters.storage.s3_parts import BucketParts

    return BucketParts(
        storage=storage,
        key=upload.key,
        multipart_id=upload.multipart_id,
        size=upload.size,
        part_bytes=upload.part_bytes,
        sha256=list(upload.part_sha256),
    )


def _bucket() -> "S3Storage":
    if not _has_bucket():
        raise UploadEnded
    return cast("S3Storage", get_storage())
