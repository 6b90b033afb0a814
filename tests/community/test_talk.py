"""Comments, ratings and reports: by whom, about what, and how often."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound, TooMany
from photodrop.models import Account, ReportReason, Visibility
from photodrop.services import comments, image_links, photo_cards, photos, profiles, ratings, reports
from photodrop.services.reports import Decision
from tests.community.conftest import PEOPLE


@pytest.fixture
def world_of(act, alice, bob, charlie, dora, moderator, admin, new_account, new_album, new_photo, sql):
    """Everybody, with a photo of Alice's for each of them to try."""
    banned = new_account(login="ban_ned", phone="+12025550199", is_active=False)
    people = dict(zip(PEOPLE, (None, bob, charlie, dora, alice, moderator, admin), strict=True))
    return people | {"banned": banned}


SEES = {
    "public": set(PEOPLE),
    "link": {"alice", "admin"},
    "private": {"alice", "admin"},
    "reported": {"alice", "moderator", "admin"},
    "hidden": {"alice", "moderator", "admin"},
}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("kind", SEES)
def test_who_may_read_say_rate_and_report(act, world_of, new_album, new_photo, sql, kind, name):
    actor, alice = world_of[name], world_of["alice"]
    visibility = Visibility.public if kind in ("public", "hidden", "reported") else Visibility(kind)
    where = new_album(name="Elsewhere", watermark=False, visibility=visibility)
    photo_id = new_photo(to=where, hidden_at="2026-06-20T12:00:00Z" if kind == "hidden" else None)
    if kind == "reported":
        act(reports.about_photo, world_of["dora"], photo_id, ReportReason.spam)
        sql("UPDATE album SET visibility = 'private' WHERE id = :id", id=where.id)
    sees = name in SEES[kind]
    judges = sees and name in ("moderator", "admin")
    act(comments.add, alice, photo_id, "Mine.")
    for service, allowed, *rest in (
        (photo_cards.see, sees),
        (comments.of_photo, sees),
        (ratings.see, sees),
        (comments.add, sees, "Lovely."),
        (ratings.rate, sees and name != "alice", 4),
        (reports.about_photo, sees and name != "alice", ReportReason.other),
        (ratings.of_photo, judges),
    ):
        if actor is None and service in (comments.add, ratings.rate, reports.about_photo):
            continue
        if allowed:
            act(service, actor, photo_id, *rest)
        else:
            with pytest.raises(Conflict if sees and name == "alice" and not judges and rest else NotFound):
                act(service, actor, photo_id, *rest)


def test_the_banned_do_nothing_over_rest(api, token_of, alice, dora, new_photo, sql):
    photo_id = new_photo()
    caller = api(dora)
    sql("UPDATE account SET is_active = false WHERE id = :id", id=dora.id)
    for method, path, body in (
        ("POST", f"/photos/{photo_id}/comments", {"text": "Still here"}),
        ("PUT", f"/photos/{photo_id}/rating", {"stars": 1}),
        ("POST", f"/photos/{photo_id}/reports", {"reason": "spam"}),
        ("GET", f"/photos/{photo_id}/comments", None),
        ("GET", "/search/photos", None),
    ):
        assert caller(method, path, json=body).status_code == 401, path
    assert api().get("/users/dora").status_code == 404


def test_comments_are_edited_by_their_author_and_deleted_by_moderators(
    act, alice, bob, charlie, dora, moderator, admin, new_photo
):
    photo_id = new_photo()
    said = act(comments.add, bob, photo_id, "  Lovely <b>light</b>!\r\n\x07Really.  ")
    assert (said.text, said.is_edited, said.is_mine) == ("Lovely <b>light</b>!\nReally.", False, True)
    for actor in (alice, charlie, dora, moderator, admin):
        with pytest.raises(NotFound):
            act(comments.edit, actor, said.id, "Mine now")
    again = act(comments.edit, bob, said.id, "Lovely light.")
    assert (again.text, again.is_edited, again.created_at) == ("Lovely light.", True, said.created_at)
    assert again.updated_at > said.updated_at
    for actor in (alice, bob, charlie, dora):
        with pytest.raises(NotFound):
            act(comments.delete, actor, said.id)
    act(comments.delete, moderator, said.id)
    other = act(comments.add, bob, photo_id, "Again")
    act(comments.delete, admin, other.id)
    assert act(comments.of_photo, None, photo_id).items == []


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x1b", "x" * 2001])
def test_comments_of_nothing_or_too_much_are_refused(act, bob, new_photo, text):
    with pytest.raises(Invalid):
        act(comments.add, bob, new_photo(), text)


