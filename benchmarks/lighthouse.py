"""Lighthouse (mobile) of the sign-in page, the client's dashboard and an album.

    python benchmarks/lighthouse.py [--runs 3]

Needs Node's `npx` and Chromium, which PhotoDrop itself does not. The dashboard
has 24 photos, opened as a signed-in client.
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
from datetime import date
from pathlib import Path

import requests
from installation import Installation, installation

from photodrop.imaging.photograph import photograph
from photodrop.routes import SESSION_COOKIE

LIGHTHOUSE = "lighthouse@12.8.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
PHONE = "+15550104477"
SCENES = ("sunset", "mountains", "dunes", "meadow", "garden", "city")
PHOTOS = 24


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    if not shutil.which("npx"):
        sys.exit("Lighthouse comes from npm: install Node first.")
    with installation() as here:
        album = _fill(here)
        cookie = f"{SESSION_COOKIE}={here.token_of_client(PHONE)}"
        for title, path, header in (
            ("sign-in", "/login", None),
            ("dashboard", "/photos", cookie),
            ("album", f"/albums/{album}", cookie),
        ):
            scores = [_score(here.url + path, header) for _ in range(runs)]
            medians = {name: statistics.median(score[name] for score in scores) for name in CATEGORIES}
            print(f"{title:<10}", "  ".join(f"{name} {value:.0f}" for name, value in medians.items()))


def _fill(here: Installation) -> str:
    nora = {"Authorization": f"Bearer {here.token_of_photographer()}"}
    album = requests.post(
        f"{here.url}/api/v1/albums",
        headers=nora,
        json={"name": "Lake Como", "location": "Varenna", "shot_on": str(date(2026, 11, 14)), "live": True},
        timeout=30,
    ).json()["id"]
    for number in range(PHOTOS):
        jpeg = photograph(SCENES[number % len(SCENES)], number, 1800, 1200, artist="Nora Feld")
        requests.post(
            f"{here.url}/api/v1/albums/{album}/photos",
            headers=nora,
            files={"files": (f"{number}.jpg", jpeg, "image/jpeg")},
            data={"phones": PHONE},
            timeout=60,
        ).raise_for_status()
    waiting = f"{here.url}/api/v1/albums/{album}/photos?status=queued"
    while requests.get(waiting, headers=nora, timeout=30).json()["items"]:
        time.sleep(0.5)
    return album


def _score(url: str, cookie: str | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
        if cookie:
            command.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
        chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium}, cwd=folder)
        result = json.loads(report.read_text())
    for name, audit in result["audits"].items():
        if os.environ.get("PHOTODROP_SHOW_AUDITS") and audit.get("score") not in (None, 1):
            print("  ", name, audit["score"], audit.get("displayValue", ""))
    return {name: 100 * result["categories"][name]["score"] for name in CATEGORIES}


if __name__ == "__main__":
    main()
