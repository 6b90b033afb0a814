"""One face, large, sharp and turned to us: everything else is asked about or said."""

import pytest

from photodrop.adapters.faces import FoundFace
from photodrop.services.selfie_faces import read

MIDDLE = ((0.4, 0.4), (0.6, 0.4), (0.5, 0.5), (0.4, 0.6), (0.6, 0.6))


def face(width: float = 0.5, **measures) -> FoundFace:
    known = {"pixels": 300, "score": 0.9, "sharpness": 1.0, "frontality": 1.0, "quality": 1.0} | measures
    return FoundFace(left=0.1, top=0.1, width=width, height=width, landmarks=MIDDLE, embedding=b"", **known)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], "none"),
        ([face(score=0.79)], "none"),
        ([face(score=0.8)], None),
        ([face(pixels=79)], "small"),
        ([face(pixels=80)], None),
        ([face(sharpness=0.04)], "blurred"),
        ([face(frontality=0.2)], "turned"),
        ([face(0.5), face(0.3)], "several"),
        ([face(0.5), face(0.25)], None),
        ([face(0.5), face(0.4, score=0.7)], None),
        ([face(0.25), face(0.5, pixels=60)], "small"),
    ],
)
def test_what_a_selfie_says(found, fault):
    reading = read(found)
    assert reading.fault == fault
    assert (reading.face is not None) is (fault is None)


def test_of_several_the_client_chooses():
    large, small, unsure = face(0.4), face(0.3), face(0.5, score=0.6)
    assert read([small, unsure, large]).choices == [large, small]
