"""From pictures to faces. Whoever is in them is drawn, or comes from the shared pictures where those are."""

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter, ImageOps

from photodrop.imaging import face_quality, pipeline
from photodrop.imaging.errors import CropOutside, DamagedPicture
from photodrop.imaging.orientation import as_stored, upright
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Mark, Recipe
from photodrop.imaging.sandbox import Sandbox
from photodrop.imaging.selfie import measure_selfie
from tests.support import rectangles

FACES = Path(__file__).parents[3] / "shared" / "testdata" / "faces"
real = pytest.mark.skipif(not FACES.is_dir(), reason=f"the shared pictures are not at {FACES}")

MOST = 120_000_000


@pytest.fixture
def models(tmp_path):
    return rectangles.models(tmp_path)


@pytest.fixture(scope="session")
def found():
    """`found(content)`: the faces of a picture, by the engine that is installed unless told otherwise."""

    def look(content: bytes, models: str = ""):
        looked = pipeline.look(content, models, MOST)
        assert not looked.trouble
        return looked.faces

    return look


@pytest.fixture(scope="session")
def shared():
    return lambda name: (FACES / name).read_bytes()


@pytest.fixture(scope="session")
def opened(shared):
    return lambda name: Image.open(BytesIO(shared(name)))


@pytest.fixture(scope="session")
def person(found, shared):
    """`person("f1_mom_1")`: the vector of a selfie."""
    return lambda name: vector(found(shared(f"ms_family/selfies/{name}.jpg"))[0])


@pytest.fixture
def drawn_group(found, saved):
    """`drawn_group(portraits, width=6000, face=20)`: each of them twice in a row, and where from the left they are."""

    def draw(portraits: list[Image.Image], *, width: int, face: int) -> tuple[Image.Image, list[float]]:
        noise = np.random.default_rng(1).normal(110, 4, (20 * face, width, 3)).clip(0, 255)
        picture, places = Image.fromarray(noise.astype(np.uint8)), []
        for number, portrait in enumerate(portraits * 2):
            (one,) = found(saved(portrait))
            scale = face / (one.width * portrait.width)
            person = portrait.resize((round(portrait.width * scale), round(portrait.height * scale)))
            left = 2400 + number * 4 * face
            picture.paste(person, (left, 8 * face))
            places.append(left + (one.left + one.width / 2) * person.width)
        return picture, places

    return draw


def vector(face) -> np.ndarray:
    return np.array(struct.unpack("<128f", face.embedding))


def alike(one, other) -> float:
    return float(vector(one) @ (vector(other) if hasattr(other, "embedding") else other))


def test_faces_come_with_the_renditions_and_change_none_of_them(models):
    original = rectangles.picture(1, 2, 3)
    with_faces = pipeline.render(original, Recipe(mark=Mark("Alice"), faces=models))
    without = pipeline.render(original, Recipe(mark=Mark("Alice")))
    assert with_faces.renditions == without.renditions
    assert without.faces is None
    assert with_faces.looked is not None
    assert with_faces.looked.model == rectangles.NAME
    faces = with_faces.faces
    assert faces is not None
    assert sorted(round(face.left * 640) for face in faces) == pytest.approx([10, 80, 150], abs=1)
    assert {(face.pixels, round(face.height * 200)) for face in faces} == {(60, 60)}
    assert len({face.embedding for face in faces}) == 3
    assert all(0 < face.quality <= 1 for face in faces)


def test_the_same_people_are_found_in_a_large_picture_as_in_a_small_one(models, found):
    small = {face.embedding for face in found(rectangles.picture(1, 4, 7), models)}
    faces = found(rectangles.picture(1, 4, 7, width=6000, height=1000, face=90), models)
    assert {face.embedding for face in faces} == small
    assert {face.pixels for face in faces} <= {88, 89, 90, 91, 92}


