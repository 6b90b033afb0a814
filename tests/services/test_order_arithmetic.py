"""Sums, crops and refunds, for any numbers: nothing gets lost, nothing is given twice, currencies never mix."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as some

from photodrop.errors import Invalid
from photodrop.models import Unit
from photodrop.services import crops, order_payments
from photodrop.services.crops import Crop
from photodrop.services.order_money import Balance


@dataclass(frozen=True)
class Paper:
    width: Decimal
    height: Decimal
    unit: Unit = Unit.mm
    dpi: int = 200


sides = some.decimals(min_value=10, max_value=2000, places=2)
papers = some.builds(Paper, sides, sides, some.sampled_from(Unit), some.integers(50, 600))
sizes = some.tuples(some.integers(200, 12_000), some.integers(200, 12_000))
amounts = some.integers(0, 10**9)


def is_shaped(crop: Crop, size: tuple[int, int], paper: Paper) -> bool:
    across, down = crop.width * size[0], crop.height * size[1]
    return abs(max(across, down) / min(across, down) / crops.ratio(paper) - 1) < 1e-6


@given(sizes, papers)
@example((200, 200), Paper(Decimal(10), Decimal("1000.01")))
def test_the_largest_crop_has_the_papers_shape_and_touches_two_edges(size, paper):
    crop = crops.largest(size, paper)
    assert is_shaped(crop, size, paper)
    assert max(crop.width, crop.height) == pytest.approx(1)
    assert crop.x == pytest.approx(1 - crop.x - crop.width)
    assert crops.settled(crop, size, paper).width == pytest.approx(crop.width)


@given(sizes, papers, some.floats(0.1, 1), some.floats(0, 1), some.floats(0, 1), some.floats(-0.015, 0.015))
def test_a_crop_comes_out_in_exactly_the_papers_shape_and_inside(size, paper, scale, right, down, crooked):
    assume(crops.ratio(paper) < 8)
    whole = crops.largest(size, paper)
    width, height = whole.width * scale * (1 + min(crooked, 0)), whole.height * scale
    asked = Crop((1 - width) * right, (1 - height) * down, width, height)
    assume(min(width, height) > crops.SMALLEST)
    across, tall = width * size[0], height * size[1]
    # At a square's edge a little more or less turns the paper.
    assume(abs(across / tall - 1) > 0.05 or crops.ratio(paper) < 1.001)
    settled = crops.settled(asked, size, paper)
    assert is_shaped(settled, size, paper)
    assert settled.x >= 0
    assert settled.y >= 0
    assert settled.x + settled.width <= 1 + 1e-9
    assert settled.y + settled.height <= 1 + 1e-9
    assert settled.width <= asked.width + 1e-9
    assert settled.height <= asked.height + 1e-9
    left, top, wide, high = crops.pixels(settled, size)
    assert left >= 0
    assert top >= 0
    assert wide > 0
    assert high > 0
    assert left + wide <= size[0]
    assert top + high <= size[1]


@given(papers)
def test_a_picture_of_the_least_pixels_is_large_enough_and_a_little_less_is_not(paper):
    long, short = crops.least_pixels(paper)
    assert not crops.is_too_small(Crop(0, 0, 1, 1), (long, short), paper)
    fewer = (int(long * 0.95), int(short * 0.95))
    assume(min(fewer) > 0)
    assert crops.is_too_small(Crop(0, 0, 1, 1), fewer, paper)


@pytest.mark.parametrize(
    "crop",
    [
        Crop(0, 0, 1, 0.2), Crop(-0.1, 0, 1, 1), Crop(0.5, 0, 1, 1), Crop(0, 0, 0, 0), Crop(float("nan"), 0, 1, 1),
        Crop(0, 0, float("inf"), 1), Crop(0, 0, 0.001, 0.001),
    ],
)  # fmt: skip
def test_other_shapes_and_places_are_refused(crop):
    with pytest.raises(Invalid):
        crops.settled(crop, (3000, 2000), Paper(Decimal(100), Decimal(150)))


@given(some.lists(amounts, max_size=6), some.integers(-5, 10**9))
def test_a_refund_is_shared_out_to_the_cent_and_never_beyond_a_payment(left, amount):
    paid: list[Any] = [(number, rest) for number, rest in enumerate(left)]
    if not 0 < amount <= sum(left):
        with pytest.raises(Invalid):
            order_payments.shares_of(paid, amount, "EUR")
        return
    parts: list[tuple[Any, int]] = [*order_payments.shares_of(paid, amount, "EUR")]
    assert sum(part for _, part in parts) == amount
    assert all(0 < part <= left[number] for number, part in parts)
    assert len({number for number, _ in parts}) == len(parts)


@given(amounts, some.floats(0, 1), some.floats(0, 1), some.floats(0, 1))
def test_a_balance_owes_nobody_twice(total, part, back, doubted):
    paid = int(total * part)
    refunded = int(paid * back)
    disputed = int((paid - refunded) * doubted)
    balance = Balance(total, paid, refunded, disputed)
    assert balance.kept + balance.refunded + balance.disputed == paid
    assert balance.due + paid == total
    assert 0 <= balance.refundable <= paid
    assert (balance.state in {"paid", "free"}) == (balance.due == 0 and refunded == disputed == 0)
    assert (balance.state == "refunded") == (refunded > 0 and refunded == paid and disputed == 0)
