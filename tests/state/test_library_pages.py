"""A library's pages: one's own, somebody else's, and those behind a link."""

from uuid import UUID

import pytest

from photodrop import routes
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models import Album, Visibility
from photodrop.models.base import new_id
from photodrop.state.library import LibraryAlbumsState, LibraryState
from photodrop.state.library_album import LibraryAlbumState, LinkedAlbumState
from photodrop.state.library_upload import LibraryUploadState
from photodrop.state.photo_page import LinkedPhotoState, PhotoDeleteState, PhotoPageState


@pytest.fixture
def eve(new_account):
    return new_account(login="Eve_L", email="eve@example.com", name="Eve Lee", password_hash="x")


@pytest.fixture
def photo(eve, new_library, add_photo, run_jobs):
    album = new_library(eve)
    made = add_photo(to=album, by=eve)
    run_jobs()
    return made


@pytest.fixture
def on(tab, visit):
    """`await on(LibraryState, routes.LIST, eve, username="eve_l", count=5)`: the page, loaded."""

    async def go(state, route, actor=None, **spots):
        visit(route, actor=actor, **spots)
        page = await tab.get_state(state)
        await page.load()
        return page

    return go


async def test_the_list_is_for_oneself_all_and_for_others_what_is_public(on, eve, charlie, photo, sql):
    assert [card.id for card in (await on(LibraryState, routes.LIST, eve, username="eve_l", count=5)).cards] == [
        str(photo.id)
    ]
    page = await on(LibraryState, routes.LIST, charlie, username="Eve_L", count=5)
    assert (page.cards, page.is_mine, page.by.name) == ([], False, "Eve Lee")
    sql("UPDATE album SET visibility = 'public'")
    page = await on(LibraryState, routes.LIST, None, username="eve_l", count=5)
    assert [card.name for card in page.cards] == ["a"]
    for wrong in ({"username": "nobody"}, {"count": "0"}, {"count": "x"}, {"count": "99999"}):
        assert (await on(LibraryState, routes.LIST, eve, **({"username": "eve_l", "count": "5"} | wrong))).is_missing


async def test_the_way_in_is_ones_own(on, eve, charlie, alice, add_photo, run_jobs, reread):
    with pytest.raises(NotSignedIn):
        await on(LibraryUploadState, routes.UPLOAD, None, username="eve_l")
    for who in (charlie, alice):
        assert (await on(LibraryUploadState, routes.UPLOAD, who, username="eve_l")).is_missing
    page = await on(LibraryUploadState, routes.UPLOAD, eve, username="eve_l")
    assert [album.name for album in page.albums] == ["My photos"]
    await page.create({"album_name": "  Summer "})
    assert {album.name for album in page.albums} == {"My photos", "Summer"}
    page.choose(str(new_id()))
    assert page.album_id in {album.id for album in page.albums}
    sent = add_photo(to=reread(Album(id=UUID(page.album_id))), by=eve)  # pyright: ignore[reportCallIssue]
    await page.uploaded([str(sent.id)])
    assert page.refresh_every
    run_jobs()
    await page.refresh("")
    assert not page.refresh_every
    assert page.statuses[str(sent.id)]["status"] == "ready"
    assert [card.id for card in page.arrived] == [str(sent.id)]
    again = await on(LibraryUploadState, routes.UPLOAD, eve, username="eve_l")
    assert len(again.albums) == 2


