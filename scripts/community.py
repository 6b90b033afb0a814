"""The public places for `scripts.screenshots`: people of a library, what they share, and what others say about it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from photodrop import routes
from tests.browser.people import Rest, new_account
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

Take = Callable[[Page, str], None]

PHOTOS = (
    ("Evening on the lake", ["lake", "sunset", "evening"]),
    ("Poppies by the wall", ["flowers", "garden"]),
    ("Two on the pier", ["portrait", "evening"]),
    ("Lights at the barn", ["lights", "party", "night"]),
    ("Above the clouds", ["mountains", "mist", "morning"]),
    ("Dunes at noon", ["desert", "light"]),
    ("The long meadow", ["meadow", "summer"]),
    ("Old forest", ["forest", "mist"]),
    ("City from the hill", ["city", "night", "lights"]),
    ("Last dance", ["party", "night"]),
    ("Quiet water", ["lake", "evening", "light"]),
    ("Bluebells", ["flowers", "forest", "spring"]),
)
SAID = (
    "The light in this one is wonderful. Where exactly was it taken?",
    "I walked there last spring. It smelled of pine and rain, and nobody else was around for hours.",
    "So calm. This belongs on a wall.",
)
LOOKED_AT = "Evening on the lake"


class Community:
    def __init__(self, installation: Installation, folder: Path, admin: str) -> None:
        """Maja shares, Theo and Ines look, and Mia is asked to look closer."""
        maja = new_account(installation, "Maja Lind", "maja_lind")
        theo, ines = new_account(installation, "Theo Brandt", "theo"), new_account(installation, "Inès Roy", "ines_roy")
        mia = new_account(installation, "Mia Moore", "mia_moore")
        album = maja.ask("POST", "/albums", json={"name": "Wide and quiet", "visibility": "public"})
        shoot = take_photos(folder / "community", len(PHOTOS), seed=80, edge=1600)
        ids = [self._add(maja, album["id"], path, *about) for path, about in zip(shoot, PHOTOS, strict=True)]
        for number, photo_id in enumerate(ids):
            theo.ask("PUT", f"/photos/{photo_id}/rating", json={"stars": 3 + number % 3})
            if number % 2 == 0:
                ines.ask("PUT", f"/photos/{photo_id}/rating", json={"stars": 5})
        for who, text in zip((theo, ines, mia), SAID, strict=True):
            said = who.ask("POST", f"/photos/{ids[0]}/comments", json={"text": text})
            if who is ines:
                who.ask("PATCH", f"/comments/{said['id']}", json={"text": f"{text} Go early."})
        spam = theo.ask("POST", f"/photos/{ids[4]}/comments", json={"text": "Cheap watches, only today. Write to me."})
        for who, about, told in (
            (ines, f"comments/{spam['id']}", {"reason": "spam"}),
            (ines, f"photos/{ids[2]}", {"reason": "privacy", "text": "My sister is in it and did not agree."}),
            (theo, f"photos/{ids[8]}", {"reason": "copyright"}),
        ):
            who.ask("POST", f"/{about}/reports", json=told)
        mia_id = mia.ask("GET", "/me")["id"]
        Rest(installation, admin).ask("PATCH", f"/users/{mia_id}", json={"role": "moderator"})
        while len(theo.ask("GET", "/search/photos")["items"]) < len(PHOTOS):
            time.sleep(1)
        self.maja, self.theo, self.mia = maja, theo, Rest(installation, "mia_moore")
        self.admin = Rest(installation, admin)
        self.path = f"/maja_lind/view/{ids[0]}"

    @staticmethod
    def _add(maja: Rest, album_id: str, path: Path, name: str, tags: list[str]) -> str:
        files = [("files", (path.name, path.read_bytes(), "image/jpeg"))]
        photo_id = maja.ask("POST", f"/albums/{album_id}/photos", files=files)["items"][0]["id"]
        maja.ask("PATCH", f"/photos/{photo_id}", json={"name": name, "tags": tags})
        return photo_id


def walk(community: Community, open_page: Callable[..., Page], take: Take) -> None:
    visitor = open_page()
    visitor.goto("/explore")
    expect(visitor.locator("[data-photo]")).to_have_count(len(PHOTOS))
    take(visitor, "explore")
    visitor.goto("/search?q=lake&rating=3")
    expect(visitor.locator("[data-photo]").first).to_be_visible()
    take(visitor, "search")
    visitor.goto("/search?q=zeppelin")
    expect(visitor.get_by_text("No photo matches")).to_be_visible()
    take(visitor, "search-nothing")
    visitor.goto("/u/maja_lind")
    expect(visitor.locator("[data-photo]").first).to_be_visible()
    take(visitor, "profile")
    theo = _as(open_page(), community.theo)
    theo.goto(community.path)
    expect(theo.get_by_role("list", name="Comments").get_by_role("listitem")).to_have_count(len(SAID))
    take(theo, "photo")
    theo.get_by_role("heading", name="Comments").scroll_into_view_if_needed()
    theo.evaluate("document.querySelector('#comments').scrollIntoView({block: 'center'})")
    take(theo, "photo-comments")
    theo.get_by_role("button", name="Report this photo").click()
    take(theo, "photo-report")
    maja = _as(open_page("dark"), community.maja)
    maja.goto(community.path)
    expect(maja.get_by_label("Add a tag")).to_be_visible()
    maja.evaluate("document.querySelector('main h1').scrollIntoView({block: 'center'})")
    take(maja, "photo-own-dark")
    mia = _as(open_page(), community.mia)
    mia.goto("/moderation")
    expect(mia.get_by_role("list", name="Reports").get_by_role("listitem").first).to_be_visible()
    take(mia, "moderation-reports")
    mia.goto("/moderation?tab=comments")
    expect(mia.get_by_role("list", name="Comments").get_by_role("listitem").first).to_be_visible()
    take(mia, "moderation-comments")
    admin = _as(open_page("dark"), community.admin)
    admin.goto("/moderation?tab=accounts")
    expect(admin.get_by_role("list", name="Accounts").get_by_role("listitem").first).to_be_visible()
    take(admin, "moderation-accounts-dark")
    for page in (visitor, theo, maja, mia, admin):
        page.context.close()


def _as(page: Page, who: Rest) -> Page:
    cookie: Any = {"name": routes.SESSION_COOKIE, "value": who.token, "url": who.address.removesuffix(routes.API)}
    page.context.add_cookies([cookie])
    return page
