"""Alice reviews who is in her album: faces group themselves; she names, merges, splits, sets aside, and takes back."""

from uuid import UUID

import pytest
from sqlmodel import col, select

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import (
    Account,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Face,
    FaceConsent,
    FaceGroup,
    FaceMode,
)
from photodrop.services import album_people, appearances, clients, face_groups, face_steps, housekeeping, photo_cards
from photodrop.services.face_steps import NothingToUndo
from tests.fixtures.people import BOB_PHONE
from tests.support.faces import a_face, like, somebody

BOB, EVE, MALLORY = somebody(1), somebody(2), somebody(3)
NEW_PHONE = "+12025550199"


@pytest.fixture
def shoot(alice, album, add_photo, jpeg, sql):
    """`shoot([BOB], [BOB, EVE])`: an album of one photo for each list, with a face for each in it."""

    def make(*people: list[list[float]], mode: FaceMode = FaceMode.on) -> list[list[UUID]]:
        sql("UPDATE album SET faces = :mode WHERE id = :id", mode=mode.value, id=album.id)
        made = []
        for number, faces in enumerate(people):
            photo = add_photo(content=jpeg(48, 32), filename=f"{number}.jpg")
            found = [a_face(photo, embedding=each, at=at / 10, quality=0.9 - at / 10) for at, each in enumerate(faces)]
            with transaction() as session:
                session.add_all(found)
            made.append([face.id for face in found])
        sql("UPDATE photo SET status = 'ready', width = 48, height = 32, faces_model = 'test', dropped_at = now()")
        return made

    return make


@pytest.fixture
def group_now(album):
    def run(*, anew: bool = False) -> None:
        with transaction() as session:
            face_groups.group(session, album.id, anew=anew)

    return run


@pytest.fixture
def as_alice(alice, album):
    def call(service, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, alice.id), *args, **kwargs)

    return call


@pytest.fixture
def groups(as_alice, album):
    """The unnamed groups, largest first, each as the set of its faces."""

    def read() -> list[tuple[UUID, set[UUID]]]:
        people = as_alice(album_people.find, album.id).items
        found = [UUID(person.id) for person in people if person.kind == "group"]
        return [(each, {UUID(face.face_id) for face in as_alice(album_people.of_group, each).items}) for each in found]

    return read


def states(client_id) -> dict[UUID, tuple[str, str, UUID | None]]:
    with transaction() as session:
        rows = session.exec(select(Appearance).where(Appearance.client_id == client_id)).all()
        return {row.photo_id: (row.state.value, row.source.value, row.face_id) for row in rows}


def everything() -> tuple:
    """All that a step may change."""
    with transaction() as session:
        faces = session.exec(select(Face).order_by(col(Face.id))).all()
        rows = session.exec(select(Appearance).order_by(col(Appearance.photo_id), col(Appearance.client_id))).all()
        made = session.exec(select(FaceGroup).order_by(col(FaceGroup.id))).all()
        return (
            [(face.id, face.group_id, face.placed_by_hand) for face in faces],
            [(row.photo_id, row.client_id, row.state, row.source, row.face_id) for row in rows],
            [(each.id, each.client_id, each.is_ignored) for each in made],
        )


def test_faces_that_are_alike_become_one_group_and_nobody_is_in_a_photo_twice(shoot, group_now, groups):
    (bob1, eve), (bob2,), (bob3, twin) = shoot([BOB, EVE], [like(BOB, 0.7)], [like(BOB, 0.8), like(BOB, 0.75)])
    group_now()
    assert [faces for _id, faces in groups()] == [{bob1, bob2, bob3}, {eve}, {twin}] or [
        faces for _id, faces in groups()
    ] == [{bob1, bob2, bob3}, {twin}, {eve}]
    before = everything()
    group_now()
    assert everything() == before


def test_a_later_photo_joins_the_groups_that_are_there(shoot, group_now, groups):
    shoot([BOB], [EVE])
    group_now()
    before = {each for each, _faces in groups()}
    shoot([like(BOB, 0.6), like(MALLORY, 0.7)])
    group_now()
    after = dict(groups())
    assert before < set(after)
    assert sorted(len(faces) for faces in after.values()) == [1, 1, 2]


