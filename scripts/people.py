"""Who is in a photo, for `scripts.screenshots`: drawn people, with faces where a search would find them."""

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Page, expect

from photodrop.server.embedded import EmbeddedPostgres
from tests.browser.people import PASSWORD, Rest, make_photographer, sign_in
from tests.support.installation import Installation

Take = Callable[[Page, str], None]

LOGIN = "nora_feld"
WIDE, HIGH = 2400, 1600
HEAD = 130
# Where each stands, and how far down.
GROUP = ((470, 640), (880, 560), (1330, 600), (1800, 690))
NAMED = (("+15550104477", "Maya Lindqvist"), ("+15550104478", "Theo Brandt"))
SHADE = "#3f2116"
ADD_FACE = (
    "INSERT INTO face (id, photo_id, album_id, left_edge, top_edge, width, height, pixels, score, quality, model) "
    "SELECT gen_random_uuid(), id, album_id, %s, %s, %s, %s, 260, 0.9, 0.9, 'drawn' FROM photo WHERE id = %s"
)
SUGGEST = "UPDATE appearance SET state = 'suggested', source = 'face', decided_by = NULL WHERE client_id = %s"


class People:
    def __init__(self, installation: Installation, folder: Path) -> None:
        """Nora has photographed four friends: one is confirmed, one suggested, two have no name yet."""
        make_photographer(installation, LOGIN)
        nora = Rest(installation, LOGIN)
        told = {"name": "Lake Como weekend", "location": "Bellagio, Italy", "shot_on": "2026-06-20"}
        self.album = nora.ask("POST", "/albums", json=told)["id"]
        drawn = _draw(folder / "NF_0214.jpg")
        files = [("files", (drawn.name, drawn.read_bytes(), "image/jpeg"))]
        nora.ask("POST", f"/albums/{self.album}/photos", files=files)
        while (photo := nora.ask("GET", f"/albums/{self.album}/photos")["items"][0])["status"] != "ready":
            time.sleep(0.5)
        url = EmbeddedPostgres(installation.data / "postgres").url("photodrop").replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as tables:
            tables.execute("UPDATE album SET faces = 'on' WHERE id = %s", [self.album])
            for x, y in GROUP:
                box = ((x - HEAD) / WIDE, (y - HEAD) / HIGH, 2 * HEAD / WIDE, 2.4 * HEAD / HIGH)
                tables.execute(ADD_FACE, [*box, photo["id"]])
            faces = nora.ask("GET", f"/photos/{photo['id']}/faces")["items"]
            steps = [
                nora.ask("POST", f"/faces/{face['id']}/name", json={"phone": phone, "name": name})
                for face, (phone, name) in zip(faces, NAMED, strict=False)
            ]
            tables.execute(SUGGEST, [steps[-1]["client_id"]])


def walk(people: People, open_page: Callable[..., Page], take: Take) -> None:
    page = open_page()
    page.goto("/studio/login")
    sign_in(page, LOGIN, PASSWORD)
    page.wait_for_url(re.compile("/studio/?$"))
    page.goto(f"/studio/albums/{people.album}/photos")
    page.locator("[data-photo]").first.click()
    faces = page.get_by_role("group", name="Faces").get_by_role("button")
    expect(faces).to_have_count(len(GROUP))
    page.keyboard.press("f")
    faces.nth(1).click()
    expect(page.get_by_role("combobox", name="Name or phone number")).to_be_visible()
    page.wait_for_load_state("networkidle")
    take(page, "studio-faces")
    page.context.close()


def _draw(path: Path) -> Path:
    """Four people against an evening, as on our other pictures: no face of anybody."""
    dice = random.Random(6)  # noqa: S311  # a picture, no secret
    evening = Image.linear_gradient("L").resize((WIDE, HIGH))
    sky, sun = (Image.new("RGB", evening.size, colour) for colour in ("#d98a5b", "#ffe3a6"))
    picture = Image.composite(sky, sun, evening)
    lights = Image.new("RGB", picture.size)
    pen = ImageDraw.Draw(lights)
    for _light in range(40):
        x, y, size = dice.randrange(WIDE), dice.randrange(HIGH), dice.randrange(30, 110)
        pen.ellipse((x - size, y - size, x + size, y + size), fill=(70, 60, 36))
    picture = Image.blend(picture, Image.eval(lights, lambda tone: min(255, tone * 3)), 0.18).filter(
        ImageFilter.GaussianBlur(14)
    )
    pen = ImageDraw.Draw(picture)
    for x, y in GROUP:
        pen.rounded_rectangle((x - 250, y + 230, x + 250, HIGH + 300), radius=190, fill=SHADE)
        pen.rectangle((x - 52, y + 90, x + 52, y + 270), fill=SHADE)
        pen.ellipse((x - HEAD, y - HEAD, x + HEAD, y + 1.4 * HEAD), fill=SHADE)
        pen.pieslice((x - HEAD - 14, y - HEAD - 40, x + HEAD + 14, y + HEAD), 170, 370, fill=SHADE)
    picture.filter(ImageFilter.GaussianBlur(5)).save(path, quality=92)
    return path
