"""Bob tries everything a transformation can ask for, to see a locked photo without its mark."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import named_transformations, transformations

ITSELF = "l_photo:{photo}"
TRICKS = [
    "",
    "w_400",
    "c_crop,w_200,h_200,x_100,y_100",
    "c_crop,w_24,h_24,g_north_west",
    "c_crop,w_8,h_8/w_300",
    "c_thumb,w_300,h_300,g_face,z_3",
    "c_pad,w_900,h_900,g_north/f_png",
    "e_negate/e_negate",
    "e_contrast:-90/e_contrast:100",
    "e_blur:2000",
    "e_pixelate:200",
    "e_cartoonify:0:0",
    "e_improve",
    "o_1/f_png",
    "o_0",
    "r_max/f_webp",
    "a_33/f_png",
    "a_180",
    "bo_300px_solid_white",
    f"{ITSELF}/fl_layer_apply",
    f"{ITSELF},o_50,x_40,y_40",
    f"{ITSELF}/e_negate/o_50/fl_layer_apply",
    f"o_0/{ITSELF}/c_crop,w_200,h_200/fl_layer_apply,g_center/f_png",
    "l_text:Sans_500:█,co_white",
    "t_clean",
    "w_400,f_avif,q_100",
    "w_200,dpr_4.0",
]


@pytest.fixture
def made(delivered):
    def make(actor: Account, wish: str) -> np.ndarray:
        with transaction() as session:
            me = session.get_one(Account, actor.id)
            recipe = transformations.recipe_of(session, me, wish.format(photo=delivered.id))
            order = transformations.order(session, me, delivered.id, recipe)
        with Image.open(BytesIO(transformations.make(order).made)) as image:
            return np.asarray(image.convert("RGBA")).astype(int)

    return make


def test_no_recipe_gets_rid_of_the_mark(made, alice, bob):
    for somebody in (alice, bob):
        with transaction() as session:
            named_transformations.create(session, session.get_one(Account, somebody.id), "clean", "w_500/f_png,q_100")
    for trick in TRICKS:
        clean, seen = made(alice, trick), made(bob, trick)
        assert clean.shape == seen.shape, trick
        assert seen[..., 3].min() == 255, trick
        changed = np.abs(seen - clean)[..., :3].max(axis=2) > 10
        assert changed.mean() > 0.015, trick


def test_pieces_put_together_are_no_clean_picture(made, alice, bob):
    """The best of each pixel over many ways to ask, chosen by somebody who knows the clean picture already."""
    clean = made(alice, "w_300,f_png")[..., :3]
    rows = len(clean)
    best = np.full(clean.shape[:2], 255)
    for gravity in ("north", "south", "center"):
        for room in (20, 60, 130):
            padded = made(bob, f"w_300/c_pad,w_300,h_{rows + room},g_{gravity}/f_png")[..., :3]
            top = {"north": 0, "south": room, "center": room // 2}[gravity]
            best = np.minimum(best, np.abs(padded[top : top + rows] - clean).max(axis=2))
    for left in range(0, 200, 25):
        cut = made(bob, f"w_300/c_crop,w_100,h_{rows},x_{left},y_0/f_png")[..., :3]
        window = np.s_[:, left : left + 100]
        best[window] = np.minimum(best[window], np.abs(cut - clean[window]).max(axis=2))
    assert (best > 15).mean() > 0.02
