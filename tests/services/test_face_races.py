"""Whoever erases while somebody else is at work on their face: when both are through, nothing is left of it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from threading import Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from photodrop.adapters.faces import FoundFace
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account, Appearance, AppearanceSource, AppearanceState, Face, FaceGroup, Photo, Selfie
from photodrop.services import (
    appearances,
    consents,
    face_data,
    face_groups,
    face_matching,
    face_references,
    face_steps,
    faces,
    own_faces,
    suggestions,
)
from tests.fixtures.faces import BOB, MODEL, SISTER, STRANGER, Measured, found
from tests.support import rectangles
from tests.support.faces import like, like_both

Act = Callable[[Session], object]

TURNED = like(BOB, 0.1)
"""A face of Bob's that nobody would know him by."""

EYES = ((0.3, 0.3), (0.6, 0.3), (0.5, 0.5), (0.4, 0.7), (0.6, 0.7))
LATE = FoundFace(
    left=0.1, top=0.1, width=0.2, height=0.2, landmarks=EYES, score=0.9, quality=0.9, pixels=90,
    embedding=Measured(BOB).embedding, sharpness=0.9, frontality=0.9,
)  # fmt: skip
"""Found in a photo while Bob erases."""

WAITS = text("SELECT 1 FROM pg_stat_activity WHERE pid = :pid AND wait_event_type = 'Lock'")


@pytest.fixture
def cross(database):
    """`cross(first, second)`: the second begins when the first has done its work, which commits once the second waits
    for it, or is through. What they raised.
    """

    def run(first: Act, second: Act) -> list[Exception]:
        done, through, may_end, raised, pids = Event(), Event(), Event(), [], []

        def one(act: Act, after: Callable[[], object], before: Callable[[Session], object]) -> None:
            try:
                with transaction() as session:
                    before(session)
                    act(session)
                    after()
            except Exception as failure:  # noqa: BLE001  # looked at by the test
                raised.append(failure)

        def begin(session: Session) -> None:
            assert done.wait(20)
            pids.append(session.execute(text("SELECT pg_backend_pid()")).scalar_one())

        leader = Thread(target=one, args=(first, lambda: (done.set(), may_end.wait(20)), lambda _session: None))
        follower = Thread(target=lambda: (one(second, lambda: None, begin), through.set()))
        leader.start()
        follower.start()
        while not through.wait(0.01):
            with transaction() as session:
                if pids and session.execute(WAITS, {"pid": pids[0]}).first() is not None:
                    break
        may_end.set()
        leader.join(20)
        follower.join(20)
        assert not leader.is_alive()
        assert not follower.is_alive()
        return raised

    return run


@dataclass
class Shoot:
    """Bob agreed and was found in one photo; in others he is asked, or was taken for Carl, who agreed, too."""

    alice: Account
    bob: Account
    carl: Account
    face_in: Callable[..., Face]
    selfie: Selfie

    def matching_a_photo(self) -> Act:
        photo_id = self.face_in(like(BOB, 0.7)).photo_id
        return lambda session: face_matching.match_photo(session, photo_id)

    def matching_him(self) -> Act:
        self.face_in(like(BOB, 0.7))
        return lambda session: face_matching.match_account(session, self.bob.id)

    def learning(self) -> Act:
        return lambda session: face_references.refresh(session, self.bob.id)

    def measuring_his_selfie(self) -> Act:
        return lambda session: own_faces.measure(session, self.selfie.id)

    def looking_for_faces(self) -> Act:
        photo_id = self.face_in(None).photo_id
        return lambda session: faces.keep(session, session.get_one(Photo, photo_id), [LATE], MODEL)

    def naming_his_face(self) -> Act:
        face = self.face_in(TURNED)
        return lambda session: face_groups.name_face(session, self.me(session), face.id, str(self.bob.phone))

    def naming_his_group(self) -> Act:
        group_id = self.group_of(self.face_in(TURNED))
        return lambda session: face_groups.name(session, self.me(session), group_id, str(self.bob.phone))

    def taking_it_back(self) -> Act:
        face = self.face_in(like(BOB, 0.42), self.bob, AppearanceState.suggested)
        with transaction() as session:
            step = face_groups.name_face(session, self.me(session), face.id, str(self.carl.phone))
        return lambda session: face_steps.undo(session, self.me(session), face.album_id, UUID(step.id))

    def confirming(self) -> Act:
        row = self.row(self.face_in(like(BOB, 0.42), self.bob, AppearanceState.suggested))
        return lambda session: appearances.decide(session, self.me(session), row, AppearanceState.confirmed)

    def confirming_what_he_denied(self) -> Act:
        face = self.face_in(like(BOB, 0.42), self.bob, AppearanceState.rejected)
        with transaction() as session:
            face_groups.name_face(session, self.me(session), face.id, str(self.carl.phone))
        row = self.row(face)
        return lambda session: appearances.decide(session, self.me(session), row, AppearanceState.confirmed)

    def his_yes(self) -> Act:
        row = self.row(self.face_in(like(BOB, 0.42), self.bob, AppearanceState.suggested))
        return lambda session: suggestions.confirm(session, session.get_one(Account, self.bob.id), row)

    def carl_erasing(self) -> Act:
        self.face_in(like_both(BOB, 0.5, SISTER, 0.5))
        return lambda session: face_data.erase(session, session.get_one(Account, self.carl.id))

    def carl_learning(self) -> Act:
        """Of a face that is found to be his, and is in Bob's group."""
        face = self.face_in(like(SISTER, 0.8), self.carl, AppearanceState.confirmed)
        group_id = self.group_of(face)
        with transaction() as session:
            session.get_one(FaceGroup, group_id).client_id = self.bob.id
        return lambda session: face_references.refresh(session, self.carl.id)

    def erasing_twice(self) -> Act:
        return lambda session: face_data.erase(session, session.get_one(Account, self.bob.id))

    def me(self, session: Session) -> Account:
        return session.get_one(Account, self.alice.id)

    def row(self, face: Face) -> UUID:
        with transaction() as session:
            found = appearances.of(session, self.bob.id, face.photo_id)
            assert found is not None
            return found.id

    def group_of(self, face: Face) -> UUID:
        with transaction() as session:
            group = FaceGroup(album_id=face.album_id)
            session.add(group)
            session.flush()
            session.get_one(Face, face.id).group_id = group.id
            return group.id


