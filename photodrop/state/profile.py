import reflex as rx

from photodrop.errors import NotFound
from photodrop.services import profiles
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.profiles import PublicProfile
from photodrop.state.base import BaseState
from photodrop.state.public_photos import PAGE, PublicPhotos

NOBODY = PublicProfile(
    username="", name="", since="", photo_count=0, comment_count=0, rating_count=0, average_rating=0, ratings_received=0
)


class ProfileState(PublicPhotos, BaseState):
    """The public side of an account, the same for whoever looks."""

    about: PublicProfile = NOBODY
    is_missing: bool = False

    @rx.var
    def title(self) -> str:
        return f"{self.about.name or self.about.username or 'Profile'} · PhotoDrop"

    @rx.event
    async def load(self) -> None:
        self.about, self.is_missing = NOBODY, False
        self._clear()
        try:
            self.about = await self._call_openly(profiles.see, self._word_in_route("member"))
            await self._begin()
        except NotFound:
            self.is_missing = True

    async def _ask(self, cursor: str | None) -> Page[PhotoCard]:
        return await self._call_for_anyone(profiles.photos_of, self.about.username, cursor=cursor, limit=PAGE)
