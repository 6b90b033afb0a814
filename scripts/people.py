"""Who is in photos, for `scripts.screenshots`: drawn people, with faces where a search would find them."""

import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Locator, Page, expect

from photodrop.server.embedded import EmbeddedPostgres
from tests.browser.people import PASSWORD, Rest, make_photographer, sign_in
from tests.support.installation import Installation

Take = Callable[[Page, str], None]

LOGIN = "nora_feld"
WIDE, HIGH = 2400, 1600
DARK = "#2b2220"
LENS = 4
"""So many times larger they are drawn, and made small then: Pillow draws no soft edges."""


@dataclass(frozen=True)
class Somebody:
    skin: str
    hair: str
    shirt: str
    is_long: bool = False
    beard: bool = False
    glasses: bool = False


THEO = Somebody("#e2ab83", "#4a2f20", "#7e98b5", beard=True)
MAYA = Somebody("#f0c6a0", "#a5582c", "#d9c9b4", is_long=True)
INES = Somebody("#c98f62", "#26201f", "#b5544a", is_long=True, glasses=True)
JONAS = Somebody("#8d5a3a", "#1d1817", "#5f7d65")
ADA = Somebody("#efc9ad", "#d8c08c", "#4f5b7a", is_long=True)
LUIS = Somebody("#d39f74", "#8b8681", "#8a6f92", glasses=True)
EVERYBODY = (THEO, MAYA, INES, JONAS, ADA, LUIS)

GROUP = (MAYA, THEO, LUIS, ADA)
SHOOT: tuple[tuple[Somebody, ...], ...] = (
    (THEO,),
    (MAYA, THEO),
    (INES, JONAS, THEO),
    (THEO, ADA),
    (LUIS, THEO),
    (MAYA,),
    (MAYA, INES),
    (JONAS, INES),
    (ADA, LUIS),
    (ADA, JONAS),
    (THEO, INES),
    GROUP,
)
NAMED = {
    THEO: ("+15550104478", "Theo Brandt"),
    MAYA: ("+15550104477", "Maya Lindqvist"),
    INES: ("+15550104479", "Ines Duarte"),
}
ASKED = 4
"""Of Theo's photos, the last ones among them that of the group."""

EVENINGS = (("#ffe3a6", "#d98a5b"), ("#cfe3ee", "#7fa0b8"), ("#e9efd2", "#9bb08a"), ("#f3dfe2", "#b98b98"))
ADD_GROUP = "INSERT INTO face_group (id, album_id) VALUES (%s, %s)"
ADD_FACE = (
    "INSERT INTO face (id, photo_id, album_id, group_id, left_edge, top_edge, width, height, pixels, score, quality, "
    "model) SELECT gen_random_uuid(), id, album_id, %s, %s, %s, %s, %s, 260, 0.9, 0.9, 'drawn' FROM photo WHERE id = %s"
)
SUGGEST = (
    "UPDATE appearance SET state = 'suggested', source = 'face', decided_by = NULL WHERE id IN (SELECT appearance.id "
    "FROM appearance JOIN account ON account.id = client_id JOIN photo ON photo.id = photo_id WHERE phone = %s "
    "ORDER BY filename DESC LIMIT %s)"
)


class People:
    def __init__(self, installation: Installation, folder: Path) -> None:
        """Nora has photographed six friends: three are clients, one of them is asked about, three have no name yet."""
        make_photographer(installation, LOGIN)
        nora = Rest(installation, LOGIN)
        nora.ask("PATCH", "/me", json={"name": "Nora Feld"})
        told = {"name": "Lake Como weekend", "location": "Bellagio, Italy", "shot_on": "2026-06-20", "faces": "on"}
        self.album = nora.ask("POST", "/albums", json=told)["id"]
        places = {}
        for number, shown in enumerate(SHOOT):
            path = folder / f"NF_{214 + number:04}.jpg"
            places[path.name] = _draw(path, shown, number)
            files = [("files", (path.name, path.read_bytes(), "image/jpeg"))]
            nora.ask("POST", f"/albums/{self.album}/photos", files=files)
        while (stands := nora.ask("GET", f"/albums/{self.album}/review"))["search"] != "done" or (
            stands["looked"] < len(SHOOT)
        ):
            time.sleep(0.5)
        photos = nora.ask("GET", f"/albums/{self.album}/photos", params={"limit": 100})["items"]
        groups = {one: uuid4() for one in EVERYBODY}
        url = EmbeddedPostgres(installation.data / "postgres").url("photodrop").replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as tables:
            # What the real search thought of drawings.
            tables.execute("DELETE FROM face WHERE album_id = %s", [self.album])
            tables.execute("DELETE FROM face_group WHERE album_id = %s", [self.album])
            for group in groups.values():
                tables.execute(ADD_GROUP, [group, self.album])
            for photo in photos:
                for one, box in places[photo["filename"]]:
                    tables.execute(ADD_FACE, [groups[one], *box, photo["id"]])
            for one, (phone, name) in NAMED.items():
                nora.ask("POST", f"/face-groups/{groups[one]}/name", json={"phone": phone, "name": name})
            tables.execute(SUGGEST, [NAMED[THEO][0], ASKED])


