"""How well faces are found and told apart, and what it costs, on pictures that say who is in them.

python benchmarks/faces.py FOLDER            person/photo.jpg, one person in each photo, or a folder with labels.json
python benchmarks/faces.py FOLDER --quick    fewer composed photos: only shows that everything runs
python benchmarks/faces.py FOLDER --only groups --nobody FOLDER
                                             one table; false faces also in pictures of nobody

Event photos are composed: of each person's photos the first is the selfie, the others are set into photos of
24 megapixels, with faces of known widths, in front of a drawn scene. Groups of `labels.json` come as they are.
"""

import argparse
import json
import resource
import statistics
import struct
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import psutil
import simplejpeg
from PIL import Image
from shoot import HEIGHT, WIDTH, as_heavy_as_a_cameras, scene

from photodrop.adapters.faces import FoundFace
from photodrop.imaging import orders, pipeline
from photodrop.imaging.renditions import Mark, Recipe
from photodrop.imaging.sandbox import Sandbox

MOST_PIXELS = 120_000_000
CONFIRM, SUGGEST = 0.50, 0.38
CONFIRM_AGAIN, SUGGEST_AGAIN = 0.55, 0.46
WIDTHS = (20, 27, 40, 60, 90, 130, 180)
GROUP_WIDTHS = (20, 24, 28, 32, 40)
# People, rows, the width of their faces; no rows where they stand about.
COSTS = ((5, 0, 100), (5, 0, 300), (5, 0, 60), (50, 3, 20), (300, 10, 20))
GRID = 5, 4
# Of the picture: a little of the side, and where rows of people stand.
SPAN, BAND = (0.04, 0.96), (0.35, 0.75)
# What a lens and high sensitivity do to single pixels: radius of the blur, noise.
SOFT = 0.8, 5
TABLES = ("verification", "detection", "groups", "nobody", "identification", "cost")
Vector = np.ndarray


@dataclass(frozen=True)
class Portrait:
    """One person's photo: its pixels, the face's box in them, and its vector."""

    person: str
    pixels: np.ndarray
    face: FoundFace
    vector: Vector


@dataclass
class Event:
    """Faces that were found in event photos, with who they are; None where nobody of the labelled."""

    vectors: list[Vector] = field(default_factory=list)
    people: list[str | None] = field(default_factory=list)
    missed: int = 0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--only", choices=TABLES, action="append")
    arguments.add_argument("--nobody", type=Path, help="pictures in which nobody is")
    asked = arguments.parse_args()
    cv2.setNumThreads(1)
    labelled, groups, strangers = _labelled(asked.folder)
    portraits = _portraits(labelled)
    print(f"{len(portraits)} portraits of {len(labelled)} people, {len(groups)} photos of groups.")
    wanted = asked.only or TABLES
    if "verification" in wanted:
        _verification(portraits)
    if "detection" in wanted:
        _detection(portraits, rounds=1 if asked.quick else 4)
    if "groups" in wanted:
        _groups(portraits, rounds=1 if asked.quick else 2)
    if "nobody" in wanted:
        _nobody(asked.nobody)
    if "identification" in wanted:
        _identification(portraits, groups, strangers)
    if "cost" in wanted:
        _cost(portraits, rounds=1 if asked.quick else 5)


def _labelled(folder: Path) -> tuple[dict[str, list[Path]], dict[Path, list[str]], list[Path]]:
    """Photos of each person alone, photos of several with who is in them, and photos of others."""
    if not (folder / "labels.json").is_file():
        people = {each.name: sorted(each.iterdir()) for each in sorted(folder.iterdir()) if each.is_dir()}
        return people, {}, []
    people, groups, others = {}, {}, []
    for name, labels in json.loads((folder / "labels.json").read_text()).items():
        places = {path.name: path for path in (folder / name).rglob("*.jpg")}
        people |= {who: [places[photo] for photo in photos] for who, photos in labels.get("selfies", {}).items()}
        for photo, who in labels.get("photos", {}).items():
            if who:
                groups[places[photo]] = who
            else:
                others.append(places[photo])
    return people, groups, others


