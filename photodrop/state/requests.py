"""Who asked to pay by hand, and what the photographer answers; on the album's page and among the earnings."""

from dataclasses import replace
from uuid import UUID

import reflex as rx

from photodrop import routes
from photodrop.errors import Invalid, NotFound
from photodrop.services import money, payment_requests, unlocks
from photodrop.services.clients import PersonChip
from photodrop.services.payment_requests import PaymentRequest
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

MOST = 50
NO_PERSON = PersonChip(
    client_id="", name="", phone="", phone_label="", dial_code="", selfie_url="", has_signed_in=False
)
NO_REQUEST = PaymentRequest(
    id="", album_id="", album_name="", client=NO_PERSON, photo_count=0, amount=0, currency="USD", amount_label="",
    asked_at="",
)  # fmt: skip


class RequestsState(StudioState):
    requests: list[PaymentRequest] = []
    # Whose payment is being confirmed; without an id, of somebody who did not ask.
    current: PaymentRequest = NO_REQUEST
    amount_text: str = ""
    amount_error: str = ""
    is_confirming: bool = False
    is_declining: bool = False
    _album_id: str = ""

    @rx.event
    async def load(self) -> None:
        self._hide()
        is_album = self.router.route_id.strip("/") == routes.STUDIO_ALBUM.strip("/")
        self._album_id = str(self._id_in_route("album_id")) if is_album else ""
        self.requests = []
        await self._read()

    @rx.event
    async def refresh(self, _moment: str = "") -> None:
        await self._read()

    async def _read(self) -> None:
        try:
            album_id = UUID(self._album_id) if self._album_id else None
            found = (await self._call(payment_requests.find, album_id, limit=MOST)).items
        except NotFound:
            return
        if found != self.requests:
            self.requests = found
        self.request_count = await self._call(payment_requests.count)

    @rx.event
    def ask_confirm(self, request_id: str) -> None:
        if found := self._known(request_id):
            self._ask(found)

    @rx.event
    def ask_decline(self, request_id: str) -> None:
        if found := self._known(request_id):
            self.current, self.is_declining = found, True

    @rx.event
    def hide(self) -> None:
        self._hide()

    def _hide(self) -> None:
        self.is_confirming = self.is_declining = False

    @rx.event
    async def confirm(self, form: dict) -> None:
        current = self.current
        try:
            amount = money.minor_units(as_text(form.get("amount", ""), 40), current.currency)
            if current.id:
                await self._call(payment_requests.confirm, as_id(current.id), amount)
            else:
                await self._call(unlocks.grant, as_id(current.album_id), as_id(current.client.client_id), paid=amount)
        except Invalid as wrong:
            self.amount_error = self._say(wrong.message)
            return
        self._hide()
        await self._read()
        await toast(self, _("Unlocked for {name}", name=_name(current.client)), "lock-open")

    @rx.event
    async def decline(self) -> None:
        self._hide()
        await self._call(payment_requests.decline, as_id(self.current.id))
        await self._read()
        await toast(self, _("Request closed"))

    def _ask(self, request: PaymentRequest) -> None:
        self.current, self.is_confirming, self.amount_error = request, True, ""
        self.amount_text = money.plain(request.amount, request.currency) if request.amount else ""

    def _ask_for(self, person: PersonChip, album_id: str, price: int, currency: str) -> None:
        """The album, paid by somebody who may have asked for it, or not."""
        asked = [one for one in self.requests if one.client.client_id == person.client_id and not one.photo_count]
        unasked = replace(NO_REQUEST, album_id=album_id, client=person, amount=price, currency=currency)
        self._ask(asked[0] if asked else unasked)

    def _known(self, request_id: object) -> PaymentRequest | None:
        return next((one for one in self.requests if one.id == request_id), None)


def _name(person: PersonChip) -> str:
    return person.name or person.phone_label
