"""A photo changed on a phone, given away as a QR code, and opened by another phone that read the code."""

import re
import time
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import PASSWORD, make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

LOGIN = "alice_edits"


def test_a_phone_reads_the_code_of_a_changed_picture(installation: Installation, browser: Browser, tmp_path: Path):
    make_photographer(installation, LOGIN)
    [photo] = take_photos(tmp_path / "shoot", 1, seed=400)
    place = f"/{LOGIN}/edit/{_in_the_library(installation, photo)}"

    alice = open_tab(browser, installation.address, **PHONE)
    sign_in_to_studio(alice.page, LOGIN)
    _change(alice.page, place)
    alice.inspect("the editor")
    code = _copy_link(alice.page)
    alice.inspect("the editor's link")

    bob = open_tab(browser, installation.address, **PHONE)
    bob.page.goto(_read(code))
    expect(bob.page.get_by_role("heading", level=1)).to_be_visible()
    picture = bob.page.locator("main img")
    shape = picture.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])")
    assert shape[0] == shape[1] > 100
    # A page without scripts, so light and dark are the stylesheet's own.
    assert bob._violations() == bob.faults == []

    alice = open_tab(browser, installation.address, **DESK)
    sign_in_to_studio(alice.page, LOGIN)
    _at_the_desk(alice, place)
    alice.inspect("the editor at a desk")
    _stop_the_link(alice.page)
    assert alice.faults == []
    with bob.expecting("410"):
        bob.page.reload()
        expect(bob.page.get_by_text("no longer shared")).to_be_visible()


def _in_the_library(installation: Installation, photo: Path) -> str:
    """By REST, and ready."""
    api = f"{installation.address}/api/v1"
    told = requests.post(f"{api}/auth/login", json={"login": LOGIN, "password": PASSWORD}, timeout=30).json()
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {told['access_token']}"
        album = session.post(f"{api}/albums", json={"name": "Mine", "kind": "library"}, timeout=30).json()["id"]
        files = {"files": (photo.name, photo.read_bytes(), "image/jpeg")}
        added = session.post(f"{api}/albums/{album}/photos", files=files, timeout=60).json()["items"][0]["id"]
        deadline = time.monotonic() + 60
        while session.get(f"{api}/photos/{added}", timeout=30).json()["status"] != "ready":
            assert time.monotonic() < deadline
            time.sleep(0.1)
    return added


def _preview(page: Page, transformation: str) -> None:
    expect(page.locator(f'img[data-preview="{transformation}"]')).to_be_visible()


def _change(page: Page, place: str) -> None:
    page.goto(place)
    _preview(page, "")
    page.get_by_text("Square", exact=True).click()
    _preview(page, "c_crop,ar_1:1,g_auto/f_auto")
    page.get_by_role("tab", name="Adjust").click()
    brightness = page.get_by_label("Brightness")
    brightness.focus()
    for _ in range(3):
        brightness.press("ArrowRight")
    _preview(page, "c_crop,ar_1:1,g_auto/e_brightness:3/f_auto")
    page.get_by_role("tab", name="Looks").click()
    page.get_by_role("button", name="Mono").click()
    _preview(page, "c_crop,ar_1:1,g_auto/e_grayscale/f_auto")


def _copy_link(page: Page) -> bytes:
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_alt_text("QR code that leads a phone to this picture")).to_be_visible()
    address = page.get_by_role("link", name="QR as PNG").get_attribute("href")
    return page.request.get(address or "").body()


def _read(code: bytes) -> str:
    pixels = np.array(Image.open(BytesIO(code)).convert("L"))
    address, *_ = cv2.QRCodeDetector().detectAndDecode(pixels)
    assert re.search("/l/[A-Za-z0-9_-]{22}$", address)
    return address


def _at_the_desk(tab: Tab, place: str) -> None:
    page = tab.page
    page.goto(place)
    _preview(page, "")
    page.get_by_role("tab", name="Share").click()
    spelling = page.get_by_label("Transformation")
    with tab.expecting("422: GET"):
        spelling.fill("c_fill,w_400,h_300/e_sepai")
        expect(page.get_by_text("did you mean e_sepia").first).to_be_visible()
    spelling.fill("c_fill,w_400,h_300/e_sepia")
    _preview(page, "c_fill,w_400,h_300/e_sepia")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Redo").click()
    _preview(page, "c_fill,w_400,h_300/e_sepia")
    page.get_by_label("Save for other photos").fill("postcard")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("is written t_postcard")).to_be_visible()
    page.get_by_role("tab", name="Looks").click()
    expect(page.get_by_role("button", name="postcard")).to_be_visible()


def _stop_the_link(page: Page) -> None:
    page.get_by_role("tab", name="Share").click()
    page.get_by_role("button", name=re.compile("^Stop the link")).click()
    expect(page.get_by_text("Link stopped.")).to_be_visible()
    expect(page.get_by_text("Links to this photo")).to_have_count(0)
