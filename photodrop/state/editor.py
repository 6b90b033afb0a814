import reflex as rx

from photodrop.errors import NotFound
from photodrop.services import named_transformations, transformations
from photodrop.services.named_transformations import NamedView
from photodrop.services.transformations import Edited
from photodrop.state.base import BaseState

NO_PHOTO = Edited(id="", name="", description="", preview_url="", locked=False, back="/")
MOST_NAMES = 200


class EditorState(BaseState):
    """The photo that is being changed. What the tools say stays in the browser."""

    photo: Edited = NO_PHOTO
    named: list[NamedView] = []
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        self.photo, self.is_missing = NO_PHOTO, False
        try:
            self.photo = await self._call(
                transformations.edited, self._word_in_route("username"), self._id_in_route("photo_id")
            )
        except NotFound:
            self.is_missing = True
            return
        await self.read_named()

    @rx.event
    async def read_named(self) -> None:
        self.named = (await self._call(named_transformations.mine, limit=MOST_NAMES)).items
