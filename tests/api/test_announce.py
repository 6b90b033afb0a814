"""What pages say of themselves before scripts: to whom they are open, and to nobody else."""

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from photodrop import routes
from photodrop.api.admins_only import AdminsOnly
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
    for path in ("/explore", "/studio/albums", f"/albums/{library.id}"):
        assert page(path).text == BUILT


def test_a_profile_tells_what_is_public(page, alice, public_photo, delivered, sql):
    told = page("/u/ALICE").text
    assert "<title>Alice Adams · PhotoDrop</title>" in told
    assert "1 public photo by Alice Adams" in told
    assert str(public_photo.id) in told
    assert str(delivered.id) not in told
    sql("UPDATE account SET name = '<b>Alice' WHERE id = :id", id=alice.id)
    assert "<b>" not in page("/u/alice").text
    sql("UPDATE account SET is_active = false WHERE id = :id", id=alice.id)
    for nobody in ("/u/alice", "/u/nobody", "/u/1"):
        assert page(nobody).status_code == 404


def test_moderation_is_nowhere_for_others(token_of, erin, alice, moderator, admin):
    async def pages(scope, receive, send):
        await HTMLResponse(BUILT, 404 if scope["path"] == NOWHERE else 200)(scope, receive, send)

    guarded = TestClient(AdminsOnly(pages))
    for actor, status in ((None, 404), (erin, 404), (alice, 404), (moderator, 200), (admin, 200)):
        headers = {"cookie": f"{routes.SESSION_COOKIE}={token_of(actor)}"} if actor else {}
        assert guarded.get(f"{routes.MODERATION}?tab=audit", headers=headers).status_code == status
    headers = {"cookie": f"{routes.SESSION_COOKIE}={token_of(moderator)}"}
    assert guarded.get(routes.ADMIN, headers=headers).status_code == 404
