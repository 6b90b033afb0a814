"""The face in a selfie: measured of those alone who agreed, chosen where there are several, refused with a sentence."""

from io import BytesIO
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account
from photodrop.services import consents, own_faces, selfies
from tests.support import rectangles


@pytest.fixture(autouse=True)
def models(settings, tmp_path):
    settings(face_models=rectangles.models(tmp_path))


@pytest.fixture
def take(bob, run_jobs):
    """`take(3, 5)`: a selfie of these people, cropped and, if Bob agreed, measured."""

    def shoot(*people: int, face: int = 120, of: Account | None = None) -> UUID:
        picture = rectangles.picture(*people, width=400, height=400, face=face)
        with transaction() as session:
            actor = session.get_one(Account, (of or bob).id)
            added = selfies.add(session, actor, BytesIO(picture), x=0, y=0, width=400, height=400)
        run_jobs()
        return UUID(added.id)

    return shoot


@pytest.fixture
def agree(bob, run_jobs):
    def answer(*, granted: bool = True) -> None:
        with transaction() as session:
            consents.decide(session, session.get_one(Account, bob.id), granted=granted)
        run_jobs()

    return answer


@pytest.fixture
def known_by(sql):
    """How many references there are."""
    return lambda: sql("SELECT count(*) FROM face_reference")[0].count


def own(actor) -> own_faces.OwnFace:
    with transaction() as session:
        return own_faces.of(session, session.get_one(Account, actor.id))


def choose(actor, selfie_id, face):
    with transaction() as session:
        return selfies.choose_face(session, session.get_one(Account, actor.id), selfie_id, face)


@pytest.mark.parametrize("answer", [None, False])
def test_nothing_is_measured_of_who_did_not_agree(answer, bob, take, agree, known_by, sql):
    if answer is not None:
        agree(granted=answer)
    selfie_id = take(3)
    assert sql("SELECT face_state, faces, is_current, status FROM selfie") == [("unmeasured", [], True, "ready")]
    assert own(bob).state == ""
    with transaction() as session:
        own_faces.measure(session, selfie_id)
    assert sql("SELECT face_state FROM selfie")[0].face_state == "unmeasured"
    assert known_by() == 0


def test_measured_when_it_is_cropped(bob, take, agree, known_by):
    agree()
    take(3)
    assert (own(bob).state, own(bob).is_looking, known_by()) == ("ready", False, 1)


def test_measured_when_they_agree_later(bob, take, agree, known_by):
    take(3)
    assert known_by() == 0
    agree()
    assert (own(bob).state, known_by()) == ("ready", 1)
    agree()
    assert known_by() == 1


def test_a_no_forgets_what_was_found(bob, take, agree, known_by, sql):
    agree()
    take(3, 5)
    assert own(bob).state == "choose"
    agree(granted=False)
    assert own(bob).state == ""
    assert sql("SELECT face_state, faces FROM selfie") == [("unmeasured", [])]
    assert known_by() == 0


@pytest.mark.parametrize(
    ("people", "face", "state", "says"), [((), 120, "none", "no face"), ((3,), 60, "too_small", "Come closer")]
)
def test_what_is_wrong_is_said_and_the_selfie_stays(people, face, state, says, bob, take, agree, known_by, sql):
    agree()
    take(*people, face=face)
    assert own(bob).state == state
    assert says in own(bob).what_to_do
    assert known_by() == 0
    assert sql("SELECT is_current, status FROM selfie") == [(True, "ready")]


def test_of_several_bob_chooses_and_the_others_are_not_kept(bob, take, agree, known_by, run_jobs, sql):
    agree()
    selfie_id = take(3, 5)
    asked = own(bob)
    assert (asked.state, len(asked.faces), known_by()) == ("choose", 2, 0)
    assert asked.faces[0].left < asked.faces[1].left
    assert choose(bob, selfie_id, 1).face_state == "unmeasured"
    assert own(bob).is_looking
    run_jobs()
    assert (own(bob).state, own(bob).faces, known_by()) == ("ready", [], 1)
    with pytest.raises(Conflict):
        choose(bob, selfie_id, 0)
    chosen = sql("SELECT embedding::text AS it FROM face_reference")[0].it
    take(5)
    assert sql("SELECT embedding::text AS it FROM face_reference")[0].it == chosen


def test_nobody_else_chooses_and_only_among_what_is_there(bob, charlie, take, agree):
    agree()
    selfie_id = take(3, 5)
    with pytest.raises(NotFound):
        choose(charlie, selfie_id, 0)
    for face in (-1, 2):
        with pytest.raises(Invalid):
            choose(bob, selfie_id, face)
    agree(granted=False)
    with pytest.raises(Conflict):
        choose(bob, selfie_id, 0)


def test_by_another_selfie_bob_is_known_by_that_one_alone(bob, take, agree, known_by):
    agree()
    take(3)
    take()
    assert (own(bob).state, known_by()) == ("none", 0)
    take(4)
    assert (own(bob).state, known_by()) == ("ready", 1)


def test_where_faces_are_off_nothing_is_measured(bob, take, agree, known_by, settings):
    settings(faces="off")
    agree()
    take(3)
    assert (own(bob).state, known_by()) == ("unmeasured", 0)
