"""Real faces: Bob's selfie finds Bob's photos, Charlie is not looked for, and what Bob erases finds nobody."""

import json
import re
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from photodrop.adapters.faces import FoundFace
from photodrop.imaging import orders
from photodrop.server.embedded import EmbeddedPostgres
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.client_steps import shown_code
from tests.browser.people import Rest, enter_number, make_album, make_photographer, sign_in_to_studio, type_code
from tests.support.installation import Installation

FACES = Path(__file__).parents[3] / "shared" / "testdata" / "faces" / "ms_family"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(420),
    pytest.mark.skipif(not FACES.is_dir(), reason=f"No pictures of faces in {FACES}."),
]

BOB, CHARLIE = "f1_dad", "f2_man"
MOTHER = "+4915123456873"
NUMBERS = {BOB: "+4915123456871", CHARLIE: "+4915123456872"}
SELFIES = {person: f"{person}_1.jpg" for person in NUMBERS}
SHOOT = ["group_f1_family.jpg", "group_f2_couple.jpg", "detection1.jpg", "f1_dad_2.jpg", "f2_man_2.jpg"]
HIS = {"group_f1_family.jpg", "f1_dad_2.jpg"}
ALIKE = 0.38
"""Below it nobody is even suggested: docs/benchmarks.md."""

AT_WORK = "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'faces.%' AND status IN ('todo', 'doing')"
VECTORS = "SELECT table_name, column_name FROM information_schema.columns WHERE udt_name = 'vector'"


def find(name: str) -> Path:
    return next(FACES.rglob(name))


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    running = Installation(tmp_path, {"PHOTODROP_FACES": "on"})
    running.start()
    yield running
    running.end()


@pytest.fixture
def tables(installation: Installation) -> Iterator[psycopg.Connection]:
    url = EmbeddedPostgres(installation.data / "postgres").url("photodrop").replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def measured(picture: Path) -> list[FoundFace]:
    return orders.find_faces(picture.read_bytes(), "", max_pixels=120_000_000).faces


def alike(one: FoundFace, other: FoundFace) -> float:
    vectors = (struct.unpack("<128f", face.embedding) for face in (one, other))
    return sum(a * b for a, b in zip(*vectors, strict=True))


def vectors_near(tables: psycopg.Connection, face: FoundFace) -> list[tuple[str, float]]:
    """Of every table, those that may be this person's."""
    vector = json.dumps(struct.unpack("<128f", face.embedding))
    found: list[tuple[str, float]] = []
    for table, column in tables.execute(VECTORS).fetchall():
        near = f'SELECT 1 - ("{column}" <=> %s::vector) AS likeness FROM "{table}" WHERE "{column}" IS NOT NULL'
        rows = tables.execute(near, [vector]).fetchall()  # pyright: ignore[reportArgumentType]
        found += [(table, likeness) for (likeness,) in rows if likeness >= ALIKE]
    return found


