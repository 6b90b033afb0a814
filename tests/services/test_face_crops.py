"""A face cut out of its photo: clean for Alice, marked for Bob while it is locked, and for nobody else."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from sqlmodel import select

from photodrop.adapters.storage import get_storage
from photodrop.db import transaction
from photodrop.models import Account, Appearance, AppearanceState, Face, Transformed
from photodrop.services import files, housekeeping
from tests.support.faces import a_face
from tests.support.thief import NEARLY_EQUAL


def differs(one, other) -> bool:
    pixels = [np.asarray(Image.open(BytesIO(each.content)).convert("RGB")).astype(int) for each in (one, other)]
    return float(np.abs(pixels[0] - pixels[1]).mean()) > NEARLY_EQUAL


@pytest.fixture
def face(delivered, bob, sql) -> Face:
    """Suggested to be Bob, who agreed to be looked for."""
    found = a_face(delivered, at=0.1)
    with transaction() as session:
        session.add(found)
        session.flush()
        mine = session.exec(select(Appearance).where(Appearance.client_id == bob.id)).one()
        mine.state, mine.face_id = AppearanceState.suggested, found.id
    sql("UPDATE account SET face_consent = 'granted' WHERE id = :id", id=bob.id)
    return found


@pytest.fixture
def crop(api, face):
    def look(actor: Account):
        return api().get(files.face_url(face.id, viewer=actor.id))

    return look


def test_marked_until_it_is_unlocked_for_who_is_confirmed(crop, alice, bob, charlie, dora, admin, sql, unlock):
    clean = crop(alice)
    assert clean.is_success
    assert Image.open(BytesIO(clean.content)).size == (306, 306)
    assert differs(crop(bob), clean)
    for nobody in (charlie, dora, admin):
        assert crop(nobody).status_code == 404
    sql("UPDATE appearance SET state = 'confirmed'")
    unlock(bob)
    sql("UPDATE appearance SET state = 'suggested'")
    # A suggestion is nobody's yet, whatever was paid for the others.
    assert differs(crop(bob), clean)
    sql("UPDATE appearance SET state = 'confirmed'")
    assert crop(bob).content == clean.content
    sql("UPDATE appearance SET state = 'rejected'")
    assert crop(bob).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE account SET face_consent = 'refused' WHERE phone IS NOT NULL",
        "UPDATE photo SET dropped_at = NULL",
        "UPDATE photo SET deleted_at = now()",
        "UPDATE appearance SET face_id = NULL",
    ],
)
def test_what_is_not_to_be_shown_is_not(crop, bob, sql, change):
    assert crop(bob).is_success
    sql(change)
    assert crop(bob).status_code == 404


def test_it_goes_with_the_face(crop, alice, face, run_jobs, sql):
    assert crop(alice).is_success
    with transaction() as session:
        key = session.exec(select(Transformed.key).where(Transformed.face_id == face.id)).one()
    sql("DELETE FROM face WHERE id = :id", id=face.id)
    assert crop(alice).status_code == 404
    with transaction() as session:
        housekeeping.sweep(session)
    run_jobs()
    with pytest.raises(FileNotFoundError):
        get_storage().get(key)
