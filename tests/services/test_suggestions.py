"""What a face suggests is answered by whom it may show, or by their photographer; once, and for good."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Appearance, AppearanceState, FaceConsent
from photodrop.services import appearances, photo_cards, suggestions

YES, NO = AppearanceState.confirmed, AppearanceState.rejected


@pytest.fixture
def photo(add_photo, run_jobs, drop, charlie):
    """Dropped, with Charlie in it; Bob is not, or perhaps."""
    added = add_photo([charlie])
    run_jobs()
    drop()
    return added


def decide(actor, appearance_id, state):
    with transaction() as session:
        me = session.get_one(Account, actor.id)
        return appearances.view(appearances.decide(session, me, appearance_id, state))


def ids_of(actor):
    with transaction() as session:
        return [card.id for card in photo_cards.of_client(session, session.get_one(Account, actor.id)).items]


def test_bob_says_that_it_is_him(bob, photo, suggest, sql):
    appearance_id = suggest(photo, bob)
    assert ids_of(bob) == []
    view = decide(bob, appearance_id, YES)
    assert (view.state, view.source, view.decided_by) == ("confirmed", "face", "client")
    assert ids_of(bob) == [str(photo.id)]
    (told,) = sql("SELECT actor_id FROM audit_event WHERE action = 'appearance.confirmed'")
    assert told.actor_id == bob.id


def test_who_decided_is_told(alice, bob, photo, suggest):
    appearance_id = suggest(photo, bob)
    assert decide(bob, appearance_id, NO).decided_by == "client"
    assert decide(alice, appearance_id, YES).decided_by == "photographer"
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        told = {view.client_id: view.decided_by for view in appearances.in_photo(session, me, photo.id)}
    assert told[str(bob.id)] == "photographer"
    assert list(told.values()).count("") == 1


def test_no_is_for_good(bob, photo, suggest):
    appearance_id = suggest(photo, bob)
    decide(bob, appearance_id, NO)
    with pytest.raises(NotFound):
        decide(bob, appearance_id, YES)


NOT_ASKED = {
    "a draft": "UPDATE photo SET dropped_at = NULL",
    "failed": "UPDATE photo SET status = 'failed', error = 'Broken'",
    "deleted": "UPDATE photo SET deleted_at = now()",
    "hidden by moderators": "UPDATE photo SET hidden_at = now()",
    "of a deleted album": "UPDATE album SET deleted_at = now()",
    "without a face": "UPDATE appearance SET face_id = NULL",
    "who refused": "UPDATE account SET face_consent = 'refused'",
}


@pytest.mark.parametrize("change", NOT_ASKED.values(), ids=NOT_ASKED.keys())
@pytest.mark.parametrize("visibility", ["private", "public"])
def test_what_may_not_be_asked_is_not_answered(change, visibility, bob, photo, suggest, sql):
    appearance_id = suggest(photo, bob)
    sql("UPDATE album SET visibility = :visibility", visibility=visibility)
    sql(change)
    with pytest.raises((NotFound, Invalid)):
        decide(bob, appearance_id, YES)


def test_nobody_else_answers(bob, charlie, dora, photo, suggest):
    appearance_id = suggest(photo, bob)
    for stranger in (charlie, dora):
        for state in (YES, NO):
            with pytest.raises(NotFound):
                decide(stranger, appearance_id, state)


def test_consent_that_was_never_asked_for_counts_as_no(bob, photo, suggest):
    appearance_id = suggest(photo, bob, consent=FaceConsent.unasked)
    with pytest.raises(NotFound):
        decide(bob, appearance_id, YES)
    with transaction() as session:
        assert session.get_one(Appearance, appearance_id).state is AppearanceState.suggested


class TestWhatBobIsAsked:
    @pytest.fixture
    def asked(self, bob):
        def read(actor=bob, **wanted):
            with transaction() as session:
                return suggestions.of(session, session.get_one(Account, actor.id), **wanted).items

        return read

    def test_a_face_and_nothing_more(self, alice, bob, album, photo, suggest, asked):
        appearance_id = suggest(photo, bob)
        (one,) = asked()
        assert (one.id, one.photographer) == (str(appearance_id), alice.name)
        assert (one.album_id, one.album_name) == ("", "")
        assert str(photo.id) not in str(one)
        assert album.name not in str(one)
        with pytest.raises(NotFound):
            asked(album_id=album.id)

    def test_an_album_that_he_knows_is_named(self, bob, album, photo, suggest, asked, add_photo, run_jobs, drop):
        suggest(photo, bob)
        add_photo([bob])
        run_jobs()
        drop()
        (one,) = asked()
        assert (one.album_id, one.album_name) == (str(album.id), album.name)
        assert asked(album_id=album.id) == [one]

    @pytest.mark.parametrize("change", NOT_ASKED.values(), ids=NOT_ASKED.keys())
    def test_not_of_what_he_may_not_see_one_day(self, change, bob, photo, suggest, asked, sql):
        suggest(photo, bob)
        assert len(asked()) == 1
        sql(change)
        assert asked() == []

    @pytest.mark.parametrize("answer", [suggestions.confirm, suggestions.reject])
    def test_answered_it_is_asked_no_more(self, answer, bob, photo, suggest, asked):
        appearance_id = suggest(photo, bob)
        with transaction() as session:
            answer(session, session.get_one(Account, bob.id), appearance_id)
        assert asked() == []
        with pytest.raises(NotFound), transaction() as session:
            answer(session, session.get_one(Account, bob.id), appearance_id)
