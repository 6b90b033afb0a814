"""Shares: of one album, or all of a photographer's; the dialog that makes and changes them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventType

from photodrop import routes
from photodrop.errors import Invalid, NotFound
from photodrop.services import albums, shares
from photodrop.services.clients import PersonChip
from photodrop.services.shares import UNSET, Rules, ShareDownloads, ShareState, ShareView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_ids, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 60
MARKS = {"album": None, "on": True, "off": False}
NO_SHARE = ShareView(
    id="", album_id="", album_name="", name="", scope="album", client_id="", client_name="", state="open", url="",
    expires_at="", has_password=False, downloads="web", watermark=None, locked=False, guests_upload=False,
    photo_count=0, waiting_count=0, visits=0, last_seen_at="", created_at="",
)  # fmt: skip


class SharesState(StudioState):
    shares: list[ShareView] = []
    is_loaded: bool = False
    is_missing: bool = False
    has_more: bool = False
    only: str = ""
    query: str = ""
    album_id: str = ""
    album_name: str = ""
    is_priced: bool = False
    people: list[PersonChip] = []
    # Whose code is shown, and which is about to be deleted or to get a new link.
    shown: ShareView = NO_SHARE
    deleting: ShareView = NO_SHARE
    resetting: ShareView = NO_SHARE
    _cursor: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return 2000 if any(share.waiting_count for share in self.shares) else 0

    @rx.event
    async def load_all(self) -> None:
        self._forget()
        await self._read()

    @rx.event
    async def load_of_album(self) -> None:
        self._forget()
        try:
            album = await self._call(albums.detail, self._id_in_route("album_id"))
            self.album_id, self.album_name, self.people = album.id, album.name, album.people
            self.is_priced = album.price > 0 or album.photo_price > 0
            await self._read()
        except NotFound:
            self.is_missing = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self._read()

    @rx.event
    async def more(self) -> None:
        if self._cursor is not None:
            page = await self._find(self._cursor)
            self.shares, self._cursor = [*self.shares, *page.items], page.next
            self.has_more = page.next is not None

    @rx.event
    async def show_only(self, state: str) -> None:
        self.only = state if state in tuple(ShareState) else ""
        await self._read()

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 200)
        await self._read()

    @rx.event
    async def stop(self, share_id: str) -> None:
        share = await self._call(shares.stop, as_id(share_id))
        await self._read()
        await toast(
            self,
            _("{share} opens nothing any more.", share=share.name),
            "circle-stop",
            undo=SharesState.reopen(share.id),
        )

    @rx.event
    async def reopen(self, share_id: str) -> None:
        share = await self._call(shares.reopen, as_id(share_id))
        await self._read()
        await toast(self, _("{share} is open again.", share=share.name), "check")

    @rx.event
    def show_code(self, share_id: str) -> None:
        self.shown = self._known(share_id)

    @rx.event
    def hide_code(self) -> None:
        self.shown = NO_SHARE

    @rx.event
    def ask_reset(self, share_id: str) -> None:
        self.resetting = self._known(share_id)

    @rx.event
    def keep_link(self) -> None:
        self.resetting = NO_SHARE

    @rx.event
    async def reset_link(self) -> None:
        share, self.resetting = self.resetting, NO_SHARE
        await self._call(shares.reset_link, as_id(share.id))
        await self._read()
        await toast(self, _("There is a new link. The old one opens nothing."), "refresh-cw")

    @rx.event
    def ask_delete(self, share_id: str) -> None:
        self.deleting = self._known(share_id)

    @rx.event
    def keep(self) -> None:
        self.deleting = NO_SHARE

    @rx.event
    async def delete(self) -> None:
        share, self.deleting = self.deleting, NO_SHARE
        await self._call(shares.delete, as_id(share.id))
        await self._read()
        await toast(self, _("{share} is deleted.", share=share.name), "trash-2")

    def _known(self, share_id: str) -> ShareView:
        found = next((share for share in self.shares if share.id == share_id), None)
        if found is None:
            raise NotFound
        return found

    def _forget(self) -> None:
        self.shares, self.people, self._cursor = [], [], None
        self.is_loaded = self.is_missing = self.is_priced = self.has_more = False
        self.album_id = self.album_name = self.only = self.query = ""
        self.shown = self.deleting = self.resetting = NO_SHARE

    async def _read(self) -> None:
        page = await self._find(None)
        self.shares, self._cursor = page.items, page.next
        self.has_more = page.next is not None
        self.is_loaded = True

    async def _find(self, cursor: str | None) -> Any:
        if self.album_id:
            return await self._call(shares.of_album, as_id(self.album_id), cursor=cursor, limit=PAGE)
        state = ShareState(self.only) if self.only else None
        return await self._call(shares.mine, state=state, query=self.query, cursor=cursor, limit=PAGE)


class ShareDialogState(StudioState):
    """Without an id it makes a share; of chosen photos, if some were brought along."""

    is_open: bool = False
    is_busy: bool = False
    share: ShareView = NO_SHARE
    is_priced: bool = False
    watermark: str = "album"
    client_id: str = ""
    chosen: list[str] = []
    errors: dict[str, str] = {}
    # Becomes another one each time, so that what was typed before is gone.
    opened: int = 0
    _album_id: str = ""

    @rx.event
    def forget(self) -> None:
        """When the page comes; but not what the photos page has just brought along."""
        if not self.chosen:
            self.is_open = False

    @rx.event
    async def ask_new(self) -> None:
        page = await self.get_state(SharesState)
        self._show(NO_SHARE, page.album_id, is_priced=page.is_priced)

    @rx.event
    async def ask_change(self, share_id: str) -> None:
        share = await self._call(shares.see, as_id(share_id))
        album = await self._call(albums.detail, as_id(share.album_id))
        self._show(share, share.album_id, is_priced=album.price > 0 or album.photo_price > 0)

    @rx.event
    async def share_photos(self, album_id: str, photo_ids: list[str]) -> EventType[()]:
        """From the photos page, which leads to the album's shares with the dialog open."""
        chosen = [str(photo_id) for photo_id in as_ids(photo_ids)]
        album = await self._call(albums.detail, as_id(album_id))
        self._show(NO_SHARE, album.id, is_priced=album.price > 0 or album.photo_price > 0)
        self.chosen = chosen
        return rx.redirect(routes.STUDIO_ALBUM_SHARES.replace("[album_id]", album.id))

    @rx.event
    def hide(self) -> None:
        self.is_open, self.chosen = False, []

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        self.errors = {}
        try:
            rules = self._rules(form)
            if self.share.id:
                made = await self._call(shares.change, as_id(self.share.id), rules)
            else:
                person = as_text(form.get("scope", ""), 40)
                made = await self._call(
                    shares.create,
                    as_id(self._album_id),
                    rules,
                    photo_ids=[UUID(photo_id) for photo_id in self.chosen] or None,
                    client_id=as_id(person) if person and not self.chosen else None,
                )
        except Invalid as wrong:
            self.errors = dict(wrong.fields) or {"name": wrong.message}
            return
        is_new, self.is_open, self.chosen = not self.share.id, False, []
        page = await self.get_state(SharesState)
        await page._read()
        if is_new:
            page.shown = made
        else:
            await toast(self, _("{share} is changed.", share=made.name), "check")

    def _show(self, share: ShareView, album_id: str, *, is_priced: bool) -> None:
        self.share, self._album_id, self.is_priced = share, album_id, is_priced
        self.watermark = next(word for word, wish in MARKS.items() if wish is share.watermark)
        self.errors, self.chosen, self.is_open = {}, [], True
        self.opened += 1

    def _rules(self, form: dict[str, Any]) -> Rules:
        password = as_text(form.get("password", ""), 200)
        keeps = UNSET if self.share.has_password and not form.get("no_password") else None
        downloads = as_text(form.get("downloads", "web"), 20)
        return Rules(
            name=as_text(form.get("name", ""), 200),
            expires_at=_moment(as_text(form.get("expires_at", ""), 40)),
            password=password or keeps,
            downloads=ShareDownloads(downloads) if downloads in tuple(ShareDownloads) else None,
            watermark=None if self.is_priced else MARKS.get(as_text(form.get("watermark", "album"), 10)),
            guests_upload=bool(form.get("guests_upload")),
        )


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso) if iso else None
    except ValueError:
        raise Invalid(expires_at=_("Choose a day and a time.")) from None
