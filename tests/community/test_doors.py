"""What only moderators and admins may open, over REST; and that the others hear nothing of it."""

import pytest

from photodrop.models import ReportReason
from photodrop.services import comments, moderation, ratings, reports

JUDGES = {"moderator", "admin"}
LISTS = (
    "/reports",
    "/moderation/comments",
    "/moderation/ratings",
    "/moderation/audit",
    "/photos/{photo_id}/ratings",
)


@pytest.fixture
def callers(api, alice, bob, charlie, dora, moderator, admin, new_photo, act):
    """Bob said something about Alice's public photo, rated and reported it."""
    photo_id = new_photo()
    act(comments.add, bob, photo_id, "Lovely")
    act(ratings.rate, bob, photo_id, 4)
    act(reports.about_photo, bob, photo_id, ReportReason.spam)
    people = {"visitor": None, "alice": alice, "bob": bob, "charlie": charlie, "dora": dora}
    people |= {"moderator": moderator, "admin": admin}
    return photo_id, {name: api(actor) for name, actor in people.items()}


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_for_judges(callers, path):
    photo_id, by_name = callers
    for name, caller in by_name.items():
        answer = caller.get(path.format(photo_id=photo_id))
        expected = 401 if name == "visitor" else 200 if name in JUDGES else 404
        assert answer.status_code == expected, (name, answer.text)
        if name in JUDGES:
            assert answer.json()["items"], name
            assert caller.get(path.format(photo_id=photo_id), params={"limit": 1, "bad": 1}).status_code == 422


def test_uploader_is_an_unknown_filter_to_everybody_else(callers):
    _, by_name = callers
    for name, caller in by_name.items():
        known = caller.get("/search/photos", params={"uploader": "alice"})
        unknown = caller.get("/search/photos", params={"no_such": "alice"})
        assert known.status_code == (200 if name in JUDGES else 422), name
        if name not in JUDGES:
            assert known.json()["fields"]["uploader"] == unknown.json()["fields"]["no_such"]
    assert by_name["admin"].get("/search/photos", params={"sort": "name"}).status_code == 422


def test_bad_cursors_and_filters_of_search_are_refused(api):
    for wanted in (
        {"cursor": "x"}, {"cursor": "W10"}, {"limit": 0}, {"limit": 201}, {"rating_from": 6}, {"q": "x" * 201},
        {"tag": "a,b"}, {"created_from": "soon"}, {"sort": "-relevance"},
    ):  # fmt: skip
        assert api().get("/search/photos", params=wanted).status_code == 422, wanted
    for odd in ("' & | ! :* \\", "a\\", "''", "<->", "%", "x" * 200, " ".join("abcdefghijklmnop"), "\u200d", "🌊"):
        assert api().get("/search/photos", params={"q": odd}).status_code == 200, odd
    assert api().get("/search/photos", params={"q": "a\x00"}).status_code == 422


def test_moderators_see_what_is_in_their_sight_and_no_ids_of_accounts(
    act, alice, bob, moderator, admin, new_album, new_photo
):
    shown, hidden = new_photo(), new_photo(to=new_album(name="Hidden", watermark=False))
    for photo_id in (shown, hidden):
        act(comments.add, alice, photo_id, "Mine")
    act(ratings.rate, bob, shown, 3)
    [fresh] = act(moderation.recent_comments, moderator).items
    assert (fresh.photo_id, fresh.author_id, fresh.may_delete) == (str(shown), "", True)
    assert {each.author_id for each in act(moderation.recent_comments, admin).items} == {str(alice.id)}
    assert [each.stars for each in act(moderation.recent_ratings, moderator).items] == [3]


def test_moderators_read_of_moderation_only(act, bob, dora, moderator, admin, new_photo):
    photo_id = new_photo()
    said = act(comments.add, bob, photo_id, "Nasty")
    act(comments.delete, moderator, said.id)
    act(moderation.ban, admin, dora.id)
    assert [each.id for each in act(moderation.banned, admin)] == [str(dora.id)]
    act(moderation.unban, admin, dora.id)
    act(reports.about_photo, bob, photo_id, ReportReason.spam)
    actions = [each.action for each in act(moderation.audit_list, moderator).items]
    assert actions == ["report.made", "account.unbanned", "account.banned", "comment.deleted"]
    by = {each.action: each.actor for each in act(moderation.audit_list, admin).items}
    assert (by["comment.deleted"], by["account.banned"], by["report.made"]) == ("mod", "root_admin", "Bob Brown")
    assert len(act(moderation.audit_list, admin, action="account.banned").items) == 1
