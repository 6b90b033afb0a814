"""On S3 every picture is an address in the bucket, given to whoever may see it and to nobody else."""

import hashlib
import io
import zipfile

import pytest
import requests
from starlette.testclient import TestClient

from photodrop.adapters.storage import s3
from photodrop.api.front_door import FrontDoor
from tests.fixtures.api import BASE

pytestmark = pytest.mark.usefixtures("on_s3")


@pytest.fixture
def shown(api, bob, delivered) -> dict:
    return api(bob).get(f"/photos/{delivered.id}").json()


def test_a_picture_comes_from_the_bucket(api, shown, s3_server):
    answer = api().get(shown["thumb_url"])

    assert (answer.status_code, answer.content) == (302, b"")
    assert answer.headers["location"].startswith(s3_server.url)
    assert answer.headers["referrer-policy"] == "same-origin"
    private, age, immutable = answer.headers["cache-control"].split(", ")
    assert (private, immutable) == ("private", "immutable")
    assert int(age.removeprefix("max-age=")) <= s3.WINDOW
    picture = requests.get(answer.headers["location"], timeout=5)
    assert picture.content.startswith(b"\xff\xd8")
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.headers["content-disposition"].startswith('inline; filename="a-thumb.jpg"')
    assert api().get(shown["thumb_url"]).headers["location"] == answer.headers["location"]


def test_an_archive_streams_out_of_the_bucket_and_goes_on_where_it_was_cut(
    api, alice, bob, add_photo, delivered, jpeg, run_jobs
):
    another = add_photo([bob], content=jpeg(300, 200), filename="b.jpg")
    run_jobs()
    address = api(alice).get(f"/albums/{delivered.album_id}/archive").headers["location"]
    whole = api().get(address)
    read = zipfile.ZipFile(io.BytesIO(whole.content))
    assert (read.testzip(), sorted(read.namelist())) == (None, ["a.jpg", "b.jpg"])
    assert hashlib.sha256(read.read("b.jpg")).hexdigest() == another.sha256
    half = len(whole.content) // 2
    rest = api().get(address, headers={"Range": f"bytes={half}-", "If-Range": whole.headers["etag"]})
    assert (rest.status_code, rest.content) == (206, whole.content[half:])


def test_head_leads_to_head(api, shown):
    answer = api().head(shown["large_url"])
    assert answer.status_code == 302
    told = requests.head(answer.headers["location"], timeout=5)
    assert (told.status_code, told.content) == (200, b"")
    assert int(told.headers["content-length"]) == len(
        requests.get(api().get(shown["large_url"]).headers["location"], timeout=5).content
    )


def test_clean_bytes_have_an_address_only_for_who_may_have_them(api, alice, bob, charlie, delivered, shown, unlock):
    path = f"/photos/{delivered.id}/file"
    for size in ("original", "large"):
        for stranger in (None, charlie):
            assert api(stranger).get(path, params={"size": size}).status_code in {401, 404}
    assert api(bob).get(path, params={"size": "original"}).status_code == 402
    assert "/marked/" in api(bob).get(path, params={"size": "large"}).headers["location"]
    assert api().get(shown["large_url"].replace("marked", "clean")).status_code == 404

    unlock(bob)

    clean = api(bob).get(path, params={"size": "large"})
    assert "/clean/" in clean.headers["location"]
    assert clean.headers["cache-control"] == "private, no-cache"
    now = api(bob).get(f"/photos/{delivered.id}").json()
    original = requests.get(api().get(now["download_url"]).headers["location"], timeout=5)
    assert original.content.startswith(b"\xff\xd8")
    assert original.headers["content-disposition"].startswith('attachment; filename="a.jpg"')


def test_an_address_of_before_a_relock_ends_within_minutes(api, bob, delivered, unlock, relock, monkeypatch):
    unlock(bob)
    url = api(bob).get(f"/photos/{delivered.id}").json()["large_url"]
    location = api().get(url).headers["location"]
    assert f"X-Amz-Expires={2 * s3.WINDOW}" in location
    relock(bob)
    assert api().get(url).status_code == api().head(url).status_code == 402


def test_selfies_come_from_the_bucket_too(api, bob, charlie, add_selfie, run_jobs):
    selfie_id = add_selfie(bob)
    run_jobs()
    url = api(bob).get("/me").json()["selfie_url"]
    answer = api().get(url)
    assert answer.status_code == 302
    assert requests.get(answer.headers["location"], timeout=5).content.startswith(b"\xff\xd8")
    assert api().get(url.replace(str(bob.id), str(charlie.id))).status_code == 404
    assert str(selfie_id) in answer.headers["location"]


def test_a_service_that_is_away_is_said_to_be(api, bob, jpeg, s3_settings):
    s3_settings(s3_endpoint="http://127.0.0.1:1")
    form = {"x": "0", "y": "0", "width": "200", "height": "200"}
    answer = api(bob).post("/me/selfies", data=form, files={"file": ("s.jpg", jpeg(200, 200), "image/jpeg")})
    assert (answer.status_code, answer.json()["error"]) == (503, "StorageUnavailable")
    assert "127.0.0.1" not in answer.text


def test_pages_may_show_and_fetch_what_is_in_the_bucket(front: FrontDoor, s3_server):
    with TestClient(front, base_url=BASE) as browser:
        policy = browser.get("/").headers["content-security-policy"]
    assert f"img-src 'self' data: blob: {s3_server.url};" in policy
    assert f"connect-src 'self' {s3_server.url} ws://127.0.0.1:8000 wss://127.0.0.1:8000;" in policy
    assert "script-src 'self' 'unsafe-inline';" in policy
