"""A face is cut out of a photo as that photo is to be seen: clean for its owner and who unlocked it, else marked."""

import numpy as np
import pytest
from sqlmodel import select

from photodrop.db import transaction
from photodrop.models import Account, Appearance, AppearanceState, Face, FaceConsent, Role
from photodrop.services import appearances, face_data, files, hidden_photos, link_tokens
from tests.fixtures.people import PASSWORD_HASH
from tests.lock.test_lock import pixels
from tests.support.faces import a_face
from tests.support.thief import NEARLY_EQUAL

ABSENT = 404
NOTHING, MARKED, CLEAN = "nothing", "marked", "clean"


@pytest.fixture
def face(delivered, bob) -> Face:
    """Suggested to be Bob's, in a locked photo that is out."""
    found = a_face(delivered, at=0.1)
    with transaction() as session:
        session.get_one(Account, bob.id).face_consent = FaceConsent.granted
        session.add(found)
        session.flush()
        mine = session.exec(select(Appearance).where(Appearance.client_id == bob.id)).one()
        mine.state, mine.face_id = AppearanceState.suggested, found.id
    return found


@pytest.fixture
def judge(api, face, alice):
    """`judge(bob)`: what comes of the face, whatever was signed; Alice's is the clean one."""
    clean = pixels(api().get(files.face_url(face.id, viewer=alice.id)))

    def look(sign: files.Signer) -> str:
        answer = api().get(files.face_url(face.id, viewer=sign))
        if answer.status_code == ABSENT:
            return NOTHING
        seen = pixels(answer)
        assert seen.shape == clean.shape
        return CLEAN if np.abs(seen - clean).mean() < NEARLY_EQUAL else MARKED

    return look


@pytest.fixture
def nobodys(charlie, dora, admin, new_account, new_share, album, delivered):
    """Signers of everybody who has nothing to do with the face, as freely as any mistake of ours could make them."""
    shares = [new_share(), new_share(photo_ids=[delivered.id])]
    moderator = new_account(role=Role.moderator, login="mod", password_hash=PASSWORD_HASH)
    viewers = [each.id for each in (charlie, dora, admin, moderator)]
    ways = [link_tokens.by_share(share) for share in shares]
    return [files.Signer(viewer) for viewer in (None, *viewers)] + [
        files.Signer(viewer, way) for viewer in (None, charlie.id) for way in ways
    ]


def test_it_is_seen_as_its_photo_is(face, judge, nobodys, api, alice, bob, delivered, unlock, relock, sql):
    beside = a_face(delivered, seed=5, at=0.6)
    with transaction() as session:
        session.add(beside)

    def said(state: AppearanceState, by: Account) -> None:
        with transaction() as session:
            row = appearances.of(session, bob.id, delivered.id)
            assert row is not None
            appearances.decide(session, session.get_one(Account, by.id), row.id, state)

    def of_bob(act, *about) -> None:
        with transaction() as session:
            act(session, session.get_one(Account, bob.id), *about)

    confirmed, rejected = AppearanceState.confirmed, AppearanceState.rejected
    for step, seen in (
        (lambda: None, MARKED),
        (lambda: sql("UPDATE album SET watermark = false, price = 0"), CLEAN),
        (lambda: sql("UPDATE album SET watermark = true"), MARKED),
        (lambda: said(confirmed, bob), MARKED),
        (lambda: unlock(bob), CLEAN),
        # Paid for, but whose it is nobody has said.
        (lambda: sql("UPDATE appearance SET state = 'suggested'"), MARKED),
        (lambda: said(confirmed, bob), CLEAN),
        (lambda: of_bob(hidden_photos.hide, delivered.id), CLEAN),
        (lambda: relock(bob), MARKED),
        (lambda: of_bob(hidden_photos.show, delivered.id), MARKED),
        (lambda: unlock(bob), CLEAN),
        (lambda: said(rejected, bob), NOTHING),
        (lambda: said(confirmed, alice), CLEAN),
        (lambda: sql("UPDATE photo SET dropped_at = NULL"), NOTHING),
        (lambda: sql("UPDATE photo SET dropped_at = now()"), CLEAN),
        # By Alice's word he is in it, and he has paid for it.
        (lambda: of_bob(face_data.erase), CLEAN),
        (lambda: relock(bob), MARKED),
        (lambda: sql("UPDATE photo SET deleted_at = now()"), NOTHING),
    ):
        step()
        assert judge(files.Signer(bob.id)) == seen
        assert {judge(sign) for sign in nobodys} == {NOTHING}
        # Whoever else is in the photo is not his to look at alone.
        assert api().get(files.face_url(beside.id, viewer=bob.id)).status_code == ABSENT


def test_erased_a_suggestion_shows_its_face_no_more(face, judge, bob, nobodys):
    assert judge(files.Signer(bob.id)) == MARKED
    with transaction() as session:
        face_data.erase(session, session.get_one(Account, bob.id))
    assert {judge(sign) for sign in (files.Signer(bob.id), *nobodys)} == {NOTHING}
