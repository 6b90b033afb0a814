"""What is said about a photo."""

from collections.abc import AsyncIterator

import reflex as rx

from photodrop.errors import Invalid, NotFound
from photodrop.services import comments
from photodrop.services.comments import CommentView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.toast import toast

PAGE = 20
LONGEST = 10_000


class CommentsState(BaseState):
    comments: list[CommentView] = []
    has_more: bool = False
    is_loaded: bool = False
    # Counts on with every comment posted, which empties the field.
    posted: int = 0
    error: str = ""
    is_posting: bool = False
    editing_id: str = ""
    edit_error: str = ""
    deleting_id: str = ""
    _cursor: str = ""
    _photo_id: str = ""

    @rx.event
    async def load(self) -> None:
        self.comments, self.has_more, self.is_loaded = [], False, False
        self.error = self.editing_id = self.edit_error = self.deleting_id = self._cursor = self._photo_id = ""
        try:
            photo_id = self._id_in_route("photo_id")
            page = await self._call_for_anyone(comments.of_photo, photo_id, sort="-created_at", limit=PAGE)
        except NotFound:
            return
        self._photo_id, self.is_loaded = str(photo_id), True
        self._show(page.items, page.next)

    @rx.event
    async def more(self) -> None:
        if not self._cursor:
            return
        page = await self._call_for_anyone(
            comments.of_photo, as_id(self._photo_id), sort="-created_at", cursor=self._cursor, limit=PAGE
        )
        shown = {comment.id for comment in self.comments}
        self._show([*self.comments, *[comment for comment in page.items if comment.id not in shown]], page.next)

    @rx.event
    async def post(self, form: dict) -> AsyncIterator[None]:
        self.error, self.is_posting = "", True
        yield
        try:
            said = await self._call(comments.add, as_id(self._photo_id), _text(form))
        except Invalid as refusal:
            self.error = refusal.message
            return
        finally:
            self.is_posting = False
        self.comments = [said, *self.comments]
        self.posted += 1

    @rx.event
    def edit(self, comment_id: str) -> None:
        self.editing_id, self.edit_error = str(as_id(comment_id)), ""

    @rx.event
    def leave(self) -> None:
        self.editing_id = self.edit_error = ""

    @rx.event
    async def save(self, form: dict) -> None:
        self.edit_error = ""
        try:
            changed = await self._call(comments.edit, as_id(self.editing_id), _text(form))
        except Invalid as refusal:
            self.edit_error = refusal.message
            return
        self.comments = [changed if comment.id == changed.id else comment for comment in self.comments]
        self.editing_id = ""

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

    def _show(self, found: list[CommentView], cursor: str | None) -> None:
        self.comments, self._cursor = found, cursor or ""
        self.has_more = bool(cursor)


def _text(form: object) -> str:
    if not isinstance(form, dict):
        raise NotFound
    return as_text(form.get("text", ""), LONGEST)
