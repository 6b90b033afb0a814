"""Events: told when it is true, to whoever it concerns."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Conflict
from photodrop.models.base import new_id
from photodrop.services import events


def test_what_is_undone_was_never_told(alice, heard):
    def refused():
        with transaction() as session:
            events.tell(session, alice.id, "photo.ready", photo_id=new_id())
            raise Conflict

    with pytest.raises(Conflict):
        refused()
    assert heard() == []


def test_an_event_names_ids_and_each_account_hears_it_once(alice, bob, heard):
    photo_id = new_id()
    with transaction() as session:
        events.tell_each(session, [alice.id, bob.id, alice.id], "photo.ready", photo_id=photo_id)
    told = {"event": "photo.ready", "photo_id": str(photo_id)}
    assert heard() == [{"account_id": str(alice.id), **told}, {"account_id": str(bob.id), **told}]


def test_an_event_nobody_knows_is_not_told(alice):
    with pytest.raises(ValueError, match="is no event"), transaction() as session:
        events.tell(session, alice.id, "photo.eaten")


def test_a_photo_in_a_draft_concerns_its_photographer_alone(alice, bob, dora, add_photo, run_jobs, drop, heard):
    photo = add_photo([bob])
    run_jobs()
    assert heard(alice) == ["photo.ready"]
    assert heard(bob) == []
    drop()
    assert (heard(alice), heard(bob), heard(dora)) == (["album.dropped"], ["album.dropped"], [])
    assert photo.status == "queued"


def test_who_is_in_a_live_photo_hears_that_it_is_there(alice, bob, charlie, new_album, add_photo, run_jobs, heard):
    live = new_album(live=True)
    photo = add_photo([bob], to=live)
    run_jobs()
    told = heard()
    assert {one["account_id"] for one in told if one["event"] == "photo.ready"} == {str(alice.id), str(bob.id)}
    assert {one["photo_id"] for one in told if one["event"] == "photo.ready"} == {str(photo.id)}


def test_a_broken_photo_concerns_its_photographer_alone(alice, bob, add_photo, run_jobs, heard, jpeg):
    add_photo([bob], content=jpeg()[:200] + b"\xff\xd9")
    run_jobs()
    assert (heard(alice), heard(bob)) == (["photo.failed"], [])


def test_money_and_locks(alice, bob, delivered, unlock, relock, heard):
    heard()
    unlock(bob)
    assert heard(bob) == ["unlock.changed"]
    relock(bob)
    assert heard(bob) == ["unlock.changed"]
    assert heard(alice) == []
