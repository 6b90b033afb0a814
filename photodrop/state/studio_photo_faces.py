import reflex as rx

from photodrop.errors import Invalid, NotFound
from photodrop.services import album_people, face_groups, face_steps, photo_cards
from photodrop.services.album_people import AlbumPerson, AppearanceState, PhotoFace
from photodrop.services.face_steps import StepView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.studio_photos import PhotoEditorState, StudioPhotosState
from photodrop.state.toast import toast

# Of the people of an album so many are looked at, and so many offered.
KNOWN = 40
OFFERED = 5
NO_FACE = PhotoFace(
    id="", left=0, top=0, width=0, height=0, state="", appearance_id="", client_id="", group_id="", name="",
    picture_url="",
)  # fmt: skip


class PhotoFacesState(StudioState):
    """The faces of the one photo that is open, and the one that is being named."""

    photo_id: str = ""
    faces: list[PhotoFace] = []
    face: PhotoFace = NO_FACE
    others: list[AlbumPerson] = []
    """Clients of the album who may be that face."""
    error: str = ""

    @rx.event
    async def view(self, photo_id: str) -> None:
        page = await self.get_state(StudioPhotosState)
        self._forget()
        if page.shows_faces:
            await self._read(as_text(photo_id, 36))

    @rx.event
    def close(self) -> None:
        self._forget()

    @rx.event
    async def ask(self, face_id: str) -> None:
        """About one face; without one, about none any more."""
        self.face, self.others, self.error = NO_FACE, [], ""
        asked = [face for face in self.faces if face.id == face_id]
        if not asked:
            return
        page = await self.get_state(StudioPhotosState)
        found = await self._call(album_people.find, page._album_id(), limit=KNOWN)
        here = {face.client_id for face in self.faces}
        self.others = [each for each in found.items if each.kind == "client" and each.id not in here][:OFFERED]
        self.face = asked[0]

    @rx.event
    async def name(self, phone: str) -> None:
        face = self.face
        try:
            step = await self._call(face_groups.name_face, as_id(face.id), as_text(phone, 30))
        except Invalid as wrong:
            self.error = wrong.message
            return
        except NotFound:
            await self._look_again()
            return
        await self._answered()
        called = next((each.name for each in self.faces if each.id == face.id), "")
        await self._tell(_("{name} is in this photo.", name=called), step)

    @rx.event
    async def confirm(self) -> None:
        await self._decide(AppearanceState.confirmed, _("{name} is in this photo.", name=self.face.name))

    @rx.event
    async def reject(self) -> None:
        await self._decide(AppearanceState.rejected, _("{name} is not in this photo.", name=self.face.name))

    @rx.event
    async def undo(self, step_id: str, photo_id: str) -> None:
        page = await self.get_state(StudioPhotosState)
        await self._call(face_steps.undo, page._album_id(), as_id(step_id))
        await self._changed(str(as_id(photo_id)))

    async def _decide(self, state: AppearanceState, words: str) -> None:
        page = await self.get_state(StudioPhotosState)
        appearance_id = as_id(self.face.appearance_id)
        try:
            step = await self._call(album_people.decide, page._album_id(), [appearance_id], state)
        except NotFound:
            await self._look_again()
            return
        await self._answered()
        await self._tell(words, step)

    async def _look_again(self) -> None:
        """The photo was looked through anew, and its faces are others."""
        self.face, self.others, self.error = NO_FACE, [], ""
        await self._read(self.photo_id)
        await toast(self, _("The faces of this photo have changed. Choose the face again."), "circle-alert")

    async def _answered(self) -> None:
        self.face, self.others, self.error = NO_FACE, [], ""
        await self._changed(self.photo_id)

    async def _tell(self, words: str, step: StepView) -> None:
        await toast(self, words, undo=PhotoFacesState.undo(step.id, self.photo_id))

    async def _changed(self, photo_id: str) -> None:
        """Who is in a photo: its boxes if it is open, and what else the page tells of it."""
        if photo_id == self.photo_id:
            await self._read(photo_id)
        editor = await self.get_state(PhotoEditorState)
        await editor._shared(await self._call(photo_cards.see, as_id(photo_id)))

    async def _read(self, photo_id: str) -> None:
        try:
            self.faces = await self._call(album_people.in_photo, as_id(photo_id))
        except NotFound:
            # Deleted meanwhile.
            self._forget()
            return
        self.photo_id = photo_id

    def _forget(self) -> None:
        self.photo_id, self.faces = "", []
        self.face, self.others, self.error = NO_FACE, [], ""
