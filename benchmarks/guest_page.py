"""The page of a share: what Lighthouse (mobile) sees of 500 photos, and what 5,000 cost a browser that scrolls by all.

    python benchmarks/guest_page.py [--runs 3]

Needs Node's `npx` and Chromium, which PhotoDrop itself does not. A dozen photos go through the workers;
the others are copies of their rows and files, so that each has an address and bytes of its own.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
import requests
from installation import Installation, installation
from websockets.sync.client import ClientConnection, connect

from photodrop.imaging.photograph import photograph

LIGHTHOUSE = "lighthouse@12.8.0"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
SCENES = ("sunset", "mountains", "garden", "dunes", "forest", "meadow", "city", "couple", "party", "lights")
SHAPES = ((2400, 1600), (2400, 1600), (1600, 2400), (2400, 1600), (1800, 1800), (3000, 1000))
MADE, FEW, MANY = 12, 500, 5000
AUDITS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}

COPY_PHOTOS = """
INSERT INTO photo (id, created_at, album_id, status, error, filename, name, description, content_type, bytes, sha256,
    original_key, delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, taken_at,
    watermark_revision, dropped_at)
SELECT gen_random_uuid(), now(), %(album)s, 'ready', '', n || '.jpg', n::text, '', content_type, bytes,
    encode(sha256((%(seed)s || n)::bytea), 'hex'), 'copies/' || gen_random_uuid(), 0, '', width, height, placeholder,
    perceptual_hash, taken_at + n * interval '1 minute', watermark_revision, now()
FROM generate_series(1, %(count)s) n
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM photo WHERE album_id = %(of)s) made
    ON made.place = n %% %(made)s
"""
COPY_FILES = """
INSERT INTO rendition (id, created_at, photo_id, size, marked, key, width, height, bytes, sha256)
SELECT gen_random_uuid(), now(), copy.id, file.size, file.marked, 'copies/' || gen_random_uuid() || '.jpg', file.width,
    file.height, file.bytes, file.sha256
FROM photo copy
JOIN photo made ON made.album_id = %(of)s AND made.placeholder = copy.placeholder AND made.bytes = copy.bytes
JOIN rendition file ON file.photo_id = made.id
WHERE copy.album_id = %(album)s
RETURNING key, sha256
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    if not shutil.which("npx"):
        sys.exit("Lighthouse comes from npm: install Node first.")
    with installation() as here:
        nora = requests.Session()
        nora.headers["Authorization"] = f"Bearer {here.token_of_photographer()}"
        made = _made(here, nora)
        few, many = (_copied(here, nora, made, count) for count in (FEW, MANY))
        scores = [_judged(few) for _ in range(runs)]
        print(f"{FEW} photos, median of {runs}")
        for name in scores[0]:
            print(f"  {name:<12} {statistics.median(score[name] for score in scores):g}")
        _weighed(many)


def _album(here: Installation, nora: requests.Session, name: str) -> str:
    given = {"name": name, "location": "Willow Barn, Kent", "shot_on": "2026-10-18", "live": True, "watermark": False}
    answer = nora.post(f"{here.url}/api/v1/albums", json=given, timeout=30)
    answer.raise_for_status()
    return answer.json()["id"]


def _made(here: Installation, nora: requests.Session) -> str:
    album = _album(here, nora, "Anna & Theo")
    for number in range(MADE):
        jpeg = photograph(SCENES[number % len(SCENES)], number, *SHAPES[number % len(SHAPES)], artist="Nora Feld")
        files = {"files": (f"{number}.jpg", jpeg, "image/jpeg")}
        nora.post(f"{here.url}/api/v1/albums/{album}/photos", files=files, timeout=60).raise_for_status()
    while nora.get(f"{here.url}/api/v1/albums/{album}", timeout=30).json()["dropped_count"] < MADE:
        time.sleep(0.5)
    return album


def _copied(here: Installation, nora: requests.Session, made: str, count: int) -> str:
    """The address of a share of so many photos."""
    album = _album(here, nora, "Anna & Theo, Willow Barn")
    data = Path(here.environment["PHOTODROP_DATA"])
    about = {"album": album, "seed": album, "of": made, "made": MADE, "count": count}
    with psycopg.connect(_database(data), autocommit=True) as database:
        database.execute("UPDATE photo SET taken_at = coalesce(taken_at, created_at)")
        database.execute(COPY_PHOTOS, about)
        originals = dict(database.execute("SELECT sha256, key FROM rendition WHERE key NOT LIKE 'copies/%'").fetchall())
        copies = database.execute(COPY_FILES, about).fetchall()
        database.execute("ANALYZE")
    folder = data / "storage" / "copies"
    folder.mkdir(exist_ok=True)
    for key, sha256 in copies:
        os.link(data / "storage" / originals[sha256], data / "storage" / key)
    share = nora.post(f"{here.url}/api/v1/albums/{album}/shares", json={}, timeout=30)
    share.raise_for_status()
    return share.json()["url"]


