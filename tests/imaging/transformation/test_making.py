"""A transformation from bytes to bytes."""

import pytest

from photodrop.imaging import orders
from photodrop.imaging.errors import BadTransformation, DamagedPicture
from photodrop.imaging.sandbox import Sandbox
from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.settling import settled


def test_a_picture_is_made_in_the_sandbox(scene, saved, pixels):
    recipe = settled(parse("c_fill,w_120,h_120,g_north_west/e_grayscale"))
    with Sandbox() as sandbox:
        made = sandbox.run(orders.transform, saved(scene()), recipe)
        with pytest.raises(DamagedPicture):
            sandbox.run(orders.transform, saved(scene())[:900], recipe)
        with pytest.raises(BadTransformation, match="no named transformation mine"):
            sandbox.run(orders.transform, saved(scene()), settled(parse("t_mine")))
    assert (made.width, made.height, made.content_type) == (120, 120, "image/jpeg")
    shown = pixels(made.content)
    assert shown.shape == (120, 120, 3)
    assert shown[10, 10] == pytest.approx([94] * 3, abs=3)
