"""From which similarity on an unknown face joins a group: too low mixes people, too high makes several groups of one.

python benchmarks/face_groups.py

Nobody's pictures are needed. People are random directions, their faces lie about them, and both are spread so that
pairs are as similar as pairs on LFW are: one of 13,000 pairs of strangers from 0.43 on, 96.7 % of pairs of one person.
"""

from collections import Counter
from uuid import UUID, uuid4

import numpy as np

from photodrop.imaging import face_clusters
from photodrop.imaging.face_clusters import Seen, gathered

EVENTS, PEOPLE, FACES, PHOTOS = 4, 60, 900, 400
DIRECTIONS = 78
"""In so many dimensions strangers are as similar as the model's 128 find them."""
NEAR, SPREAD = 0.837, 0.12
THRESHOLDS = (0.38, 0.42, 0.46, 0.48, 0.50, 0.54)


def main() -> None:
    events = [_event(seed) for seed in range(EVENTS)]
    print(f"{EVENTS} events of {PEOPLE} people, {FACES} faces and {PHOTOS} photos, photo after photo, and anew:")
    for threshold in THRESHOLDS:
        face_clusters.JOINS = threshold
        for order in ("as they come", "anew"):
            rows = [_judged(faces if order == "as they come" else _clearest_first(faces)) for faces in events]
            precision, recall, groups = np.mean(rows, axis=0)
            print(f"{threshold:.2f} {order:12} precision {precision:.4f} recall {recall:.4f} groups {groups:.0f}")


def _event(seed: int) -> list[tuple[int, float, Seen]]:
    """Who it is, how clear the face is, and the face, in the order of the photos."""
    dice = np.random.default_rng(seed)
    people = dice.normal(size=(PEOPLE, DIRECTIONS))
    people /= np.linalg.norm(people, axis=1, keepdims=True)
    often = 1 / np.arange(1, PEOPLE + 1) ** 0.6
    photos = [uuid4() for _photo in range(PHOTOS)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < FACES:
        pairs.add((int(dice.integers(PHOTOS)), int(dice.choice(PEOPLE, p=often / often.sum()))))
    faces = []
    for photo, who in sorted(pairs):
        along = float(np.clip(dice.normal(NEAR, SPREAD), 0.2, 0.985))
        across = dice.normal(size=DIRECTIONS)
        across -= (across @ people[who]) * people[who]
        across /= np.linalg.norm(across)
        vector = along * people[who] + np.sqrt(1 - along**2) * across
        faces.append((who, along + dice.normal(0, 0.1), Seen(uuid4(), photos[photo], vector)))
    return faces


def _clearest_first(faces: list[tuple[int, float, Seen]]) -> list[tuple[int, float, Seen]]:
    return sorted(faces, key=lambda each: -each[1])


def _judged(faces: list[tuple[int, float, Seen]]) -> tuple[float, float, int]:
    """Of pairs that are in one group: how many are one person, how many of those there are; and how many groups."""
    who: dict[UUID, int] = {face.face_id: person for person, _clear, face in faces}
    groups = gathered(face for _person, _clear, face in faces)
    right = sum(_pairs(count) for members in groups for count in Counter(who[face] for face in members).values())
    found = sum(_pairs(len(members)) for members in groups)
    return right / found, right / sum(map(_pairs, Counter(who.values()).values())), len(groups)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


if __name__ == "__main__":
    main()
