"""What moderators look through. To everybody else this page answers like one that is not here."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from photodrop.services import comments, glances, moderation, ratings, reports, tongues, users
from photodrop.services.glances import Glance
from photodrop.services.moderation import AuditRow, FreshComment, FreshRating
from photodrop.services.reports import Decision, ReportView
from photodrop.services.tongues import _
from photodrop.services.users import UserView
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.me import MeState
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of

PAGE = 30
TABS = ("reports", "comments", "ratings", "accounts", "audit")
FOR_ADMINS = "accounts"


class ModerationState(BaseState):
    """Which of the lists is shown, and to whom at all."""

    tab: str = ""
    is_missing: bool = False

    @rx.event
    async def load(self) -> Any:
        self.tab, self.is_missing = "", False
        me = await self.get_state(MeState)
        await me.look()
        role = me.profile.role
        wanted = self.router.url.query_parameters.get("tab", "")
        tab = wanted if wanted in TABS else TABS[0]
        if role not in ("moderator", "admin") or (tab == FOR_ADMINS and role != "admin"):
            self.is_missing = True
            return None
        self.tab = tab
        return LISTS[tab].load


class _Listed(BaseState, mixin=True):
    """A list that goes on while one scrolls."""

    is_loaded: bool = False
    has_more: bool = False
    # Of the photos that are spoken of.
    glances: dict[str, Glance] = {}

    _cursor: str = ""

    @rx.event
    async def load(self) -> None:
        self.is_loaded = False
        await self._read()

    @rx.event
    async def more(self) -> None:
        if self._cursor:
            page = await self._ask(self._cursor)
            self.glances = {**self.glances, **await self._look_at(page.items)}
            self._show([*self._rows(), *page.items], page.next)

    async def _read(self) -> None:
        page = await self._ask(None)
        self.glances = await self._look_at(page.items)
        self._show(page.items, page.next)
        self.is_loaded = True

    async def _ask(self, cursor: str | None) -> Any:
        raise NotImplementedError

    def _rows(self) -> list[Any]:
        raise NotImplementedError

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        raise NotImplementedError

    async def _look_at(self, rows: list[Any]) -> dict[str, Glance]:
        ids = {row.photo_id for row in rows if hasattr(row, "photo_id")}
        return await self._call(glances.at_photos, [as_id(photo_id) for photo_id in ids]) if ids else {}

    def _keep(self, cursor: str | None) -> None:
        self._cursor, self.has_more = cursor or "", bool(cursor)


class ReportsState(_Listed, BaseState):
    reports: list[ReportView] = []
    only: str = "open"
    deciding_id: str = ""

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if only in ("open", "acted", "dismissed") else "open"
        await self._read()

    @rx.event
    async def dismiss(self, report_id: str) -> None:
        report = await self._decide(report_id, Decision.dismiss)
        await toast(self, _("Dismissed"), undo=ReportsState.reopen(report.id))

    @rx.event
    async def hide_photo(self, report_id: str) -> None:
        report = await self._decide(report_id, Decision.hide_photo)
        await toast(self, _("The photo is no longer public"), undo=ReportsState.show_again(report.photo_id))

    @rx.event
    def ask_to_delete(self, report_id: str) -> None:
        self.deciding_id = str(as_id(report_id))

    @rx.event
    def keep(self) -> None:
        self.deciding_id = ""

    @rx.event
    async def delete_comment(self) -> None:
        report_id, self.deciding_id = self.deciding_id, ""
        await self._decide(report_id, Decision.delete_comment)
        await toast(self, _("Comment deleted"), "trash-2")

    @rx.event
    async def reopen(self, report_id: str) -> None:
        await self._call(reports.reopen, as_id(report_id))
        await self._read()

    @rx.event
    async def show_again(self, photo_id: str) -> None:
        await self._call(moderation.show_again, as_id(photo_id))
        await self._read()
        await toast(self, _("The photo is shown again"))

    async def _decide(self, report_id: str, decision: Decision) -> ReportView:
        report = await self._call(reports.decide, as_id(report_id), decision)
        # All reports about the same are closed with it.
        await self._read()
        return report

    async def _ask(self, cursor: str | None) -> Any:
        return await self._call(reports.find, state=self.only, cursor=cursor, limit=PAGE)

    def _rows(self) -> list[Any]:
        return self.reports

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        self.reports = rows
        self._keep(cursor)


class FreshCommentsState(_Listed, BaseState):
    comments: list[FreshComment] = []
    deleting_id: str = ""

    @rx.event
    def ask_to_delete(self, comment_id: str) -> None:
        self.deleting_id = str(as_id(comment_id))

    @rx.event
    def keep(self) -> None:
        self.deleting_id = ""

    @rx.event
    async def delete(self) -> None:
        deleted, self.deleting_id = self.deleting_id, ""
        await self._call(comments.delete, as_id(deleted))
        self.comments = [comment for comment in self.comments if comment.id != deleted]
        await toast(self, _("Comment deleted"), "trash-2")

    async def _ask(self, cursor: str | None) -> Any:
        return await self._call(moderation.recent_comments, cursor=cursor, limit=PAGE)

    def _rows(self) -> list[Any]:
        return self.comments

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        self.comments = rows
        self._keep(cursor)


class FreshRatingsState(_Listed, BaseState):
    ratings: list[FreshRating] = []
    deleting_id: str = ""

    @rx.event
    def ask_to_delete(self, rating_id: str) -> None:
        self.deleting_id = str(as_id(rating_id))

    @rx.event
    def keep(self) -> None:
        self.deleting_id = ""

    @rx.event
    async def delete(self) -> None:
        deleted, self.deleting_id = self.deleting_id, ""
        await self._call(ratings.delete, as_id(deleted))
        self.ratings = [rating for rating in self.ratings if rating.id != deleted]
        await toast(self, _("Rating deleted"), "trash-2")

    async def _ask(self, cursor: str | None) -> Any:
        return await self._call(moderation.recent_ratings, cursor=cursor, limit=PAGE)

    def _rows(self) -> list[Any]:
        return self.ratings

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        self.ratings = rows
        self._keep(cursor)


class AccountsState(_Listed, BaseState):
    """For admins; the services refuse it to everybody else."""

    accounts: list[UserView] = []
    query: str = ""
    only: str = ""
    banning_id: str = ""
    banning: str = ""

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 200)
        await self._read()

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if as_text(only, 40) in users.STATES else ""
        await self._read()

    @rx.event
    def ask_to_ban(self, account_id: str, known_as: str) -> None:
        self.banning_id, self.banning = str(as_id(account_id)), as_text(known_as, 200)

    @rx.event
    def keep(self) -> None:
        self.banning_id = self.banning = ""

    @rx.event
    async def ban(self) -> None:
        account_id, banned = self.banning_id, self.banning
        self.keep()
        await self._call(moderation.ban, as_id(account_id))
        await self._read()
        await toast(
            self,
            _("{name} is signed out and shut out", name=banned),
            "ban",
            undo=AccountsState.unban(account_id),
        )

    @rx.event
    async def unban(self, account_id: str) -> None:
        await self._call(moderation.unban, as_id(account_id))
        await self._read()
        await toast(self, _("They may sign in again"))

    async def _ask(self, cursor: str | None) -> Any:
        return await self._call(users.find, self.query, state=self.only, cursor=cursor, limit=PAGE)

    def _rows(self) -> list[Any]:
        return self.accounts

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        self.accounts = rows
        self._keep(cursor)


@dataclass(frozen=True)
class AuditLine:
    """One thing that was done, in words. Those that nobody knows are the machine's own."""

    id: str
    words: str
    actor: str
    detail: str
    created_at: str


