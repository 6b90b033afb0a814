"""Bob is known in every way there is, and erases it: every column of every table and every file is searched for him."""

from array import array
from io import BytesIO
from uuid import UUID

import pytest
from sqlmodel import select

from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.models import Account, Appearance, AppearanceState, Face, FaceGroup, FaceMode, FaceReference, Selfie
from photodrop.services import appearances, consents, face_data, face_groups, files, selfies
from tests.support import rectangles, traces

BOB, CLARA = 1, 7
"""Numbers of the rectangles that are their faces, which are not alike."""

OF_A_CLIENT = {
    "account.id", "appearance.client_id", "audit_event.actor_id", "audit_event.subject_id", "client.account_id",
    "consent.account_id", "face_group.client_id", "notification.account_id", "task.account_id", "task.subject_id",
}  # fmt: skip
"""What there is of everybody who was a client, and confirmed in a photo, whether they have a face here or not."""


@pytest.fixture
def models(settings, tmp_path):
    settings(face_models=rectangles.models(tmp_path))


@pytest.fixture
def agree(database, run_jobs):
    """With a selfie of this person, which is measured."""

    def say(account: Account, person: int) -> None:
        picture = BytesIO(rectangles.picture(person, width=400, height=400, face=120, seed=person))
        with transaction() as session:
            me = session.get_one(Account, account.id)
            consents.decide(session, me, granted=True)
            selfies.add(session, me, picture, x=0, y=0, width=400, height=400)
        run_jobs()

    return say


@pytest.fixture
def shoot(models, new_album, add_photo, run_jobs, drop):
    album = new_album(faces=FaceMode.on)
    taken = [
        add_photo(to=album, content=rectangles.picture(*people, seed=number))
        for number, people in enumerate([(BOB,), (CLARA,), (BOB, CLARA), (BOB,)])
    ]
    run_jobs()
    drop(what=album)
    return taken


def test_of_bob_nothing_is_left_anywhere(alice, bob, shoot, agree, api, storage, run_jobs):
    agree(bob, BOB)
    agree(bob, BOB)
    _say_more(alice, bob, shoot)
    run_jobs()
    with transaction() as session:
        known = session.exec(select(FaceReference).where(FaceReference.account_id == bob.id)).all()
        assert {(bool(each.selfie_id), bool(each.face_id)) for each in known} == {
            (True, False), (False, True), (False, False)
        }  # fmt: skip
        embeddings = {str(list(map(float, each.embedding))) for each in known}
        vectors = [array("f", each.embedding).tobytes() for each in known]
        mine = session.exec(select(Selfie).where(Selfie.account_id == bob.id)).all()
        ids = [str(selfie.id) for selfie in mine]
        keys = [key for selfie in mine for key in (selfie.original_key, selfie.key) if key]
        rows = session.exec(select(Face).join(Appearance).where(Appearance.client_id == bob.id)).all()
        pictures = [api().get(files.face_url(face.id, viewer=bob.id)) for face in rows]
    assert len(keys) == 4
    assert any(picture.is_success for picture in pictures)
    contents = [storage.get(key) for key in keys] + [one.content for one in pictures if one.is_success]
    words = [*keys, *(content.hex() for content in vectors), *(one[1:60] for one in embeddings)]
    least = get_settings().face_suggest
    with transaction() as session:
        # The search finds what is there.
        assert traces.of_likeness(session, embeddings, least) == {"face.embedding", "face_reference.embedding"}
        assert {"selfie.original_key", "selfie.key"} <= traces.of_words(session, words)
    assert len(traces.in_files(storage, contents, ids)) >= len(keys) + 1

    with transaction() as session:
        face_data.erase(session, session.get_one(Account, bob.id))
    run_jobs()

    with transaction() as session:
        assert traces.of_likeness(session, embeddings, least) == set()
        assert traces.of_words(session, words) == set()
        # That a selfie was there, and was cropped, remains true.
        assert traces.of_words(session, ids) == {"audit_event.subject_id", "task_item.item_id"}
        assert traces.of_words(session, [str(bob.id)]) == OF_A_CLIENT
    assert traces.in_files(storage, [*contents, *vectors], [str(bob.id), *ids]) == set()


def _say_more(alice: Account, bob: Account, shoot: list) -> None:
    """Of the photos that his selfie finds one is confirmed, one denied, one suggested, and in one a face is named."""
    alone, of_clara, denied, asked = shoot
    with transaction() as session:
        me, him = session.get_one(Account, alice.id), session.get_one(Account, bob.id)
        for photo, actor, state in ((alone, me, AppearanceState.confirmed), (denied, him, AppearanceState.rejected)):
            row = appearances.of(session, bob.id, photo.id)
            assert row is not None
            appearances.decide(session, actor, row.id, state)
        row = appearances.of(session, bob.id, asked.id)
        assert row is not None
        row.state = AppearanceState.suggested
        session.add(row)
        group = session.exec(select(FaceGroup).where(FaceGroup.album_id == of_clara.album_id)).first()
        assert group is not None
        face_groups.name(session, me, UUID(str(group.id)), str(bob.phone))