@pytest.fixture
def shoot(alice, bob, new_client, photo_of, selfie_of, storage, settings, tmp_path) -> Shoot:
    settings(face_models=rectangles.models(tmp_path))
    carl = new_client("Carl")

    def face_in(embedding, of: Account | None = None, state: AppearanceState | None = None) -> Face:
        photo = photo_of()
        with transaction() as session:
            face = found(photo, embedding or STRANGER)
            session.add(face)
            session.flush()
            if of is not None and state is not None:
                more = {"photo_id": photo.id, "client_id": of.id, "face_id": face.id, "source": AppearanceSource.face}
                session.add(Appearance(state=state, similarity=0.42, **more))
            return face

    selfie_of(carl, SISTER)
    selfie = selfie_of(bob, BOB)
    storage.put(selfie.original_key, BytesIO(rectangles.picture(3, width=400, height=400, face=120)))
    face_in(like(BOB, 0.8), bob, AppearanceState.confirmed)
    return Shoot(alice, bob, carl, face_in, selfie)


ACTS = [
    "matching a photo", "matching him", "learning", "measuring his selfie", "looking for faces", "naming his face",
    "naming his group", "taking it back", "confirming", "confirming what he denied", "his yes", "carl erasing",
    "carl learning", "erasing twice",
]  # fmt: skip

LEFT = text("""
SELECT 'reference' FROM face_reference WHERE account_id = :bob
UNION ALL SELECT 'suggestion' FROM appearance WHERE client_id = :bob AND state = 'suggested'
UNION ALL SELECT 'similarity' FROM appearance WHERE client_id = :bob AND similarity IS NOT NULL
UNION ALL SELECT 'named face' FROM face JOIN appearance ON appearance.face_id = face.id
    WHERE appearance.client_id = :bob AND appearance.state = 'confirmed' AND face.embedding IS NOT NULL
UNION ALL SELECT 'face in his group' FROM face JOIN face_group ON face_group.id = face.group_id
    WHERE face_group.client_id = :bob AND face.embedding IS NOT NULL
UNION ALL SELECT 'learned from it' FROM face_reference JOIN face ON face.id = face_reference.face_id
    WHERE face.embedding IS NULL
UNION ALL SELECT 'face like his' FROM face WHERE (embedding <=> CAST(:like AS vector)) <= 0.62
    AND NOT EXISTS (SELECT FROM appearance WHERE appearance.face_id = face.id AND state = 'confirmed')
""")


@pytest.mark.parametrize("order", ["erasing first", "erasing last"])
@pytest.mark.parametrize("name", ACTS)
def test_whatever_goes_on_meanwhile_nothing_is_left(name, order, shoot, cross, bob, run_jobs):
    acts = [
        lambda session: face_data.erase(session, session.get_one(Account, bob.id)),
        getattr(shoot, name.replace(" ", "_"))(),
    ]
    raised = cross(*(acts if order == "erasing first" else reversed(acts)))
    # What was to be answered, or taken back, is gone.
    assert all(isinstance(failure, NotFound) for failure in raised), raised
    run_jobs()
    with transaction() as session:
        left = set(session.execute(LEFT, {"bob": bob.id, "like": str(BOB)}).scalars())
    # A photo that only then is looked at is a later photo: his face there is a stranger's.
    assert left <= ({"face like his"} if name == "looking for faces" else set())


def test_what_a_person_says_in_that_moment_stands(shoot, cross, bob, sql):
    """Matching has read that nobody said anything, and finds at its writing that somebody did."""
    added = shoot.face_in(like(BOB, 0.42)).photo_id
    denied = shoot.face_in(like(BOB, 0.7), bob, AppearanceState.suggested)
    row = shoot.row(denied)
    rejected = AppearanceState.rejected
    says: list[tuple[UUID, Act]] = [
        (added, lambda session: appearances.add(session, [added], [bob.id])),
        (denied.photo_id, lambda session: appearances.decide(session, shoot.me(session), row, rejected)),
    ]
    for photo_id, says_so in says:
        assert cross(says_so, lambda session, photo_id=photo_id: face_matching.match_photo(session, photo_id)) == []
    about = {"photos": [added, denied.photo_id], "bob": bob.id}
    left = sql("SELECT source, state FROM appearance WHERE photo_id = ANY(:photos) AND client_id = :bob", **about)
    assert set(left) == {("hand", "confirmed"), ("face", "rejected")}


def test_a_no_ends_a_measurement(shoot, cross, bob, sql):
    """The selfie stays, and nothing is said of the face in it."""
    sql("DELETE FROM face_reference")

    def refuse(session: Session) -> None:
        consents.decide(session, session.get_one(Account, bob.id), granted=False)

    assert cross(refuse, shoot.measuring_his_selfie()) == []
    assert sql("SELECT face_state, faces FROM selfie WHERE id = :id", id=shoot.selfie.id) == [("unmeasured", [])]
    assert sql("SELECT 1 FROM face_reference") == []
