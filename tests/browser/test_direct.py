"""Pictures that go straight from the browser into the bucket, through cuts, and arrive as they were sent."""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from playwright.sync_api import Browser, CDPSession, Page, Request, Response, Route, expect

from photodrop.services.upload_parts import PART_BYTES
from tests.adapters.s3_server import CREDENTIALS, S3Server
from tests.browser.browsers import DESK, open_tab
from tests.browser.people import make_album, make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

PHOTOS, PARTS = 6, 2
SLOW = 16_000_000
"""Bytes a second: all of them take some seconds, long enough to be cut twice."""


@pytest.fixture
def direct(s3_server: S3Server) -> Iterator[Installation]:
    """An installation whose photos lie in a bucket that its pages may reach."""
    settings = {"PHOTODROP_STORAGE": "s3", "PHOTODROP_S3_BUCKET": "direct", "PHOTODROP_S3_ENDPOINT": s3_server.url}
    # Not below pytest's own folder, which the database's user may not enter.
    folder = tempfile.TemporaryDirectory(prefix="photodrop-direct-", ignore_cleanup_errors=True)
    running = Installation(Path(folder.name), settings | CREDENTIALS)
    client = boto3.client(
        "s3",
        endpoint_url=s3_server.url,
        region_name="us-east-1",
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )
    client.create_bucket(Bucket="direct")
    rule = {"AllowedOrigins": [running.address], "AllowedMethods": ["GET", "HEAD", "PUT"], "AllowedHeaders": ["*"]}
    client.put_bucket_cors(Bucket="direct", CORSConfiguration={"CORSRules": [rule]})
    client.close()
    running.start()
    yield running
    running.end()
    folder.cleanup()


@pytest.fixture
def shoot(tmp_path: Path) -> list[Path]:
    """Pictures of two parts, and the last of one. What follows a JPEG's end belongs to the file, not to the picture."""
    paths = take_photos(tmp_path / "shoot", PHOTOS, seed=77)
    for path in paths[:-1]:
        path.write_bytes(path.read_bytes() + os.urandom((PARTS - 1) * PART_BYTES))
    return paths


class Traffic:
    """What the page sent: parts to the bucket by name, and bytes to us."""

    def __init__(self, page: Page, bucket: str) -> None:
        self._bucket = bucket
        self.begun: Counter[str] = Counter()
        self.arrived: Counter[str] = Counter()
        self.to_us: list[str] = []
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        if request.url.startswith(self._bucket) and request.method == "PUT":
            self.begun[_part(request.url)] += 1
        elif request.method in {"PUT", "PATCH"}:
            self.to_us.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.request.method == "PUT" and response.ok and response.url.startswith(self._bucket):
            self.arrived[_part(response.url)] += 1


def _part(url: str) -> str:
    address = urlsplit(url)
    return f"{address.path} {parse_qs(address.query).get('partNumber', ['1'])[0]}"


def test_a_shoot_goes_straight_to_the_bucket_and_survives_cuts(
    direct: Installation, s3_server: S3Server, browser: Browser, shoot: list[Path]
):
    make_photographer(direct, "alice_direct")
    alice = open_tab(browser, direct.address, **DESK)
    page = alice.page
    sign_in_to_studio(page, "alice_direct")
    album = make_album(page, "Straight")
    traffic = Traffic(page, s3_server.url)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    _connect(network)
    with alice.expecting("403: PUT"):
        refused = _refuse_one(page, s3_server.url)
        page.locator("[data-choose=photos]").set_input_files(shoot)
        _wait_for_parts(page, traffic, 2)
        page.unroute_all(behavior="wait")
    assert len(refused) == 1

    with alice.expecting("ERR_INTERNET_DISCONNECTED|console (error|warning)"):
        _connect(network, offline=True)
        expect(page.get_by_text(re.compile(r"The connection broke at \d+")).first).to_be_visible()
        _connect(network)
        _wait_for_parts(page, traffic, 5)

    page.goto("about:blank")
    page.goto(album)
    expect(page.get_by_text(re.compile("of your last upload (is|are) not finished"))).to_be_visible()
    page.locator("[data-choose=photos]").set_input_files(shoot)
    over = page.locator("li[data-state=done], li[data-state=duplicate]")
    expect(over).to_have_count(PHOTOS, timeout=90_000)
    expect(page.get_by_text(f"{PHOTOS} photos", exact=True)).to_be_visible()

    # No part arrived twice; begun twice were only those that a cut hit. That all arrived, the originals show.
    assert set(traffic.arrived.values()) == {1}
    lanes, cuts = 4, 2
    assert traffic.begun.total() <= len(traffic.begun) + len(refused) + lanes * cuts
    assert traffic.to_us == []
    assert _originals(page, album) == {sha256(path.read_bytes()).hexdigest() for path in shoot}
    assert alice.faults == []


def _refuse_one(page: Page, bucket: str) -> list[str]:
    """As the bucket does when an address has died. Fills itself with that address."""
    refused: list[str] = []

    def answer(route: Route) -> None:
        if route.request.method == "PUT" and not refused:
            refused.append(route.request.url)
            route.fulfill(status=403, headers={"Access-Control-Allow-Origin": "*"})
        else:
            route.continue_()

    page.route(lambda url: url.startswith(bucket), answer)
    return refused


def _connect(network: CDPSession, *, offline: bool = False) -> None:
    conditions = {"offline": offline, "latency": 5, "downloadThroughput": -1, "uploadThroughput": SLOW}
    network.send("Network.emulateNetworkConditions", conditions)


def _wait_for_parts(page: Page, traffic: Traffic, count: int) -> None:
    for _ in range(3000):
        if traffic.arrived.total() >= count:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"Only these parts arrived: {traffic.arrived}")


def _originals(page: Page, album: str) -> set[str]:
    album_id = album.rsplit("/", 1)[-1]
    photos = page.context.request.get(f"/api/v1/albums/{album_id}/photos").json()["items"]
    assert {photo["status"] for photo in photos} == {"ready"}
    files = [page.context.request.get(f"/api/v1/photos/{photo['id']}/file?size=original") for photo in photos]
    return {sha256(file.body()).hexdigest() for file in files}
