"""The one door from a State to the services."""

from uuid import UUID

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models import Account
from photodrop.services import accounts, albums, users
from photodrop.state.base import BaseState, as_id, as_ids, as_text
from photodrop.state.errors import tell


class Door(BaseState):
    """A page with nothing on it."""


@pytest.fixture
async def door(tab) -> Door:
    return await tab.get_state(Door)


async def test_a_service_is_called_as_whoever_holds_the_cookie(door, visit, alice, bob):
    visit(routes.STUDIO, actor=alice)
    assert (await door._call(accounts.profile)).login == "alice"
    visit(routes.DASHBOARD, actor=bob)
    assert (await door._call(accounts.profile)).phone == bob.phone


@pytest.mark.parametrize(
    "cookie",
    ["", "photodrop_session=", "photodrop_session=nonsense", "other=1", "a=b; photodrop_session", "\x00=\x01;;;"],
)
async def test_without_a_good_cookie_nobody_is_signed_in(door, visit, database, cookie):
    visit(routes.STUDIO, cookie=cookie)
    with pytest.raises(NotSignedIn):
        await door._call(accounts.profile)


async def test_a_ban_counts_at_the_very_next_event(door, visit, alice):
    visit(routes.STUDIO, actor=alice)
    await door._call(accounts.profile)
    with transaction() as session:
        users.set_active(session, None, alice.id, active=False)
    with pytest.raises(NotSignedIn):
        await door._call(accounts.profile)


async def test_an_event_lands_whole_or_not_at_all(door, visit, alice, reread):
    def rename_then_fail(session, actor: Account):
        accounts.rename(session, actor, "Half done")
        session.flush()
        raise NotFound

    visit(routes.STUDIO, actor=alice)
    with pytest.raises(NotFound):
        await door._call(rename_then_fail)
    assert reread(alice).name == "Alice Adams"
    await door._call(accounts.rename, "Alice Ames")
    assert reread(alice).name == "Alice Ames"


async def test_services_for_everybody_need_no_cookie(door, visit, admin):
    visit(routes.LOGIN)
    assert await door._call_openly(accounts.has_admin)


async def test_the_id_in_the_route(door, visit, alice, album):
    visit(routes.STUDIO_PHOTOS, actor=alice, album_id=album.id)
    assert door._id_in_route("album_id") == album.id
    assert (await door._call(albums.detail, door._id_in_route("album_id"))).name == album.name
    visit(routes.STUDIO_PHOTOS, album_id="'; DROP TABLE photo")
    with pytest.raises(NotFound):
        door._id_in_route("album_id")
    visit(routes.STUDIO)
    with pytest.raises(NotFound):
        door._id_in_route("album_id")


async def test_the_address_of_the_browser(door, visit):
    visit(routes.LOGIN)
    assert door._address() == "127.0.0.1"


@pytest.mark.parametrize("value", [None, 7, 1.5, True, {}, [], "x" * 5001, b"x"])
def test_whatever_a_browser_sends_instead_of_text_is_not_found(value):
    with pytest.raises(NotFound):
        as_text(value)


@pytest.mark.parametrize(
    "value", ["", "nonsense", None, 7, {"id": 1}, "018f0000-0000-7000-8000-00000000000g", "x" * 37]
)
def test_whatever_is_no_id_is_not_found(value):
    for ask in (as_id, lambda given: as_ids([given]), as_ids):
        with pytest.raises(NotFound):
            ask(value)


def test_ids_are_ids():
    known = UUID("018f0000-0000-7000-8000-000000000000")
    assert as_ids([str(known)]) == [as_id(str(known))] == [known]


def test_errors_of_the_tree_are_told_and_others_are_not(caplog):
    assert "This page is not here" in str(tell(NotFound()).args)
    assert routes.LOGIN in str(tell(NotSignedIn()).args)
    told = tell(RuntimeError("column password_hash"))
    assert "password_hash" not in str(told.args)
    assert "Something went wrong" in str(told.args)
    assert "password_hash" in caplog.text