@pytest.mark.parametrize("mode", [FaceMode.off, FaceMode.minors])
def test_where_faces_are_off_nothing_is_grouped(shoot, group_now, groups, mode):
    shoot([BOB], mode=mode)
    group_now()
    assert groups() == []


def test_a_group_is_named_by_a_number_that_nobody_has_yet(shoot, group_now, groups, as_alice, album, promised):
    shoot([BOB, EVE], [like(BOB, 0.7)])
    group_now()
    (bobs, faces), _eves = groups()
    step = as_alice(face_groups.name, bobs, NEW_PHONE, called="Bobby")
    assert (step.kind, step.photo_count) == ("named", 2)
    found = states(UUID(step.client_id))
    assert {(state, source) for state, source, _face in found.values()} == {("confirmed", "hand")}
    assert {face for *_told, face in found.values()} == faces
    people = as_alice(album_people.find, album.id).items
    assert [(person.kind, person.name, person.photo_count) for person in people] == [
        ("client", "Bobby", 2),
        ("group", "", 1),
    ]
    assert people[0].picture_url
    assert not people[0].by_hand
    with pytest.raises(NotFound):
        as_alice(face_groups.name, bobs, BOB_PHONE)


def test_who_refused_has_no_embedding_left_and_stays_named(shoot, group_now, groups, as_alice, bob, sql):
    shoot([BOB], [like(BOB, 0.7)], [EVE])
    group_now()
    sql("UPDATE account SET face_consent = :refused WHERE id = :id", refused=FaceConsent.refused.value, id=bob.id)
    as_alice(face_groups.name, groups()[0][0], BOB_PHONE)
    with transaction() as session:
        faces = session.exec(select(Face)).all()
        assert [face.embedding is None for face in sorted(faces, key=lambda each: each.id)] == [True, True, False]
    assert len(states(bob.id)) == 2


def test_what_was_rejected_stays_so_when_a_group_is_named(shoot, group_now, groups, as_alice, bob, album, run_jobs):
    (first,), (second,) = shoot([BOB], [like(BOB, 0.7)])
    group_now()
    with transaction() as session:
        photo_id = session.get_one(Face, first).photo_id
        session.add(Appearance(photo_id=photo_id, client_id=bob.id, state=AppearanceState.rejected))
    step = as_alice(face_groups.name, groups()[0][0], BOB_PHONE)
    assert step.photo_count == 1
    assert states(bob.id)[photo_id][0] == "rejected"
    run_jobs()
    assert [faces for _id, faces in groups()] == [{first}]
    assert second not in groups()[0][1]


def test_merging_splitting_and_setting_aside(shoot, group_now, groups, as_alice, album):
    (a,), (b,), (c,), (d,) = shoot([BOB], [like(BOB, 0.7)], [EVE], [MALLORY])
    group_now()
    bobs = groups()[0][0]
    eves = next(each for each, faces in groups() if faces == {c})
    as_alice(face_groups.merge, eves, into_group_id=bobs)
    assert groups()[0] == (bobs, {a, b, c})
    as_alice(face_groups.split, bobs, [b])
    assert sorted(map(len, (faces for _id, faces in groups()))) == [1, 1, 2]
    # Placed by hand, so that another look changes nothing of it.
    before = groups()
    group_now(anew=True)
    assert [faces for _id, faces in groups() if d not in faces] == [faces for _id, faces in before if d not in faces]
    for wrong in ([], [a, c], [d]):
        with pytest.raises((Invalid, NotFound)):
            as_alice(face_groups.split, bobs, wrong)
    stranger = next(each for each, faces in groups() if faces == {d})
    as_alice(face_groups.set_aside, stranger)
    assert stranger not in dict(groups())
    counts = as_alice(album_people.counts, album.id)
    assert (counts.people, counts.ignored, counts.nobody) == (2, 1, 1)
    assert [photo.filename for photo in as_alice(photo_cards.in_album, album.id, only="nobody").items] == ["3.jpg"]
    aside = as_alice(album_people.find, album.id, ignored=True).items
    assert [person.id for person in aside] == [str(stranger)]
    shoot([like(MALLORY, 0.7)])
    group_now()
    assert as_alice(album_people.counts, album.id).nobody == 2


