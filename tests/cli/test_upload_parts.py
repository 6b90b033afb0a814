"""`photodrop upload FOLDER` into an installation that keeps photos in a bucket, and the curl lines that do the same."""

import os
import re
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from shutil import which

import pytest

from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.services import accounts
from photodrop.services.upload_parts import PART_BYTES
from tests.adapters.s3_server import CREDENTIALS
from tests.cli.wire import Wire
from tests.fixtures.people import PASSWORD
from tests.support.live import ROOT, LiveApi

pytestmark = [pytest.mark.slow]

SHELL_BLOCK = re.compile(r"^```(sh|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def straight(on_s3, s3_server, database, tmp_path) -> Iterator[LiveApi]:
    """The API with a bucket, which it and everybody else reaches by a network that can be cut."""
    api = LiveApi(tmp_path / "data")
    settings = get_settings()
    api.environment |= CREDENTIALS | {
        "PHOTODROP_STORAGE": "s3",
        "PHOTODROP_S3_BUCKET": settings.s3_bucket,
        "PHOTODROP_S3_ENDPOINT": s3_server.url,
    }
    yield api
    api.kill()


@pytest.fixture
def bucket_wire(s3_server) -> Iterator[Wire]:
    between = Wire(s3_server.port)
    yield between
    between.close()


def test_a_folder_goes_to_the_bucket_and_after_a_cut_only_missing_parts(
    straight, bucket_wire, command, tmp_path, jpeg, alice, album, sql, on_s3
):
    content = jpeg() + os.urandom(3 * PART_BYTES)
    folder = tmp_path / "shoot"
    folder.mkdir()
    (folder / "large.jpg").write_bytes(content)
    straight.environment["PHOTODROP_S3_PUBLIC_ENDPOINT"] = bucket_wire.url
    straight.start()

    def upload():
        options = ("--album", str(album.id), "--login", "alice", "--password", PASSWORD, "--url", straight.url)
        return command("upload", str(folder), *options)

    bucket_wire.cut_after = PART_BYTES + PART_BYTES // 2
    cut = upload()
    bucket_wire.cut_after, bucket_wire.sent = None, 0
    again = upload()

    assert cut.exit_code == 1
    assert again.exit_code == 0, again.stderr
    assert "1 sent, 0 were there already, 0 refused." in again.stdout
    assert bucket_wire.sent < len(content) - PART_BYTES + 100_000
    (photo,) = sql("SELECT bytes, sent_sha256, original_key FROM photo")
    assert (photo.bytes, photo.sent_sha256) == (len(content), sha256(content).hexdigest())
    assert on_s3.get(photo.original_key) == content


@pytest.mark.skipif(not (which("jq") and which("curl")), reason="The examples are written with curl and jq.")
def test_the_examples_for_a_bucket_run_as_written(straight, tmp_path, jpeg, database):
    with transaction() as session:
        accounts.create_photographer(session, "nora_feld", PASSWORD)
    straight.start()
    (tmp_path / "photo.jpg").write_bytes(jpeg(1200, 800))
    blocks = SHELL_BLOCK.findall((ROOT / "docs" / "api.md").read_text())
    first = [text for kind, text in blocks if kind == "sh"][:3]
    of_buckets = [text for kind, text in blocks if kind == "bash"]
    assert of_buckets
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-x", "-c", "".join(first + of_buckets)],
        cwd=tmp_path,
        env=straight.environment | {"PHOTODROP": straight.url, "PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
