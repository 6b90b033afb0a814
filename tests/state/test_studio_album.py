"""What the album's page remembers of the photos that are being uploaded to it."""

import pytest

from photodrop import routes
from photodrop.errors import Invalid
from photodrop.state.studio_album import BatchState, StudioAlbumState
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


async def test_faces_are_forgotten_only_once_that_is_said(tab, visit, alice, album, add_photo, sql):
    photo = add_photo()
    sql("UPDATE album SET faces = 'on'")
    sql(
        "INSERT INTO face (id, photo_id, album_id, left_edge, top_edge, width, height, pixels, score, quality, model, "
        "embedding) VALUES (gen_random_uuid(), :photo, :album, 0, 0, 0.1, 0.1, 90, 1, 1, 'm', "
        "CAST(array_fill(0.1, ARRAY[128]) AS vector))",
        photo=photo.id,
        album=album.id,
    )
    visit(routes.STUDIO_ALBUM, actor=alice, album_id=album.id)
    page = await tab.get_state(StudioAlbumState)
    await page.load()
    await page.set_faces("minors")
    assert page.forgetting == "1 measured face is forgotten. People who are in photos stay there."
    page.keep_faces()
    assert (page.forgetting, page.album.faces) == ("", "on")
    await page.set_faces("minors")
    await page.change_faces()
    assert (page.forgetting, page.album.faces) == ("", "minors")
    assert sql("SELECT count(*) FROM face") == [(0,)]
    await page.set_faces_kept_days("never")
    assert page.days_error == "Enter a number like 365."
    await page.set_faces_kept_days("30")
    assert (page.days_error, page.album.faces_kept_days) == ("", 30)
    with pytest.raises(Invalid):
        await page.set_faces("sometimes")
