"""Who is signed in, for the header and the steps of every client page."""

import reflex as rx

from photodrop import routes
from photodrop.services import accounts
from photodrop.services.accounts import Profile
from photodrop.state.base import BaseState

NOBODY = Profile(
    id="", role="", login="", email="", name="", phone="", phone_label="",
    selfie_url="", needs_selfie=False, needs_name=False, face_consent="", messages=True,
)  # fmt: skip


class MeState(BaseState):
    profile: Profile = NOBODY

    @rx.var
    def initials(self) -> str:
        return "".join(word[0] for word in self.profile.name.split()[:2]).upper() or "Me"

    @rx.event
    async def load(self) -> None:
        self.profile = await self._call(accounts.profile)


def first_page(profile: Profile) -> str:
    """Where a sign-in leads: what is still missing first, then the photos."""
    if profile.role in ("photographer", "admin"):
        return routes.STUDIO
    return routes.SELFIE if profile.needs_selfie else after_selfie(profile)


def after_selfie(profile: Profile) -> str:
    return routes.NAME if profile.needs_name else routes.DASHBOARD