WORDS = {
    "account.banned": _("Banned an account"),
    "account.unbanned": _("Let an account in again"),
    "comment.deleted": _("Deleted a comment"),
    "photo.hidden": _("Took a photo out of the public"),
    "photo.shown": _("Showed a photo again"),
    "rating.deleted": _("Deleted a rating"),
    "report.acted": _("Acted on a report"),
    "report.dismissed": _("Dismissed a report"),
    "report.reopened": _("Opened a report again"),
    "report.made": _("Reported something"),
}


class AuditState(_Listed, BaseState):
    lines: list[AuditLine] = []
    only: str = ""

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if as_text(only, 40) in WORDS else ""
        await self._read()

    async def _ask(self, cursor: str | None) -> Any:
        return await self._call(moderation.audit_list, action=self.only, cursor=cursor, limit=PAGE)

    def _rows(self) -> list[Any]:
        return self.lines

    def _show(self, rows: list[Any], cursor: str | None) -> None:
        language = language_of(self)
        self.lines = [row if isinstance(row, AuditLine) else _line(row, language) for row in rows]
        self._keep(cursor)


def _line(row: AuditRow, language: str) -> AuditLine:
    subject, _dot, deed = row.action.partition(".")
    known = WORDS.get(row.action)
    words = tongues.told(language, known) if known else f"{subject}: {deed}".replace("_", " ").capitalize()
    detail = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in row.detail.items())
    return AuditLine(row.id, words, row.actor, detail or row.subject_id, row.created_at)


LISTS = {
    "reports": ReportsState,
    "comments": FreshCommentsState,
    "ratings": FreshRatingsState,
    "accounts": AccountsState,
    "audit": AuditState,
}
