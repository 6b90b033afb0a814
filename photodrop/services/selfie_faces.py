"""Whether a selfie shows one face that can be measured, and if not, what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from photodrop.adapters.faces import FoundFace

# docs/benchmarks.md tells what these were measured on.
LEAST_SCORE, LEAST_PIXELS, LEAST_SHARPNESS, LEAST_FRONTALITY = 0.8, 80, 0.05, 0.3
CLEARLY_LARGER = 2


class SelfieFault(StrEnum):
    none = "none"
    several = "several"
    small = "small"
    blurred = "blurred"
    turned = "turned"


@dataclass(frozen=True)
class SelfieReading:
    """`face` is the client's, unless there is a `fault`: no face (`none`), or of `several` they must choose one."""

    face: FoundFace | None
    fault: SelfieFault | None
    choices: list[FoundFace]


def read(found: list[FoundFace]) -> SelfieReading:
    """Of several faces the largest is the client's only if it is clearly larger than the next."""
    sure = sorted((face for face in found if face.score >= LEAST_SCORE), key=lambda face: face.width, reverse=True)
    if not sure:
        return SelfieReading(None, SelfieFault.none, [])
    if len(sure) > 1 and sure[0].width < CLEARLY_LARGER * sure[1].width:
        return SelfieReading(None, SelfieFault.several, sure)
    fault = fault_of(sure[0])
    return SelfieReading(None if fault else sure[0], fault, [])


def fault_of(face: FoundFace) -> SelfieFault | None:
    """Of one face, chosen or alone."""
    if face.pixels < LEAST_PIXELS:
        return SelfieFault.small
    if face.sharpness < LEAST_SHARPNESS:
        return SelfieFault.blurred
    return SelfieFault.turned if face.frontality < LEAST_FRONTALITY else None
