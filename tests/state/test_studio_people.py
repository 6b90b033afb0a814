"""Alice answers who is in her album, one person at a time, and takes it back."""

from contextlib import suppress

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Appearance, AppearanceSource, AppearanceState
from photodrop.services import face_groups
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
    assert (len(page.asked), [face.appearance_id for face in page.confirmed]) == (2, [second])
    await page.take_back(first)
    assert (page.left, page.turned_down) == (2, 0)
    await page.undo()
    assert (page.left, page.confirmed) == (3, [])
    await page.answer(first, "no")
    await page.answer_all()
    assert (page.left, len(page.confirmed), page.turned_down) == (0, 2, 1)
    assert page.person.photo_count == 2


async def test_a_group_is_split_named_and_set_aside(page, bob):
    group = page.people[1]
    await page.open_person(group.kind, group.id)
    assert (page.kind, page.is_open, len(page.asked)) == ("group", True, 2)
    page.choose(page.asked[0].face_id)
    await page.split()
    assert [person.photo_count for person in page.people if person.kind == "group"] == [1, 1]
    await page.set_aside()
    assert page.counts.ignored == 1
    last = page.people[-1]
    await page.open_person(last.kind, last.id)
    page.ask_name()
    await page.add_named(str(bob.phone))
    await page.save_name()
    assert (page.kind, page.person.id, len(page.confirmed), page.is_naming) == ("client", str(bob.id), 1, False)
    await page.open_person("nobody", "")
    assert [card.filename for card in page.nobody] != []


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
