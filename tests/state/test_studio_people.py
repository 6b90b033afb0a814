"""Alice answers who is in her album, one person at a time, and takes it back."""

from contextlib import suppress

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Appearance, AppearanceSource, AppearanceState, Photo, PhotoStatus
from photodrop.services import face_groups
from photodrop.state.same_person import SamePersonState
from photodrop.state.studio_people import StudioPeopleState
from tests.support.faces import a_face, like, somebody


@pytest.fixture
def reviewed(album, add_photo, bob, jpeg, sql):
    """Bob is suggested in three photos; somebody whom nobody knows is in two."""
    sql("UPDATE album SET faces = 'on' WHERE id = :id", id=album.id)
    sql("UPDATE account SET face_consent = 'granted' WHERE id = :id", id=bob.id)
    for number in range(5):
        photo = add_photo(content=jpeg(40, 30), filename=f"{number}.jpg")
        face = a_face(photo, embedding=like(somebody(1 if number < 3 else 2), 0.8, seed=number))
        with transaction() as session:
            session.add(face)
            session.flush()
            if number < 3:
                session.add(
                    Appearance(
                        photo_id=photo.id,
                        client_id=bob.id,
                        source=AppearanceSource.face,
                        state=AppearanceState.suggested,
                        face_id=face.id,
                    )
                )
    with transaction() as session:
        face_groups.group(session, album.id)
    sql("UPDATE photo SET status = 'ready', width = 40, height = 30, faces_model = 'test'")


@pytest.fixture
async def page(tab, visit, alice, album, reviewed) -> StudioPeopleState:
    visit(routes.STUDIO_PEOPLE, actor=alice, album_id=album.id)
    page = await tab.get_state(StudioPeopleState)
    await page.load()
    return page


async def test_no_yes_and_undo(page):
    assert (page.counts.to_review, page.counts.people, page.person.name, page.left) == (3, 2, "Bob Brown", 3)
    first, second, _third = [face.appearance_id for face in page.asked]
    await page.answer(first, "no")
    assert [face.state for face in page.asked] == ["rejected", "suggested", "suggested"]
    assert (page.left, page.turned_down, page.counts.to_review) == (2, 1, 2)
    await page.answer(second, "yes")
    # Nothing moves under the hand that goes on.
    assert [face.state for face in page.asked] == ["rejected", "confirmed", "suggested"]
    assert [face.appearance_id for face in page.confirmed] == [second]
    await page.take_back(first)
    assert [face.state for face in page.asked] == ["suggested", "confirmed", "suggested"]
    await page.undo()
    assert (page.left, page.confirmed) == (3, [])
    await page.answer(first, "no")
    await page.answer_all()
    assert (page.left, len(page.confirmed), page.turned_down) == (0, 2, 1)
    assert page.person.photo_count == 2


async def test_a_group_is_split_set_aside_and_brought_back(page):
    group = page.people[1]
    await page.open_person(group.kind, group.id)
    assert (page.kind, page.is_open, len(page.asked)) == ("group", True, 2)
    page.choose(page.asked[0].face_id)
    await page.split()
    assert [person.photo_count for person in page.people if person.kind == "group"] == [1, 1]
    await page.set_aside()
    # On to the other one that nobody has named.
    assert (page.counts.ignored, page.kind, page.person.id == group.id) == (1, "group", False)
    await page.toggle_aside()
    assert [person.id for person in page.aside] == [group.id]
    await page.open_person("group", group.id)
    assert page.person.is_ignored
    await page.set_aside()
    assert (page.counts.ignored, page.aside, len(page.people)) == (0, [], 3)
    await page.undo()
    assert [person.id for person in page.aside] == [group.id]


async def test_a_group_is_named_and_undone(page, bob):
    group = page.people[1]
    await page.go(True)
    assert page.person.id == group.id
    await page.ask_name()
    await page.add_named("+12025550199")
    assert page.is_nameless
    await page.save_name({"called": "Eve"})
    assert (page.kind, page.person.name, len(page.confirmed), page.is_naming) == ("client", "Eve", 2, False)
    await page.undo()
    assert (page.kind, page.person.id, len(page.asked)) == ("group", group.id, 2)
    await page.go(False)
    assert page.person.id == str(bob.id)


async def test_the_same_person_is_found_among_all(page, tab, bob):
    group = page.people[1]
    await page.open_person(group.kind, group.id)
    same = await tab.get_state(SamePersonState)
    await same.ask(group.id)
    assert (same.is_open, [person.name for person in same.people]) == (True, ["Bob Brown"])
    await same.search("nobody")
    assert same.people == []
    await page.merge("client", str(bob.id))
    assert (same.is_open, page.person.id, page.person.photo_count) == (False, str(bob.id), 2)


async def test_the_page_asks_until_the_search_is_over(page, album, add_photo, run_jobs, settings, sql):
    assert page.refresh_every == 0
    with transaction() as session:
        face_groups.ask(session, album.id)
    await page.refresh()
    assert (page.refresh_every > 0, page.has_ended) == (True, False)
    run_jobs()
    await page.refresh()
    # Every photo had been looked at before: there is no end to tell of.
    assert (page.refresh_every, page.has_ended) == (0, False)
    sql("UPDATE photo SET faces_model = '', status = 'queued' WHERE filename = '0.jpg'")
    await page.refresh()
    assert (page.refresh_every > 0, page.counts.photos - page.counts.looked) == (True, 1)
    sql("UPDATE photo SET status = 'ready', faces_model = 'test'")
    await page.refresh()
    assert (page.refresh_every, page.has_ended) == (0, True)
    settings(faces="off")
    add_photo(filename="late.jpg")
    await page.load()
    assert (page.refresh_every, page.counts.search) == (0, "unavailable")


async def test_photos_of_nobody_come_page_by_page(page, album):
    told = {
        "status": PhotoStatus.ready,
        "content_type": "image/jpeg",
        "bytes": 1,
        "crc32": 1,
        "width": 40,
        "height": 30,
    }
    with transaction() as session:
        session.add_all(
            Photo(album_id=album.id, filename=f"{n}.jpg", name="", original_key=f"{n}", sha256=f"{n:064x}", **told)
            for n in range(65)
        )
    await page.open_person("nobody", "")
    assert (len(page.nobody), page.has_more_photos) == (60, True)
    await page.load_more_photos()
    assert (len(page.nobody), page.has_more_photos) == (65, False)


async def test_any_browser_may_send_anything(page, tab, visit, dora, album):
    for attempt in (
        lambda: page.answer("x", "yes"),
        lambda: page.answer(page.asked[0].appearance_id, "maybe"),
        lambda: page.open_person("group", 5),
        lambda: page.merge("group", None),
        lambda: page.take_back("x"),
    ):
        with suppress(NotFound):
            await attempt()
    assert page.counts.to_review == 3
    visit(routes.STUDIO_PEOPLE, actor=dora, album_id=album.id)
    page = await tab.get_state(StudioPeopleState)
    await page.load()
    assert page.is_missing
    with pytest.raises(NotFound):
        await page.answer(page.asked[0].appearance_id if page.asked else str(album.id), "yes")