def _portraits(labelled: dict[str, list[Path]]) -> list[Portrait]:
    """The largest face of each; photos in which none is found are told and left out."""
    portraits = []
    for person, photos in labelled.items():
        for photo in photos:
            faces = _look(photo.read_bytes())
            if not faces:
                print(f"No face in {photo.name}.")
                continue
            with Image.open(photo) as image:
                pixels = np.asarray(image.convert("RGB"))
            portraits.append(Portrait(person, pixels, faces[0], _vector(faces[0])))
    return portraits


def _look(content: bytes) -> list[FoundFace]:
    looked = pipeline.look(content, "", MOST_PIXELS)
    if looked.trouble:
        raise SystemExit(looked.trouble)
    return looked.faces


def _vector(face: FoundFace) -> Vector:
    return np.array(struct.unpack("<128f", face.embedding))


def _verification(portraits: list[Portrait]) -> None:
    """Every pair: the share of true ones above the threshold that so many false ones reach."""
    true, false = [], []
    for one, other in combinations(portraits, 2):
        (true if one.person == other.person else false).append(float(one.vector @ other.vector))
    if not true or not false:
        print("Verification needs two photos of a person, and two people.")
        return
    print(f"Verification: {len(true)} pairs of one person, {len(false)} of two.")
    print(f"  true: lowest {min(true):.3f}, median {statistics.median(true):.3f}; false: highest {max(false):.3f}")
    for rate in (1e-2, 1e-3, 1e-4):
        if len(false) * rate < 1:
            print(f"  FAR {rate:g}: too few pairs of two people to say.")
            continue
        threshold = float(np.quantile(false, 1 - rate))
        print(f"  FAR {rate:g}: TAR {np.mean(np.array(true) > threshold):.4f} at {threshold:.3f}")


def _detection(portraits: list[Portrait], rounds: int) -> None:
    """Faces of each width, set into photos of 24 megapixels and of 2048 pixels."""
    print("Detection recall by the face's width in pixels, and how alike it is to the portrait it was made of:")
    for width, height in ((2048, 1365), (WIDTH, HEIGHT)):
        ground = scene(7, width, height)
        told = []
        for face in WIDTHS:
            found, similarities, wanted = 0, [], 0
            for start in range(rounds):
                chosen = [portraits[(start * 7 + place) % len(portraits)] for place in range(min(20, len(portraits)))]
                content, places = _composed(ground, chosen, face, seed=start)
                wanted += len(places)
                for portrait, hit in zip(chosen, _hits(_look(content), places, width, height), strict=True):
                    found += hit is not None
                    similarities += [] if hit is None else [float(_vector(hit) @ portrait.vector)]
            likeness = f"{statistics.median(similarities):.2f}" if similarities else "-"
            told.append(f"{face}: {found}/{wanted} ({likeness})")
        print(f"  {width} x {height}: " + "  ".join(told))


def _composed(
    ground: np.ndarray, chosen: list[Portrait], face: int, seed: int
) -> tuple[bytes, list[tuple[float, float]]]:
    """A photo of them all, their faces about so wide; and the middles of the faces."""
    dice = np.random.default_rng(seed)
    picture = np.roll(ground, int(dice.integers(0, ground.shape[1])), axis=1)
    height, width = picture.shape[:2]
    across, down = width / GRID[0], height / GRID[1]
    places = []
    for place, portrait in enumerate(chosen):
        scale = face / (portrait.face.width * portrait.pixels.shape[1])
        row, column = divmod(place, GRID[0])
        x = (column + 0.5) * across + dice.uniform(-0.1, 0.1) * across
        y = (row + 0.5) * down + dice.uniform(-0.1, 0.1) * down
        middle = portrait.face.left + portrait.face.width / 2, portrait.face.top + portrait.face.height / 2
        room = across * 0.8, down * 0.8
        _set_in(picture, portrait.pixels, scale, at=(x, y), middle=middle, room=room)
        places.append((x, y))
    return _encoded(picture), places


