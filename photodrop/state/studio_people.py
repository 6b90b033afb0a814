from typing import Any
from uuid import UUID

import reflex as rx

from photodrop.errors import NotFound
from photodrop.services import album_people, albums, clients, face_groups, face_steps, photo_cards
from photodrop.services.album_people import AlbumPerson, AppearanceState, ReviewCounts, SeenFace
from photodrop.services.clients import PersonChip
from photodrop.services.face_steps import NothingToUndo, StepView
from photodrop.services.faces import FaceSearch
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _, _n
from photodrop.state.base import as_id, as_ids, as_text
from photodrop.state.same_person import SamePersonState
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 60
FACES = 48
STRIP = 16
MOST = 200
ANSWERS = {"yes": AppearanceState.confirmed, "no": AppearanceState.rejected}
NO_COUNTS = ReviewCounts(to_review=0, people=0, nobody=0, ignored=0, photos=0, looked=0, faces="", search="")
NO_PERSON = AlbumPerson(
    kind="", id="", name="", phone="", phone_label="", dial_code="", has_signed_in=False, by_hand=False,
    is_ignored=False, picture_url="", to_review=0, photo_count=0,
)  # fmt: skip


class StudioPeopleState(StudioState):
    """Who is in an album, and the one person that is being reviewed."""

    album_id: str = ""
    album_name: str = ""
    counts: ReviewCounts = NO_COUNTS
    people: list[AlbumPerson] = []
    has_more_people: bool = False
    aside: list[AlbumPerson] = []
    """Groups who are no guests."""
    has_more_aside: bool = False
    shows_aside: bool = False
    kind: str = ""
    """`client`, `group`, or `nobody` for the photos that show none of them."""
    person: AlbumPerson = NO_PERSON
    asked: list[SeenFace] = []
    """Suggestions of a client, with those that were rejected while one looked; or the faces of a group."""
    confirmed: list[SeenFace] = []
    shows_all: bool = False
    has_more_faces: bool = False
    chosen: list[str] = []
    """Faces of a group that are somebody else."""
    nobody: list[PhotoCard] = []
    has_more_photos: bool = False
    is_open: bool = False
    """On a phone: the person, and not the list."""
    is_naming: bool = False
    named: list[PersonChip] = []
    is_loaded: bool = False
    is_missing: bool = False
    has_ended: bool = False
    """The search for faces came to its end while somebody looked at the page."""
    _steps: dict[str, str] = {}
    _order: list[str] = []
    """Of everybody who was listed since the page was loaded."""
    _people_cursor: str | None = None
    _aside_cursor: str | None = None
    _faces_cursor: str | None = None
    _photos_cursor: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return 3000 if self.counts.search == FaceSearch.running.value else 0

    @rx.var
    def left(self) -> int:
        """How many suggestions are not answered yet."""
        return sum(face.state == AppearanceState.suggested.value for face in self.asked)

    @rx.var
    def turned_down(self) -> int:
        return sum(face.state == AppearanceState.rejected.value for face in self.asked)

    @rx.var
    def is_nameless(self) -> bool:
        """Whoever was chosen has no name yet."""
        return bool(self.named) and not self.named[0].name

    @rx.event
    async def load(self) -> None:
        self.is_loaded = self.is_open = self.is_naming = self.shows_aside = self.has_ended = False
        self.person, self.kind, self._steps = NO_PERSON, "", {}
        self.people, self.aside, self._order = [], [], []
        try:
            album = await self._call(albums.detail, self._album_id())
            self.album_id, self.album_name = album.id, album.name
            await self._read_people()
            self.is_missing = False
        except NotFound:
            self.is_missing = True
        if not self.is_missing and self.people:
            await self._show(self.people[0].kind, self.people[0].id)
        self.is_loaded = True

    @rx.event
    async def refresh(self, _: str = "") -> None:
        was_looking = self.counts.looked < self.counts.photos
        await self._read_people()
        is_over = not self.refresh_every
        self.has_ended = is_over and (was_looking or self.has_ended)
        if not self.kind and self.people:
            await self._show(self.people[0].kind, self.people[0].id)
        elif is_over and self.kind == "group" and not self.chosen:
            # Grouped anew, it may be another one, or gone.
            await self._show(self.kind, self.person.id)

    @rx.event
    async def load_more_people(self) -> None:
        if self._people_cursor is None:
            return
        page = await self._call(album_people.find, self._album_id(), cursor=self._people_cursor, limit=PAGE)
        known = {person.id for person in self.people}
        more = [person for person in page.items if person.id not in known]
        self.people = [*self.people, *more]
        self._order = list(dict.fromkeys([*self._order, *(person.id for person in more)]))
        self._people_cursor, self.has_more_people = page.next, page.next is not None

    @rx.event
    async def toggle_aside(self) -> None:
        self.shows_aside = not self.shows_aside
        await self._read_aside()

    @rx.event
    async def load_more_aside(self) -> None:
        if self._aside_cursor is None:
            return
        page = await self._call(
            album_people.find, self._album_id(), ignored=True, cursor=self._aside_cursor, limit=PAGE
        )
        self.aside = [*self.aside, *page.items]
        self._aside_cursor, self.has_more_aside = page.next, page.next is not None

    @rx.event
    async def load_more_photos(self) -> None:
        if self._photos_cursor is None:
            return
        page = await self._call(
            photo_cards.in_album, self._album_id(), only="nobody", cursor=self._photos_cursor, limit=PAGE
        )
        self.nobody = [*self.nobody, *page.items]
        self._photos_cursor, self.has_more_photos = page.next, page.next is not None

    @rx.event
    async def look_again(self) -> None:
        """At those photos that could not be looked at."""
        await self._call(album_people.look_again, self._album_id())
        await self._read_people()

    @rx.event
    async def go(self, onwards: bool) -> None:
        """To the next person of the list, or the one before."""
        at = next((at for at, each in enumerate(self.people) if each.id == self.person.id), None)
        if not self.people:
            return
        to = 0 if at is None else at + (1 if onwards is True else -1)
        if to == len(self.people):
            await self.load_more_people()
        if 0 <= to < len(self.people):
            await self._show(self.people[to].kind, self.people[to].id)

    @rx.event
    async def open_person(self, kind: str, person_id: str) -> None:
        await self._show(as_text(kind, 10), as_text(person_id, 36))
        self.is_open = True

    @rx.event
    def close_person(self) -> None:
        self.is_open = False

    @rx.event
    async def load_more_faces(self) -> None:
        if self._faces_cursor is None:
            return
        if self.kind == "group":
            page = await self._call(album_people.of_group, self._id(), cursor=self._faces_cursor, limit=FACES)
            self.asked = [*self.asked, *page.items]
        else:
            page = await self._call(
                album_people.of_client,
                self._album_id(),
                self._id(),
                state=AppearanceState.confirmed,
                cursor=self._faces_cursor,
                limit=FACES,
            )
            self.confirmed = [*self.confirmed, *page.items]
        self._faces_cursor, self.has_more_faces = page.next, page.next is not None

    @rx.event
    async def show_all(self) -> None:
        self.shows_all = True
        await self._read_confirmed(FACES)

    @rx.event
    async def answer(self, appearance_id: str, said: str) -> None:
        """Yes or no to one face, also to one that was confirmed before."""
        if said not in ANSWERS:
            raise NotFound
        state = ANSWERS[said]
        step = await self._call(album_people.decide, self._album_id(), [as_id(appearance_id)], state)
        self._steps[appearance_id] = step.id
        known = [face for face in (*self.asked, *self.confirmed) if face.appearance_id == appearance_id]
        if state is AppearanceState.rejected:
            # Greyed where it is, so that it can be taken back; a confirmed one joins those that are asked about.
            turned = [_as(face, state) for face in known]
            self.asked = [_as(face, state) if face.appearance_id == appearance_id else face for face in self.asked] + [
                face for face in turned if face.appearance_id not in {each.appearance_id for each in self.asked}
            ]
        else:
            # It stays where it was, or the next press would meet another face.
            self.asked = [_as(face, state) if face.appearance_id == appearance_id else face for face in self.asked]
        await self._read_again()
        if not self.left and self.person.to_review:
            await self._read_suggested()

    @rx.event
    async def answer_all(self) -> None:
        """Yes to all that are not turned down."""
        ids = [face.appearance_id for face in self.asked if face.state == AppearanceState.suggested.value]
        if not ids:
            return
        step = await self._call(album_people.decide, self._album_id(), as_ids(ids), AppearanceState.confirmed)
        self.asked = [face for face in self.asked if face.appearance_id not in ids]
        await self._read_again()
        await self._read_suggested()
        await self._tell(_n("{count} photo confirmed", "{count} photos confirmed", step.photo_count), step)

    @rx.event
    async def take_back(self, appearance_id: str) -> None:
        """What was said of this face: the step itself where it was a moment ago, else it is asked about anew."""
        step_id = self._steps.pop(as_text(appearance_id, 36), None)
        if step_id is not None:
            await self._call(face_steps.undo, self._album_id(), as_id(step_id))
        else:
            await self._call(album_people.decide, self._album_id(), [as_id(appearance_id)], AppearanceState.suggested)
        await self._after_undo()

    @rx.event
    async def undo(self) -> None:
        """The last step, whatever it was."""
        try:
            undone = await self._call(face_steps.undo, self._album_id())
        except NothingToUndo as refusal:
            await toast(self, refusal.message, "undo-2")
            return
        self._steps = {face: step for face, step in self._steps.items() if step != undone.step_id}
        await self._after_undo()
        if undone.kept:
            await toast(self, _("Undone, but for what has changed since."), "undo-2")
        else:
            await toast(self, _("Undone"), "undo-2")

    @rx.event
    def choose(self, face_id: str) -> None:
        face_id = str(as_id(face_id))
        others = [known for known in self.chosen if known != face_id]
        self.chosen = others if len(others) < len(self.chosen) else [*others, face_id]

    @rx.event
    async def split(self) -> None:
        step = await self._call(face_groups.split, self._id(), as_ids(self.chosen))
        await self._read_people()
        await self._show("group", self.person.id)
        await self._tell(_("They are somebody else now."), step)

    @rx.event
    async def set_aside(self) -> None:
        aside = not self.person.is_ignored
        step = await self._call(face_groups.set_aside, self._id(), is_ignored=aside)
        words = _("Not a guest: nobody asks about them again.") if aside else _("Back among the people of this album.")
        if aside:
            await self._gone(words, step)
            return
        await self._read_people()
        await self._read_aside()
        await self._show("group", self.person.id)
        await self._tell(words, step)

    @rx.event
    async def ask_name(self) -> None:
        (await self.get_state(SamePersonState)).hide()
        self.named, self.is_naming = [], self.kind == "group"

    @rx.event
    def hide(self) -> None:
        self.is_naming = False

    @rx.event
    async def add_named(self, phone: str) -> None:
        """One person is enough: whoever is chosen next takes the place."""
        self.named = [await self._call(clients.add, as_text(phone, 30))]

    @rx.event
    def remove_named(self, client_id: str) -> None:
        self.named = [person for person in self.named if person.client_id != client_id]

    @rx.event
    async def save_name(self, form: dict[str, Any]) -> None:
        """Also what a client is called, whom nobody called anything yet."""
        if not self.named:
            return
        client_id, called = as_id(self.named[0].client_id), as_text(form.get("called", ""), 200).strip()
        if called and not self.named[0].name:
            await self._call(clients.rename, client_id, called)
        await self._merge(client_id=client_id)

    @rx.event
    async def merge(self, kind: str, other_id: str) -> None:
        if kind == "client":
            await self._merge(client_id=as_id(other_id))
        else:
            await self._merge(into_group_id=as_id(other_id))

    @rx.event
    async def regroup(self) -> None:
        await self._call(face_groups.regroup, self._album_id())
        await self._read_people()
        await toast(self, _("Faces are being grouped anew. What you placed stays."), "sparkles")

    async def _merge(self, *, client_id: UUID | None = None, into_group_id: UUID | None = None) -> None:
        step = await self._call(face_groups.merge, self._id(), client_id=client_id, into_group_id=into_group_id)
        self.hide()
        (await self.get_state(SamePersonState)).hide()
        kind, person_id = ("client", client_id) if client_id else ("group", into_group_id)
        became = await self._call(album_people.one, self._album_id(), kind, as_id(str(person_id)))
        words = _("These faces are one person now.")
        if client_id:
            words = _("These faces are {name} now.", name=became.name or became.phone_label)
        await self._gone(words, step, otherwise=became)

    async def _gone(self, words: str, step: StepView, *, otherwise: AlbumPerson | None = None) -> None:
        """The group is not in the list any more: on to the next one nobody has named, as long as there are any."""
        at = next((at for at, each in enumerate(self.people) if each.id == self.person.id), 0)
        await self._read_people()
        if self.shows_aside:
            await self._read_aside()
        groups = [each for each in (*self.people[at:], *reversed(self.people[:at])) if each.kind == "group"]
        after = groups[0] if groups else otherwise or (self.people[0] if self.people else None)
        if after is not None:
            await self._show(after.kind, after.id)
        else:
            self.kind, self.person = "", NO_PERSON
        await self._tell(words, step)

    async def _tell(self, words: str, step: StepView) -> None:
        await toast(self, words, undo=StudioPeopleState.undo_step(step.id))

    @rx.event
    async def undo_step(self, step_id: str) -> None:
        await self._call(face_steps.undo, self._album_id(), as_id(step_id))
        await self._after_undo()

    async def _after_undo(self) -> None:
        kind, person_id = self.kind, self.person.id
        order = [face.appearance_id for face in self.asked]
        answered = {face.appearance_id: face for face in self.asked if face.appearance_id in self._steps}
        before = {person.id for person in self.people}
        await self._read_people()
        if self.shows_aside:
            await self._read_aside()
        back = [person for person in self.people if person.kind == "group" and person.id not in before]
        if len(back) == 1:
            await self._show("group", back[0].id)
            return
        await self._show(kind, person_id)
        if self.kind == "client" and self.person.id == person_id:
            shown = answered | {face.appearance_id: face for face in self.asked}
            self.asked = [shown[each] for each in dict.fromkeys([*order, *shown]) if each in shown]

    async def _read_again(self) -> None:
        """After an answer: the list's numbers, and who was confirmed. What is asked about stays where it is."""
        await self._read_people()
        fresh = [each for each in self.people if each.id == self.person.id]
        self.person = fresh[0] if fresh else self.person
        await self._read_confirmed(max(STRIP, min(len(self.confirmed), MOST)) if self.shows_all else STRIP)

    async def _read_people(self) -> None:
        """Everybody stays where they were, and who is new comes last: nobody likes a list that moves under a hand."""
        album_id = self._album_id()
        self.counts = await self._call(album_people.counts, album_id)
        page = await self._call(album_people.find, album_id, limit=min(max(PAGE, len(self.people)), MOST))
        fresh = {person.id: person for person in page.items}
        if page.next is not None:
            # Below what was read by now, because there is less to review.
            for person in self.people:
                if person.id not in fresh and (there := await self._find(person)):
                    fresh[person.id] = there
        self._order = list(dict.fromkeys([*self._order, *fresh]))
        self.people = [fresh[each] for each in self._order if each in fresh]
        self._people_cursor, self.has_more_people = page.next, page.next is not None

    async def _find(self, person: AlbumPerson) -> AlbumPerson | None:
        try:
            found = await self._call(album_people.one, self._album_id(), person.kind, as_id(person.id))
        except NotFound:
            return None
        return None if found.is_ignored else found

    async def _read_aside(self) -> None:
        limit = min(max(PAGE, len(self.aside)), MOST)
        page = await self._call(album_people.find, self._album_id(), ignored=True, limit=limit)
        self.aside = page.items
        self._aside_cursor, self.has_more_aside = page.next, page.next is not None

    async def _show(self, kind: str, person_id: str) -> None:
        self.chosen, self.shows_all, self._faces_cursor, self.has_more_faces = [], False, None, False
        self.asked, self.confirmed, self.nobody = [], [], []
        if kind == "nobody":
            self.kind, self.person = kind, NO_PERSON
            page = await self._call(photo_cards.in_album, self._album_id(), only="nobody", limit=PAGE)
            self.nobody = page.items
            self._photos_cursor, self.has_more_photos = page.next, page.next is not None
            return
        try:
            self.person = await self._call(album_people.one, self._album_id(), kind, as_id(person_id))
        except NotFound:
            # Named, merged or taken back meanwhile.
            if not self.people:
                self.kind, self.person = "", NO_PERSON
                return
            self.person = self.people[0]
        self.kind = self.person.kind
        if self.kind == "group":
            page = await self._call(album_people.of_group, self._id(), limit=FACES)
            self.asked, self._faces_cursor = page.items, page.next
            self.has_more_faces = page.next is not None
            return
        await self._read_suggested()
        await self._read_confirmed(STRIP)

    async def _read_suggested(self) -> None:
        page = await self._call(
            album_people.of_client, self._album_id(), self._id(), state=AppearanceState.suggested, limit=FACES
        )
        turned = [face for face in self.asked if face.state == AppearanceState.rejected.value]
        self.asked = [*page.items, *turned]

    async def _read_confirmed(self, limit: int) -> None:
        page = await self._call(
            album_people.of_client, self._album_id(), self._id(), state=AppearanceState.confirmed, limit=limit
        )
        self.confirmed, self._faces_cursor = page.items, page.next
        self.has_more_faces = self.shows_all and page.next is not None

    def _album_id(self) -> UUID:
        return self._id_in_route("album_id")

    def _id(self) -> UUID:
        return as_id(self.person.id)


def _as(face: SeenFace, state: AppearanceState) -> SeenFace:
    return SeenFace(**(face.__dict__ | {"state": state.value}))
