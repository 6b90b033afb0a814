"""Bytes: whole, in part, cached, signed."""

import time
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from photodrop.services.files import WINDOW


@pytest.fixture
def shown(api, bob, delivered) -> dict:
    return api(bob).get(f"/photos/{delivered.id}").json()


def test_bob_sees_marked_pictures_until_he_is_unlocked(api, alice, bob, delivered, shown, unlock, storage):
    path = f"/photos/{delivered.id}/file"
    assert shown["locked"]
    assert shown["download_url"] == ""
    assert all("marked" in url for url in shown["renditions"].values())
    locked = api(bob).get(path, params={"size": "original"})
    assert (locked.status_code, locked.json()["error"]) == (402, "Locked")
    marked = api(bob).get(path, params={"size": "large"})
    unlock(bob)
    clean = api(bob).get(path, params={"size": "large"})
    assert clean.content != marked.content
    assert clean.content == api(alice).get(path, params={"size": "large"}).content
    now = api(bob).get(f"/photos/{delivered.id}").json()
    original = api().get(now["download_url"])
    assert sha256(original.content).hexdigest() == sha256(storage.get(delivered.original_key)).hexdigest()
    assert original.headers["content-disposition"].startswith('attachment; filename="a.jpg"')


def test_headers_of_a_picture(api, shown):
    answer = api().get(shown["medium_url"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].startswith('inline; filename="a-medium.jpg"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "sandbox" in answer.headers["content-security-policy"]
    private, age, immutable = answer.headers["cache-control"].split(", ")
    assert (private, immutable) == ("private", "immutable")
    assert WINDOW - 5 <= int(age.removeprefix("max-age=")) <= 2 * WINDOW
    named = api().get(f"{shown['medium_url']}&download=true")
    assert named.headers["content-disposition"].startswith("attachment")
    assert named.content == answer.content


def test_the_browser_gets_the_same_address_again(api, bob, delivered, shown):
    assert api(bob).get(f"/photos/{delivered.id}").json()["thumb_url"] == shown["thumb_url"]


def test_what_the_browser_has_is_not_sent_again(api, shown):
    url = shown["thumb_url"]
    etag = api().get(url).headers["etag"]
    for condition in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        answer = api().get(url, headers={"If-None-Match": condition})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert api().get(url, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_tells_what_get_would(api, shown):
    for url in (shown["thumb_url"], shown["large_url"]):
        got, told = api().get(url), api().head(url)
        assert told.content == b""
        for name in ("content-length", "content-type", "etag", "content-disposition", "accept-ranges"):
            assert told.headers[name] == got.headers[name]


def test_parts_of_a_file(api, shown):
    url = shown["large_url"]
    whole = api().get(url).content
    size = len(whole)
    for asked, first, last in (
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, size - 1),
        ("bytes=-50", size - 50, size - 1),
        (f"bytes=10-{size * 2}", 10, size - 1),
        (f"bytes=-{size * 2}", 0, size - 1),
    ):
        answer = api().get(url, headers={"Range": asked})
        assert answer.status_code == 206, asked
        assert answer.headers["content-range"] == f"bytes {first}-{last}/{size}"
        assert answer.content == whole[first : last + 1]
    for beyond in (f"bytes={size}-", "bytes=-0"):
        answer = api().get(url, headers={"Range": beyond})
        assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{size}")
    for ignored in ("bytes=5-1", "bytes=-", "items=0-1", "bytes=0-1,4-5", "bytes=x-y"):
        answer = api().get(url, headers={"Range": ignored})
        assert (answer.status_code, answer.content) == (200, whole), ignored
    stale = api().get(url, headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (stale.status_code, stale.content) == (200, whole)


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.integers(0, 200_000), length=st.integers(0, 200_000))
def test_any_part_of_a_file_is_that_part(api, shown, first, length):
    whole = api().get(shown["large_url"]).content
    answer = api().get(shown["large_url"], headers={"Range": f"bytes={first}-{first + length}"})
    if first >= len(whole):
        assert answer.status_code == 416
    else:
        assert (answer.status_code, answer.content) == (206, whole[first : first + length + 1])


def test_a_signature_is_for_one_path_one_viewer_and_one_time(api, shown, delivered, alice, add_photo, run_jobs):
    url = shown["thumb_url"]
    path, _, query = url.partition("?")
    other = add_photo()
    run_jobs()
    for twisted in (
        path,
        f"{path}?viewer=visitor",
        url.replace("thumb", "large"),
        url.replace("marked", "clean"),
        url.replace(str(delivered.id), str(other.id)),
        url.replace("viewer=", f"viewer={alice.id}&was="),
        url.replace("expires=1", "expires=2"),
        url[:-1] + ("0" if url[-1] != "0" else "1"),
        f"{path}?{query.replace('signature=', 'signature=%C3%A9')}",
    ):
        assert api().get(twisted).status_code in {404, 422}, twisted
    assert api().get(url).status_code == 200


def test_an_address_expires(api, shown, monkeypatch):
    later = time.time() + 2 * WINDOW + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert api().get(shown["thumb_url"]).status_code == 404


def test_a_new_watermark_is_a_new_address(api, alice, bob, album, delivered, shown, run_jobs):
    api(alice).patch(f"/albums/{album.id}", json={"watermark_text": "PROOF"})
    assert api().get(shown["thumb_url"]).is_success
    run_jobs()
    assert api().get(shown["thumb_url"]).status_code == 404
    fresh = api(bob).get(f"/photos/{delivered.id}").json()["thumb_url"]
    assert "marked-2" in fresh
    assert api().get(fresh).is_success


def test_downloads_may_be_off(api, alice, bob, album, delivered, unlock):
    unlock(bob)
    api(alice).patch(f"/albums/{album.id}", json={"downloads": False})
    assert api(bob).get(f"/photos/{delivered.id}").json()["download_url"] == ""
    path = f"/photos/{delivered.id}/file"
    assert api(bob).get(path, params={"size": "original"}).status_code == 404
    assert api(bob).get(path, params={"size": "large"}).is_success
    assert api(bob).get(path, params={"size": "huge"}).status_code == 422


def test_a_selfie_is_for_oneself_and_ones_photographer(api, alice, bob, charlie, add_selfie, run_jobs):
    add_selfie(bob)
    run_jobs()
    url = api(bob).get("/me").json()["selfie_url"]
    assert api().get(url).headers["content-type"] == "image/jpeg"
    assert api().get(url.partition("?")[0]).status_code == 404
    (row,) = api(alice).get("/clients").json()["items"]
    assert api().get(row["selfie_url"]).is_success
    forged = row["selfie_url"].replace(str(alice.id), str(charlie.id))
    assert api().get(forged).status_code == 404
