"""What a client is known by: the selfie, and the best of what was confirmed; and what follows when it changes."""

import pytest
from sqlmodel import col, select

from photodrop.db import transaction
from photodrop.models import Account, AppearanceState, Face, FaceConsent, FaceReference, Photo, Unlock
from photodrop.services import appearances, face_matching, housekeeping
from tests.fixtures.faces import BOB, SISTER, STRANGER
from tests.support.faces import like, like_both

FAR = like(BOB, 0.6, seed=9)
"""A face of Bob's that his selfie confirms."""

TURNED = like_both(BOB, 0.33, FAR, 0.75)
"""And one that only resembles the mean of both: by 0.60."""


@pytest.fixture
def face_in(database):
    def find(photo: Photo) -> Face:
        with transaction() as session:
            return session.exec(select(Face).where(Face.photo_id == photo.id)).one()

    return find


@pytest.fixture
def has_mean(database):
    def look(account: Account) -> bool:
        mean = (col(FaceReference.selfie_id).is_(None), col(FaceReference.face_id).is_(None))
        with transaction() as session:
            found = session.exec(select(FaceReference).where(FaceReference.account_id == account.id, *mean)).first()
        return found is not None

    return look


@pytest.fixture
def decide(appearance_in):
    def say(actor: Account, photo: Photo, account: Account, state: AppearanceState) -> None:
        with transaction() as session:
            appearances.decide(session, session.get_one(Account, actor.id), appearance_in(photo, account).id, state)

    return say


@pytest.fixture
def name_by_hand(database):
    def name(photo: Photo, *accounts: Account) -> None:
        with transaction() as session:
            appearances.add(session, [photo.id], [account.id for account in accounts])

    return name


def test_the_second_round_finds_who_resembles_what_was_confirmed(
    photo_of, selfie_of, bob, run_jobs, appears, known_by, face_in, decide, alice
):
    turned = photo_of(TURNED)
    selfie_of(bob, BOB)
    run_jobs()
    assert appears(turned) == {}
    far = photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    assert appears(far) == appears(turned) == {bob.id: "confirmed"}
    # What only the mean found does not become part of it, unless somebody says that it is him.
    assert known_by(bob) == {face_in(far).id}
    decide(alice, turned, bob, AppearanceState.confirmed)
    run_jobs()
    assert known_by(bob) == {face_in(far).id, face_in(turned).id}


@pytest.mark.parametrize(
    ("similarity", "state"), [(0.55, "confirmed"), (0.5499, "suggested"), (0.46, "suggested"), (0.4599, None)]
)
def test_the_bands_of_the_second_round(photo_of, selfie_of, bob, run_jobs, appears, similarity, state):
    photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    # The mean lies between two vectors of unit length at 0.6: so far along each of them.
    to_far = similarity * (2 + 2 * 0.6) ** 0.5 - 0.3
    photo = photo_of(like_both(BOB, 0.3, FAR, to_far))
    selfie_of(bob, BOB)
    run_jobs()
    assert appears(photo) == ({bob.id: state} if state else {})


@pytest.mark.parametrize(("pixels", "teaches"), [(31, False), (32, True)])
def test_nobody_is_known_by_a_tiny_face(
    photo_of, bob, run_jobs, appears, known_by, face_in, selfie_of, pixels, teaches
):
    """It is named, confirmed and shown like others."""
    photo = photo_of(FAR, pixels=pixels)
    selfie_of(bob, BOB)
    run_jobs()
    assert appears(photo) == {bob.id: "confirmed"}
    assert known_by(bob) == ({face_in(photo).id} if teaches else set())


def test_a_new_photo_teaches_too(photo_of, selfie_of, bob, appears, run_jobs):
    selfie_of(bob, BOB)
    run_jobs()
    turned, far = photo_of(TURNED), photo_of(FAR)
    with transaction() as session:
        face_matching.match_photo(session, far.id)
    run_jobs()
    assert appears(turned) == {bob.id: "confirmed"}


def test_what_was_rejected_teaches_no_longer(
    photo_of, selfie_of, bob, run_jobs, appears, known_by, has_mean, decide, alice
):
    turned, far = photo_of(TURNED), photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    assert has_mean(bob)
    decide(bob, far, bob, AppearanceState.rejected)
    run_jobs()
    assert known_by(bob) == set()
    assert not has_mean(bob)
    assert appears(turned) == {}
    assert appears(far) == {bob.id: "rejected"}


def test_whom_the_photographer_takes_out_teaches_no_longer(photo_of, selfie_of, bob, run_jobs, known_by, alice):
    far = photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    with transaction() as session:
        appearances.set_people(session, session.get_one(Account, alice.id), far.id, [])
    run_jobs()
    assert known_by(bob) == set()


def test_a_photo_that_is_gone_teaches_no_longer(photo_of, selfie_of, bob, run_jobs, known_by, has_mean, sql):
    far = photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    assert has_mean(bob)
    sql("UPDATE photo SET deleted_at = now() - interval '1 day'")
    with transaction() as session:
        housekeeping.purge_photo(session, far.id)
    run_jobs()
    assert known_by(bob) == set()
    assert not has_mean(bob)