def until(holds: Any, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def come_in(tab: Tab, person: str, answer: str) -> None:
    """Phone, code, selfie, and what is said about one's face."""
    page = tab.page
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    enter_number(page, NUMBERS[person])
    page.wait_for_url("**/code")
    type_code(page, shown_code(page))
    page.wait_for_url("**/selfie")
    page.get_by_role("button", name="Add a selfie").click()
    dialog = page.get_by_role("dialog", name="Add a selfie")
    dialog.get_by_label("Picture of you").set_input_files(find(SELFIES[person]))
    expect(dialog.locator("img")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=answer).click()
    page.wait_for_url(re.compile("/(name|photos)$"))
    if page.url.endswith("/name"):
        page.get_by_label("Name").fill(person.title())
        page.get_by_role("button", name="Next").click()
        page.wait_for_url("**/photos")


def shown(page: Page) -> set[str]:
    return {tile.get_attribute("data-photo") or "" for tile in page.locator("[data-photo]").all()}


class Shoot:
    """Alice's album, into which she uploads in her browser."""

    def __init__(self, installation: Installation, browser: Browser, tables: psycopg.Connection) -> None:
        make_photographer(installation, "alice_faces")
        self.studio = Rest(installation, "alice_faces")
        for number in NUMBERS.values():
            self.studio.ask("POST", "/clients", json={"phone": number})
        self.tab = open_tab(browser, installation.address, **DESK)
        sign_in_to_studio(self.tab.page, "alice_faces")
        self.album_id = make_album(self.tab.page, "Family day").rsplit("/", 1)[-1]
        self.studio.ask("PATCH", f"/albums/{self.album_id}", json={"faces": "on"})
        self._tables = tables

    def upload(self, *names: str) -> dict[str, str]:
        """Ids by the names of the files, once everybody in them was looked for."""
        self.tab.page.locator("[data-choose=photos]").set_input_files([find(name) for name in names])
        expect(self.tab.page.locator("li[data-state=done]")).to_have_count(len(names), timeout=60_000)
        return self._dropped()

    def add(self, name: str) -> None:
        """One more, by the API."""
        files = {"files": (name, find(name).read_bytes(), "image/jpeg")}
        self.studio.ask("POST", f"/albums/{self.album_id}/photos", files=files)
        processed = "SELECT count(*) FROM photo WHERE status <> 'ready' AND album_id = %s"
        until(lambda: self._tables.execute(processed, [self.album_id]).fetchone() == (0,))
        self._dropped()

    def _dropped(self) -> dict[str, str]:
        self.studio.ask("POST", f"/albums/{self.album_id}/drop")
        until(lambda: self._tables.execute(AT_WORK).fetchone() == (0,))
        items = self.studio.ask("GET", f"/albums/{self.album_id}/photos", params={"limit": 200})["items"]
        return {item["filename"]: item["id"] for item in items}

    def faces_of(self, photo_id: str) -> list[dict[str, Any]]:
        return self.studio.ask("GET", f"/photos/{photo_id}/faces")["items"]

    def name_face(self, photo_id: str, picture: Path, person: FoundFace, number: str) -> None:
        """Of the faces in the photo the one that is most like this person's."""
        place = max(measured(picture), key=lambda face: alike(face, person))
        row = min(self.faces_of(photo_id), key=lambda row: abs(row["left"] - place.left) + abs(row["top"] - place.top))
        self.studio.ask("POST", f"/faces/{row['id']}/name", json={"phone": number})


def test_bobs_selfie_finds_bobs_photos(installation: Installation, browser: Browser, tables: psycopg.Connection):
    shoot = Shoot(installation, browser, tables)
    ids = shoot.upload(*SHOOT)

    bob = open_tab(browser, installation.address, **PHONE)
    come_in(bob, BOB, "Yes, find my photos")
    agreed = time.monotonic()
    expect(bob.page.locator("[data-photo]")).to_have_count(len(HIS))
    assert time.monotonic() - agreed < 20
    assert shown(bob.page) == {ids[name] for name in HIS}
    bob.inspect("dashboard, found by the selfie")
    review(shoot)

    # Charlie says no; Alice names his face all the same.
    charlie = open_tab(browser, installation.address, **PHONE)
    come_in(charlie, CHARLIE, "No, thank you")
    expect(charlie.page.get_by_role("heading", name="Your photos will drop soon.")).to_be_visible()
    assert charlie.page.request.get("/api/v1/me/suggestions").json()["items"] == []
    (his_face,) = measured(find(SELFIES[CHARLIE]))
    assert {table for table, _ in vectors_near(tables, his_face)} == {"face"}
    for name in ("group_f2_couple.jpg", "f2_man_2.jpg"):
        shoot.name_face(ids[name], find(name), his_face, NUMBERS[CHARLIE])
    until(lambda: vectors_near(tables, his_face) == [])

    name_on_the_photo(shoot, ids["group_f1_family.jpg"])
    erase(bob)
    assert vectors_near(tables, measured(find(SELFIES[BOB]))[0]) == []
    shoot.add("f1_dad_3.jpg")
    bob.page.goto("/photos")
    expect(bob.page.get_by_role("heading", name="Your photos will drop soon.")).to_be_visible()
    assert bob.page.request.get("/api/v1/me/photos").json()["items"] == []
    assert [tab.faults for tab in (shoot.tab, bob, charlie)] == [[], [], []]


def name_on_the_photo(shoot: Shoot, photo_id: str) -> None:
    """Alice opens a photo, reads who is in it, names a face by the keyboard and takes it back."""
    page = shoot.tab.page
    page.goto(f"/studio/albums/{shoot.album_id}/photos")
    page.locator(f"[data-photo='{photo_id}']").click()
    faces = page.get_by_role("group", name="Faces").get_by_role("button")
    expect(faces).to_have_count(4)
    assert all(lies_on_its_face(page, face) for face in shoot.faces_of(photo_id))
    toggle = page.get_by_role("button", name="Faces", exact=True).locator("visible=true")
    page.keyboard.press("f")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    unknown = page.get_by_role("button", name="Unknown", exact=True)
    expect(page.get_by_role("button", name=f"{BOB.title()}, confirmed")).to_be_visible()
    expect(unknown).to_have_count(3)
    unknown.first.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="Who is this?")
    field = card.get_by_role("combobox", name="Name or phone number")
    expect(field).to_be_focused()
    shoot.tab.inspect("a face of a photo, asked about")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(unknown.first).to_be_focused()
    page.keyboard.press("Enter")
    field.fill(MOTHER)
    field.press("Enter")
    expect(page.get_by_text("is in this photo.")).to_be_visible()
    expect(unknown).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(unknown).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def lies_on_its_face(page: Page, face: dict[str, Any]) -> bool:
    """Within two pixels of where the API says it is in the picture."""
    picture = page.locator(".yarl__slide_current img").last.bounding_box()
    box = page.locator(f"[data-face='{face['id']}']").bounding_box()
    assert picture is not None
    assert box is not None
    across = abs(box["x"] - picture["x"] - face["left"] * picture["width"])
    down = abs(box["y"] - picture["y"] - face["top"] * picture["height"])
    return max(across, down, abs(box["width"] - face["width"] * picture["width"])) <= 2


