"""`/<user>/view/<id>[/<s|m|l|o>]`, the page before a photo is deleted, and a photo behind a link."""

from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound, PhotoDropError
from photodrop.services import activity, album_options, albums, gallery, moving, photos
from photodrop.services.album_options import Options
from photodrop.services.albums import AlbumRow
from photodrop.services.gallery import PhotoPage
from photodrop.services.photos import Change
from photodrop.services.tongues import _, _n
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.blank import blank
from photodrop.state.library import LibraryState
from photodrop.state.library_upload import LIBRARY, MOST_ALBUMS
from photodrop.state.toast import toast

SIZES = ("s", "m", "l", "o")
# What a browser shows of itself; an original of another kind is shown large instead.
SHOWN_BY_BROWSERS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
WAITING = ("queued", "uploading")


class PhotoPageState(BaseState):
    page: PhotoPage = blank(PhotoPage)
    size: str = "m"
    is_loaded: bool = False
    is_missing: bool = False
    is_editing: bool = False
    is_sharing: bool = False
    name_error: str = ""
    description_error: str = ""
    # Where the photo may be moved to, with the album it is in.
    albums: list[AlbumRow] = []
    album_error: str = ""

    @rx.var
    def title(self) -> str:
        name = self.page.photo.name
        return f"{name} · PhotoDrop" if name else self._say(_("Photo · PhotoDrop"))

    @rx.var
    def picture_url(self) -> str:
        photo = self.page.photo
        match self.size:
            case "s":
                return photo.small_url
            case "l":
                return photo.large_url
            case "o":
                is_shown = photo.filename.lower().endswith(SHOWN_BY_BROWSERS)
                return (photo.download_url if is_shown else "") or photo.large_url
        return photo.medium_url

    @rx.var
    def share_url(self) -> str:
        """What one gives away: the photo's own link, else this page where everybody may see it."""
        if self.page.photo.link_url:
            return self.page.photo.link_url
        if self.page.visibility != "public":
            return ""
        return f"{get_settings().base_url}/{self.page.by.username}/view/{self.page.photo.id}"

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if self.page.photo.status in WAITING else 0

    @rx.event
    async def load(self) -> None:
        self.is_editing = self.is_sharing = False
        self.name_error = self.description_error = self.album_error = ""
        try:
            self.size = self._asked_size()
            if self.page.photo.id != str(self._id_in_route("photo_id")):
                self.page, self.is_loaded = blank(PhotoPage), False
            await self._read()
            await self._call_for_anyone(activity.looked_at_photo, as_id(self.page.photo.id), self._seen_from())
        except NotFound:
            self.page, self.is_missing, self.is_loaded = blank(PhotoPage), True, True

    @rx.event
    async def refresh(self, _moment: str = "") -> None:
        await self._read()

    @rx.event
    async def retry(self) -> None:
        await self._call(photos.retry, as_id(self.page.photo.id))
        await self._read()

    @rx.event
    async def edit(self) -> None:
        self.albums = []
        if self.page.is_owner and self.page.album_kind == LIBRARY["kind"]:
            self.albums = (await self._call(albums.find, filters=LIBRARY, limit=MOST_ALBUMS)).items
        self.is_editing = True

    @rx.event
    def share(self) -> None:
        self.is_sharing = True

    @rx.event
    def hide(self) -> None:
        self.is_editing = self.is_sharing = False
        self.name_error = self.description_error = self.album_error = ""

    @rx.event
    async def save(self, form: dict) -> None:
        change = Change(
            name=as_text(form.get("photo_name", ""), 1000),
            description=as_text(form.get("photo_description", ""), 10_000),
        )
        try:
            await self._call(photos.describe, as_id(self.page.photo.id), change)
        except Invalid as wrong:
            self.name_error = wrong.fields.get("name", "")
            self.description_error = wrong.fields.get("description", "")
            return
        try:
            await self._move(as_text(form.get("album") or ""))
        except PhotoDropError as refusal:
            self.album_error = refusal.message
            return
        self.hide()
        await self._read()
        await toast(self, _("Saved"))

    @rx.event
    async def open_by_link(self) -> None:
        """The whole album of a photo that is to be given away."""
        await self._call(
            albums.change, as_id(self.page.photo.album_id), Options(visibility=album_options.Visibility.link)
        )
        await self._read()

    @rx.event
    async def reset_link(self) -> None:
        await self._call(photos.reset_link, as_id(self.page.photo.id))
        await self._read()
        await toast(self, _("The old link leads nowhere now"), "link")

    async def _move(self, album_id: str) -> None:
        if album_id and album_id != self.page.photo.album_id:
            await self._call(moving.move, [as_id(self.page.photo.id)], as_id(album_id))

    async def _read(self) -> None:
        username = self._word_in_route("username")
        self.page = await self._call_for_anyone(gallery.photo_page, username, self._id_in_route("photo_id"))
        self.is_missing, self.is_loaded = False, True

    def _asked_size(self) -> str:
        if "[size]" not in self.router.route_id:
            return "m"
        size = self._word_in_route("size")
        if size not in SIZES:
            raise NotFound
        return size


class PhotoDeleteState(BaseState):
    """The question before a photo goes."""

    page: PhotoPage = blank(PhotoPage)
    is_missing: bool = False
    is_busy: bool = False

    @rx.event
    async def load(self) -> None:
        self.page, self.is_busy = blank(PhotoPage), False
        username = self._word_in_route("username")
        try:
            page = await self._call(gallery.photo_page, username, self._id_in_route("photo_id"))
            self.is_missing = not page.may_edit
        except NotFound:
            self.is_missing = True
            return
        if page.may_edit:
            self.page = page

    @rx.event
    async def delete(self) -> EventSpec:
        self.is_busy = True
        photo = self.page.photo
        await self._call(photos.delete, as_id(photo.album_id), [as_id(photo.id)])
        await toast(
            self,
            _n("{count} photo deleted", "{count} photos deleted", 1),
            "trash-2",
            undo=LibraryState.restore(photo.id),
        )
        return rx.redirect(f"/{self.page.by.username}/list/50", replace=True)


class LinkedPhotoState(BaseState):
    """`/p/<token>`: one photo for whoever has its link."""

    page: PhotoPage = blank(PhotoPage)
    is_loaded: bool = False
    is_missing: bool = False

    @rx.var
    def title(self) -> str:
        name = self.page.photo.name
        return f"{name} · PhotoDrop" if name else self._say(_("Photo · PhotoDrop"))

    @rx.event
    async def load(self, _moment: Any = None) -> None:
        token = self._word_in_route("token")
        try:
            self.page = await self._call_for_anyone(gallery.photo_linked, token)
            self.is_missing = False
            if _moment is None:
                await self._call_for_anyone(activity.looked_at_link, token, self._seen_from())
        except NotFound:
            self.page, self.is_missing = blank(PhotoPage), True
        self.is_loaded = True
