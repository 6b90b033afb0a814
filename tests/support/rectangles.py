"""Pictures for the engine of rectangles: whose faces they show, and where, a test chooses."""

import json
from pathlib import Path

import numpy as np
import simplejpeg

from photodrop.adapters.faces.fake import STEP

NAME = "rectangles"


def models(folder: Path) -> str:
    """The folder, now one of models that see rectangles."""
    (folder / "faces.json").write_text(json.dumps({"engine": "rectangles", "name": NAME}))
    return str(folder)


def picture(*people: int, seed: int = 0, width: int = 640, height: int = 200, face: int = 60) -> bytes:
    """A JPEG of people in rows, the first at the top left. Each number from 0 to 7 is somebody, 8 breaks things."""
    dice = np.random.default_rng(seed)
    pixels = np.full((height, width, 3), 90, np.uint8)
    # No two files are alike, or an album would keep one.
    pixels[-16:, :16] = dice.integers(0, 80, (1, 1, 3))
    in_a_row = (width - 10) // (face + 10)
    for place, person in enumerate(people):
        row, column = divmod(place, in_a_row)
        left, top = 10 + column * (face + 10), 20 + row * (face + 10)
        # The eye sees rectangles; their rows differ, so that they are sharp.
        rows = np.where(np.arange(face) // 4 % 2, 255, 215)[:, None]
        face_pixels = np.stack(np.broadcast_arrays(rows, person * STEP, 230), axis=-1)
        pixels[top : top + face, left : left + face] = face_pixels
    return simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=98, colorsubsampling="444")