def review(shoot: Shoot) -> None:
    """Alice looks through her album's people, by keys, and takes back all she has said."""
    page = shoot.tab.page
    album = f"/albums/{shoot.album_id}/review"
    bobs = next(each for each in shoot.studio.ask("GET", f"{album}/people")["items"] if each["kind"] == "client")
    seen = shoot.studio.ask("GET", f"{album}/clients/{bobs['id']}", params={"state": "confirmed"})["items"]
    asked = {"appearance_ids": [face["appearance_id"] for face in seen], "state": "suggested"}
    shoot.studio.ask("POST", album, json=asked)

    page.goto(f"/studio/albums/{shoot.album_id}/people")
    people = page.get_by_role("navigation", name="People in this album").get_by_role("listitem")
    expect(page.get_by_role("heading", name=re.compile("^Is this"))).to_be_visible()
    faces = page.get_by_role("list", name="Faces to review").get_by_role("listitem")
    expect(faces).to_have_count(len(HIS))
    shoot.tab.inspect("people, asked about one")
    press(page, "n", faces.get_by_text("Not ").first)
    press(page, "z", page.get_by_role("button", name=f"Yes to all {len(HIS)}"))
    for count in range(1, len(HIS) + 1):
        # The frame goes on to one that nobody answered.
        framed = faces.filter(has_not=page.get_by_text("Confirmed", exact=True)).locator("[aria-current=true]")
        expect(framed).to_have_count(1)
        page.keyboard.press("y")
        expect(faces.get_by_text("Confirmed", exact=True)).to_have_count(count)
    # What a person confirmed outlives an erasure, so nobody has: the question itself is taken back last.
    for count in range(len(HIS) - 1, -1, -1):
        page.keyboard.press("z")
        expect(faces.get_by_text("Confirmed", exact=True)).to_have_count(count)
    press(page, "z", page.get_by_text("Nothing to review."))

    sort_out(shoot, people)
    name_on_a_phone(shoot, people)


def sort_out(shoot: Shoot, people: Locator) -> None:
    """Divides a group, sets it aside and merges it, and takes back each of them."""
    page, total = shoot.tab.page, people.count()
    press(page, "j", page.get_by_role("heading", name="Who is this?"))
    group = page.get_by_role("list", name="Faces of one person").get_by_role("button")
    expect(group).to_have_count(2)
    page.keyboard.press("ArrowRight")
    press(page, "Space", page.get_by_text("1 face is somebody else"))
    press(page, "d", page.get_by_text("They are somebody else now."))
    expect(people).to_have_count(total + 1)
    page.keyboard.press("z")
    expect(people).to_have_count(total)

    press(page, "x", page.get_by_role("button", name=re.compile("^Not guests")))
    page.get_by_role("button", name=re.compile("^Not guests")).click()
    page.get_by_role("list", name="Not guests").get_by_role("button").click()
    shoot.tab.inspect("people, not a guest")
    press(page, "x", page.get_by_text("Back among the people of this album."))
    expect(people).to_have_count(total)

    press(page, "s", page.get_by_role("dialog", name="Who is the same person?"))
    page.get_by_role("searchbox").fill("nobody at all")
    expect(page.get_by_text("Nobody in this album is called that")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    page.get_by_role("dialog").get_by_role("listitem").first.get_by_role("button").click()
    expect(people).to_have_count(total - 1)
    page.keyboard.press("z")
    expect(people).to_have_count(total)


def name_on_a_phone(shoot: Shoot, people: Locator) -> None:
    page = shoot.tab.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="People", exact=True).click()
    people.last.get_by_role("button").click()
    press(page, "n", page.get_by_role("dialog", name="Who is this?"))
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("+12025550188")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_label("Name, if you know it").fill("Dora")
    shoot.tab.inspect("people, naming a group on a phone")
    page.keyboard.press("Enter")
    expect(page.get_by_text("These faces are Dora now.")).to_be_visible()
    shoot.tab.inspect("people, a group on a phone")
    (dora,) = shoot.studio.ask("GET", "/clients", params={"q": "Dora"})["items"]
    assert dora["photo_count"] == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("These faces are Dora now.")).to_be_hidden()
    expect(page.get_by_role("heading", name="Who is this?")).to_be_visible()
    until(lambda: shoot.studio.ask("GET", "/clients", params={"q": "Dora"})["items"][0]["photo_count"] == 0)
    page.set_viewport_size(DESK["viewport"])


def press(page: Page, key: str, then: Locator) -> None:
    page.keyboard.press(key)
    expect(then).to_be_visible()


def erase(bob: Tab) -> None:
    page = bob.page
    page.goto("/settings")
    expect(page.get_by_text("Your selfie is good")).to_be_visible()
    bob.inspect("settings, known by a face")
    page.get_by_role("button", name="Erase my face data").click()
    page.get_by_role("dialog", name="Erase your face data?").get_by_role("button", name="Erase").click()
    receipt = page.get_by_role("link", name=re.compile("^Receipt of"))
    expect(receipt).to_be_visible()
    bob.inspect("settings, erased")
    assert page.request.get(receipt.get_attribute("href") or "").body().startswith(b"%PDF")