def test_the_most_alike_come_first_and_nobody_of_the_same_photo(shoot, group_now, groups, as_alice, album, bob, sql):
    """Some of Eve's faces became groups of their own; Bob is known, and so is Frank, who did not agree."""
    frank = UUID(as_alice(clients.add, NEW_PHONE, "Frank").client_id)
    sql("UPDATE account SET face_consent = 'granted' WHERE id = :id", id=bob.id)
    alike = [like(EVE, 0.46)], [like(EVE, 0.4, seed=7)], [like(EVE, 0.43, seed=9)]
    (eve, _mallory), _first, (second,), (third,), _stranger = shoot([EVE, MALLORY], *alike, [somebody(5)])
    group_now()
    group_of = {face: each for each, faces in groups() for face in faces}
    eves = group_of[eve]
    assert [person.kind for person in as_alice(album_people.alike, eves)] == ["group"] * 3
    as_alice(face_groups.merge, group_of[second], client_id=bob.id)
    as_alice(face_groups.merge, group_of[third], client_id=frank)
    found = as_alice(album_people.alike, eves)
    assert [(person.kind, person.name) for person in found] == [("group", ""), ("client", "Bob Brown")]
    assert [person.name for person in as_alice(album_people.find, album.id, query="fra").items] == ["Frank"]
    assert [person.name for person in as_alice(album_people.find, album.id, query=NEW_PHONE[-5:]).items] == ["Frank"]
    assert as_alice(album_people.find, album.id, query="nobody").items == []


def test_every_step_is_taken_back(shoot, group_now, groups, as_alice, album, bob, sql):
    sql("UPDATE account SET face_consent = 'granted' WHERE id = :id", id=bob.id)
    (first, _eve), *_others = shoot([BOB, EVE], [like(BOB, 0.7)], [MALLORY], [like(BOB, 0.8)])
    group_now()
    with transaction() as session:
        face = session.get_one(Face, first)
        session.add(
            Appearance(
                photo_id=face.photo_id,
                client_id=bob.id,
                source=AppearanceSource.face,
                state=AppearanceState.suggested,
                face_id=face.id,
                similarity=0.41,
            )
        )
        session.flush()
        asked = session.exec(select(Appearance.id)).one()

    def of(size: int, at: int = 0) -> UUID:
        return [each for each, faces in groups() if len(faces) == size][at]

    steps = [
        lambda: as_alice(album_people.decide, album.id, [asked], AppearanceState.rejected),
        lambda: as_alice(album_people.decide, album.id, [asked], AppearanceState.confirmed),
        lambda: as_alice(face_groups.split, of(2), [min(dict(groups())[of(2)])]),
        lambda: as_alice(face_groups.merge, of(1), into_group_id=of(1, at=1)),
        lambda: as_alice(face_groups.set_aside, of(2)),
        lambda: as_alice(face_groups.name, of(1), BOB_PHONE),
        lambda: as_alice(face_groups.merge, of(1), client_id=bob.id),
        lambda: as_alice(face_groups.name_face, face.id, NEW_PHONE),
    ]
    seen = []
    for step in steps:
        seen.append(everything())
        step()
        assert everything() != seen[-1]
    for before in reversed(seen):
        undone = as_alice(face_steps.undo, album.id)
        assert undone.kept == 0
        assert everything() == before
    with pytest.raises(NothingToUndo):
        as_alice(face_steps.undo, album.id)


def test_what_happened_since_stays_as_it_is(shoot, group_now, groups, as_alice, album, bob, sql):
    (first,), (second,), (third,) = shoot([BOB], [like(BOB, 0.7)], [like(BOB, 0.8)])
    group_now()
    with transaction() as session:
        photo = {each: session.get_one(Face, each).photo_id for each in (first, second, third)}
    step = as_alice(face_groups.name, groups()[0][0], BOB_PHONE)
    with transaction() as session:
        # Bob says "not me" in one photo; another is looked at anew, with faces of its own.
        me = session.get_one(Account, bob.id)
        mine = session.exec(select(Appearance.id).where(Appearance.photo_id == photo[first])).one()
        appearances.decide(session, me, mine, AppearanceState.rejected)
    sql("DELETE FROM face WHERE id = :id", id=second)
    undone = as_alice(face_steps.undo, album.id, UUID(step.id))
    assert undone.kept > 0
    assert states(bob.id)[photo[first]][0] == "rejected"
    assert photo[third] not in states(bob.id)
    assert third in groups()[0][1]
    with pytest.raises(NotFound):
        as_alice(face_steps.undo, album.id, UUID(step.id))


