import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.services import unlocks
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState
from photodrop.state.client_album import NO_ALBUM


class ThanksState(BaseState):
    album: ClientAlbum = NO_ALBUM

    @rx.event
    async def load(self) -> EventSpec | None:
        self.album = await self._call(unlocks.album_of_client, self._id_in_route("album_id"))
        if self.album.locked:
            return rx.redirect(routes.CLIENT_ALBUM.replace("[album_id]", self.album.id), replace=True)
        return None