async def test_a_photo_has_a_page_in_four_sizes(on, eve, charlie, photo, sql):
    spots = {"username": "Eve_L", "photo_id": photo.id}
    page = await on(PhotoPageState, routes.VIEW, eve, **spots)
    assert "/medium-clean-" in page.picture_url
    assert (page.page.may_edit, page.share_url) == (True, "")
    for size, part in {"s": "/small-", "l": "/large-", "o": "/original?", "m": "/medium-"}.items():
        assert part in (await on(PhotoPageState, routes.VIEW_SIZED, eve, size=size, **spots)).picture_url
    assert (await on(PhotoPageState, routes.VIEW_SIZED, eve, size="x", **spots)).is_missing
    assert (await on(PhotoPageState, routes.VIEW, charlie, **spots)).is_missing
    page = await on(PhotoPageState, routes.VIEW, eve, **spots)
    await page.open_by_link()
    assert page.share_url.endswith(f"/p/{photo.link_token}")
    # A browser names the album that cannot be chosen, too.
    await page.save({"photo_name": "Dunes", "photo_description": "At noon", "album": None})
    assert (page.page.photo.name, page.page.photo.description) == ("Dunes", "At noon")
    await page.save({"photo_name": "", "photo_description": ""})
    assert page.name_error
    assert (await on(PhotoPageState, routes.VIEW, charlie, **spots)).is_missing
    linked = await on(LinkedPhotoState, routes.PHOTO_LINK, None, token=photo.link_token)
    assert linked.page.photo.name == "Dunes"
    sql("UPDATE album SET visibility = 'public'")
    page = await on(PhotoPageState, routes.VIEW, None, **spots)
    assert (page.page.may_edit, page.share_url.endswith(f"/Eve_L/view/{photo.id}")) == (False, True)
    page = await on(PhotoPageState, routes.VIEW, charlie, **spots)
    with pytest.raises(NotFound):
        await page.save({"photo_name": "Mine", "photo_description": ""})
    assert (await on(PhotoPageState, routes.VIEW, None, username="alice", photo_id=photo.id)).is_missing


async def test_deleting_is_asked_first(on, eve, charlie, photo, reread):
    spots = {"username": "eve_l", "photo_id": photo.id}
    assert (await on(PhotoDeleteState, routes.DELETE, charlie, **spots)).is_missing
    page = await on(PhotoDeleteState, routes.DELETE, eve, **spots)
    assert page.page.photo.id == str(photo.id)
    await page.delete()
    assert reread(photo).deleted_at is not None
    assert (await on(PhotoPageState, routes.VIEW, eve, **spots)).is_missing
    library = await on(LibraryState, routes.LIST, eve, username="eve_l", count=5)
    await library.restore(str(photo.id))
    assert len(library.cards) == 1


async def test_an_album_is_renamed_shown_carried_out_of_and_deleted(on, eve, charlie, photo, new_library):
    spots = {"username": "eve_l", "album_id": photo.album_id}
    assert (await on(LibraryAlbumState, routes.LIBRARY_ALBUM, charlie, **spots)).is_missing
    page = await on(LibraryAlbumState, routes.LIBRARY_ALBUM, eve, **spots)
    await page.rename({"album_name": ""})
    assert page.error
    await page.rename({"album_name": "Trip"})
    await page.show_to("link")
    token = page.album.link_url.rpartition("/")[2]
    linked = await on(LinkedAlbumState, routes.ALBUM_LINK, None, token=token)
    assert (linked.album.album.name, len(linked.cards), linked.album.link_url) == ("Trip", 1, "")
    assert (await on(LinkedAlbumState, routes.ALBUM_LINK, None, token="x" * 22)).is_missing
    page = await on(LibraryAlbumState, routes.LIBRARY_ALBUM, eve, **spots)
    page.select([str(photo.id)])
    await page.ask("copy")
    await page.carry({"album_name": "", "target": ""})
    assert page.error
    await page.carry({"album_name": "Copies"})
    await page.ask("move")
    assert [album.name for album in page.others] == ["Copies"]
    page.select([str(photo.id)])
    await page.carry({"album_name": "", "target": page.others[0].id})
    assert "already" in page.error
    await page.delete_selected()
    assert page.cards == []
    await page.restore([str(photo.id)])
    assert len(page.cards) == 1
    await page.delete()
    albums = await on(LibraryAlbumsState, routes.LIBRARY, eve, username="eve_l")
    assert [album.name for album in albums.albums] == ["Copies"]
    await albums.restore(str(photo.album_id))
    assert {album.name for album in albums.albums} == {"Copies", "Trip"}
    assert (await on(LibraryAlbumsState, routes.LIBRARY, charlie, username="eve_l")).albums == []
    new_library(eve, "Open", visibility=Visibility.public)
    shown = await on(LibraryAlbumsState, routes.LIBRARY, None, username="eve_l")
    assert [album.name for album in shown.albums] == ["Open"]
