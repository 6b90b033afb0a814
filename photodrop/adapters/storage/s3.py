"""Photo bytes in a bucket: AWS S3 or anything that speaks its protocol. boto3's names and errors end here."""

import base64
import hashlib
import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from boto3 import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from photodrop.adapters.storage.base import Link, Method, StorageUnavailable, Stored, check_key
from photodrop.adapters.storage.s3_faults import reason_of
from photodrop.config import MEBIBYTE, get_settings

logger = logging.getLogger(__name__)

BLOCK = 256 * 1024
AT_ONCE = 32 * MEBIBYTE
"""Larger files go in parts."""

PART = 16 * MEBIBYTE
CONNECT_SECONDS, READ_SECONDS, TRIES = 5, 30, 3
CONNECTIONS = 32
WINDOW = 5 * 60
"""An address is the same for everybody within a window, so that browsers find what they have."""

NOT_THERE = {"NoSuchKey", "404", "NotFound"}


def make_client(endpoint: str = "") -> Any:
    """By the settings, with credentials from boto3's usual places. Safe to share between threads."""
    settings = get_settings()
    session = Session()
    address = endpoint or settings.s3_endpoint
    path_style = bool(address) if settings.s3_path_style is None else settings.s3_path_style
    return session.client(
        "s3",
        endpoint_url=address or None,
        region_name=settings.s3_region or session.region_name or "us-east-1",
        config=Config(
            signature_version="s3v4",
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": TRIES, "mode": "standard"},
            max_pool_connections=CONNECTIONS,
            # Every service checks the body against its signature; checksums of its own not every service knows.
            s3={"addressing_style": "path" if path_style else "virtual", "payload_signing_enabled": True},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


@contextmanager
def in_our_words(key: str = "") -> Iterator[None]:
    """A key that is not there is FileNotFoundError, everything else StorageUnavailable."""
    try:
        yield
    except ClientError as failure:
        if failure.response.get("Error", {}).get("Code") in NOT_THERE:
            raise FileNotFoundError(key) from None
        raise _unavailable(failure) from failure
    except BotoCoreError as failure:
        raise _unavailable(failure) from failure


def _unavailable(failure: Exception) -> StorageUnavailable:
    told = StorageUnavailable(reason_of(failure))
    logger.error("storage.unavailable reason=%s", told.reason)
    return told


class S3Storage:
    """Objects of one bucket. `client` talks to the service, `public` makes addresses that browsers can reach."""

    def __init__(self, bucket: str, client: Any, public: Any | None = None) -> None:
        self.bucket = bucket
        self.client = client
        self.public = public or client

    @classmethod
    def from_settings(cls) -> "S3Storage":
        settings = get_settings()
        public = make_client(settings.s3_public_endpoint) if settings.s3_public_endpoint else None
        return cls(settings.s3_bucket, make_client(), public)

    def close(self) -> None:
        self.client.close()
        self.public.close()

    def put(self, key: str, source: BinaryIO) -> None:
        check_key(key)
        head = _read(source, AT_ONCE + 1)
        with in_our_words(key):
            if len(head) <= AT_ONCE:
                self.client.put_object(Bucket=self.bucket, Key=key, Body=head, ChecksumSHA256=_checksum(head))
            else:
                self._put_parts(key, _parts(head, source))

    def get(self, key: str) -> bytes:
        with in_our_words(key):
            return self.client.get_object(Bucket=self.bucket, Key=check_key(key))["Body"].read()

    def stream(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        if length == 0:
            # S3 has no empty ranges.
            self.size(key)
            return iter(())
        last = "" if length is None else start + length - 1
        place = {"Bucket": self.bucket, "Key": check_key(key), "Range": f"bytes={start}-{last}"}
        with in_our_words(key):
            try:
                body = self.client.get_object(**place)["Body"]
            except ClientError as failure:
                if failure.response.get("Error", {}).get("Code") != "InvalidRange":
                    raise
                return iter(())
        return _blocks(key, body)

    def size(self, key: str) -> int:
        return self._head(key)["ContentLength"]

    def sha256(self, key: str) -> str:
        known = self._head(key, ChecksumMode="ENABLED").get("ChecksumSHA256", "")
        # Of a file in parts it is a checksum of checksums, which ends with their number.
        if known and "-" not in known:
            return base64.b64decode(known).hex()
        digest = hashlib.sha256()
        for block in self.stream(key):
            digest.update(block)
        return digest.hexdigest()

    def delete(self, key: str) -> None:
        with in_our_words(key):
            self.client.delete_object(Bucket=self.bucket, Key=check_key(key))

    def entries(self, prefix: str = "") -> Iterator[Stored]:
        with in_our_words(prefix):
            for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix):
                for found in page.get("Contents", ()):
                    yield Stored(found["Key"], found["Size"], found["LastModified"])

    def keys(self, prefix: str = "") -> Iterator[str]:
        return (entry.key for entry in self.entries(prefix))

    def link(self, key: str, *, content_type: str, disposition: str, method: Method = "GET") -> Link:
        moment = int(datetime.now(UTC).timestamp())
        window = moment // WINDOW
        with in_our_words(key):
            address = _presigned(self, check_key(key), content_type, disposition, method, window)
        return Link(address, kept=(window + 1) * WINDOW - moment)

    def origin(self) -> str:
        return self._origin

    @cached_property
    def _origin(self) -> str:
        """As the addresses have it: with the bucket in the host's name or without."""
        try:
            address = urlsplit(self.link("any", content_type="", disposition="").address)
        except StorageUnavailable:
            # Without a key no picture is shown anyway; the pages must still come.
            address = urlsplit(self.public.meta.endpoint_url)
        return f"{address.scheme}://{address.netloc}"

    def tidy(self, age: timedelta, prefix: str = "", spare: Collection[str] = ()) -> None:
        oldest = datetime.now(UTC) - age
        listing = self.client.get_paginator("list_multipart_uploads")
        with in_our_words():
            for page in listing.paginate(Bucket=self.bucket, Prefix=prefix):
                for found in page.get("Uploads", ()):
                    if found["Initiated"] < oldest and found["Key"] not in spare:
                        self._abort(found["Key"], found["UploadId"])

    def _head(self, key: str, **more: str) -> dict[str, Any]:
        with in_our_words(key):
            return self.client.head_object(Bucket=self.bucket, Key=check_key(key), **more)

    def _put_parts(self, key: str, blocks: Iterator[bytes]) -> None:
        """Each part is proved by its signature, which holds its SHA-256: not every service takes another one here."""
        place = {"Bucket": self.bucket, "Key": key}
        upload_id = self.client.create_multipart_upload(**place)["UploadId"]
        parts: list[dict[str, Any]] = []
        try:
            for number, block in enumerate(blocks, start=1):
                sent = self.client.upload_part(**place, UploadId=upload_id, PartNumber=number, Body=block)
                parts.append({"PartNumber": number, "ETag": sent["ETag"]})
            self.client.complete_multipart_upload(**place, UploadId=upload_id, MultipartUpload={"Parts": parts})
        except BaseException:
            self._abort(key, upload_id)
            raise

    def _abort(self, key: str, upload_id: str) -> None:
        try:
            self.client.abort_multipart_upload(Bucket=self.bucket, Key=key, UploadId=upload_id)
        except (ClientError, BotoCoreError) as failure:
            # It ended meanwhile, or the service is away: then tidying up or the bucket's own rule comes later.
            logger.warning("storage.not_aborted key=%s reason=%s", key, reason_of(failure))


# The window is part of what is remembered, not of what is signed.
@lru_cache(maxsize=4096)
def _presigned(storage: S3Storage, key: str, content_type: str, disposition: str, method: Method, _window: int) -> str:
    place = {"Bucket": storage.bucket, "Key": key}
    if method == "HEAD":
        return storage.public.generate_presigned_url("head_object", Params=place, ExpiresIn=2 * WINDOW)
    answer = {
        "ResponseContentType": content_type,
        "ResponseContentDisposition": disposition,
        "ResponseCacheControl": f"private, max-age={2 * WINDOW}, immutable",
    }
    return storage.public.generate_presigned_url("get_object", Params=place | answer, ExpiresIn=2 * WINDOW)


def _blocks(key: str, body: Any) -> Iterator[bytes]:
    with body, in_our_words(key):
        while block := body.read(BLOCK):
            yield block


def _read(source: BinaryIO, length: int) -> bytes:
    """So many bytes, fewer only where the source ends."""
    content = b""
    while block := source.read(length - len(content)):
        content += block
        if len(content) == length:
            break
    return content


def _parts(head: bytes, rest: BinaryIO) -> Iterator[bytes]:
    """In parts of one size; S3 lets only the last be smaller."""
    for start in range(0, len(head) - PART + 1, PART):
        yield head[start : start + PART]
    part = head[len(head) // PART * PART :]
    while part := part + _read(rest, PART - len(part)):
        yield part
        part = b""


def _checksum(block: bytes) -> str:
    return base64.b64encode(hashlib.sha256(block).digest()).decode()
