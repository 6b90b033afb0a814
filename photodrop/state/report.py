"""A photo or a comment that the moderators should look at."""

from typing import Any

import reflex as rx

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.services import reports
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.toast import toast

ABOUT = {"photo": reports.about_photo, "comment": reports.about_comment}


class ReportState(BaseState):
    about: str = ""
    error: str = ""
    text_error: str = ""
    _subject_id: str = ""

    @rx.event
    def ask_about_photo(self) -> None:
        self._ask("photo", self._id_in_route("photo_id"))

    @rx.event
    def ask_about_comment(self, comment_id: str) -> None:
        self._ask("comment", as_id(comment_id))

    @rx.event
    def hide(self) -> None:
        self.about = self.error = self.text_error = ""

    @rx.event
    async def send(self, form: dict[str, Any]) -> None:
        if not isinstance(form, dict) or self.about not in ABOUT:
            raise NotFound
        self.error = self.text_error = ""
        reason = reports.ReportReason.__members__.get(as_text(form.get("reason") or "", 40))
        if reason is None:
            self.error = self._say(_("Choose what is wrong."))
            return
        said = as_text(form.get("text") or "", 10_000)
        try:
            await self._call(ABOUT[self.about], as_id(self._subject_id), reason, said)
        except Invalid as refusal:
            self.text_error = refusal.message
            return
        except Conflict as refusal:
            self.error = refusal.message
            return
        self.hide()
        await toast(self, _("Thank you. A moderator will look at it."))

    def _ask(self, about: str, subject_id: object) -> None:
        self.about, self._subject_id, self.error, self.text_error = about, str(subject_id), "", ""