def walk(people: People, open_page: Callable[..., Page], take: Take) -> None:
    page = open_page()
    page.goto("/studio/login")
    sign_in(page, LOGIN, PASSWORD)
    page.wait_for_url(re.compile("/studio/?$"))
    page.goto(f"/studio/albums/{people.album}/photos")
    page.locator("[data-photo]").nth(len(SHOOT) - 1).click()
    faces = page.get_by_role("group", name="Faces").get_by_role("button")
    expect(faces).to_have_count(len(GROUP))
    page.keyboard.press("f")
    faces.nth(1).click()
    expect(page.get_by_role("combobox", name="Name or phone number")).to_be_visible()
    _take(page, take, "studio-faces")
    page.goto(f"/studio/albums/{people.album}/people")
    listed = page.get_by_role("navigation", name="People in this album").get_by_role("listitem")
    _open(page, listed.first, "Is this Theo Brandt?")
    _take(page, take, "studio-people-review")
    if not listed.first.is_visible():
        page.get_by_role("button", name="People", exact=True).click()
    _open(page, listed.filter(has_text=re.compile("^Somebody")).first, "Who is this?")
    _take(page, take, "studio-people-group")
    page.context.close()


def _open(page: Page, person: Locator, heading: str) -> None:
    """On a phone the list comes first; beside it, the first one is open."""
    person.get_by_role("button").click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def _take(page: Page, take: Take, name: str) -> None:
    page.wait_for_load_state("networkidle")
    shown = "[...document.images].filter(each => each.getBoundingClientRect().top < innerHeight)"
    page.wait_for_function(f"() => {shown}.every(each => each.complete)")
    take(page, name)


def _draw(path: Path, shown: Sequence[Somebody], number: int) -> list[tuple[Somebody, tuple[float, ...]]]:
    """Friends against an evening. Answers where their faces are, in parts of the picture."""
    dice = random.Random(number)  # noqa: S311  # a picture, no secret
    top, low = EVENINGS[number % len(EVENINGS)]
    evening = Image.linear_gradient("L").resize((WIDE, HIGH))
    sky, ground = (Image.new("RGB", evening.size, colour) for colour in (top, low))
    picture = Image.composite(ground, sky, evening)
    lights = Image.new("L", picture.size)
    pen = ImageDraw.Draw(lights)
    for _light in range(40):
        x, y, size = dice.randrange(WIDE), dice.randrange(HIGH), dice.randrange(30, 110)
        pen.ellipse((x - size, y - size, x + size, y + size), fill=70)
    picture.paste("#fff3d0", mask=lights.filter(ImageFilter.GaussianBlur(10)))
    found = []
    head = {1: 300, 2: 230, 3: 190}.get(len(shown), 150)
    for place, one in enumerate(shown):
        x = WIDE * (place + 1) / (len(shown) + 1) + dice.randrange(-40, 40)
        y = HIGH * 0.4 + dice.randrange(-90, 60)
        person = _person(one, dice.uniform(-7, 7)).resize(
            (round(head * 6.4), round(head * 10.4)), Image.Resampling.LANCZOS
        )
        picture.paste(person, (round(x - head * 3.2), round(y - head * 2.3)), person)
        found.append((one, ((x - head) / WIDE, (y - head) / HIGH, 2 * head / WIDE, 2.3 * head / HIGH)))
    picture.filter(ImageFilter.GaussianBlur(1)).save(path, quality=92)
    return found


def _person(one: Somebody, lean: float) -> Image.Image:
    """From the waist up, 320 by 520 steps, the face around (160, 115): nobody in particular."""
    picture = Image.new("RGBA", (320 * LENS, 520 * LENS))
    pen = ImageDraw.Draw(picture)

    def around(x: float, y: float, across: float, down: float) -> tuple[float, float, float, float]:
        left, top = LENS * (160 + x - across), LENS * (115 + y - down)
        return left, top, left + 2 * LENS * across, top + 2 * LENS * down

    def arc(x: float, y: float, size: float, colour: str, ends: tuple[int, int] = (40, 140)) -> None:
        pen.arc(around(x, y, size, size), *ends, fill=colour, width=3 * LENS)

    if one.is_long:
        pen.ellipse(around(0, 22, 62, 84), fill=one.hair)
    pen.rounded_rectangle(around(0, 280, 112, 200), LENS * 80, fill=one.shirt)
    pen.ellipse(around(0, 62, 21, 36), fill=one.skin)
    pen.ellipse(around(0, 0, 47, 58), fill=one.skin)
    for way in (-1, 1):
        pen.ellipse(around(way * 47, 4, 8, 12), fill=one.skin)
    if one.beard:
        pen.chord(around(0, 8, 45, 51), 22, 158, fill=one.hair)
    pen.chord(around(0, -16, 51, 49), 196, 344, fill=one.hair)
    for way in (-1, 1):
        pen.ellipse(around(way * 18, 4, 5, 5.5), fill=DARK)
        arc(way * 18, 2, 13, one.hair, (235, 305))
        if one.glasses:
            arc(way * 18, 4, 14, DARK, (0, 360))
    arc(0, 12, 9, DARK)
    arc(0, 14, 22, "#e9b7a9" if one.beard else "#8c3b34")
    return picture.rotate(lean, Image.Resampling.BICUBIC, center=(160 * LENS, 115 * LENS))
