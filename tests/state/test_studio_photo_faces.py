"""Alice names faces on the photo that is open."""

from contextlib import suppress

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Appearance, AppearanceSource, AppearanceState
from photodrop.state.studio_photo_faces import PhotoFacesState
from photodrop.state.studio_photos import PhotoEditorState, StudioPhotosState
from photodrop.state.toast import ToastState
from tests.support.faces import a_face

CHARLIES_NUMBER = "+4915123456877"


@pytest.fixture
def photo(album, add_photo, bob, jpeg, sql):
    """Bob is suggested on the left; nobody knows who is on the right."""
    sql("UPDATE album SET faces = 'on' WHERE id = :id", id=album.id)
    photo = add_photo(content=jpeg(40, 30))
    bobs, other = a_face(photo, seed=1, at=0.1), a_face(photo, seed=2, at=0.6)
    with transaction() as session:
        session.add_all([bobs, other])
        session.flush()
        session.add(
            Appearance(
                photo_id=photo.id,
                client_id=bob.id,
                source=AppearanceSource.face,
                state=AppearanceState.suggested,
                face_id=bobs.id,
            )
        )
    sql("UPDATE photo SET status = 'ready', width = 40, height = 30, faces_model = 'test'")
    return photo


@pytest.fixture
async def opened(tab, visit, alice, album, photo) -> PhotoFacesState:
    visit(routes.STUDIO_PHOTOS, actor=alice, album_id=album.id)
    await (await tab.get_state(StudioPhotosState)).load()
    faces = await tab.get_state(PhotoFacesState)
    await (await tab.get_state(PhotoEditorState)).view(str(photo.id))
    await faces.view(str(photo.id))
    return faces


def told(faces: PhotoFacesState) -> list[tuple[str, str]]:
    return [(face.state, face.name) for face in faces.faces]


async def test_faces_are_answered_named_and_taken_back(opened, tab):
    page, editor = await tab.get_state(StudioPhotosState), await tab.get_state(PhotoEditorState)
    assert told(opened) == [("suggested", "Bob Brown"), ("unknown", "")]
    assert page.to_review == 1

    await opened.ask(opened.faces[0].id)
    await opened.confirm()
    assert told(opened)[0] == ("confirmed", "Bob Brown")
    assert (opened.face.id, page.to_review, [each.name for each in editor.people]) == ("", 0, ["Bob Brown"])

    await opened.ask(opened.faces[0].id)
    await opened.reject()
    assert told(opened)[0] == ("unknown", "")
    await undo_by_toast(tab, opened)
    assert told(opened)[0] == ("confirmed", "Bob Brown")

    # Bob is in this photo already: he is not offered for the other face.
    await opened.ask(opened.faces[1].id)
    assert opened.others == []
    await opened.name("12")
    assert opened.error.startswith("Enter")
    await opened.name(CHARLIES_NUMBER)
    assert told(opened)[1] == ("confirmed", "+49 1512 3456877")
    assert len(editor.people) == 2
    assert (await tab.get_state(ToastState)).message == "+49 1512 3456877 is in this photo."
    await undo_by_toast(tab, opened)
    assert told(opened)[1] == ("unknown", "")
    assert len(editor.people) == 1


async def undo_by_toast(tab: PhotoFacesState, faces: PhotoFacesState) -> None:
    (promised,) = (await tab.get_state(ToastState)).undo()
    await faces.undo(promised.payload["step_id"], promised.payload["photo_id"])


async def test_people_of_the_album_are_offered(opened, add_photo, album, bob, photo, sql):
    other = add_photo()
    sql("UPDATE appearance SET photo_id = :other, face_id = NULL, state = 'confirmed'", other=other.id)
    await opened.view(str(photo.id))
    await opened.ask(opened.faces[0].id)
    assert [person.id for person in opened.others] == [str(bob.id)]
    await opened.name(opened.others[0].phone)
    assert told(opened)[0] == ("confirmed", "Bob Brown")


async def test_faces_that_changed_meanwhile_are_shown_anew(opened, tab, sql):
    await opened.ask(opened.faces[1].id)
    sql("DELETE FROM face WHERE id = :id", id=opened.faces[1].id)
    await opened.name(CHARLIES_NUMBER)
    assert (told(opened), opened.face.id) == ([("suggested", "Bob Brown")], "")
    assert "Choose the face again." in (await tab.get_state(ToastState)).message


async def test_only_where_faces_are_looked_for(opened, tab, photo, sql):
    opened.close()
    assert (opened.photo_id, opened.faces) == ("", [])
    sql("UPDATE album SET faces = 'off'")
    await (await tab.get_state(StudioPhotosState)).load()
    await opened.view(str(photo.id))
    assert opened.faces == []


async def test_any_browser_may_send_anything(opened, tab, visit, album, photo, admin, dora):
    for attempt in (
        lambda: opened.view("x"),
        lambda: opened.ask("x"),
        lambda: opened.name(CHARLIES_NUMBER),
        opened.confirm,
        lambda: opened.undo("x", "y"),
    ):
        with suppress(NotFound):
            await attempt()
    # An admin sees the photos of others, and not who is in them.
    for actor in (admin, dora):
        visit(routes.STUDIO_PHOTOS, actor=actor, album_id=album.id)
        page = await tab.get_state(StudioPhotosState)
        await page.load()
        page.shows_faces = True
        await opened.view(str(photo.id))
        assert opened.faces == []
