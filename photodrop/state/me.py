"""Who looks, for the header of every page outside of the studio and for the steps of a sign-in."""

import reflex as rx

from photodrop import routes
from photodrop.errors import NotSignedIn
from photodrop.services import accounts, tasks
from photodrop.services.accounts import Profile
from photodrop.services.tongues import _
from photodrop.state.base import BaseState

NOBODY = Profile(
    id="", role="", login="", username="", email="", name="", phone="", phone_label="", has_password=False,
    selfie_url="", needs_selfie=False, needs_name=False, face_consent="", asks_again=False, messages=True,
)  # fmt: skip


class MeState(BaseState):
    profile: Profile = NOBODY
    # Whether it is settled who looks; until then a header offers neither a sign-in nor an account.
    is_met: bool = False
    # How many tasks of theirs are under way.
    task_count: int = 0

    @rx.var
    def initials(self) -> str:
        known_as = self.profile.name or self.profile.login
        return "".join(word[0] for word in known_as.split()[:2]).upper() or self._say(_("Me"))

    @rx.var
    def library_path(self) -> str:
        return self._own_path("list/50")

    @rx.var
    def upload_path(self) -> str:
        return self._own_path("upload")

    @rx.event
    async def load(self) -> None:
        """For pages that need an account: a visitor is led to the sign-in."""
        self.profile = await self._call(accounts.profile)
        self.task_count = await self._call(tasks.count_open)
        self.is_met = True

    @rx.event
    async def look(self) -> None:
        """For pages that visitors may see, too."""
        try:
            await self.load()
        except NotSignedIn:
            self.profile, self.is_met, self.task_count = NOBODY, True, 0

    def _own_path(self, rest: str) -> str:
        # A library has its owner's username in its address; who has none yet chooses one first.
        return f"/{self.profile.login}/{rest}" if self.profile.login else routes.ACCOUNT


def first_page(profile: Profile) -> str:
    """Where a sign-in leads: what is still missing first, then the photos."""
    if profile.role in ("photographer", "admin"):
        return routes.STUDIO
    if not profile.phone:
        return f"/{profile.username}/list/5" if profile.username else routes.ACCOUNT
    return routes.SELFIE if profile.needs_selfie or profile.asks_again else after_selfie(profile)


def after_selfie(profile: Profile) -> str:
    return routes.NAME if profile.needs_name else routes.DASHBOARD
