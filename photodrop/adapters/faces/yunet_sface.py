"""YuNet (Wu et al., 2023) finds faces, SFace (Zhong et al., 2021) tells them apart; both run inside OpenCV."""

from collections.abc import Sequence

import cv2
import numpy as np
from cv2.utils import logging

from photodrop.adapters.faces.base import ALIGNED_SIDE, DIMENSIONS, BadModels, Detected, Landmarks, Pixels
from photodrop.adapters.faces.models import FaceModels, read_weights

LEAST_SCORE, OVERLAP, MOST_BOXES = 0.1, 0.3, 5000
# Of a row that YuNet answers with: the box, ten coordinates, the score.
COORDINATES, SCORE = slice(4, 14), 14

# One picture, one core: the worker runs several processes instead.
cv2.setNumThreads(1)


class YunetSface:
    search_edge = 2048
    close_up = 64

    def __init__(self, models: FaceModels) -> None:
        self.name = models.name
        detector = _bytes(read_weights(models.detector, models.detector_sha256))
        recogniser = _bytes(read_weights(models.recogniser, models.recogniser_sha256))
        # OpenCV remarks on choices that nobody made.
        logging.setLogLevel(logging.LOG_LEVEL_ERROR)
        try:
            self._detector = cv2.FaceDetectorYN.create(
                "onnx", detector, _bytes(b""), (ALIGNED_SIDE, ALIGNED_SIDE), LEAST_SCORE, OVERLAP, MOST_BOXES
            )
            self._recogniser = cv2.dnn.readNetFromONNX(recogniser)
            if len(self.embed([np.zeros((ALIGNED_SIDE, ALIGNED_SIDE, 4), np.uint8)])[0]) != 4 * DIMENSIONS:
                msg = f"{models.recogniser} does not make {DIMENSIONS} numbers of a face."
                raise BadModels(msg)
        except cv2.error as error:
            msg = f"{models.detector} and {models.recogniser} do not run in OpenCV: {error}"
            raise BadModels(msg) from error

    def search(self, pixels: Pixels) -> list[Detected]:
        self._detector.setInputSize((pixels.shape[1], pixels.shape[0]))
        _, rows = self._detector.detect(cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGR))
        return [] if rows is None else [_detected(row) for row in np.asarray(rows) if np.isfinite(row).all()]

    def embed(self, faces: Sequence[Pixels]) -> list[bytes]:
        return [self._embedding(face) for face in faces]

    def _embedding(self, face: Pixels) -> bytes:
        # Red first, as it was trained.
        blob = cv2.dnn.blobFromImage(cv2.cvtColor(face, cv2.COLOR_RGBA2RGB))
        self._recogniser.setInput(blob, "data")
        vector = np.asarray(self._recogniser.forward(), np.float32).ravel()
        length = float(np.linalg.norm(vector))
        return (vector / (length or 1.0)).astype("<f4").tobytes()


def _bytes(content: bytes) -> np.ndarray:
    return np.frombuffer(content, np.uint8)


def _detected(row: np.ndarray) -> Detected:
    left, top, width, height = (float(each) for each in row[:4])
    points = [(float(x), float(y)) for x, y in row[COORDINATES].reshape(5, 2)]
    landmarks: Landmarks = (points[0], points[1], points[2], points[3], points[4])
    return Detected((left, top, width, height), landmarks, float(row[SCORE]))
