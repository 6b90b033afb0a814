"""The answers of every people picker: one's own clients, and a number nobody has yet."""

import re

import reflex as rx

from photodrop.errors import Invalid
from photodrop.services import clients, phones
from photodrop.services.clients import ClientRow
from photodrop.state.base import as_text
from photodrop.state.studio import StudioState

MOST = 8
LANGUAGE_WITH_COUNTRY = re.compile(r"[a-z]+-([a-z]{2})\b", re.IGNORECASE)


class PeopleSearchState(StudioState):
    suggestions: list[ClientRow] = []
    answered: str = ""

    @rx.event
    async def search(self, query: str) -> None:
        query = as_text(query, 100)
        found = (await self._call(clients.find, query, limit=MOST)).items
        self.suggestions = [*found, *_new_number(query, self._region(), known={row.phone for row in found})]
        self.answered = query

    def _region(self) -> str | None:
        """The country of the browser's language, for numbers typed without a dial code."""
        found = LANGUAGE_WITH_COUNTRY.match(self.router.headers.accept_language)
        return found[1].upper() if found else None


def _new_number(query: str, region: str | None, known: set[str]) -> list[ClientRow]:
    if any(character.isalpha() for character in query):
        return []
    try:
        phone = phones.parse(query, region)
    except Invalid:
        return []
    if phone in known:
        return []
    return [
        ClientRow(
            client_id="",
            name="",
            phone=phone,
            phone_label=phones.label(phone),
            dial_code=phones.dial_code(phone),
            selfie_url="",
            has_signed_in=False,
            album_count=0,
            photo_count=0,
        )
    ]
