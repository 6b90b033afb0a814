"""A few sandboxes for many askers: few wait, nobody waits for what is made already, and nothing is left running."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from photodrop.imaging import orders
from photodrop.imaging.errors import NotAPicture
from photodrop.imaging.transformation.grammar import parse
from photodrop.services.lab import Busy, Lab


@pytest.fixture
def lab():
    made = Lab(1, 1)
    yield made
    made.close()


def test_no_child_before_the_first_wish_and_none_after_the_end(lab, jpeg):
    [sandbox] = lab._sandboxes
    assert sandbox.pid is None
    lab.run(orders.transform, jpeg(), parse("w_10"))
    child = sandbox.pid
    assert child is not None
    assert psutil.pid_exists(child)
    lab.close()
    assert not psutil.pid_exists(child)


def test_a_refused_picture_frees_its_place(lab):
    for _ in range(4):
        with pytest.raises(NotAPicture):
            lab.run(orders.transform, b"no picture", parse("w_10"))


def test_whoever_finds_the_room_full_is_told_to_come_again(lab, jpeg):
    [sandbox] = lab._sandboxes
    with ThreadPoolExecutor(2) as pool, sandbox._turn:
        waiting = [pool.submit(lab.run, orders.transform, jpeg(), parse("w_10")) for _ in range(2)]
        while lab._places._value:
            threading.Event().wait(0.001)
        with pytest.raises(Busy) as told:
            lab.run(orders.transform, jpeg(), parse("w_10"))
        assert told.value.retry_after > 0
    assert all(each.result().width == 10 for each in waiting)
    assert lab.run(orders.transform, jpeg(), parse("w_10")).width == 10


def test_the_same_wish_at_the_same_time_is_made_once(lab):
    begun, may_end, made = threading.Event(), threading.Event(), []

    def make() -> object:
        begun.set()
        assert may_end.wait(10)
        made.append(object())
        return made[-1]

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(lab.once, "same", make)
        assert begun.wait(10)
        others = [pool.submit(lab.once, "same", make) for _ in range(3)]
        other = pool.submit(lab.once, "another", lambda: "other")
        assert not first.done()
        may_end.set()
        results = {id(each.result()) for each in (first, *others)}
    assert other.result() == "other"
    assert len(made) == len(results) or len(made) < 4
    assert lab.once("same", lambda: "anew") == "anew"


def test_who_waits_for_a_failure_fails_too(lab):
    def fail() -> None:
        raise NotAPicture

    for _ in range(2):
        with pytest.raises(NotAPicture):
            lab.once("bad", fail)
