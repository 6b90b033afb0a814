"""What a client's pages remember of faces: whether somebody looks, which one is theirs, and what they are asked."""

from io import BytesIO

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account
from photodrop.services import selfies
from photodrop.state.dashboard import DashboardState
from photodrop.state.own_face import OwnFaceState
from photodrop.state.selfie import SelfieState
from photodrop.state.settings import SettingsState
from photodrop.state.suggestions import SuggestionsState
from tests.support import rectangles


@pytest.fixture
def delivered(add_photo, run_jobs, drop):
    photo = add_photo()
    run_jobs()
    drop()
    return photo


@pytest.fixture
def bobs_selfie(bob, settings, tmp_path, run_jobs):
    settings(face_models=rectangles.models(tmp_path))
    picture = rectangles.picture(3, 5, width=400, height=400, face=120)
    with transaction() as session:
        selfies.add(session, session.get_one(Account, bob.id), BytesIO(picture), x=0, y=0, width=400, height=400)
    run_jobs()


async def test_bob_is_asked_one_by_one(tab, visit, bob, delivered, suggest):
    visit(routes.DASHBOARD, actor=bob)
    page = await tab.get_state(SuggestionsState)
    await page.load()
    assert page.waiting == []
    suggestion_id = str(suggest(delivered, bob))
    await page.refresh()
    assert [each.id for each in page.waiting] == [suggestion_id]
    page.later(suggestion_id)
    await page.refresh()
    assert page.waiting == []

    page._later = []
    await page.refresh()
    await page.yes(suggestion_id)
    await page.refresh()
    assert page.waiting == []
    photos = await tab.get_state(DashboardState)
    await photos.load()
    assert [card.id for card in photos.cards] == [str(delivered.id)]
    # Twice, as from another tab: nothing more happens.
    await page.no(suggestion_id)
    await photos.load()
    assert len(photos.cards) == 1


async def test_a_no_is_no(tab, visit, bob, delivered, suggest, sql):
    suggestion_id = str(suggest(delivered, bob))
    visit(routes.DASHBOARD, actor=bob)
    page = await tab.get_state(SuggestionsState)
    await page.load()
    await page.no(suggestion_id)
    assert sql("SELECT state, decided_by FROM appearance") == [("rejected", "client")]


async def test_an_album_asks_of_itself_and_strangers_are_asked_nothing(
    tab, visit, bob, charlie, album, delivered, suggest, sql
):
    suggestion_id = str(suggest(delivered, bob))
    visit(routes.CLIENT_ALBUM, actor=bob, album_id=album.id)
    page = await tab.get_state(SuggestionsState)
    await page.load()
    assert page.waiting == []
    visit(routes.DASHBOARD, actor=charlie)
    await page.load()
    assert page.waiting == []
    await page.yes(suggestion_id)
    for argument in ("", None, 5):
        with pytest.raises(NotFound):
            await page.yes(argument)
        with pytest.raises(NotFound):
            page.later(argument)
    assert sql("SELECT state FROM appearance")[0].state == "suggested"


async def test_bob_says_which_one_he_is(tab, visit, bob, bobs_selfie, run_jobs):
    visit(routes.SETTINGS, actor=bob)
    settings, page = await tab.get_state(SettingsState), await tab.get_state(OwnFaceState)
    await settings.load()
    assert (page.face.state, settings.standing.history) == ("", [])
    await settings.decide_on_faces(granted=True)
    assert (page.face.is_looking, page.refresh_every > 0) == (True, True)
    assert settings.standing.history[0].granted
    run_jobs()
    await page.refresh()
    assert (page.face.state, [crop.number for crop in page.crops], page.refresh_every) == ("choose", [1, 2], 0)
    for argument in (0, 3, None, "1"):
        with pytest.raises(Invalid):
            await page.choose(argument)
    await page.choose(2)
    assert page.face.is_looking
    run_jobs()
    await page.refresh()
    assert (page.face.state, page.crops) == ("ready", [])
    assert not settings.was_forgotten
    async for _ in settings.erase():
        pass
    assert (page.face.state, len(settings.receipts)) == ("", 1)
    await settings.decide_on_faces(granted=True)
    assert settings.was_forgotten


async def test_who_reloads_the_question_is_still_asked(tab, visit, bob, bobs_selfie):
    visit(routes.SELFIE, actor=bob)
    page = await tab.get_state(SelfieState)
    for _ in range(2):
        assert await page.start() is None
        assert page.is_saved
    await page.refuse()
    assert await page.start() is not None
    assert not page.is_saved
