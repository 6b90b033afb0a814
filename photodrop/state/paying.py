"""What a client is about to unlock: some photos, or all of an album. Nothing here unlocks what costs money."""

from collections.abc import Iterable

import reflex as rx

from photodrop import routes
from photodrop.errors import NotSignedIn, PhotoDropError
from photodrop.services import checkouts, money
from photodrop.services.checkouts import AlreadyUnlocked
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _, _n
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState, as_id, as_ids

PHOTOS, ALBUM = "photos", "album"
PREVIEWS = 4


class PayingState(BaseState):
    is_open: bool = False
    is_busy: bool = False
    error: str = ""
    limit_note: str = ""
    came_back: bool = False
    was_declined: bool = False
    is_asked: bool = False

    photo_ids: list[str] = []
    preview_urls: list[str] = []
    scope: str = ALBUM
    photo_count: int = 0
    free_count: int = 0
    paid_count: int = 0
    photos_label: str = ""
    free_given: int = 0
    how: str = ""

    _album_id: str = ""
    _checkout_id: str = ""

    @rx.event
    def choose(self, scope: str) -> None:
        self.scope = PHOTOS if scope == PHOTOS and self.photo_ids else ALBUM
        self.error = ""

    @rx.event
    def hide(self) -> None:
        self.is_open = self.came_back = self.was_declined = False

    def _begin(self) -> None:
        self.is_busy, self.error, self.came_back, self.was_declined = True, "", False, False

    async def _ask(self) -> str:
        """Begin to unlock what is chosen. Answers where the client goes on; empty if there is nowhere to go."""
        ids = as_ids(self.photo_ids) if self.scope == PHOTOS else None
        try:
            begun = await self._call(checkouts.begin, as_id(self._album_id), ids)
        except AlreadyUnlocked:
            self.is_open = self.is_busy = False
            return ""
        except NotSignedIn:
            raise
        except PhotoDropError as wrong:
            self.error, self.is_busy = wrong.message, False
            return ""
        # Busy until the other page is there: a second press would only open it again.
        self.is_busy = bool(begun.url)
        self._checkout_id, self.free_given = begun.id, begun.free_count
        self.is_asked = bool(begun.id) and not begun.url
        self.is_open = bool(begun.id)
        # The first ones were free, and are theirs by now.
        self.photo_ids = self.photo_ids[begun.free_count :]
        self._count(0)
        return begun.url

    def _offer(self, album: ClientAlbum, cards: Iterable[PhotoCard], photo_ids: Iterable[str] = ()) -> None:
        """Open for these photos, where they are sold singly, or for the album."""
        wanted, known = set(photo_ids), list(cards)
        locked = [card.id for card in known if card.id in wanted and card.locked]
        free = min(len(locked), album.free_left)
        fits = album.sells_singly and (album.photo_price > 0 or free == len(locked))
        self.photo_ids = locked if fits else []
        self._count(free if fits else 0)
        shown = [card for card in known if card.id in self.photo_ids] or known
        self.preview_urls = [card.thumb_url for card in shown[:PREVIEWS]]
        self.photos_label = self._say(money.label(album.photo_price * self.paid_count, album.currency))
        self.scope = PHOTOS if self.photo_ids else ALBUM
        self.is_open, self.is_busy, self.free_given = True, False, 0
        self.error, self.came_back, self.was_declined = "", False, False
        self.limit_note = self._say(_at_most(album.free_left)) if album.sells_singly and not fits else ""
        if self._album_id != album.id:
            self._album_id, self._checkout_id = album.id, ""
        self.is_asked = self._asks_in(album)
        self.how = self._say(
            _("You pay securely with Stripe.") if checkouts.is_by_card() else _("You pay your photographer directly.")
        )

    def _count(self, free: int) -> None:
        self.photo_count, self.free_count = len(self.photo_ids), free
        self.paid_count = self.photo_count - free

    def _return(self, album: ClientAlbum, cards: Iterable[PhotoCard]) -> None:
        """Back from the payment page without having paid: the same offer once more."""
        before = self.photo_ids if self._album_id == album.id and self.scope == PHOTOS else []
        self._offer(album, cards, before)
        self.came_back = True

    def _follow(self, album: ClientAlbum) -> None:
        """What was asked of the photographer has been answered, perhaps."""
        if not self.is_open or self._album_id != album.id:
            return
        was_asked, self.is_asked = self.is_asked, self._asks_in(album)
        self.was_declined = self.was_declined or (was_asked and not self.is_asked)

    def _asks_in(self, album: ClientAlbum) -> bool:
        if album.requested or not self.photo_ids:
            return album.requested
        return set(self.photo_ids) <= set(album.requested_photo_ids)

    def _thanks(self) -> str:
        page = routes.THANKS.replace("[album_id]", self._album_id)
        return f"{page}?checkout={self._checkout_id}" if self._checkout_id else page


def _at_most(free_left: int) -> str:
    if not free_left:
        return _("You have taken your free photos. The others come with the album.")
    return _n(
        "You can take {count} more photo for free. Choose fewer, or unlock the album.",
        "You can take {count} more photos for free. Choose fewer, or unlock the album.",
        free_left,
    )
