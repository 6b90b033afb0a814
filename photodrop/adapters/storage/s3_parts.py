"""Uploads that their sender puts into the bucket, at addresses we sign: the bytes never come by us.

Length and, where it is known, checksum are in the signature, so the bucket refuses any other bytes.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from typing import Any

from botocore.exceptions import ClientError

from photodrop.adapters.storage.parts import BytesChanged, PartAddress, Progress, not_all_here
from photodrop.adapters.storage.s3 import S3Storage, in_our_words

NO_SUCH_UPLOAD = ("NoSuchUpload", "NoSuchKey", "404")
NOT_WHAT_WAS_SAID = ("InvalidPart", "InvalidPartOrder", "BadDigest", "InvalidRequest", "EntityTooSmall")


class _Refused(Exception):
    """The bucket gave one of the answers that were asked about."""


@dataclass(frozen=True)
class BucketFile:
    """A file in one piece. Its checksum is known, so whoever holds an address can write these bytes and no others."""

    storage: S3Storage
    key: str
    size: int
    sha256: str

    count = 1
    is_lost = False

    def address(self, _: int, seconds: int) -> PartAddress:
        where = {"Key": self.key}
        return _address(
            self.storage, "put_object", where, number=1, offset=0, size=self.size, sha256=self.sha256, seconds=seconds
        )

    @property
    def progress(self) -> Progress:
        is_here = _look(self.storage, self.key, 1) is not None
        return Progress(self.size, [1]) if is_here else Progress(0, [])

    def joined(self, head_bytes: int) -> bytes:
        found = _look(self.storage, self.key, head_bytes)
        if found is None:
            raise not_all_here(0, self.size)
        if found[0] != self.size:
            raise BytesChanged
        return found[1]

    def discard(self) -> None:
        self.storage.delete(self.key)


@dataclass(frozen=True)
class BucketParts:
    """One upload in the bucket: no object, and nobody's to read, until it is joined.

    `sha256` holds what the sender said of each part, and is empty where no checksums are used.
    """

    storage: S3Storage
    key: str
    multipart_id: str
    size: int
    part_bytes: int
    sha256: list[str]

    @property
    def count(self) -> int:
        return ceil(self.size / self.part_bytes)

    def size_of(self, number: int) -> int:
        return min(self.part_bytes, self.size - (number - 1) * self.part_bytes)

    def begin(self, *, checksums: bool) -> str:
        """The bucket's own id for this upload. With `checksums` it takes no part without one."""
        more = {"ChecksumAlgorithm": "SHA256"} if checksums else {}
        with in_our_words(self.key):
            return self.storage.client.create_multipart_upload(
                Bucket=self.storage.bucket, Key=self.key, ContentType="application/octet-stream", **more
            )["UploadId"]

    def address(self, number: int, seconds: int) -> PartAddress:
        where = {"Key": self.key, "UploadId": self.multipart_id, "PartNumber": number}
        return _address(
            self.storage,
            "upload_part",
            where,
            number=number,
            offset=(number - 1) * self.part_bytes,
            size=self.size_of(number),
            sha256=self.sha256[number - 1] if self.sha256 else "",
            seconds=seconds,
        )

    @property
    def progress(self) -> Progress:
        here = self.here()
        if here is None:
            is_joined = _look(self.storage, self.key, 1) is not None
            return Progress(self.size if is_joined else 0, list(range(1, self.count + 1)) if is_joined else [])
        return Progress(sum(map(self.size_of, here)), sorted(here))

    @property
    def is_lost(self) -> bool:
        """Neither unfinished nor joined: whoever looks after the bucket has given it up."""
        return self.here() is None and _look(self.storage, self.key, 1) is None

    def here(self) -> dict[int, str] | None:
        """The parts that have arrived, with their ETags; None when the upload is over: joined, or given up."""
        if not self.multipart_id:
            return {}
        pages = self.storage.client.get_paginator("list_parts").paginate(
            Bucket=self.storage.bucket, Key=self.key, UploadId=self.multipart_id
        )
        try:
            with _answers(*NO_SUCH_UPLOAD):
                parts = [part for page in pages for part in page.get("Parts", ())]
        except _Refused:
            return None
        return {part["PartNumber"]: part["ETag"] for part in parts if part["Size"] == self.size_of(part["PartNumber"])}

    def _join(self, parts: dict[int, str]) -> None:
        """Make one object of all parts. There is none if the bucket finds them other than they were said to be."""
        named = [{"PartNumber": number, "ETag": etag} for number, etag in sorted(parts.items())]
        if self.sha256:
            named = [part | {"ChecksumSHA256": _base64(self.sha256[part["PartNumber"] - 1])} for part in named]
        # Refused also when the answer to an earlier try was lost: whether there is an object is looked at next.
        with suppress(_Refused), _answers(*NO_SUCH_UPLOAD, *NOT_WHAT_WAS_SAID):
            self.storage.client.complete_multipart_upload(
                Bucket=self.storage.bucket,
                Key=self.key,
                UploadId=self.multipart_id,
                MultipartUpload={"Parts": named},
            )

    def joined(self, head_bytes: int) -> bytes:
        """The first bytes of one object of all parts. It may have been joined already, and nobody have heard of it."""
        here = self.here()
        if here is not None:
            if len(here) < self.count:
                raise not_all_here(sum(map(self.size_of, here)), self.size)
            self._join(here)
        found = _look(self.storage, self.key, head_bytes)
        if found is None or found[0] != self.size:
            raise BytesChanged
        return found[1]

    def discard(self) -> None:
        """The parts and what was joined of them, whatever there is."""
        if not self.multipart_id:
            return
        with suppress(_Refused), _answers(*NO_SUCH_UPLOAD):
            self.storage.client.abort_multipart_upload(
                Bucket=self.storage.bucket, Key=self.key, UploadId=self.multipart_id
            )
        self.storage.delete(self.key)


def _address(
    storage: S3Storage,
    operation: str,
    where: dict[str, Any],
    *,
    number: int,
    offset: int,
    size: int,
    sha256: str,
    seconds: int,
) -> PartAddress:
    checksum = _base64(sha256) if sha256 else ""
    params = {"Bucket": storage.bucket, **where, "ContentLength": size}
    with in_our_words():
        url = storage.public.generate_presigned_url(
            operation, Params=params | ({"ChecksumSHA256": checksum} if checksum else {}), ExpiresIn=seconds
        )
    headers = {"x-amz-checksum-sha256": checksum} if checksum else {}
    return PartAddress(number, offset, size, url, headers, expires_in=seconds)


def _look(storage: S3Storage, key: str, length: int) -> tuple[int, bytes] | None:
    """Size and first bytes of an object; None where there is none."""
    try:
        with in_our_words(key):
            found = storage.client.get_object(Bucket=storage.bucket, Key=key, Range=f"bytes=0-{length - 1}")
            with found["Body"] as body:
                head = body.read()
    except FileNotFoundError:
        return None
    return int(found["ContentRange"].rpartition("/")[2]), head


@contextmanager
def _answers(*expected: str) -> Iterator[None]:
    with in_our_words():
        try:
            yield
        except ClientError as failure:
            if failure.response.get("Error", {}).get("Code") in expected:
                raise _Refused from None
            raise


def _base64(digits: str) -> str:
    return b64encode(bytes.fromhex(digits)).decode()