def test_a_rejected_face_finds_a_group_again(shoot, group_now, groups, as_alice, album, bob, run_jobs):
    (first,), (second,) = shoot([BOB], [like(BOB, 0.7)])
    group_now()
    as_alice(face_groups.name, groups()[0][0], BOB_PHONE)
    assert groups() == []
    with transaction() as session:
        found = {row.face_id: row.id for row in session.exec(select(Appearance)).all()}
    as_alice(album_people.decide, album.id, [found[first]], AppearanceState.rejected)
    run_jobs()
    assert [faces for _id, faces in groups()] == [{first}]
    rejected = as_alice(album_people.of_client, album.id, bob.id, state=AppearanceState.rejected).items
    assert [face.face_id for face in rejected] == [str(first)]
    confirmed = as_alice(album_people.of_client, album.id, bob.id, state=AppearanceState.confirmed).items
    assert [face.face_id for face in confirmed] == [str(second)]


def test_boxes_of_a_photo_say_who_it_is(shoot, group_now, as_alice, album, bob):
    ((bobs, eves),) = shoot([BOB, EVE])
    group_now()
    with transaction() as session:
        photo_id = session.get_one(Face, bobs).photo_id
    step = as_alice(face_groups.name_face, bobs, BOB_PHONE)
    told = as_alice(album_people.in_photo, photo_id)
    assert [(face.id, face.state, face.name) for face in told] == [
        (str(bobs), "confirmed", "Bob Brown"),
        (str(eves), "unknown", ""),
    ]
    # It was somebody else: whom it was taken for is asked no more.
    as_alice(face_groups.name_face, bobs, NEW_PHONE)
    assert states(bob.id)[photo_id][0] == "rejected"
    assert step.client_id == str(bob.id)


def test_nobody_else_comes_near(shoot, group_now, groups, as_alice, album, bob, dora, admin):
    ((face, _eve),) = shoot([BOB, EVE])
    group_now()
    group_id = groups()[0][0]
    with transaction() as session:
        photo_id = session.get_one(Face, face).photo_id
        for actor in (bob, dora, admin):
            me = session.get_one(Account, actor.id)
            for attempt in (
                lambda me=me: album_people.counts(session, me, album.id),
                lambda me=me: album_people.find(session, me, album.id),
                lambda me=me: album_people.in_photo(session, me, photo_id),
                lambda me=me: album_people.of_group(session, me, group_id),
                lambda me=me: face_groups.regroup(session, me, album.id),
                lambda me=me: face_groups.name(session, me, group_id, BOB_PHONE),
                lambda me=me: face_groups.name_face(session, me, face, BOB_PHONE),
                lambda me=me: face_groups.set_aside(session, me, group_id),
                lambda me=me: face_steps.undo(session, me, album.id),
            ):
                with pytest.raises(NotFound):
                    attempt()


def test_thousands_of_faces_are_paged(shoot, group_now, as_alice, album):
    shoot(*[[somebody(seed)] for seed in range(100, 107)])
    group_now()
    first = as_alice(album_people.find, album.id, limit=4)
    rest = as_alice(album_people.find, album.id, limit=4, cursor=first.next)
    assert (len(first.items), len(rest.items), rest.next) == (4, 3, None)
    assert not {person.id for person in first.items} & {person.id for person in rest.items}


def test_steps_are_forgotten(shoot, group_now, groups, as_alice, album, sql):
    shoot([BOB])
    group_now()
    as_alice(face_groups.set_aside, groups()[0][0])
    sql("UPDATE face_step SET created_at = now() - interval '3 days'")
    with pytest.raises(NothingToUndo):
        as_alice(face_steps.undo, album.id)
    with transaction() as session:
        housekeeping.sweep(session)
    assert sql("SELECT count(*) FROM face_step")[0][0] == 0
