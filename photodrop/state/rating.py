"""How a photo is rated, by everybody and by whoever looks."""

import reflex as rx

from photodrop.errors import NotFound
from photodrop.services import ratings
from photodrop.services.ratings import PhotoRating
from photodrop.state.base import BaseState, as_id

NO_RATING = PhotoRating(rating=0, rating_count=0, stars=0, may_rate=False)


class RatingState(BaseState):
    rating: PhotoRating = NO_RATING
    is_loaded: bool = False
    # Counts what was dealt with, so that the stars take back what was refused.
    answered: int = 0
    _photo_id: str = ""

    @rx.event
    async def load(self) -> None:
        self.rating, self.is_loaded, self._photo_id = NO_RATING, False, ""
        try:
            photo_id = self._id_in_route("photo_id")
            self.rating = await self._call_for_anyone(ratings.see, photo_id)
        except NotFound:
            return
        self._photo_id, self.is_loaded = str(photo_id), True

    @rx.event
    async def rate(self, stars: int) -> None:
        if type(stars) is not int:
            raise NotFound
        try:
            self.rating = await self._call(ratings.rate, as_id(self._photo_id), stars)
        finally:
            self.answered += 1