def _groups(portraits: list[Portrait], rounds: int) -> None:
    """Fifty people in three rows, sharp and as soft as pixels are in a dim hall; how alike they are to themselves and
    to the portrait of a stranger; and a dozen people close together, in the middle.
    """
    print("Recall in group photos of 24 megapixels by the face's width in pixels:")
    grounds = [scene(seed, WIDTH, HEIGHT) for seed in (7, 11)]
    for count, rows, span in ((50, 3, SPAN), (12, 2, (0.35, 0.65))):
        for softly in (False, True):
            for face in GROUP_WIDTHS:
                found, wanted, false = 0, 0, 0
                own, foreign = [], []
                for seed in range(rounds):
                    chosen = _crowd(portraits, count, seed)
                    picture, places = _in_rows(grounds[seed % 2], chosen, rows, face, span=span, seed=seed)
                    faces = _look(_encoded(_softened(picture) if softly else picture))
                    hits = _hits(faces, places, WIDTH, HEIGHT)
                    wanted += count
                    found += sum(hit is not None for hit in hits)
                    false += sum(all(each is not hit for hit in hits) for each in faces)
                    for portrait, hit in zip(chosen, hits, strict=True):
                        if hit is not None:
                            own.append(float(_vector(hit) @ portrait.vector))
                            strangers = [each.vector for each in portraits if each.person != portrait.person]
                            foreign.append(max(float(_vector(hit) @ each) for each in strangers))
                alike = f"own {statistics.median(own):.2f}, a stranger's at most {max(foreign):.2f}" if own else "-"
                kind = "soft" if softly else "sharp"
                print(f"  {count} people, {kind}, {face} px: {found}/{wanted}, {false} false; {alike}", flush=True)


def _crowd(portraits: list[Portrait], count: int, seed: int) -> list[Portrait]:
    dice = np.random.default_rng(seed)
    return [portraits[int(place)] for place in dice.integers(0, len(portraits), count)]


