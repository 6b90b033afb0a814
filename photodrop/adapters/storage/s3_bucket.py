"""The bucket itself: who may reach it, from which pages, and what it does with abandoned uploads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import requests
from botocore.exceptions import ClientError

from photodrop.adapters.storage.base import StorageUnavailable
from photodrop.adapters.storage.s3 import S3Storage, in_our_words
from photodrop.models.base import new_id

SECONDS = 10
OK = 200
SENT_BY_BROWSERS = "content-type,x-amz-checksum-sha256"
EVERYBODY = ("/AllUsers", "/AuthenticatedUsers")
UNKNOWN_HERE = {"NotImplemented", "MethodNotAllowed", "XNotImplemented"}
OURS_ALREADY = {"BucketAlreadyOwnedByYou"}
NONE_YET = {"NoSuchCORSConfiguration", "NoSuchLifecycleConfiguration", "NoSuchBucketPolicy"}
REFUSED = {"AccessDenied", "403"}

KEPT_DAYS = 7
"""Longer than an unfinished upload is kept by ourselves: this is for what we never learned of."""

LIFECYCLE: dict[str, Any] = {
    "ID": "photodrop-abandoned-uploads",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": KEPT_DAYS},
}


def cors_rule(origin: str) -> dict[str, Any]:
    """Browsers on our pages put parts, and get pictures to share them."""
    return {
        "AllowedOrigins": [origin],
        "AllowedMethods": ["GET", "HEAD", "PUT"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["ETag"],
        "MaxAgeSeconds": 3600,
    }


@dataclass(frozen=True)
class Bucket:
    store: S3Storage

    def make(self) -> bool:
        """False if it is ours already."""
        region = self.store.client.meta.region_name
        # AWS wants to hear every region but its first; other services have one, whatever it is called.
        elsewhere = self.store.client.meta.endpoint_url.endswith("amazonaws.com") and region != "us-east-1"
        place = {"CreateBucketConfiguration": {"LocationConstraint": region}} if elsewhere else {}
        with in_our_words():
            try:
                self.store.client.create_bucket(Bucket=self.store.bucket, **place)
            except ClientError as refusal:
                if refusal.response.get("Error", {}).get("Code") in OURS_ALREADY:
                    return False
                raise
        return True

    def clock_skew(self) -> timedelta:
        """How far this machine's clock is ahead of the service's. Raises StorageUnavailable without an answer."""
        with in_our_words():
            try:
                answer = self.store.client.head_bucket(Bucket=self.store.bucket)
            except ClientError as refusal:
                answer = refusal.response
        told = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
        return datetime.now(UTC) - parsedate_to_datetime(told) if told else timedelta()

    def try_out(self) -> None:
        """List, write, read and delete. Raises StorageUnavailable with what is wrong."""
        # First of all: some services make a missing bucket when something is put into it.
        next(self.store.entries("health/"), None)
        key = f"health/{new_id().hex}"
        self.store.put(key, BytesIO(b"ok"))
        try:
            self.store.get(key)
        finally:
            self.store.delete(key)

    def open_to_strangers(self) -> list[str]:
        """What somebody without a key may do here; tried out, and read from the bucket's policy and list of grants."""
        key = f"health/{new_id().hex}"
        self.store.put(key, BytesIO(b"private"))
        try:
            found = list(self._tries(key))
        finally:
            self.store.delete(key)
        if self._asked("get_bucket_policy_status").get("PolicyStatus", {}).get("IsPublic"):
            found.append("its policy is public")
        grants = self._asked("get_bucket_acl").get("Grants", ())
        if any(grant.get("Grantee", {}).get("URI", "").endswith(EVERYBODY) for grant in grants):
            found.append("its list of grants names everybody")
        return found

    def _tries(self, key: str) -> Iterator[str]:
        bucket = self._address(key).removesuffix(key)
        if _ask("GET", bucket + key).status_code == OK:
            yield "anybody may read"
        if any(_ask("GET", f"{bucket.rstrip('/')}{query}").status_code == OK for query in ("", "?list-type=2")):
            yield "anybody may list"
        stray = f"health/{new_id().hex}"
        if _ask("PUT", bucket + stray).status_code == OK:
            self.store.delete(stray)
            yield "anybody may write"

    def refuses_browsers(self, origin: str) -> str:
        """What a page of ours may not do here, as a browser would find it; empty if all is allowed."""
        key = f"health/{new_id().hex}"
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": SENT_BY_BROWSERS,
        }
        allowed = _ask("OPTIONS", self._address(key), headers=asked)
        headers = _listed(allowed, "access-control-allow-headers")
        if not (
            allowed.ok
            and _allows_origin(allowed, origin)
            and "put" in _listed(allowed, "access-control-allow-methods")
            and ("*" in headers or headers >= set(SENT_BY_BROWSERS.split(",")))
        ):
            return "send photos into the bucket"
        self.store.put(key, BytesIO(b"ok"))
        try:
            link = self.store.link(key, content_type="image/jpeg", disposition="inline")
            got = _ask("GET", link.address, headers={"Origin": origin})
        finally:
            self.store.delete(key)
        if not (got.ok and _allows_origin(got, origin)):
            return "read pictures out of the bucket"
        if not _listed(got, "access-control-expose-headers") & {"etag", "*"}:
            return "see the ETag of what they sent"
        return ""

    def aborts_abandoned(self) -> bool | None:
        """Whether the bucket drops unfinished uploads by itself; None where the service has no such rules."""
        rules = self._rules("get_bucket_lifecycle_configuration", "Rules")
        if rules is None:
            return None
        return any(
            rule.get("Status") == "Enabled"
            and "AbortIncompleteMultipartUpload" in rule
            and not (rule.get("Filter") or {}).get("Prefix", rule.get("Prefix", ""))
            for rule in rules
        )

    def allow_browsers(self, origin: str) -> None:
        """Add our rule to those that are there."""
        rules = [*(self._rules("get_bucket_cors", "CORSRules") or ()), cors_rule(origin)]
        with in_our_words():
            self.store.client.put_bucket_cors(Bucket=self.store.bucket, CORSConfiguration={"CORSRules": rules})

    def abort_abandoned(self) -> None:
        rules = self._rules("get_bucket_lifecycle_configuration", "Rules") or []
        others = [rule for rule in rules if rule.get("ID") != LIFECYCLE["ID"]]
        with in_our_words():
            self.store.client.put_bucket_lifecycle_configuration(
                Bucket=self.store.bucket, LifecycleConfiguration={"Rules": [*others, LIFECYCLE]}
            )

    def _rules(self, ask: str, name: str) -> list[dict[str, Any]] | None:
        with in_our_words():
            try:
                return getattr(self.store.client, ask)(Bucket=self.store.bucket).get(name, [])
            except ClientError as refusal:
                code = refusal.response.get("Error", {}).get("Code")
                if code in NONE_YET:
                    return []
                if code in UNKNOWN_HERE:
                    return None
                raise

    def _asked(self, ask: str) -> dict[str, Any]:
        """Empty where the service knows no such thing, or keeps it from us."""
        with in_our_words():
            try:
                return getattr(self.store.client, ask)(Bucket=self.store.bucket)
            except ClientError as refusal:
                if refusal.response.get("Error", {}).get("Code") in UNKNOWN_HERE | NONE_YET | REFUSED:
                    return {}
                raise

    def _address(self, key: str) -> str:
        """Where browsers find a key, without any signature."""
        return self.store.link(key, content_type="", disposition="").address.partition("?")[0]


def _ask(method: str, address: str, headers: dict[str, str] | None = None) -> requests.Response:
    try:
        return requests.request(method, address, headers=headers, timeout=SECONDS, allow_redirects=False)
    except requests.RequestException as failure:
        host = address.partition("//")[2].partition("/")[0]
        reason = f"Browsers do not reach the service at {host}. Set PHOTODROP_S3_PUBLIC_ENDPOINT."
        raise StorageUnavailable(reason) from failure


def _listed(answer: requests.Response, header: str) -> set[str]:
    return {each.strip().lower() for each in answer.headers.get(header, "").split(",")} - {""}


def _allows_origin(answer: requests.Response, origin: str) -> bool:
    return answer.headers.get("access-control-allow-origin") in {origin, "*"}
