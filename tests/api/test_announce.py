"""What pages say of themselves before scripts: to whom they are open, and to nobody else."""

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from photodrop import routes
from photodrop.api.announce import NOWHERE, Announce
from photodrop.models import Visibility
from photodrop.models.base import new_id

BUILT = '<head><title>PhotoDrop</title><meta name="description" content="x"/></head>'


@pytest.fixture
def page(token_of):
    async def pages(scope, receive, send):
        is_absent = scope["path"] == NOWHERE
        await HTMLResponse("nothing" if is_absent else BUILT, 404 if is_absent else 200)(scope, receive, send)

    built = TestClient(Announce(pages))

    def fetch(path, actor=None):
        headers = {"cookie": f"{routes.SESSION_COOKIE}={token_of(actor)}"} if actor else {}
        return built.get(path, headers=headers)

    return fetch


def test_a_preview_shows_what_the_link_opens(page, alice, bob, new_album, new_library, add_photo, drop, run_jobs, line):
    hers = new_album(name='Anna & "Theo"', price=9_00, visibility=Visibility.link)
    photo = add_photo([bob], to=hers)
    run_jobs()
    drop(what=hers)
    run_jobs()
    for path in (f"/a/{hers.link_token}", f"/p/{photo.link_token}"):
        told = page(path).text
        assert "-marked-" in told
        assert "-clean-" not in told
        assert told.count("<title>") == told.count('name="description"') == 1
    assert "<title>Anna &amp; &quot;Theo&quot; · PhotoDrop</title>" in page(f"/a/{hers.link_token}").text
    private = new_library(alice)
    for path in (
        f"/alice/view/{photo.id}",
        f"/alice/albums/{hers.id}",
        f"/a/{private.link_token}",
        f"/a/{'x' * 22}",
        "/a/x",
        f"/p/{hers.link_token}",
        "/nobody/list/5",
        "/alice/list/0",
        "/alice/view/1",
        f"/alice/view/{new_id()}/m",
    ):
        assert page(path).status_code == 404, path


def test_ones_own_pages_are_nobody_elses(page, alice, dora, new_library, add_photo, run_jobs):
    library = new_library(alice)
    photo = add_photo(to=library)
    run_jobs()
    paths = [f"/alice/view/{photo.id}", f"/Alice/view/{photo.id}/o", f"/alice/albums/{library.id}"]
    for path in [*paths, "/alice/upload", f"/alice/delete/{photo.id}"]:
        assert page(path, alice).status_code == 200, path
        assert page(path, dora).status_code == 404, path
    # Whoever is not signed in is led to where they can.
    assert page("/alice/upload").status_code == page(f"/alice/delete/{photo.id}").status_code == 200
    assert page("/alice/list/5").status_code == page("/alice/albums").status_code == 200
    for path in ("/explore", "/studio/albums", f"/albums/{library.id}", "/u/alice"):
        assert page(path).text == BUILT
