"""The first photos of a client's page, in its HTML: for whoever asks, theirs, and no more than they may see."""

import re

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from photodrop import routes
from photodrop.api.first_look import ALBUMS_PLACE, PHOTOS_PLACE, FirstLook
from photodrop.pages.dashboard import dashboard

AS_BUILT = f"<head></head>{ALBUMS_PLACE}<hr>{PHOTOS_PLACE}"
URL = re.compile(r"/api/v1/files/[^\s\"]+")


@pytest.fixture
def page_of(line, token_of):
    def fetch(actor=None, path=routes.DASHBOARD, **headers):
        line.cookies.clear()
        if actor:
            headers["cookie"] = f"{routes.SESSION_COOKIE}={token_of(actor)}"
        return line.get(path, headers=headers)

    return fetch


def test_the_dashboard_has_places_for_them():
    built = str(dashboard())
    assert ALBUMS_PLACE in built
    assert PHOTOS_PLACE in built


def test_bobs_page_brings_his_photos(page_of, bob, delivered, line):
    albums, photos = page_of(bob).text.split("<hr>")
    assert albums.count("<img") == photos.count("<img") == 1
    for url in {address.replace("&amp;", "&") for address in URL.findall(albums + photos)}:
        assert str(delivered.id) in url
        assert line.get(url).status_code == 200


def test_what_is_locked_comes_marked(page_of, bob, delivered, unlock):
    page = page_of(bob).text
    assert "-marked-" in page
    assert "-clean-" not in page
    unlock(bob)
    assert "-marked-" not in page_of(bob).text


@pytest.mark.usefixtures("delivered")
def test_nobody_elses_page_does(page_of, charlie):
    assert page_of(charlie).text == "<head></head><hr>"
    assert page_of().text == AS_BUILT
    assert page_of(cookie=f"{routes.SESSION_COOKIE}=forged").text == AS_BUILT


def test_an_album_brings_its_photos_to_its_clients_only(bob, charlie, delivered, token_of):
    # Albums share one page, which has no places: their photos are only announced.
    pages = TestClient(FirstLook(HTMLResponse("<head></head>")))

    def page(actor, album):
        return pages.get(f"/albums/{album}", headers={"cookie": f"{routes.SESSION_COOKIE}={token_of(actor)}"}).text

    assert f"/{delivered.id}/thumb-marked" in page(bob, delivered.album_id)
    assert page(charlie, delivered.album_id) == "<head></head>"
    assert page(bob, "-" * 36) == "<head></head>"


def test_nobody_keeps_what_is_for_one(page_of, bob, delivered):
    answer = page_of(bob, **{"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in answer.headers["vary"]
    assert "etag" not in answer.headers
    assert str(delivered.id) in answer.text