def test_only_the_best_are_kept_and_first_those_that_somebody_confirmed(
    photo_of, selfie_of, bob, run_jobs, known_by, face_in, sql, decide, alice
):
    photos = [photo_of(like(BOB, 0.6, seed=seed)) for seed in range(11)]
    for number, photo in enumerate(photos):
        sql("UPDATE face SET quality = :quality WHERE photo_id = :id", quality=number / 20, id=photo.id)
    selfie_of(bob, BOB)
    run_jobs()
    assert known_by(bob) == {face_in(photo).id for photo in photos[-8:]}
    decide(alice, photos[0], bob, AppearanceState.confirmed)
    run_jobs()
    assert known_by(bob) == {face_in(photo).id for photo in [photos[0], *photos[-7:]]}


def test_by_hand_teaches_where_there_is_no_doubt_whose_face_it_is(
    photo_of, new_client, name_by_hand, run_jobs, known_by, face_in, appears
):
    bea, charlie = new_client("Bea"), new_client("Charlie", consent=FaceConsent.refused)
    alone, crowded, with_somebody = photo_of(SISTER), photo_of(SISTER, STRANGER), photo_of(SISTER)
    name_by_hand(crowded, bea)
    name_by_hand(with_somebody, bea, charlie)
    run_jobs()
    assert known_by(bea) == set()
    name_by_hand(alone, bea)
    name_by_hand(photo_of(STRANGER), charlie)
    later = photo_of(like(SISTER, 0.7))
    run_jobs()
    assert face_in(alone).id in known_by(bea)
    assert face_in(later).id not in known_by(bea)
    assert known_by(charlie) == set()
    assert appears(later) == {bea.id: "confirmed"}


def test_a_face_that_the_photographer_named_teaches(photo_of, new_client, run_jobs, known_by, appears):
    bea = new_client("Bea")
    named, later = photo_of(STRANGER, SISTER), photo_of(like(SISTER, 0.7))
    with transaction() as session:
        face = session.exec(select(Face).where(Face.photo_id == named.id).order_by(col(Face.left_edge).desc())).first()
        assert face is not None
        appearances.add(session, [named.id], [bea.id], faces={named.id: face.id})
    run_jobs()
    assert known_by(bea) == {face.id}
    assert appears(later) == {bea.id: "confirmed"}


def test_a_single_face_that_is_not_like_the_selfie_teaches_nothing(
    photo_of, selfie_of, bob, name_by_hand, run_jobs, known_by
):
    photo = photo_of(STRANGER)
    selfie_of(bob, BOB)
    name_by_hand(photo, bob)
    run_jobs()
    assert known_by(bob) == set()


def test_who_no_longer_agrees_is_known_by_nothing(photo_of, selfie_of, bob, run_jobs, sql, decide, alice):
    far = photo_of(FAR)
    selfie_of(bob, BOB)
    run_jobs()
    decide(alice, far, bob, AppearanceState.confirmed)
    sql("UPDATE account SET face_consent = 'refused' WHERE id = :id", id=bob.id)
    run_jobs()
    assert sql("SELECT count(*) FROM face_reference") == [(0,)]


def test_another_selfie_takes_back_what_nobody_decided(
    photo_of, selfie_of, bob, alice, run_jobs, appears, decide, name_by_hand, sql, album
):
    found, kept, paid, hidden, by_hand, erased, rejected = (photo_of(like(BOB, 0.6, seed=seed)) for seed in range(7))
    suggested = photo_of(like(BOB, 0.4, seed=8))
    name_by_hand(by_hand, bob)
    selfie_of(bob, BOB)
    run_jobs()
    assert (appears(found), appears(suggested)) == ({bob.id: "confirmed"}, {bob.id: "suggested"})
    decide(alice, kept, bob, AppearanceState.confirmed)
    decide(bob, rejected, bob, AppearanceState.rejected)
    with transaction() as session:
        session.add(Unlock(album_id=album.id, client_id=bob.id, photo_id=paid.id))
    sql("UPDATE appearance SET hidden_at = now() WHERE photo_id = :id", id=hidden.id)
    sql("UPDATE face SET embedding = NULL WHERE photo_id = :id", id=erased.id)
    selfie_of(bob, SISTER)
    run_jobs()
    assert (appears(found), appears(suggested)) == ({}, {})
    assert [appears(photo) for photo in (kept, paid, hidden, by_hand, erased)] == [{bob.id: "confirmed"}] * 5
    assert appears(rejected) == {bob.id: "rejected"}


def test_another_selfie_changes_the_band(photo_of, selfie_of, bob, run_jobs, appears):
    photo = photo_of(like_both(BOB, 0.6, SISTER, 0.4))
    for selfie, state in ((BOB, "confirmed"), (SISTER, "suggested"), (BOB, "confirmed")):
        selfie_of(bob, selfie)
        run_jobs()
        assert appears(photo) == {bob.id: state}


def test_a_selfie_whose_face_nobody_measured_says_nothing(bob, selfie_of, photo_of, run_jobs, sql, add_selfie):
    selfie_of(bob, BOB)
    add_selfie(bob)
    run_jobs()
    assert sql("SELECT count(*) FROM face_reference") == [(0,)]
