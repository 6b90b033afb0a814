"""The pages of shares: what a photographer makes there, and what other browsers may not ask of them."""

from datetime import UTC, datetime

import pytest

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.state.studio_shares import ShareDialogState, SharesState

FORM = {"name": "For the guests", "scope": "", "expires_at": "", "password": "", "downloads": "web"}


@pytest.fixture
def shares_page(tab, visit, alice, album):
    async def come():
        visit(routes.STUDIO_ALBUM_SHARES, actor=alice, album_id=album.id)
        page, form = await tab.get_state(SharesState), await tab.get_state(ShareDialogState)
        await page.load_of_album()
        return page, form

    return come


async def test_a_share_is_made_changed_stopped_and_deleted(shares_page):
    page, form = await shares_page()
    assert page.is_priced
    await form.ask_new()
    await form.save(FORM | {"password": "short", "expires_at": "yesterday"})
    assert form.errors == {"expires_at": "Choose a day and a time."}
    await form.save(FORM | {"password": "short"})
    assert set(form.errors) == {"password"}
    assert form.is_open
    await form.save(FORM | {"password": "porto in july", "expires_at": "2030-12-24T17:00:00.000Z", "watermark": "off"})
    assert not form.errors
    assert not form.is_open
    share = page.shown
    assert (share.name, share.has_password, share.locked) == ("For the guests", True, True)
    assert datetime.fromisoformat(share.expires_at) == datetime(2030, 12, 24, 17, tzinfo=UTC)
    await form.ask_change(share.id)
    await form.save(FORM | {"name": "For the press", "downloads": "original", "guests_upload": "on"})
    changed = page.shares[0]
    # A password that nobody typed anew stays; an expiry that was taken out is gone.
    assert (changed.name, changed.has_password, changed.expires_at) == ("For the press", True, "")
    assert (changed.downloads, changed.guests_upload) == ("original", True)
    await form.ask_change(share.id)
    await form.save(FORM | {"no_password": "on"})
    assert page.shares[0].has_password is False
    await page.stop(share.id)
    assert page.shares[0].state == "stopped"
    await page.reopen(share.id)
    page.ask_reset(share.id)
    await page.reset_link()
    assert page.shares[0].url != changed.url
    page.ask_delete(share.id)
    await page.delete()
    assert page.shares == []


async def test_chosen_photos_come_along_from_their_page(shares_page, add_photo, album):
    photos = [add_photo(), add_photo()]
    page, form = await shares_page()
    await form.share_photos(str(album.id), [str(photo.id) for photo in photos])
    form.forget()
    assert form.is_open
    await form.save(FORM | {"name": ""})
    assert (page.shown.scope, page.shown.name) == ("photos", "2 photos")


async def test_others_come_to_nothing(shares_page, tab, visit, new_share, dora, album):
    share = new_share()
    _, form = await shares_page()
    visit(routes.STUDIO_ALBUM_SHARES, actor=dora, album_id=album.id)
    page = await tab.get_state(SharesState)
    await page.load_of_album()
    assert page.is_missing
    for attempt in (page.stop, page.reopen, form.ask_change):
        with pytest.raises(NotFound):
            await attempt(str(share.id))
    with pytest.raises(NotFound):
        await form.share_photos(str(album.id), [])
    await page.load_all()
    assert page.shares == []
