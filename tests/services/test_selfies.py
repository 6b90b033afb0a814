"""Selfies: cropped by a worker, one current, earlier ones kept, erased on demand."""

from io import BytesIO
from typing import Any
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, UnsupportedMedia
from photodrop.models import FaceConsent
from photodrop.services import accounts, clients, consents, face_data, files, selfies


@pytest.fixture
def add_selfie(bob, jpeg):
    def add(actor=None, content: bytes | None = None, **crop) -> UUID:
        box: dict[str, Any] = {"x": 10, "y": 10, "width": 200, "height": 200} | crop
        with transaction() as session:
            added = selfies.add(session, session.merge(actor or bob), BytesIO(content or jpeg(400, 300)), **box)
        return UUID(added.id)

    return add


def own(actor) -> list[selfies.SelfieView]:
    with transaction() as session:
        return selfies.own(session, actor)


def test_it_becomes_the_current_one_when_cropped(bob, add_selfie, run_jobs):
    add_selfie()
    assert (own(bob)[0].status, own(bob)[0].url) == ("queued", "")
    run_jobs()
    assert (own(bob)[0].status, own(bob)[0].is_current) == ("ready", True)
    with transaction() as session:
        assert not accounts.profile(session, bob).needs_selfie
        assert b"".join(files.selfie(session, bob, UUID(own(bob)[0].id)).content()).startswith(b"\xff\xd8")


def test_a_new_one_replaces_and_the_old_one_is_kept(bob, add_selfie, run_jobs):
    first = add_selfie()
    run_jobs()
    second = add_selfie()
    run_jobs()
    assert [(view.id, view.is_current) for view in own(bob)] == [(str(second), True), (str(first), False)]
    assert all(view.url for view in own(bob))


def test_cropped_out_of_order_or_at_once_the_later_one_wins(bob, add_selfie, at_once):
    ids = [add_selfie() for _ in range(4)]

    def crop(selfie_id):
        with transaction() as session:
            selfies.crop(session, selfie_id)

    assert at_once([lambda one=one: crop(one) for one in reversed(ids)]) == [None] * 4
    assert [view.id for view in own(bob) if view.is_current] == [str(ids[-1])]


@pytest.mark.parametrize("crop", [{"x": 350}, {"y": 299}, {"width": 401}])
def test_a_crop_outside_the_picture_fails_with_a_reason(bob, add_selfie, run_jobs, crop):
    add_selfie(**crop)
    run_jobs()
    assert own(bob)[0].status == "failed"
    assert "crop" in own(bob)[0].error


def test_tiny_crops_and_other_files_are_refused(add_selfie):
    for crop in ({"width": 79}, {"x": -1}, {"height": 0}):
        with pytest.raises(Invalid):
            add_selfie(**crop)
    with pytest.raises(UnsupportedMedia):
        add_selfie(content=b"GIF89a" + b"x" * 200)
    with pytest.raises(Invalid):
        add_selfie(width=10**12, height=10**12)


def test_only_its_owner_and_their_photographer_see_it(alice, bob, charlie, dora, add_selfie, run_jobs):
    old = add_selfie()
    run_jobs()
    current = add_selfie()
    run_jobs()
    with transaction() as session:
        assert files.selfie(session, bob, old).length()
        assert files.selfie(session, alice, current).length()
        assert clients.find(session, alice).items[0].selfie_url
    for stranger, which in ((alice, old), (charlie, current), (dora, current)):
        with pytest.raises(NotFound), transaction() as session:
            files.selfie(session, stranger, which)


def test_erasing_leaves_no_picture_and_withdraws_the_consent(bob, add_selfie, run_jobs, reread, sql, storage):
    with transaction() as session:
        consents.decide(session, session.merge(bob), granted=True)
    for _ in range(2):
        add_selfie()
        run_jobs()
    add_selfie()
    with transaction() as session:
        receipt = face_data.erase(session, session.merge(bob))
    run_jobs()
    assert (receipt.selfies, receipt.files) == (3, 5)
    assert storage.files == {}
    assert sql("SELECT id FROM selfie") == []
    assert reread(bob).face_consent is FaceConsent.refused


def test_erased_while_it_is_cropped_nothing_is_left(bob, add_selfie, at_once, run_jobs, sql, storage):
    waiting = [add_selfie() for _ in range(3)]

    def crop(selfie_id):
        with transaction() as session:
            selfies.crop(session, selfie_id)

    def erase():
        with transaction() as session:
            face_data.erase(session, session.merge(bob))

    outcomes = at_once([erase, *[lambda one=one: crop(one) for one in waiting]])
    assert [outcome for outcome in outcomes if outcome is not None] == []
    run_jobs()
    assert sql("SELECT id FROM selfie") == []
    assert storage.files == {}
