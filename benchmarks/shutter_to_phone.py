"""From the last byte uploaded to the watermarked thumbnail on the client's open dashboard.

    python benchmarks/shutter_to_phone.py [--photos 50]

One photo at a time into a live album, so the queue is empty when it comes: 24-megapixel JPEGs by tus, Chromium at phone
size with the dashboard open, on the same machine.
"""

import argparse
import random
import statistics
import time
from io import BytesIO
from pathlib import Path

import requests
from installation import Installation, installation
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from photodrop.imaging.artwork import scene
from photodrop.routes import SESSION_COOKIE

PHONE = "+15550104477"
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
SECONDS = 30
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

# Capture, because load events of images do not bubble.
WATCH = """
window.arrivals = {};
document.addEventListener('load', (event) => {
  const found = /photos\\/([0-9a-f-]{36})\\/\\w+-marked/.exec(event.target.currentSrc || '');
  if (found && !(found[1] in window.arrivals)) window.arrivals[found[1]] = Date.now();
}, true);
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=50)
    photos = parser.parse_args().photos
    jpeg = _photograph()
    with installation() as here, sync_playwright() as playwright:
        nora = {"Authorization": f"Bearer {here.token_of_photographer()}"}
        bob = here.token_of_client(PHONE)
        album = requests.post(
            f"{here.url}/api/v1/albums",
            headers=nora,
            json={"name": "Live", "location": "Here", "shot_on": "2026-11-21", "live": True},
            timeout=30,
        ).json()["id"]
        browser = playwright.chromium.launch(
            executable_path=next(path for path in CHROMIUM if Path(path).exists()), args=FLAGS
        )
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        context.add_cookies([{"name": SESSION_COOKIE, "value": bob, "url": here.url}])
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{here.url}/photos")
        page.wait_for_load_state("networkidle")
        dice = random.Random(1)  # no secret
        waits = []
        for number in range(photos):
            # Else each photo would follow the page's last question, and all would wait equally long for the next.
            time.sleep(dice.uniform(0, 2))
            waits.append(_one(here, nora, album, page, number=number, jpeg=jpeg))
        browser.close()
    ranked = sorted(waits)
    print(f"{photos} photos of {len(jpeg) / 1e6:.1f} MB")
    print(f"p50 {statistics.median(ranked):.2f} s")
    print(f"p95 {ranked[int(len(ranked) * 0.95)]:.2f} s")
    print(f"max {ranked[-1]:.2f} s")


def _one(here: Installation, nora: dict[str, str], album: str, page: Page, *, number: int, jpeg: bytes) -> float:
    content = jpeg + number.to_bytes(4)  # Trailing bytes are ignored by decoders and make each file its own.
    upload = requests.post(
        f"{here.url}/api/v1/albums/{album}/uploads",
        headers=nora,
        json={
            "filename": f"{number}.jpg",
            "size": len(content),
            "content_type": "image/jpeg",
            "fingerprint": str(number),
            "phones": [PHONE],
        },
        timeout=30,
    ).json()
    requests.patch(
        f"{here.url}{upload['url']}",
        headers=nora | TUS,
        data=content,
        timeout=60,
    ).raise_for_status()
    # New photos come last, and a browser loads only what is near: the client looks at the end of the grid.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last_byte = time.time()
    photo = requests.post(f"{here.url}/api/v1/uploads/{upload['id']}/complete", headers=nora, timeout=30).json()["id"]
    ends = last_byte + SECONDS
    while time.time() < ends:
        arrived = page.evaluate("id => window.arrivals[id]", photo)
        if arrived:
            return arrived / 1000 - last_byte
        time.sleep(0.02)
    raise TimeoutError(photo)


def _photograph() -> bytes:
    target = BytesIO()
    scene("meadow", 1, 3000, 2000).resize((6000, 4000), Image.Resampling.BICUBIC).save(target, "JPEG", quality=94)
    return target.getvalue()


if __name__ == "__main__":
    main()
