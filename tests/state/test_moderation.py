"""The moderators' page: what it shows to whom, and what may be done there."""

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models import Account
from photodrop.models.report import ReportReason
from photodrop.services import comments, ratings, reports
from photodrop.state.moderation import (
    AccountsState,
    AuditState,
    FreshCommentsState,
    FreshRatingsState,
    ModerationState,
    ReportsState,
)


@pytest.fixture
def trouble(public_photo, erin, charlie):
    """Charlie advertises, and rates low; Erin reports his comment and the photo."""
    with transaction() as session:
        seller, reporter = session.get_one(Account, charlie.id), session.get_one(Account, erin.id)
        said = comments.add(session, seller, public_photo.id, "Buy my watches")
        ratings.rate(session, seller, public_photo.id, 1)
        reports.about_comment(session, reporter, _id(said.id), ReportReason.spam)
        reports.about_photo(session, reporter, public_photo.id, ReportReason.privacy, "My sister")
    return said


def _id(value):
    from uuid import UUID

    return UUID(value)


async def test_only_moderators_find_the_page_and_only_admins_the_accounts(
    tab, visit, erin, alice, moderator, admin, trouble
):
    page = await tab.get_state(ModerationState)
    for actor, tabs in (
        (None, []),
        (erin, []),
        (alice, []),
        (moderator, ["reports", "comments", "ratings", "audit"]),
        (admin, ["reports", "comments", "ratings", "accounts", "audit"]),
    ):
        seen = []
        for name in ("reports", "comments", "ratings", "accounts", "audit"):
            visit(routes.MODERATION, actor=actor, query=f"tab={name}")
            await page.load()
            assert page.is_missing is (page.tab == "")
            seen += [page.tab] if page.tab else []
        assert seen == tabs


@pytest.mark.parametrize(
    ("state", "calls"),
    [
        (ReportsState, [("dismiss", "id"), ("hide_photo", "id"), ("reopen", "id"), ("show_again", "id")]),
        (FreshCommentsState, []),
        (FreshRatingsState, []),
        (AccountsState, [("unban", "id")]),
        (AuditState, []),
    ],
)
async def test_nobody_else_gets_anything_from_any_method(tab, visit, erin, public_photo, trouble, sql, state, calls):
    [report_id] = sql("SELECT id FROM report LIMIT 1")[0]
    page = await tab.get_state(state)
    for actor, refusal in ((None, NotSignedIn), (erin, NotFound)):
        visit(routes.MODERATION, actor=actor)
        with pytest.raises(refusal):
            await page.load()
        for name, _ in calls:
            for argument in (str(report_id), "nonsense", None):
                with pytest.raises((refusal, NotFound)):
                    await getattr(page, name)(argument)
        if hasattr(page, "deleting_id"):
            page.ask_to_delete(trouble.id)
            with pytest.raises(refusal):
                await page.delete()
    assert sql("SELECT count(*) FROM report WHERE state = 'open'") == [(2,)]
    assert sql("SELECT count(*) FROM comment") == [(1,)]


async def test_reports_are_dismissed_reopened_and_acted_on(tab, visit, moderator, public_photo, trouble, sql):
    page = await tab.get_state(ReportsState)
    visit(routes.MODERATION, actor=moderator)
    await page.load()
    photo, comment = page.reports
    assert (photo.about, photo.text, comment.comment_text) == ("photo", "My sister", "Buy my watches")
    glance = page.glances[photo.photo_id]
    assert glance.path == f"/alice/view/{public_photo.id}"
    assert "thumb" in glance.thumb_url
    await page.dismiss(photo.id)
    assert [report.id for report in page.reports] == [comment.id]
    await page.reopen(photo.id)
    assert len(page.reports) == 2
    await page.hide_photo(photo.id)
    assert sql("SELECT hidden_at IS NOT NULL FROM photo WHERE id = :id", id=public_photo.id) == [(True,)]
    await page.show_only("acted")
    assert photo.id in {report.id for report in page.reports}
    await page.show_again(photo.photo_id)
    assert sql("SELECT hidden_at FROM photo WHERE id = :id", id=public_photo.id) == [(None,)]
    await page.show_only("open")
    page.ask_to_delete(comment.id)
    await page.delete_comment()
    assert page.reports == []
    assert sql("SELECT count(*) FROM comment") == [(0,)]


async def test_fresh_comments_and_ratings_are_deleted(tab, visit, moderator, trouble, sql):
    visit(routes.MODERATION, actor=moderator)
    said = await tab.get_state(FreshCommentsState)
    await said.load()
    [comment] = said.comments
    assert (comment.author, comment.author_id) == ("Charlie Clark", "")
    said.ask_to_delete(comment.id)
    await said.delete()
    given = await tab.get_state(FreshRatingsState)
    await given.load()
    [rating] = given.ratings
    given.ask_to_delete(rating.id)
    await given.delete()
    assert sql("SELECT count(*) FROM comment UNION ALL SELECT count(*) FROM rating") == [(0,), (0,)]
    noted = await tab.get_state(AuditState)
    await noted.load()
    assert {"Deleted a comment", "Deleted a rating"} <= {line.words for line in noted.lines}
    await noted.show_only("rating.deleted")
    assert [line.actor for line in noted.lines] == ["mod_mia"]


async def test_an_admin_bans_and_lets_in_again(tab, visit, admin, moderator, erin, sql):
    page = await tab.get_state(AccountsState)
    visit(routes.MODERATION, actor=admin)
    await page.search("ERIN@")
    [account] = page.accounts
    page.ask_to_ban(account.id, "erin")
    await page.ban()
    assert sql("SELECT is_active FROM account WHERE id = :id", id=erin.id) == [(False,)]
    await page.show_only("active")
    assert page.accounts == []
    await page.unban(account.id)
    assert [row.login for row in page.accounts] == ["erin"]
    visit(routes.MODERATION, actor=moderator)
    with pytest.raises(NotFound):
        await page.load()
    page.ask_to_ban(account.id, "erin")
    with pytest.raises(NotFound):
        await page.ban()