@pytest.mark.parametrize("held", range(1, 9))
@pytest.mark.parametrize("width", [640, 5600])
def test_boxes_are_of_the_upright_picture(models, found, saved, held, width):
    """Wide ones are searched in a copy and measured in the original: both must turn alike."""
    face = width // 16
    straight = Image.open(BytesIO(rectangles.picture(2, 6, width=width, height=width // 10, face=face)))
    inverse = {6: 8, 8: 6}.get(held) or held
    stored = upright(Picture(np.asarray(straight.convert("RGBX"))), inverse).pixels[..., :3]
    exif = Image.Exif()
    exif[0x0112] = held
    faces = sorted(found(saved(Image.fromarray(stored), exif=exif), models), key=lambda face: face.left)
    assert [face.left * width for face in faces] == pytest.approx([10, 20 + face], abs=width / 600)
    assert [face.pixels for face in faces] == pytest.approx([face, face], abs=width / 600)
    assert [face.top * width / 10 for face in faces] == pytest.approx([20, 20], abs=width / 600)
    assert (
        len({face.embedding for face in faces} | {each.embedding for each in found(rectangles.picture(2, 6), models)})
        == 2
    )


def test_places_turn_back_as_pixels_do():
    pixels = np.arange(6 * 4 * 4, dtype=np.uint8).reshape(6, 4, 4)
    for held in range(1, 9):
        shown = upright(Picture(pixels), held).pixels
        for row, column in np.ndindex(shown.shape[:2]):
            corners = (column, row, column + 1, row + 1)
            wide, tall = shown.shape[1], shown.shape[0]
            parts = (corners[0] / wide, corners[1] / tall, corners[2] / wide, corners[3] / tall)
            left, top, *_ = as_stored(parts, held)
            assert np.array_equal(pixels[round(top * 6), round(left * 4)], shown[row, column])


def test_a_crowd_s_largest_faces_are_kept(models, found):
    assert len(found(rectangles.picture(*[1, 2] * 190, width=1000, height=200, face=8), models)) == 300


def test_a_crowd_is_searched_in_the_original(models, found, saved):
    """Faces of ten pixels are too small for the copy of 2048; that there are more, those of fifteen show."""
    tiny = Image.open(BytesIO(rectangles.picture(*[3] * 30, width=6000, height=400, face=10)))
    small = Image.open(BytesIO(rectangles.picture(*[3] * 4, width=6000, height=400, face=15)))
    assert found(saved(tiny), models) == []
    assert len(found(saved(small), models)) == 4
    tiny.paste(small.crop((0, 0, 200, 100)), (0, 200))
    assert len(found(saved(tiny), models)) == 34


def test_models_that_are_missing_cost_the_faces_not_the_photo(tmp_path):
    rendered = pipeline.render(rectangles.picture(1), Recipe(faces=str(tmp_path)))
    assert len(rendered.renditions) == 4
    assert rendered.faces is None
    assert rendered.looked is not None
    assert "faces.json cannot be read" in rendered.looked.trouble


def test_faces_cross_the_sandbox_s_border(models):
    original = rectangles.picture(1, 2)
    with Sandbox(seconds=30) as sandbox:
        assert sandbox.run(pipeline.render, original, Recipe(faces=models)) == pipeline.render(
            original, Recipe(faces=models)
        )
        with pytest.raises(DamagedPicture):
            sandbox.run(pipeline.look, original[:900], "", MOST)
        assert sandbox.run(pipeline.look, original, "", MOST).faces == []


@pytest.mark.parametrize("kind", ["drawing", "noise", "grey", "tiny"])
def test_nobody_is_found_in_pictures_of_nobody(scene, saved, found, kind):
    noise = Image.fromarray(np.random.default_rng(5).integers(0, 256, (300, 400, 3), np.uint8))
    image = {"drawing": scene(800, 600), "noise": noise, "grey": scene(mode="L"), "tiny": scene(1, 1)}[kind]
    assert found(saved(image)) == []


def test_frontality_follows_the_nose():
    eyes, mouth = ((30.0, 40.0), (70.0, 40.0)), ((35.0, 90.0), (65.0, 90.0))
    seen = [face_quality.frontality((*eyes, (x, 65.0), *mouth)) for x in (50.0, 60.0, 74.0, 90.0)]
    assert seen[0] == 1
    assert seen == sorted(seen, reverse=True)
    assert seen[2:] == pytest.approx([0, 0], abs=1e-9)
    # As much when the head leans.
    lean = np.array([[0.8, -0.6], [0.6, 0.8]])
    left, right, nose = ((float(x), float(y)) for x, y in np.array([*eyes, (60.0, 65.0)]) @ lean.T)
    assert face_quality.frontality((left, right, nose, *mouth)) == pytest.approx(seen[1])
    assert face_quality.frontality((eyes[0], eyes[0], (50.0, 65.0), *mouth)) == 0


def test_one_bad_measure_spoils_the_whole():
    assert face_quality.quality(1, 1, 1, 0) == 0
    assert face_quality.quality(0.5, 0.5) == pytest.approx(0.5)
    assert face_quality.size(10) == 0
    assert face_quality.size(200) == 1


def test_a_selfie_s_faces_are_parts_of_its_crop(models, saved):
    picture = rectangles.picture(1, 5, width=640, height=200)
    (face,) = measure_selfie(picture, 0, 10, 80, 80, models=models).faces
    assert (face.left * 80, face.top * 80, face.width * 80, face.pixels) == pytest.approx((10, 10, 60, 60), abs=1.5)
    nose = face.landmarks[2]
    assert (nose[0] * 80, nose[1] * 80) == pytest.approx((40, 42), abs=4)
    both = measure_selfie(picture, 0, 0, 160, 160, models=models).faces
    assert len(both) == 2
    assert face.embedding in {each.embedding for each in both}


def test_the_limits_of_pictures_hold_for_measuring_selfies(models):
    with pytest.raises(CropOutside):
        measure_selfie(rectangles.picture(1), 600, 0, 80, 80, models=models)
    with pytest.raises(DamagedPicture):
        measure_selfie(rectangles.picture(1)[:700], 0, 0, 80, 80, models=models)


@real
def test_a_face_that_fills_its_crop_or_its_file_is_found(opened, saved, person):
    image = opened("ms_family/selfies/f1_mom_1.jpg")
    (face,) = measure_selfie(saved(image), 0, 40, 150, 150, models="").faces
    side = round(face.width * 150)
    left, top = round(face.left * 150), round(40 + face.top * 150)
    (tight,) = measure_selfie(saved(image), left, top, side, side, models="").faces
    file = image.crop((left, top, left + side, top + side))
    (alone,) = measure_selfie(saved(file), 0, 0, side, side, models="").faces
    assert all(alike(each, person("f1_mom_1")) > 0.8 for each in (face, tight, alone))


@real
def test_a_family_is_found_and_told_apart(found, shared, person):
    faces = found(shared("ms_family/photos/group_f1_family.jpg"))
    selfies = {name: person(f"f1_{name}_1") for name in ("dad", "mom", "daughter", "son")}
    best = [max(selfies, key=lambda name: alike(face, selfies[name])) for face in faces]
    assert sorted(best) == ["dad", "daughter", "mom", "son"]
    assert all(alike(face, selfies[name]) > 0.5 for face, name in zip(faces, best, strict=True))


@real
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("immich_pd/portrait-orientation-6.jpg", 2),
        ("immich_pd/silver_fir.jpg", 0),
        ("immich_pd/prairie_falcon.jpg", 0),
        ("ms_family/negatives/detection5.jpg", 3),
    ],
)
def test_as_many_are_found_as_there_are(found, shared, name, count):
    assert len(found(shared(name))) == count


@real
def test_a_turned_camera_sees_the_same_people(found, shared):
    turned, straight = (found(shared(f"immich_pd/{name}.jpg")) for name in ("portrait-orientation-6", "portrait"))
    frontal = max(turned, key=lambda face: face.quality), max(straight, key=lambda face: face.quality)
    assert alike(*frontal) > 0.9


@real
@pytest.mark.parametrize(
    ("changed", "least"),
    [
        (lambda image: image.rotate(15, Image.Resampling.BICUBIC), 0.75),
        (lambda image: image.rotate(-30, Image.Resampling.BICUBIC), 0.75),
        (lambda image: image.rotate(45, Image.Resampling.BICUBIC), 0.6),
        (ImageOps.grayscale, 0.75),
        (ImageOps.mirror, 0.75),
        (lambda image: image.resize((image.width // 3, image.height // 3)), 0.6),
    ],
    ids=["leaning", "lying back", "half lying", "grey", "mirrored", "small"],
)
def test_what_a_face_survives(opened, saved, found, person, changed, least):
    (face,) = found(saved(changed(opened("ms_family/selfies/f1_mom_1.jpg"))))
    assert alike(face, person("f1_mom_1")) > least


@real
def test_the_tiny_faces_of_a_group_are_found(opened, saved, found, drawn_group):
    """Of 20 pixels in 6000: seven in the searched copy, which sees a few of them, and hardly."""
    names = ("f1_dad_2", "f1_mom_1", "f1_daughter_1", "f2_man_2", "f2_lady_1", "f3_lady_1")
    picture, places = drawn_group([opened(f"ms_family/selfies/{name}.jpg") for name in names], width=6000, face=20)
    faces = found(saved(picture, quality=92))
    middles = [(face.left + face.width / 2) * 6000 for face in faces]
    assert len(faces) <= len(places)
    assert sum(any(abs(middle - place) < 14 for middle in middles) for place in places) >= len(places) - 1
    assert all(15 <= face.pixels <= 26 for face in faces)


@real
def test_a_blurred_face_is_less_worth_than_a_sharp_one(opened, saved, found):
    image = opened("ms_family/selfies/f2_man_2.jpg")
    seen = [
        found(saved(image.filter(ImageFilter.GaussianBlur(radius)) if radius else image))[0] for radius in (0, 2, 4, 8)
    ]
    assert [face.sharpness for face in seen] == sorted((face.sharpness for face in seen), reverse=True)
    assert seen[0].quality > 0.8
    assert seen[3].quality < 0.2


@real
def test_a_masked_face_is_worth_less_or_not_found(opened, saved, found, person):
    image = opened("ms_family/selfies/f1_dad_2.jpg").convert("RGB")
    (bare,) = found(saved(image))
    top = int((bare.top + 0.55 * bare.height) * image.height)
    bottom = int((bare.top + 1.05 * bare.height) * image.height)
    left, right = int(bare.left * image.width), int((bare.left + bare.width) * image.width)
    image.paste((235, 240, 245), (left, top, right, bottom))
    masked = found(saved(image))
    assert len(masked) <= 1
    assert all(face.quality < bare.quality for face in masked)
