import reflex as rx

from photodrop.errors import Conflict, Invalid
from photodrop.services import albums, presets
from photodrop.services.album_options import Options
from photodrop.services.presets import PresetView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.studio_album import StudioAlbumState
from photodrop.state.toast import toast


class PresetsState(StudioState):
    """A photographer's presets, beside the album whose options they may be."""

    presets: list[PresetView] = []
    is_open: bool = False
    chosen: str = ""
    # What the chosen one would render again, in a sentence.
    work: str = ""
    error: str = ""

    @rx.event
    async def ask(self) -> None:
        self.chosen, self.work, self.error = "", "", ""
        await self._read()
        self.is_open = True

    @rx.event
    def hide(self) -> None:
        self.is_open = False

    @rx.event
    async def choose(self, preset_id: str) -> None:
        page = await self.get_state(StudioAlbumState)
        given = await self._call(presets.options, as_id(preset_id))
        try:
            work = await self._call(albums.work, as_id(page.album.id), Options(**given))
        except Invalid as wrong:
            self.error = wrong.message
            return
        self.chosen, self.work, self.error = preset_id, work.sentence, ""

    @rx.event
    async def apply(self) -> None:
        page = await self.get_state(StudioAlbumState)
        given = await self._call(presets.options, as_id(self.chosen))
        await self._call(albums.change, as_id(page.album.id), Options(**given))
        self.is_open, self.chosen = False, ""
        await page._read()
        await toast(self, _("The preset is applied."), "check")

    @rx.event
    async def save(self, form: dict[str, str]) -> None:
        page = await self.get_state(StudioAlbumState)
        try:
            await self._call(presets.create, as_text(form.get("preset_name"), 200), as_id(page.album.id))
        except (Invalid, Conflict) as wrong:
            self.error = wrong.message
            return
        self.error = ""
        await self._read()

    @rx.event
    async def rename(self, preset_id: str, name: str) -> None:
        name = as_text(name, 200)
        if any(each.id == preset_id and each.name == name for each in self.presets):
            return
        try:
            await self._call(presets.change, as_id(preset_id), name=name)
            self.error = ""
        except (Invalid, Conflict) as wrong:
            self.error = wrong.message
        await self._read()

    @rx.event
    async def make_default(self, preset_id: str, on: bool) -> None:
        await self._call(presets.change, as_id(preset_id), is_default=on is True)
        await self._read()

    @rx.event
    async def delete(self, preset_id: str) -> None:
        await self._call(presets.remove, as_id(preset_id))
        self.chosen = ""
        await self._read()
        await toast(self, _("The preset is deleted. Albums keep their options."))

    async def _read(self) -> None:
        self.presets = await self._call(presets.own)