def _database(data: Path) -> str:
    from photodrop.config import get_settings
    from photodrop.server.database import running_url

    os.environ["PHOTODROP_DATA"] = str(data)
    get_settings.cache_clear()
    return running_url().replace("postgresql+psycopg://", "postgresql://")


def _judged(url: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={FLAGS}", "--only-categories=performance,accessibility,best-practices"]
        chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium}, cwd=folder)
        result = json.loads(report.read_text())
    scores = {name: 100 * category["score"] for name, category in result["categories"].items()}
    return scores | {short: round(result["audits"][name]["numericValue"], 3) for name, short in AUDITS.items()}


def _weighed(url: str) -> None:
    """Scrolls to the end, a screen at a time, and asks the system what Chromium's processes hold."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    # Drawn as devices draw, if by software: without it Chromium keeps decoded pictures until the system wants the room.
    arguments = ["--use-angle=swiftshader", "--enable-gpu-rasterization", "--ignore-gpu-blocklist"]
    arguments += ["--headless=new", "--no-sandbox", "--disable-background-networking", "--remote-debugging-port=0"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [chromium, *arguments, f"--user-data-dir={folder}", "--window-size=390,844", "about:blank"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
            try:
                with connect(_address_of_tab(Path(folder)), max_size=None) as socket:
                    _scrolled(_Tab(socket), url, psutil.Process(browser.pid))
            finally:
                browser.terminate()


@dataclass
class _Tab:
    """Chromium's own protocol, with nothing listening that a visitor's browser has not: Playwright, as the developer
    tools do, keeps up to 100 MB of what came by the network in the page's process.
    """

    socket: ClientConnection
    asked: int = 0

    def __call__(self, method: str, **given: object) -> dict[str, Any]:
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": given}))
        while (told := json.loads(self.socket.recv())).get("id") != self.asked:
            pass
        return told["result"]

    def evaluate(self, script: str) -> Any:
        return self("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")


def _address_of_tab(folder: Path) -> str:
    told = folder / "DevToolsActivePort"
    while not told.exists() or not told.read_text().strip():
        time.sleep(0.1)
    port = told.read_text().split()[0]
    tabs = requests.get(f"http://127.0.0.1:{port}/json/list", timeout=30).json()
    return next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")


def _scrolled(tab: _Tab, url: str, browser: psutil.Process) -> None:
    tab("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
    empty = _memory(browser)
    tab("Page.navigate", url=url)
    while tab.evaluate("document.readyState + document.querySelectorAll('.t').length") in ("loading0", "complete0"):
        time.sleep(0.1)
    time.sleep(3)
    most, begun = _memory(browser), time.perf_counter()
    first = most
    while True:
        tab.evaluate("scrollBy({top: 1400, behavior: 'instant'})")
        time.sleep(0.04)
        end_of_page = "document.documentElement.scrollHeight, document.querySelectorAll('.more').length"
        at, end, is_more = tab.evaluate(f"[scrollY + innerHeight, {end_of_page}]")
        most = tuple(map(max, most, _memory(browser)))
        if at >= end - 5 and not is_more:
            break
    tiles = int(tab.evaluate("document.querySelector('main').dataset.count"))
    took = time.perf_counter() - begun
    tab("HeapProfiler.collectGarbage")
    time.sleep(5)
    last = _memory(browser)
    print(f"{tiles:,} photos, scrolled by in {took:.0f} s; MiB of the page's process, of all of Chromium")
    for title, found in (("empty", empty), ("first screen", first), ("most", most), ("collected", last)):
        print(f"  {title:<12} {found[0]:.0f}  {found[1]:.0f}")


def _memory(browser: psutil.Process) -> tuple[float, float]:
    """Proportional sizes: what processes share counts once."""
    pages = everything = 0
    for process in [browser, *browser.children(recursive=True)]:
        try:
            size, words = process.memory_full_info().pss, process.cmdline()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        everything += size
        if "--type=renderer" in words and "--extension-process" not in words:
            pages = max(pages, size)
    return pages / 2**20, everything / 2**20


if __name__ == "__main__":
    main()