def _in_rows(
    ground: np.ndarray,
    people: list[Portrait],
    rows: int,
    face: int,
    *,
    span: tuple[float, float] = SPAN,
    seed: int,
) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """People one beside the other, every second row between those before; and the middles of their faces."""
    dice = np.random.default_rng(seed)
    picture = ground.copy()
    height, width = picture.shape[:2]
    in_a_row = -(-len(people) // rows)
    places = []
    for number, person in enumerate(people):
        row, column = divmod(number, in_a_row)
        along = (column + 0.5 + 0.4 * (row % 2)) / (in_a_row + 0.5)
        x = (span[0] + (span[1] - span[0]) * along) * width + dice.uniform(-3, 3)
        y = (BAND[0] + (BAND[1] - BAND[0]) * (row + 0.5) / rows) * height + dice.uniform(-4, 4)
        middle = person.face.left + person.face.width / 2, person.face.top + person.face.height / 2
        scale = face / (person.face.width * person.pixels.shape[1])
        _set_in(picture, person.pixels, scale, at=(x, y), middle=middle, room=(face * 2.4, face * 2.6))
        places.append((x, y))
    return picture, places


def _softened(picture: np.ndarray) -> np.ndarray:
    radius, noise = SOFT
    blurred = cv2.GaussianBlur(picture, (0, 0), radius).astype(np.float32)
    blurred += np.random.default_rng(4).normal(0, noise, picture.shape[:2]).astype(np.float32)[..., None]
    return blurred.clip(0, 255).astype(np.uint8)


def _encoded(picture: np.ndarray) -> bytes:
    return simplejpeg.encode_jpeg(cv2.cvtColor(picture, cv2.COLOR_RGB2RGBA), 92, "RGBX", "422")


def _nobody(folder: Path | None) -> None:
    """Faces found where nobody is: in drawn scenes, and in pictures that are repeated until they are 24 megapixels."""
    pictures = [(f"scene {seed}", scene(seed, WIDTH, HEIGHT)) for seed in (1, 2, 3, 5)]
    for path in sorted(folder.iterdir()) if folder else []:
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB"))
        across, down = -(-WIDTH // pixels.shape[1]), -(-HEIGHT // pixels.shape[0])
        repeated = np.tile(pixels, (down, across, 1))[: max(HEIGHT, pixels.shape[0]), : max(WIDTH, pixels.shape[1])]
        pictures.append((path.name, np.ascontiguousarray(repeated)))
    found = 0
    for name, picture in pictures:
        faces = _look(_encoded(picture))
        found += len(faces)
        if faces:
            print(f"  {name}: " + ", ".join(f"{face.pixels} px, {face.score:.2f}" for face in faces[:6]))
    print(f"False faces: {found} in {len(pictures)} pictures of nobody.")


def _set_in(
    picture: np.ndarray,
    portrait: np.ndarray,
    scale: float,
    *,
    at: tuple[float, float],
    middle: tuple[float, float],
    room: tuple[float, float],
) -> None:
    """The portrait made smaller or larger, its face's middle at a point, cut to its room, with soft edges."""
    size = max(1, round(portrait.shape[1] * scale)), max(1, round(portrait.shape[0] * scale))
    sized = cv2.resize(portrait, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    left, top = round(at[0] - middle[0] * size[0]), round(at[1] - middle[1] * size[1])
    first, last = max(left, round(at[0] - room[0] / 2), 0), min(left + size[0], round(at[0] + room[0] / 2))
    upper, lower = max(top, round(at[1] - room[1] / 2), 0), min(top + size[1], round(at[1] + room[1] / 2))
    lower, last = min(lower, picture.shape[0]), min(last, picture.shape[1])
    part = sized[upper - top : lower - top, first - left : last - left].astype(np.float32)
    soft = np.zeros(part.shape[:2], np.float32)
    edge = max(1, round(min(part.shape[:2]) * 0.04))
    soft[edge:-edge, edge:-edge] = 1
    soft = cv2.GaussianBlur(soft, (0, 0), edge / 2)[..., None]
    ground = picture[upper:lower, first:last]
    picture[upper:lower, first:last] = (part * soft + ground * (1 - soft)).astype(np.uint8)


def _hits(faces: list[FoundFace], places: list[tuple[float, float]], width: int, height: int) -> list[FoundFace | None]:
    """Of each place the face that was found there."""

    def is_there(face: FoundFace, place: tuple[float, float]) -> bool:
        x, y = (face.left + face.width / 2) * width, (face.top + face.height / 2) * height
        return float(np.hypot(x - place[0], y - place[1])) < face.width * width

    return [next((face for face in faces if is_there(face, place)), None) for place in places]


def _identification(portraits: list[Portrait], groups: dict[Path, list[str]], strangers: list[Path]) -> None:
    """Selfie against event photos: the first portrait of each person is the selfie, the others are in the photos."""
    selfies, rest = {}, []
    for portrait in portraits:
        if portrait.person in selfies:
            rest.append(portrait)
        else:
            selfies[portrait.person] = portrait.vector
    event = Event()
    ground = scene(9, WIDTH, HEIGHT)
    for start in range(0, len(rest), 5):
        chosen = rest[start : start + 5]
        content, places = _composed(ground, chosen, (60, 90, 120)[start // 5 % 3], seed=start)
        _add(event, chosen, _look(content), places)
    for photo, people in groups.items():
        _add_group(event, people, _look(photo.read_bytes()), selfies)
    for photo in strangers:
        for face in _look(photo.read_bytes()):
            event.vectors.append(_vector(face))
            event.people.append(None)
    print(f"Identification: {len(selfies)} selfies, {len(event.vectors)} faces found, {event.missed} not found.")
    _bands(event, selfies, CONFIRM, SUGGEST, "selfie alone")
    means = _second_round(event, selfies)
    _bands(event, means, CONFIRM_AGAIN, SUGGEST_AGAIN, "second round", first=(selfies, CONFIRM, SUGGEST))


def _add(event: Event, chosen: list[Portrait], faces: list[FoundFace], places: list[tuple[float, float]]) -> None:
    hits = _hits(faces, places, WIDTH, HEIGHT)
    for portrait, hit in zip(chosen, hits, strict=True):
        if hit is None:
            event.missed += 1
        else:
            event.vectors.append(_vector(hit))
            event.people.append(portrait.person)
    for face in faces:
        if all(face is not hit for hit in hits):
            event.vectors.append(_vector(face))
            event.people.append(None)


def _add_group(event: Event, people: list[str], faces: list[FoundFace], selfies: dict[str, Vector]) -> None:
    """Labels say who is in a photo, not where: faces and people are paired so that all together fit best."""
    event.missed += max(0, len(people) - len(faces))
    left = list(people)
    pairs = sorted(
        ((float(_vector(face) @ selfies[who]), number, who) for number, face in enumerate(faces) for who in people),
        reverse=True,
    )
    named: dict[int, str] = {}
    for _, number, who in pairs:
        if number not in named and who in left:
            named[number] = who
            left.remove(who)
    for number, face in enumerate(faces):
        event.vectors.append(_vector(face))
        event.people.append(named.get(number))


def _best(vector: Vector, known: dict[str, Vector]) -> tuple[float, str]:
    return max((float(vector @ each), who) for who, each in known.items())


def _second_round(event: Event, selfies: dict[str, Vector]) -> dict[str, Vector]:
    """The mean of a selfie and the faces it confirmed."""
    of_person = defaultdict(list, {who: [vector] for who, vector in selfies.items()})
    for vector in event.vectors:
        similarity, who = _best(vector, selfies)
        if similarity >= CONFIRM:
            of_person[who].append(vector)
    means = {who: np.mean(vectors, axis=0) for who, vectors in of_person.items()}
    return {who: mean / np.linalg.norm(mean) for who, mean in means.items()}


def _bands(
    event: Event,
    known: dict[str, Vector],
    confirm: float,
    suggest: float,
    name: str,
    *,
    first: tuple[dict[str, Vector], float, float] | None = None,
) -> None:
    """The second round adds to what the first one said."""
    wanted = sum(who in known for who in event.people) + event.missed
    confirmed: list[bool] = []
    suggested: list[bool] = []
    for vector, person in zip(event.vectors, event.people, strict=True):
        rounds = [(known, confirm, suggest)] + ([first] if first else [])
        said = [(*_best(vector, one), upper, lower) for one, upper, lower in rounds]
        sure = [who for similarity, who, upper, _ in said if similarity >= upper]
        maybe = [who for similarity, who, _, lower in said if similarity >= lower]
        if sure:
            confirmed.append(sure[0] == person)
        elif maybe:
            suggested.append(maybe[0] == person)
    right, helped = sum(confirmed), sum(suggested)
    precision = right / len(confirmed) if confirmed else 1.0
    print(
        f"  {name}: confirmed precision {precision:.3f} ({len(confirmed)}), recall {right / wanted:.3f}; "
        f"suggested {len(suggested)}, of them right {helped}; together recall {(right + helped) / wanted:.3f}"
    )


def _cost(portraits: list[Portrait], rounds: int) -> None:
    """CPU seconds that faces add to the renditions of a photo of 24 megapixels, in turn, and what memory they take."""
    print("Cost in a 24-megapixel JPEG as heavy as a camera's, on top of the renditions:")
    for people, rows, face in COSTS:
        ground = scene(11, WIDTH, HEIGHT)
        if rows:
            picture = _in_rows(ground, _crowd(portraits, people, 1), rows, face, seed=1)[0]
        else:
            picture = simplejpeg.decode_jpeg(_composed(ground, portraits[:people], face, seed=1)[0], "RGB")
        content = as_heavy_as_a_cameras(picture, b"")
        with Sandbox() as bare, Sandbox() as looking:
            both = {True: looking, False: bare}
            seconds: dict[bool, list[float]] = {True: [], False: []}
            found = 0
            for number in range(rounds + 1):
                for looks, sandbox in both.items():
                    used, faces = sandbox.run(timed_render, content, looks=looks)
                    found = max(found, faces)
                    # The first run loads the models.
                    seconds[looks] += [used] if number else []
            with_faces, without = (statistics.median(seconds[looks]) for looks in (True, False))
            peaks = ", ".join(
                f"{_peak(sandbox):.0f} MB {name}" for name, sandbox in (("with", looking), ("without", bare))
            )
            print(
                f"  {people} faces {face} px wide, {found} found: {with_faces:.3f} - {without:.3f} = "
                f"{with_faces - without:.3f} CPU s; peak RSS {peaks}"
            )


def timed_render(content: bytes, *, looks: bool) -> tuple[float, int]:
    before = resource.getrusage(resource.RUSAGE_SELF)
    rendered = orders.render(content, Recipe(mark=Mark("Alice"), faces="" if looks else None))
    after = resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, len(rendered.faces or [])


def _peak(sandbox: Sandbox) -> float:
    status = Path(f"/proc/{sandbox.pid}/status")
    if not status.exists():
        return psutil.Process(sandbox.pid).memory_info().rss / 1e6
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    # The sandbox's child imports this module by its name.
    import faces

    faces.main()
