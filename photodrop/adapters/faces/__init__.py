"""Who finds and measures faces. Engines load libraries and weights of their own, so they are imported when opened."""

from functools import lru_cache

from photodrop.adapters.faces.base import (
    DIMENSIONS,
    BadModels,
    Detected,
    FaceEngine,
    FoundFace,
    Landmarks,
    Region,
)
from photodrop.adapters.faces.models import FaceModels, find_models

__all__ = [
    "DIMENSIONS",
    "BadModels",
    "Detected",
    "FaceEngine",
    "FaceModels",
    "FoundFace",
    "Landmarks",
    "Region",
    "find_models",
    "get_engine",
]


@lru_cache(maxsize=2)
def get_engine(folder: str) -> FaceEngine:
    """By the models of this folder, empty for those installed; kept, for weights take a tenth of a second to load."""
    models = find_models(folder)
    match models.engine:
        case "rectangles":
            from photodrop.adapters.faces.fake import Rectangles

            return Rectangles(models.name)
        case _:
            from photodrop.adapters.faces.yunet_sface import YunetSface

            return YunetSface(models)
