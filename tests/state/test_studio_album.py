"""What the album's page remembers of the photos that are being uploaded to it."""

from photodrop import routes
from photodrop.state.studio_album import BatchState
from tests.fixtures.people import BOB_PHONE


async def test_the_page_follows_its_photos_until_they_are_ready_or_gone(
    tab, visit, alice, album, add_photo, run_jobs, sql
):
    visit(routes.STUDIO_ALBUM, actor=alice, album_id=album.id)
    page = await tab.get_state(BatchState)
    await page.load()
    kept, twin = add_photo(), add_photo()
    await page.uploaded([str(kept.id), str(twin.id)])
    assert page.refresh_every
    # A worker found the same bytes in another photo.
    sql("DELETE FROM photo WHERE id = :id", id=twin.id)
    run_jobs()
    await page.refresh()
    assert not page.refresh_every
    assert {known: told["status"] for known, told in page.statuses.items()} == {
        str(kept.id): "ready",
        str(twin.id): "gone",
    }
    # Who is named late is in what is left.
    await page.add_person(BOB_PHONE)
    assert sql("SELECT photo_id FROM appearance") == [(kept.id,)]
