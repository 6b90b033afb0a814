"""What everybody may look at: explore, search, profiles."""

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account
from photodrop.services import ratings, tags
from photodrop.state.explore import ExploreState
from photodrop.state.profile import ProfileState
from photodrop.state.search import SearchState


@pytest.fixture
def tagged(public_photo, alice):
    with transaction() as session:
        tags.put(session, session.get_one(Account, alice.id), public_photo.id, ["lake", "evening"])
    return public_photo


async def test_a_visitor_explores_what_is_public_only(tab, visit, tagged, delivered):
    page = await tab.get_state(ExploreState)
    visit(routes.EXPLORE)
    await page.load()
    assert [card.id for card in page.cards] == [str(tagged.id)]
    assert (page.cards[0].uploader, page.cards[0].name) == ("alice", "Evening lake")
    assert set(page.tags) == {"lake", "evening"}
    assert (page.is_loaded, page.has_more) == (True, False)
    # Nothing more is asked for, however often a browser says that the end came into sight.
    await page.more()
    assert len(page.cards) == 1


async def test_explore_goes_by_rating_where_the_address_says_so(tab, visit, tagged, erin, add_photo, sql, run_jobs):
    twin = add_photo(to=_Album(tagged.album_id))
    run_jobs()
    sql("UPDATE photo SET dropped_at = now() WHERE id = :id", id=twin.id)
    with transaction() as session:
        ratings.rate(session, session.get_one(Account, erin.id), tagged.id, 5)
    page = await tab.get_state(ExploreState)
    for query, first in (("by=rating", tagged), ("by=nonsense", twin)):
        visit(routes.EXPLORE, query=query)
        await page.load()
        assert page.cards[0].id == str(first.id)
        assert len(page.cards) == 2


class _Album:
    def __init__(self, album_id):
        self.id = album_id


async def test_the_address_says_what_is_searched_for(tab, visit, tagged):
    page = await tab.get_state(SearchState)
    for query, found in (
        ("", False),
        ("q=evenng", True),
        ("q=lisb", True),
        ("q=desert", False),
        ("tag=lake", True),
        ("tag=desert", False),
        ("q=lake&rating=4", False),
        ("q=lake&from=2020-01-01", True),
        ("q=lake&to=2020-01-01", False),
        ("q=lake&sort=nonsense&rating=17", True),
    ):
        visit(routes.SEARCH, query=query)
        await page.load()
        assert ([card.id for card in page.cards] == [str(tagged.id)]) is found, query
        assert page.error == ""
        assert page.is_asking is bool(query)
    assert page.found == "1 photo"
    assert page.title == "lake · Search · PhotoDrop"


async def test_what_cannot_be_searched_for_is_said_in_words(tab, visit, tagged):
    page = await tab.get_state(SearchState)
    for query in ("q=lake&from=yesterday", f"tag={'x' * 60}", "q=lake&by=alice"):
        visit(routes.SEARCH, query=query)
        await page.load()
        assert page.error, query
        assert page.cards == []


async def test_only_moderators_search_by_uploader(tab, visit, tagged, erin, moderator, admin):
    page = await tab.get_state(SearchState)
    for actor, may in ((erin, False), (moderator, True), (admin, True)):
        visit(routes.SEARCH, actor=actor, query="by=alice")
        await page.load()
        assert bool(page.cards) is may
        assert bool(page.error) is not may


async def test_typing_searches_and_choosing_makes_an_address(tab, visit, tagged):
    page = await tab.get_state(SearchState)
    visit(routes.SEARCH)
    await page.load()
    assert set(page.tags) == {"evening", "lake"}
    await page.type_query("lake' & more")
    assert (page.address, page.typed) == ("/search?q=lake%27+%26+more", 1)
    await page.type_query("lake")
    assert len(page.cards) == 1
    assert "/search?q=lake&rating=4" in str(page.choose("rating", "4").args)
    assert "'/search'" in str(page.start_again().args) or '"/search"' in str(page.start_again().args)
    for what, value in (("role", "admin"), ("rating", 4), (None, "")):
        with pytest.raises(NotFound):
            page.choose(what, value)


async def test_a_profile_shows_the_public_side(tab, visit, tagged, delivered, erin, alice, sql):
    page = await tab.get_state(ProfileState)
    visit(routes.PROFILE, member="ALICE")
    await page.load()
    assert (page.about.username, page.about.photo_count) == ("alice", 1)
    assert [card.id for card in page.cards] == [str(tagged.id)]
    assert page.title == "Alice Adams · PhotoDrop"
    visit(routes.PROFILE, actor=alice, member="erin")
    await page.load()
    assert (page.about.name, page.cards, page.is_missing) == ("Erin Ek", [], False)
    assert "example.com" not in str(page.dict())
    sql("UPDATE account SET is_active = false WHERE id = :id", id=erin.id)
    for nobody in ("erin", "nobody", "-" * 50):
        visit(routes.PROFILE, member=nobody)
        await page.load()
        assert (page.is_missing, page.about.username) == (True, "")
