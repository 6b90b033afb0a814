"""Links: whoever has one sees what its maker may see in that moment."""

from io import BytesIO
from uuid import UUID

import cv2
import numpy as np
import pytest
from PIL import Image

from photodrop.db import transaction
from photodrop.errors import Gone, Invalid, Locked, NotFound, TooMany
from photodrop.models import Account, Visibility
from photodrop.models.base import new_id
from photodrop.services import housekeeping, image_links, named_transformations

WISH = "c_fill,w_60,h_40/e_sepia"


@pytest.fixture
def make_link(database):
    def make(actor: Account, photo_id, wish: str = WISH):
        with transaction() as session:
            return image_links.create(session, session.get_one(Account, actor.id), photo_id, wish)

    return make


@pytest.fixture
def shown(database):
    def ask(token: str, **options):
        with transaction() as session:
            return image_links.picture(session, token, **options)

    return ask


def test_alice_links_her_photo(make_link, shown, delivered, alice):
    link = make_link(alice, delivered.id)
    assert link.transformation == "c_fill,w_60,h_40/e_sepia:80"
    assert link.url == f"http://127.0.0.1:8000/api/v1/links/{link.token}"
    assert link.page_url == f"http://127.0.0.1:8000/l/{link.token}"
    assert len(link.token) >= 22
    assert shown(link.token).last_mark is None
    assert make_link(alice, delivered.id, "h_40,w_60,c_fill/e_sepia") == link
    assert make_link(alice, delivered.id, "").transformation == "f_auto"


def test_a_clients_link_is_clean_while_it_is_unlocked_for_them(make_link, shown, delivered, bob, unlock, relock):
    with pytest.raises(Locked):
        make_link(bob, delivered.id)
    unlock(bob)
    link = make_link(bob, delivered.id)
    assert shown(link.token, download=True).last_mark is None
    relock(bob)
    assert shown(link.token).last_mark
    with pytest.raises(NotFound):
        shown(link.token, download=True)
    unlock(bob)
    assert shown(link.token).last_mark is None


def test_nobody_links_what_they_may_not_see(make_link, delivered, add_photo, charlie, dora, alice, bob, unlock):
    for somebody in (charlie, dora):
        with pytest.raises(NotFound):
            make_link(somebody, delivered.id)
    with pytest.raises(NotFound):
        make_link(alice, add_photo().id)
    unlock(bob)
    with pytest.raises(NotFound):
        make_link(bob, delivered.id, f"l_photo:{new_id()}")


def test_a_link_ends_with_its_maker_its_photo_and_the_appearance(make_link, shown, delivered, bob, unlock, sql):
    unlock(bob)
    token = make_link(bob, delivered.id).token
    for broken, mended in (
        ("UPDATE account SET is_active = false WHERE phone IS NOT NULL", "UPDATE account SET is_active = true"),
        ("UPDATE photo SET deleted_at = now()", "UPDATE photo SET deleted_at = NULL"),
        ("UPDATE album SET deleted_at = now()", "UPDATE album SET deleted_at = NULL"),
        ("UPDATE appearance SET state = 'rejected'", "UPDATE appearance SET state = 'confirmed'"),
    ):
        sql(broken)
        with pytest.raises(NotFound):
            shown(token)
        sql(mended)
        assert shown(token)


def test_a_name_in_a_link_is_what_it_said_then(make_link, delivered, alice):
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        named = UUID(named_transformations.create(session, me, "card", "w_30/e_sepia").id)
    link = make_link(alice, delivered.id, "t_card")
    assert link.transformation == "c_scale,w_30/e_sepia:80"
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        named_transformations.delete(session, me, named)
        assert image_links.mine(session, me).items == [link]


def test_a_stopped_link_is_gone_at_once_and_comes_back_for_a_day(make_link, shown, delivered, alice, bob, sql):
    link = make_link(alice, delivered.id)
    with transaction() as session:
        with pytest.raises(NotFound):
            image_links.stop(session, session.get_one(Account, bob.id), link.token)
        image_links.stop(session, session.get_one(Account, alice.id), link.token)
    with pytest.raises(Gone):
        shown(link.token)
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        assert image_links.mine(session, me).items == []
        assert image_links.restore(session, me, link.id) == link
    assert shown(link.token)
    sql("UPDATE image_link SET stopped_at = now() - interval '25 hours'")
    with transaction() as session:
        housekeeping.sweep(session)
    with pytest.raises(NotFound):
        shown(link.token)


def test_there_is_an_end_to_links(make_link, delivered, alice, monkeypatch):
    monkeypatch.setattr(image_links, "PER_HOUR", 2)
    for width in (10, 20):
        make_link(alice, delivered.id, f"w_{width}")
    with pytest.raises(TooMany):
        make_link(alice, delivered.id, "w_30")
    assert make_link(alice, delivered.id, "w_20")


def test_the_code_leads_to_the_page(make_link, delivered, alice):
    link = make_link(alice, delivered.id)
    with transaction() as session:
        png = image_links.qr_code(session, link.token, kind="png", size=400)
        svg = image_links.qr_code(session, link.token, kind="svg", size=400)
        for size in (99, 2001):
            with pytest.raises(Invalid):
                image_links.qr_code(session, link.token, kind="png", size=size)
    assert 300 < Image.open(BytesIO(png)).width <= 400
    assert svg.startswith(b"<svg")
    assert b'width="400"' in svg
    pixels = np.array(Image.open(BytesIO(png)).convert("L"))
    assert cv2.QRCodeDetector().detectAndDecode(pixels)[0] == link.page_url


def test_whose_photo_a_page_tells_and_how_often_it_was_opened(make_link, delivered, alice, sql):
    link = make_link(alice, delivered.id)
    with transaction() as session:
        page = image_links.opened(session, link.token)
    assert (page.name, page.by, page.may_download) == ("a", "Alice Adams", True)
    assert sql("SELECT views FROM image_link") == [(1,)]


def test_a_moderator_carries_nothing_private_out(make_link, new_account, new_album, add_photo, drop, run_jobs):
    moderator = new_account(role="moderator", login="mod", password_hash="x")
    public = new_album(visibility=Visibility.public, watermark=False, name="Open")
    photo, private = add_photo(to=public), add_photo()
    run_jobs()
    drop(what=public)
    assert make_link(moderator, photo.id)
    with pytest.raises(NotFound):
        make_link(moderator, private.id)