def test_a_comment_shows_no_phone_and_no_email(act, bob, dora, new_photo, sql):
    photo_id = new_photo()
    sql("UPDATE account SET email = 'dora@example.com', name = '' WHERE id = :id", id=dora.id)
    act(comments.add, bob, photo_id, "One")
    with transaction() as session:
        comments.add(session, session.get_one(Account, dora.id), photo_id, "Two")
    shown = act(comments.of_photo, None, photo_id).items
    assert [(each.author, each.username) for each in shown] == [("Bob Brown", ""), ("dora", "dora")]
    assert "+1202" not in str(shown)
    assert "example.com" not in str(shown)


def test_who_writes_too_fast_waits(act, bob, new_photo):
    photo_id = new_photo()
    for number in range(comments.A_MINUTE):
        act(comments.add, bob, photo_id, f"{number}")
    with pytest.raises(TooMany):
        act(comments.add, bob, photo_id, "one more")


def test_one_comment_for_one_key(api, bob, new_photo):
    path = f"/photos/{new_photo()}/comments"
    twice = [api(bob).post(path, json={"text": "Once"}, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert [each.status_code for each in twice] == [201, 201]
    assert twice[0].json() == twice[1].json()
    assert len(api().get(path).json()["items"]) == 1


def test_a_rating_is_one_for_each_and_may_change(act, alice, bob, charlie, dora, moderator, new_photo):
    photo_id = new_photo()
    act(ratings.rate, bob, photo_id, 5)
    act(ratings.rate, charlie, photo_id, 4)
    assert act(ratings.rate, dora, photo_id, 4) == ratings.PhotoRating(4.33, 3, 4, may_rate=True)
    assert act(ratings.rate, bob, photo_id, 1).rating == 3.0
    assert act(ratings.see, None, photo_id) == ratings.PhotoRating(3.0, 3, 0, may_rate=False)
    assert act(ratings.see, alice, photo_id).may_rate is False
    card = act(photo_cards.see, None, photo_id)
    assert (card.rating, card.rating_count) == (3.0, 3)
    for stars in (0, 6, -1, 10**12):
        with pytest.raises(Invalid):
            act(ratings.rate, bob, photo_id, stars)
    with pytest.raises(ratings.OwnPhoto):
        act(ratings.rate, alice, photo_id, 5)
    listed = act(ratings.of_photo, moderator, photo_id, sort="-stars").items
    assert [each.stars for each in listed] == [4, 4, 1]
    act(ratings.delete, moderator, listed[-1].id)
    assert act(ratings.see, None, photo_id).rating == 4.0


def test_the_database_refuses_ones_own_and_a_second_rating(alice, bob, new_photo, sql, act):
    photo_id = new_photo()
    insert = (
        "INSERT INTO rating (id, photo_id, account_id, stars, updated_at) "
        "VALUES (gen_random_uuid(), :photo, :account, :stars, now())"
    )
    sql(insert, photo=photo_id, account=bob.id, stars=5)
    for account, stars in ((alice, 5), (bob, 4)):
        with pytest.raises(IntegrityError):
            sql(insert, photo=photo_id, account=account.id, stars=stars)
    for change in (f"account_id = '{alice.id}'", "stars = 6"):
        with pytest.raises(IntegrityError):
            sql(f"UPDATE rating SET {change}")
    assert act(ratings.see, None, photo_id).rating_count == 1


def test_no_rating_of_many_at_once_is_lost(new_account, new_photo, moderator, sql, act):
    photo_id = new_photo()
    people = [new_account(phone=f"+1202555{number:04}") for number in range(1000, 1012)]

    def rate(each: tuple[int, Account]) -> None:
        number, account = each
        for stars in (1 + number % 5, 5, 1 + (number + 2) % 5):
            act(ratings.rate, account, photo_id, stars)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(rate, enumerate(people)))
    truth = sql("SELECT sum(stars)::int, count(*)::int FROM rating WHERE photo_id = :id", id=photo_id)
    assert sql("SELECT rating_sum, rating_count FROM photo WHERE id = :id", id=photo_id) == truth
    assert sql("SELECT rating_sum, rating_count FROM photo_search WHERE photo_id = :id", id=photo_id) == truth
    assert truth[0][1] == 12


def test_one_open_report_for_each_subject(act, bob, charlie, moderator, new_photo):
    photo_id = new_photo()
    said = act(comments.add, charlie, photo_id, "Nasty")
    act(reports.about_photo, bob, photo_id, ReportReason.privacy, "That is me")
    act(reports.about_comment, bob, said.id, ReportReason.offensive)
    for service, subject in ((reports.about_photo, photo_id), (reports.about_comment, said.id)):
        with pytest.raises(reports.AlreadyReported):
            act(service, bob, subject, ReportReason.spam)
    found = act(reports.find, moderator, state="open").items
    assert [(each.about, each.reason, each.text, each.comment_text) for each in found] == [
        ("comment", "offensive", "", "Nasty"),
        ("photo", "privacy", "That is me", ""),
    ]
    act(reports.decide, moderator, found[1].id, Decision.dismiss)
    act(reports.about_photo, bob, photo_id, ReportReason.privacy)


def test_a_report_of_a_comment_shows_no_private_photo(act, alice, bob, moderator, new_photo, sql, public):
    photo_id = new_photo()
    said = act(comments.add, bob, photo_id, "Nasty")
    act(reports.about_comment, alice, said.id, ReportReason.offensive)
    sql("UPDATE album SET visibility = 'private' WHERE id = :id", id=public.id)
    with pytest.raises(NotFound):
        act(photo_cards.see, moderator, photo_id)
    act(comments.delete, moderator, said.id)
    [report] = act(reports.find, moderator).items
    assert (report.state, report.closed_by, report.comment_text) == ("acted", "mod", "")


def test_hiding_takes_a_photo_from_everybody_but_its_owner_until_it_is_shown_again(
    act, alice, bob, charlie, moderator, admin, new_photo, api
):
    photo_id = new_photo("Sunset")
    for reporter in (bob, charlie):
        act(reports.about_photo, reporter, photo_id, ReportReason.nudity)
    [_, first] = act(reports.find, moderator).items
    assert act(reports.decide, moderator, first.id, Decision.hide_photo).photo_hidden
    assert [each.state for each in act(reports.find, moderator).items] == ["acted", "acted"]
    with pytest.raises(reports.AlreadyClosed):
        act(reports.decide, admin, first.id, Decision.dismiss)
    for actor in (None, bob, charlie):
        with pytest.raises(NotFound):
            act(photo_cards.see, actor, photo_id)
    assert api().get("/search/photos").json()["items"] == []
    for actor in (alice, moderator, admin):
        assert act(photo_cards.see, actor, photo_id).name == "Sunset"
    assert api(alice).post(f"/moderation/photos/{photo_id}/show").status_code == 404
    assert api(moderator).post(f"/moderation/photos/{photo_id}/show").status_code == 204
    assert len(api().get("/search/photos").json()["items"]) == 1
    assert api(moderator).post(f"/moderation/photos/{photo_id}/show").status_code == 409


def test_a_link_does_not_open_what_is_hidden(act, alice, new_photo, sql):
    photo_id = new_photo()
    token = act(image_links.create, alice, photo_id, "w_100").token
    assert act(image_links.opened, token).name == "DSC_0412"
    sql("UPDATE photo SET hidden_at = now()")
    for opens in (image_links.opened, image_links.picture):
        with pytest.raises(NotFound):
            act(opens, token)


def test_a_moderator_gets_a_locked_photo_watermarked(act, new_album, new_photo, bob, moderator, sql):
    priced = new_album(name="Wedding", price=25_00, visibility=Visibility.public)
    photo_id = new_photo(to=priced)
    act(reports.about_photo, bob, photo_id, ReportReason.privacy)
    sql("UPDATE album SET visibility = 'private' WHERE id = :id", id=priced.id)
    card = act(photo_cards.see, moderator, photo_id)
    assert (card.locked, card.download_url) == (True, "")
    assert "-marked-" in card.thumb_url
    with pytest.raises(NotFound):
        act(photos.describe, moderator, photo_id, photos.Change(name="Mine"))


def test_a_profile_tells_what_is_public(act, alice, bob, dora, new_account, new_album, new_photo, api):
    mine = new_photo()
    hidden = new_photo(to=new_album(name="Hidden", watermark=False))
    other = new_photo()
    act(comments.add, alice, mine, "Mine")
    act(comments.add, alice, hidden, "Only for me")
    act(ratings.rate, dora, mine, 4)
    act(ratings.rate, bob, mine, 5)
    act(ratings.rate, dora, other, 5)
    shown = api().get("/users/ALICE").json()
    assert shown == {
        "username": "alice",
        "name": "Alice Adams",
        "since": alice.created_at.date().isoformat(),
        "photo_count": 2,
        "comment_count": 1,
        "rating_count": 0,
        "average_rating": 4.67,
        "ratings_received": 3,
    }
    assert act(profiles.see, "dora").rating_count == 2
    for nobody in ("nobody", "a", "alice%00", "al ice", "alice1"):
        assert api().get(f"/users/{nobody}").status_code in {401, 404}, nobody
