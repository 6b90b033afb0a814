"""Engines of faces: what they are handed, what comes back, and weights that are not what they should be."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from photodrop.adapters.faces import DIMENSIONS, BadModels, find_models, get_engine
from photodrop.adapters.faces.base import ALIGNED_SIDE
from photodrop.adapters.faces.models import read_weights
from tests.support import rectangles


@pytest.fixture(scope="module", params=["installed", "rectangles"])
def engine(request, tmp_path_factory):
    return get_engine("" if request.param == "installed" else rectangles.models(tmp_path_factory.mktemp("models")))


def unpacked(embedding: bytes) -> np.ndarray:
    return np.array(struct.unpack(f"<{DIMENSIONS}f", embedding))


def test_every_engine_makes_unit_vectors_of_aligned_faces(engine):
    assert 0 < len(engine.name) <= 64
    dice = np.random.default_rng(1)
    one, other = dice.integers(0, 256, (2, ALIGNED_SIDE, ALIGNED_SIDE, 4), np.uint8)
    vectors = [unpacked(each) for each in engine.embed([one, other, one])]
    assert [np.linalg.norm(each) for each in vectors] == pytest.approx([1, 1, 1], abs=1e-5)
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.parametrize("shape", [(1, 1), (3, 2000), (33, 17), (400, 400)])
def test_nothing_is_found_where_nobody_is(engine, shape):
    assert engine.search(np.full((*shape, 4), 90, np.uint8)) == []
    assert engine.search(np.random.default_rng(2).integers(0, 120, (*shape, 4), np.uint8)) == []


def test_the_fourth_byte_says_nothing(engine):
    faces = np.random.default_rng(3).integers(0, 256, (2, ALIGNED_SIDE, ALIGNED_SIDE, 4), np.uint8)
    faces[1, ..., :3] = faces[0, ..., :3]
    first, second = engine.embed(list(faces))
    assert first == second


def test_the_engine_for_tests_is_never_chosen_by_accident(tmp_path):
    assert find_models().engine == "yunet-sface"
    with pytest.raises(BadModels, match="cannot be read"):
        find_models(str(tmp_path))
    rectangles.models(tmp_path)
    assert find_models(str(tmp_path)).engine == "rectangles"


def test_weights_are_read_only_as_they_were_chosen(tmp_path):
    weights = tmp_path / "detector.onnx"
    with pytest.raises(BadModels, match=r"detector\.onnx cannot be read: No such file"):
        read_weights(weights, "")
    weights.write_bytes(b"other weights")
    with pytest.raises(BadModels, match="their SHA-256 is another one"):
        read_weights(weights, find_models().detector_sha256)


def test_a_folder_tells_of_other_weights(tmp_path):
    installed = find_models()
    note = {"name": "mine"}
    for kind in ("detector", "recogniser"):
        source: Path = getattr(installed, kind)
        (tmp_path / f"{kind}.onnx").symlink_to(source)
        note |= {kind: f"{kind}.onnx", f"{kind}_sha256": getattr(installed, f"{kind}_sha256")}
    (tmp_path / "faces.json").write_text(json.dumps(note))
    assert get_engine(str(tmp_path)).name == "mine"


@pytest.mark.parametrize(
    "note",
    ["", "[]", '"x"', '{"name": "a"}', '{"name": "a", "detector": 1, "recogniser": 2}', '{"engine": "rectangles"}'],
)
def test_a_note_that_tells_too_little_is_refused(tmp_path, note):
    (tmp_path / "faces.json").write_text(note)
    with pytest.raises(BadModels, match=r"faces\.json"):
        find_models(str(tmp_path))


def test_bytes_that_are_no_model_are_refused(tmp_path):
    import hashlib

    (tmp_path / "x.onnx").write_bytes(b"\x08\x07nothing")
    digest = hashlib.sha256(b"\x08\x07nothing").hexdigest()
    note = {"name": "x", "detector": "x.onnx", "detector_sha256": digest}
    note |= {"recogniser": "x.onnx", "recogniser_sha256": digest}
    (tmp_path / "faces.json").write_text(json.dumps(note))
    with pytest.raises(BadModels, match="do not run"):
        get_engine(str(tmp_path))
