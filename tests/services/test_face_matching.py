"""Who is in which photo by their faces: Bob is found, Charlie who refused is not, and what people say stands."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodrop.db import transaction
from photodrop.errors import Locked
from photodrop.models import Account, AppearanceState, Client, FaceConsent, FaceMode, Photo
from photodrop.models.base import new_id, now
from photodrop.services import access, appearances, face_data, face_matching, face_search, photo_cards
from photodrop.services.face_matching import assign
from photodrop.services.face_search import Likeness
from tests.fixtures.faces import BOB, SISTER, STRANGER
from tests.support.faces import like, like_both

CONFIRMED, SUGGESTED, REJECTED = "confirmed", "suggested", "rejected"


@pytest.fixture
def match(database):
    def run(what: Photo | Account) -> None:
        with transaction() as session:
            if isinstance(what, Photo):
                face_matching.match_photo(session, what.id)
            else:
                face_matching.match_account(session, what.id)

    return run


@pytest.fixture
def decide(database):
    def say(actor: Account, appearance_id: UUID, state: AppearanceState) -> None:
        with transaction() as session:
            appearances.decide(session, session.get_one(Account, actor.id), appearance_id, state)

    return say


@pytest.fixture(params=["few", "many"])
def however_many(request, monkeypatch):
    """Compared one by one, and by the index, which on so few rows finds as much."""
    if request.param == "many":
        monkeypatch.setattr(face_search, "FEW_CLIENTS", 0)
        monkeypatch.setattr(face_search, "FEW_FACES", 0)
        monkeypatch.setattr(face_search, "PAGE", 2)


@pytest.mark.parametrize(
    ("similarity", "pixels", "state"),
    [
        (0.92, 120, CONFIRMED),
        (0.5, 120, CONFIRMED),
        (0.4999, 120, SUGGESTED),
        (0.38, 120, SUGGESTED),
        (0.3799, 120, None),
        (0.1, 120, None),
        (0.9, 18, CONFIRMED),
        (0.9, 17, SUGGESTED),
    ],
)
def test_three_bands(photo_of, selfie_of, bob, match, appears, similarity, pixels, state):
    photo = photo_of(like(BOB, similarity), pixels=pixels)
    selfie_of(bob, BOB)
    match(photo)
    assert appears(photo) == ({bob.id: state} if state else {})
    match(bob)
    assert appears(photo) == ({bob.id: state} if state else {})


def test_whoever_comes_second_finds_the_other(photo_of, selfie_of, bob, run_jobs, appears, match, however_many):
    his = [photo_of(like(BOB, 0.7, seed=seed), STRANGER) for seed in range(5)]
    others = photo_of(STRANGER)
    selfie_of(bob, BOB)
    done = run_jobs()
    assert done[0] == "faces.match_account"
    assert [appears(photo) for photo in his] == [{bob.id: CONFIRMED}] * 5
    later = photo_of(like(BOB, 0.6))
    match(later)
    assert appears(later) == {bob.id: CONFIRMED}
    assert appears(others) == {}


def test_photos_beyond_those_held_at_once_have_jobs_of_their_own(
    photo_of, selfie_of, bob, run_jobs, appears, monkeypatch
):
    monkeypatch.setattr(face_matching, "AT_ONCE", 1)
    his = [photo_of(like(BOB, 0.7)) for _ in range(3)]
    selfie_of(bob, BOB)
    assert run_jobs().count("faces.match_photo") >= 2
    assert [appears(photo) for photo in his] == [{bob.id: CONFIRMED}] * 3


def test_what_is_written_already_is_not_matched_again(photo_of, selfie_of, bob, run_jobs, monkeypatch, match, promised):
    for _ in range(3):
        photo_of(like(BOB, 0.7))
    selfie_of(bob, BOB)
    run_jobs()
    monkeypatch.setattr(face_matching, "AT_ONCE", 0)
    match(bob)
    assert promised() == []


@pytest.mark.parametrize("consent", [FaceConsent.unasked, FaceConsent.refused])
def test_who_did_not_agree_is_not_compared(photo_of, selfie_of, bob, match, appears, sql, consent, however_many):
    selfie_of(bob, BOB, consent=consent)
    assert sql("SELECT count(*) FROM face_reference") == [(0,)]
    selfie_of(bob, BOB)
    # As if the vectors of who withdraws were still there.
    sql("UPDATE account SET face_consent = :consent WHERE id = :id", consent=consent.value, id=bob.id)
    photo = photo_of(like(BOB, 0.9))
    match(photo)
    match(bob)
    assert appears(photo) == {}


def test_who_agrees_again_is_found_by_what_was_not_forgotten(photo_of, selfie_of, bob, match, run_jobs, appears):
    old, suggested = photo_of(like(BOB, 0.7, seed=1)), photo_of(like(BOB, 0.45, seed=2))
    selfie_of(bob, BOB)
    run_jobs()
    assert [appears(old), appears(suggested)] == [{bob.id: CONFIRMED}, {bob.id: SUGGESTED}]
    with transaction() as session:
        face_data.erase(session, session.get_one(Account, bob.id))
    assert [appears(old), appears(suggested)] == [{}, {}]
    meanwhile = photo_of(like(BOB, 0.7, seed=3))
    match(meanwhile)
    assert appears(meanwhile) == {}
    selfie_of(bob, BOB)
    run_jobs()
    assert [appears(photo) for photo in (old, suggested, meanwhile)] == [{}, {}, {bob.id: CONFIRMED}]


def test_who_may_not_sign_in_is_not_compared(photo_of, selfie_of, bob, match, appears, sql):
    selfie_of(bob, BOB)
    sql("UPDATE account SET is_active = false WHERE id = :id", id=bob.id)
    photo = photo_of(like(BOB, 0.9))
    match(photo)
    match(bob)
    assert appears(photo) == {}


@pytest.mark.parametrize(("scope", "state"), [("clients", None), ("installation", CONFIRMED)])
def test_only_in_albums_of_their_photographers(
    dora, new_album, photo_of, faces_on, selfie_of, bob, match, appears, settings, scope, state, however_many
):
    settings(face_scope=scope)
    theirs = new_album(owner=dora, name="Dora's own")
    faces_on(theirs)
    selfie_of(bob, BOB)
    ours, foreign = photo_of(like(BOB, 0.9)), photo_of(like(BOB, 0.9), to=theirs)
    for photo in (ours, foreign):
        match(photo)
    match(bob)
    assert appears(ours) == {bob.id: CONFIRMED}
    assert appears(foreign) == ({bob.id: state} if state else {})
    with transaction() as session:
        session.merge(Client(photographer_id=dora.id, account_id=bob.id))
    match(bob)
    assert appears(foreign) == {bob.id: CONFIRMED}


@pytest.mark.parametrize("mode", [FaceMode.off, FaceMode.minors])
def test_only_where_the_album_wants_it(photo_of, faces_on, album, selfie_of, bob, match, appears, mode):
    photo = photo_of(like(BOB, 0.9))
    selfie_of(bob, BOB)
    faces_on(album, mode=mode)
    match(photo)
    match(bob)
    assert appears(photo) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"deleted_at": now()},
        {"held_at": now(), "dropped_at": None},
        {"status": "failed", "error": "No picture."},
        {"status": "queued"},
    ],
    ids=["deleted", "held", "failed", "queued"],
)
def test_only_photos_that_are_there(photo_of, selfie_of, bob, match, appears, fields):
    photo = photo_of(like(BOB, 0.9), **fields)
    selfie_of(bob, BOB)
    match(photo)
    match(bob)
    assert appears(photo) == {}


def test_a_deleted_album_or_a_photo_that_is_gone(photo_of, album, selfie_of, bob, match, appears, sql):
    photo = photo_of(like(BOB, 0.9))
    selfie_of(bob, BOB)
    sql("UPDATE album SET deleted_at = now()")
    match(photo)
    match(bob)
    assert appears(photo) == {}
    sql("DELETE FROM photo")
    match(photo)


def test_only_what_the_same_model_measured(photo_of, selfie_of, bob, match, appears, sql, however_many):
    photo = photo_of(like(BOB, 0.9))
    selfie_of(bob, BOB)
    sql("UPDATE face SET model = 'another'")
    match(photo)
    match(bob)
    assert appears(photo) == {}


def test_a_face_is_one_persons_and_the_better_ones(photo_of, selfie_of, new_client, bob, match, appears):
    sister = new_client("Bea")
    selfie_of(bob, BOB)
    selfie_of(sister, SISTER)
    only_bob = photo_of(like_both(BOB, 0.7, SISTER, 0.486))
    both = photo_of(like_both(BOB, 0.7, SISTER, 0.486), like_both(BOB, 0.486, SISTER, 0.6))
    for photo in (only_bob, both):
        match(photo)
        match(sister)
    assert appears(only_bob) == {bob.id: CONFIRMED}
    assert appears(both) == {bob.id: CONFIRMED, sister.id: CONFIRMED}


def test_one_person_has_one_face_in_a_photo(photo_of, selfie_of, bob, match, appearance_in, sql):
    photo = photo_of(like(BOB, 0.6), like(BOB, 0.8, seed=1), STRANGER)
    selfie_of(bob, BOB)
    match(photo)
    found = appearance_in(photo, bob)
    assert (found.source, round(found.similarity or 0, 4)) == ("face", 0.8)
    assert sql("SELECT count(*) FROM appearance") == [(1,)]


def test_not_me_is_for_ever_and_the_face_may_be_another_persons(
    photo_of, selfie_of, new_client, bob, match, appears, appearance_in, decide, run_jobs
):
    sister = new_client("Bea")
    photo = photo_of(like_both(BOB, 0.52, SISTER, 0.4))
    selfie_of(sister, SISTER)
    selfie_of(bob, BOB)
    run_jobs()
    assert appears(photo) == {bob.id: CONFIRMED}
    decide(bob, appearance_in(photo, bob).id, AppearanceState.rejected)
    run_jobs()
    assert appears(photo) == {bob.id: REJECTED, sister.id: SUGGESTED}
    selfie_of(bob, like(BOB, 0.9))
    run_jobs()
    assert appears(photo)[bob.id] == REJECTED


def test_whom_the_photographer_took_out_does_not_come_back(
    photo_of, selfie_of, alice, bob, album, match, appears, run_jobs
):
    first, second = photo_of(like(BOB, 0.9)), photo_of(like(BOB, 0.9))
    selfie_of(bob, BOB)
    run_jobs()
    with transaction() as session:
        owner = session.get_one(Account, alice.id)
        appearances.set_people(session, owner, first.id, [])
        appearances.remove_people(session, owner, album.id, [second.id], [bob.id])
    run_jobs()
    match(bob)
    assert appears(first) == appears(second) == {bob.id: REJECTED}
    with transaction() as session:
        appearances.set_people(session, session.get_one(Account, alice.id), first.id, [bob.phone])
    run_jobs()
    assert appears(first) == {bob.id: CONFIRMED}


def test_by_hand_stays_by_hand_and_learns_its_face(photo_of, selfie_of, bob, match, appearance_in, appears):
    his, turned_away = photo_of(like(BOB, 0.4), STRANGER), photo_of(STRANGER)
    for photo in (his, turned_away):
        with transaction() as session:
            appearances.add(session, [photo.id], [bob.id])
    selfie_of(bob, BOB)
    for what in (his, turned_away, bob):
        match(what)
    named = appearance_in(his, bob)
    assert (named.source, named.state, round(named.similarity or 0, 4)) == ("hand", CONFIRMED, 0.4)
    assert appearance_in(turned_away, bob).face_id is None
    assert appears(turned_away) == {bob.id: CONFIRMED}


def test_a_face_that_somebody_named_is_nobody_elses(
    photo_of, selfie_of, new_client, bob, match, appears, appearance_in, decide, alice
):
    sister = new_client("Bea")
    photo = photo_of(like_both(BOB, 0.45, SISTER, 0.8))
    selfie_of(bob, BOB)
    match(photo)
    decide(alice, appearance_in(photo, bob).id, AppearanceState.confirmed)
    selfie_of(sister, SISTER)
    match(photo)
    match(sister)
    assert appears(photo) == {bob.id: CONFIRMED}


def test_a_locked_photo_stays_locked(delivered, faces_on, album, selfie_of, charlie, alice, match, appears, sql):
    from tests.fixtures.faces import found

    faces_on(album)
    with transaction() as session:
        session.add(Client(photographer_id=alice.id, account_id=charlie.id))
        session.add(found(delivered, BOB))
    selfie_of(charlie, BOB)
    match(delivered)
    assert appears(delivered)[charlie.id] == CONFIRMED
    with transaction() as session:
        sight = access.photo_to_see(session, session.get_one(Account, charlie.id), delivered.id)
        assert sight.locked
        with pytest.raises(Locked):
            access.photo_to_share(session, session.get_one(Account, charlie.id), delivered.id)


@pytest.mark.parametrize(("similarity", "is_told"), [(0.9, True), (0.4, False)])
@pytest.mark.parametrize("has_dropped", [True, False])
def test_who_is_found_is_told_once_and_of_suggestions_not(
    photo_of, selfie_of, bob, match, sql, similarity, is_told, has_dropped
):
    photo = photo_of(like(BOB, similarity), dropped_at=now() if has_dropped else None)
    selfie_of(bob, BOB)
    for what in (photo, bob, photo):
        match(what)
    told = sql("SELECT account_id, count FROM notification")
    assert told == ([(bob.id, 1)] if is_told and has_dropped else [])


def test_matching_grants_no_more_than_an_appearance(photo_of, selfie_of, bob, match):
    draft, suggested, found = (
        photo_of(like(BOB, 0.9), dropped_at=None), photo_of(like(BOB, 0.4)), photo_of(like(BOB, 0.9))
    )  # fmt: skip
    selfie_of(bob, BOB)
    match(bob)
    with transaction() as session:
        me = session.get_one(Account, bob.id)
        assert {card.id for card in photo_cards.of_client(session, me).items} == {str(found.id)}
    assert draft.id != suggested.id


def test_at_once_from_both_sides_nothing_is_doubled_or_lost(
    photo_of, selfie_of, new_client, bob, match, appears, at_once
):
    sister = new_client("Bea")
    taken = [photo_of(like(BOB, 0.8), like(SISTER, 0.8)) for _ in range(4)]
    selfie_of(bob, BOB)
    selfie_of(sister, SISTER)
    what = [*taken, bob, sister, *reversed(taken), bob]
    assert at_once([lambda one=one: match(one) for one in what]) == [None] * len(what)
    assert [appears(photo) for photo in taken] == [{bob.id: CONFIRMED, sister.id: CONFIRMED}] * 4


CLIENTS, FACES = [new_id() for _ in range(4)], [new_id() for _ in range(4)]


@given(
    st.dictionaries(
        st.sampled_from(list(product(FACES, CLIENTS))),
        st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.sampled_from([12, 40])),
    ),
    st.sets(st.sampled_from(CLIENTS)),
    st.dictionaries(st.sampled_from(FACES), st.sampled_from(CLIENTS)),
    st.randoms(),
)
def test_whatever_is_alike(alike, rejected, taken, dice):
    photo_id = new_id()
    likenesses = [
        Likeness(photo_id, face_id, client_id, pixels, selfie, mean)
        for (face_id, client_id), (selfie, mean, pixels) in alike.items()
    ]
    matches = assign(likenesses, rejected=rejected, taken=taken)
    faces = [match.face_id for match in matches.values()]
    assert len(set(faces)) == len(faces)
    assert not rejected & matches.keys()
    for client_id, match in matches.items():
        assert taken.get(match.face_id, client_id) == client_id
        selfie, mean, pixels = alike[match.face_id, client_id]
        assert selfie >= 0.38 or mean >= 0.46
        if match.state is AppearanceState.confirmed:
            assert selfie >= 0.5 or mean >= 0.55
            assert pixels == 40
    dice.shuffle(likenesses)
    assert assign(likenesses, rejected=rejected, taken=taken) == matches
