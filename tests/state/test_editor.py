"""The editor's page and the list of links, as the websocket asks them."""

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import image_links, named_transformations
from photodrop.state.editor import EditorState
from photodrop.state.links import LinksState
from photodrop.state.toast import ToastState


async def test_one_edits_what_one_may_see_at_its_owners_address(tab, visit, delivered, alice, bob, charlie):
    page = await tab.get_state(EditorState)
    with transaction() as session:
        named_transformations.create(session, session.get_one(Account, alice.id), "card", "w_30")
    visit(routes.EDIT, actor=alice, username="ALICE", photo_id=delivered.id)
    await page.load()
    assert (page.photo.id, page.photo.locked, page.is_missing) == (str(delivered.id), False, False)
    assert page.photo.back == f"/alice/view/{delivered.id}"
    assert [each.name for each in page.named] == ["card"]
    visit(routes.EDIT, actor=bob, username="alice", photo_id=delivered.id)
    await page.load()
    assert page.photo.locked
    assert "marked" in page.photo.preview_url
    for actor, username, photo_id in (
        (charlie, "alice", delivered.id),
        (alice, "dora", delivered.id),
        (alice, "alice", new_id()),
        (alice, "alice", "nothing"),
    ):
        visit(routes.EDIT, actor=actor, username=username, photo_id=photo_id)
        await page.load()
        assert page.is_missing
        assert page.photo.id == ""


async def test_a_link_is_stopped_and_brought_back(tab, visit, delivered, alice, bob):
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        first, second = (image_links.create(session, me, delivered.id, f"w_{width}") for width in (10, 20))
    page = await tab.get_state(LinksState)
    visit(routes.LINKS, actor=alice, username="alice")
    await page.load()
    assert [link.id for link in page.links] == [second.id, first.id]
    await page.stop(second.id)
    assert [link.id for link in page.links] == [first.id]
    toast = await tab.get_state(ToastState)
    assert toast.undo_label == "Undo"
    await page.restore_last()
    assert [link.id for link in page.links] == [second.id, first.id]
    visit(routes.EDIT, actor=bob, username="alice", photo_id=delivered.id)
    await page.load_of_photo()
    assert page.links == []
    for nonsense in (first.id, "x", {}):
        with pytest.raises(NotFound):
            await page.stop(nonsense)
