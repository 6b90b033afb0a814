"""The community's part of a photo's page. Every method may be called by any browser with any argument."""

import pytest

from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models import Account
from photodrop.services import comments
from photodrop.state.comments import PAGE, CommentsState
from photodrop.state.photo_tags import PhotoTagsState
from photodrop.state.rating import RatingState
from photodrop.state.report import ReportState

VIEW = "/[user]/view/[photo_id]"
NONSENSE = (None, 4, "", "x" * 40, ["a"], {"text": 3}, "0190b3c4-0000-7000-8000-000000000000")


@pytest.fixture
def look(visit, public_photo):
    def go(actor=None, photo=public_photo):
        visit(VIEW, actor=actor, user="alice", photo_id=photo.id)

    return go


async def test_a_visitor_sees_and_a_stranger_rates(tab, look, erin, alice):
    page = await tab.get_state(RatingState)
    look()
    await page.load()
    assert (page.is_loaded, page.rating.may_rate) == (True, False)
    with pytest.raises(NotSignedIn):
        await page.rate(5)
    assert page.answered == 1
    look(erin)
    await page.load()
    await page.rate(2)
    await page.rate(4)
    assert (page.rating.stars, page.rating.rating, page.rating.rating_count) == (4, 4, 1)
    look(alice)
    await page.load()
    assert (page.rating.may_rate, page.rating.stars, page.rating.rating_count) == (False, 0, 1)


async def test_stars_are_whole_numbers_of_a_photo_one_sees(tab, look, erin, delivered):
    page = await tab.get_state(RatingState)
    look(erin)
    await page.load()
    for stars in ("5", None, 4.5, [5]):
        with pytest.raises(NotFound):
            await page.rate(stars)
    look(erin, photo=delivered)
    await page.load()
    assert not page.is_loaded
    with pytest.raises(NotFound):
        await page.rate(5)


async def test_the_owner_tags_and_nobody_else(tab, look, erin, alice):
    page = await tab.get_state(PhotoTagsState)
    look(alice)
    await page.load()
    await page.put(["Lake", "lake", " #Evening "])
    assert page.tags == ["lake", "evening"]
    await page.put(["lake", *"abcde"])
    assert "at most 5" in page.error
    assert (page.tags, page.answered) == (["lake", "evening"], 2)
    await page.look_up("ev")
    assert page.known == ["evening"]
    look(erin)
    await page.load()
    assert page.tags == ["lake", "evening"]
    for chosen in (["spam"], "spam", None, [None]):
        with pytest.raises(NotFound):
            await page.put(chosen)


async def test_a_comment_is_said_changed_and_deleted_by_those_who_may(tab, look, erin, charlie, alice, moderator):
    page = await tab.get_state(CommentsState)
    look(erin)
    await page.load()
    assert (page.is_loaded, page.comments) == (True, [])
    async for _ in page.post({"text": "  What a light!\r\nWhere is it? "}):
        pass
    [said] = page.comments
    assert (said.text, said.author, said.is_mine, said.is_edited) == (
        "What a light!\nWhere is it?",
        "Erin Ek",
        True,
        False,
    )
    assert (page.posted, page.is_posting) == (1, False)
    page.edit(said.id)
    await page.save({"text": "  "})
    assert page.edit_error
    assert page.editing_id
    await page.save({"text": "What a light"})
    assert (page.comments[0].text, page.comments[0].is_edited, page.editing_id) == ("What a light", True, "")
    for actor in (charlie, alice, moderator):
        look(actor)
        await page.load()
        page.edit(said.id)
        with pytest.raises(NotFound):
            await page.save({"text": "Mine now"})
        page.ask_to_delete(said.id)
        if actor is moderator:
            await page.delete()
            assert page.comments == []
        else:
            with pytest.raises(NotFound):
                await page.delete()


async def test_what_is_no_comment_is_refused_at_the_field(tab, look, erin):
    page = await tab.get_state(CommentsState)
    look(erin)
    await page.load()
    async for _ in page.post({"text": ""}):
        pass
    assert page.error
    assert not page.is_posting
    for form in NONSENSE[:-1]:
        with pytest.raises(NotFound):
            await page.save(form)
        with pytest.raises(NotFound):
            page.edit(form)
    look()
    await page.load()
    with pytest.raises(NotSignedIn):
        async for _ in page.post({"text": "Hello"}):
            pass


async def test_more_comments_come_page_by_page_each_once(tab, look, public_photo, erin, sql):
    with transaction() as session:
        actor = session.get_one(Account, erin.id)
        for number in range(9):
            comments.add(session, actor, public_photo.id, f"Comment {number}")
        session.flush()
    sql(
        "INSERT INTO comment (id, created_at, updated_at, photo_id, account_id, text) "
        "SELECT gen_random_uuid(), created_at, updated_at, photo_id, account_id, 'Again ' || text || n "
        "FROM comment, generate_series(1, 3) AS n"
    )
    page = await tab.get_state(CommentsState)
    look()
    await page.load()
    assert (len(page.comments), page.has_more) == (PAGE, True)
    await page.more()
    assert (len(page.comments), page.has_more) == (36, False)
    assert len({comment.id for comment in page.comments}) == 36


async def test_a_report_has_a_reason_and_is_made_once(tab, look, erin, charlie, alice, public_photo):
    with transaction() as session:
        said = comments.add(session, session.get_one(Account, charlie.id), public_photo.id, "Buy my watches")
    page = await tab.get_state(ReportState)
    look(erin)
    page.ask_about_photo()
    await page.send({"text": "Look"})
    assert page.error == "Choose what is wrong."
    await page.send({"reason": "privacy", "text": "x" * 2000})
    assert page.text_error
    await page.send({"reason": "privacy", "text": "That is my sister."})
    assert page.about == ""
    page.ask_about_comment(said.id)
    await page.send({"reason": "spam"})
    assert page.about == ""
    page.ask_about_photo()
    await page.send({"reason": "privacy"})
    assert "before" in page.error
    page.hide()
    with pytest.raises(NotFound):
        await page.send({"reason": "spam"})
    for form in NONSENSE:
        page.ask_about_photo()
        if isinstance(form, dict):
            continue
        with pytest.raises(NotFound):
            await page.send(form)
    look(alice)
    page.ask_about_photo()
    await page.send({"reason": "other"})
    assert "your own photo" in page.error
    look()
    with pytest.raises(NotSignedIn):
        await page.send({"reason": "other"})
