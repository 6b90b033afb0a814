"""Photos moved and copied: the new album's rules hold, and nobody loses what they have or gets what they have not."""

from uuid import UUID

import pytest
from sqlmodel import col, select

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Album, Appearance, Photo, Rendition, Size, Visibility
from photodrop.services import files, moving, photo_cards, photos


def ask(act, actor, photo_ids, album):
    with transaction() as session:
        return act(session, session.get_one(Account, actor.id), photo_ids, album.id)


@pytest.fixture
def library(alice, new_library) -> Album:
    return new_library(alice)


@pytest.fixture
def ready(add_photo, run_jobs):
    def make(people=None, **more) -> Photo:
        photo = add_photo(people, **more)
        run_jobs()
        return photo

    return make


def marked(photo) -> list[str]:
    with transaction() as session:
        return list(
            session.exec(select(Rendition.key).where(Rendition.photo_id == photo.id, col(Rendition.marked))).all()
        )


class TestMove:
    def test_between_libraries_it_stays_as_it_is(self, alice, library, new_library, ready, reread):
        photo, other = ready(to=library), new_library(alice, "Elsewhere")
        card = ask(moving.move, alice, [photo.id], other)[0]
        after = reread(photo)
        assert (card.album_id, after.album_id, after.link_token) == (str(other.id), other.id, photo.link_token)
        assert after.dropped_at is not None
        assert ask(moving.move, alice, [photo.id], other)[0].id == str(photo.id)

    def test_into_an_album_of_clients_it_is_a_draft_under_its_watermark(
        self, alice, admin, album, library, ready, reread, run_jobs
    ):
        photo = ready(to=library)
        ask(moving.move, alice, [photo.id], album)
        with transaction() as session:
            with pytest.raises(NotFound):
                photo_cards.see(session, None, photo.id)
            # The mark is still to be drawn: until then there is nothing to see, clean least of all.
            assert photo_cards.see(session, admin, photo.id).thumb_url == ""
            with pytest.raises(NotFound):
                files.rendition(session, admin, photo.id, Size.thumb)
        run_jobs()
        after = reread(photo)
        assert after.dropped_at is None
        assert after.link_token != photo.link_token
        assert len(marked(photo)) == 4

    def test_out_of_one_it_is_clean_for_its_photographer_alone(self, alice, admin, library, ready, run_jobs):
        photo = ready()
        old = marked(photo)
        assert len(old) == 4
        with pytest.raises(Conflict, match="Only their photographer"):
            ask(moving.move, admin, [photo.id], library)
        ask(moving.move, alice, [photo.id], library)
        run_jobs(including_later=True)
        assert marked(photo) == []
        with transaction() as session:
            card = photo_cards.see(session, session.get_one(Account, alice.id), photo.id)
            assert not card.locked
            assert card.dropped

    def test_a_mark_of_the_old_album_never_serves_the_new_one(self, alice, new_album, ready, run_jobs):
        photo, other = ready(), new_album(name="Other", watermark_text="OTHER")
        old = marked(photo)
        ask(moving.move, alice, [photo.id], other)
        assert marked(photo) == []
        run_jobs()
        assert not set(old) & set(marked(photo))
        assert len(marked(photo)) == 4

    def test_nobody_loses_what_they_have(self, alice, bob, album, library, new_album, ready, drop, unlock, reread):
        photo = ready([bob])
        drop()
        with pytest.raises(Conflict, match="shows clients"):
            ask(moving.move, alice, [photo.id], library)
        unlock(bob)
        with pytest.raises(Conflict, match="has unlocked"):
            ask(moving.move, alice, [photo.id], new_album(name="Other"))
        assert reread(photo).album_id == album.id

    def test_clients_come_along_into_another_album_of_theirs(self, alice, bob, new_album, ready, drop):
        photo, other = ready([bob]), new_album(name="Other")
        drop()
        ask(moving.move, alice, [photo.id], other)
        with transaction() as session:
            assert photo_cards.see(session, session.get_one(Account, bob.id), photo.id).locked

    def test_who_may(self, alice, bob, dora, admin, album, library, new_library, ready):
        photo, bobs = ready(to=library), new_library(bob)
        for who, where in ((bob, bobs), (dora, library), (bob, library)):
            with pytest.raises(NotFound):
                ask(moving.move, who, [photo.id], where)
        with pytest.raises(NotFound):
            ask(moving.move, alice, [photo.id], bobs)
        for where, why in ((bobs, "stay with their owner"), (album, "Only their photographer")):
            for act in (moving.move, moving.copy):
                with pytest.raises(Conflict, match=why):
                    ask(act, admin, [photo.id], where)
        assert ask(moving.move, admin, [photo.id], new_library(alice, "Tidied"))
        for wrong in ([], [photo.id] * 201):
            with pytest.raises(Invalid):
                ask(moving.move, alice, wrong, library)

    def test_the_same_bytes_and_unread_ones_wait(self, alice, add_photo, library, new_library, jpeg, run_jobs, sql):
        content, other = jpeg(), new_library(alice, "Other")
        photo = add_photo(to=library, content=content)
        add_photo(to=other, content=content)
        run_jobs()
        with pytest.raises(Conflict, match="already"):
            ask(moving.move, alice, [photo.id], other)
        sql("UPDATE photo SET status = 'queued', sha256 = NULL WHERE id = :id", id=photo.id)
        for act in (moving.move, moving.copy):
            with pytest.raises(Conflict):
                ask(act, alice, [photo.id], new_library(alice, "Third"))


class TestCopy:
    def test_it_shares_nothing(self, alice, bob, album, library, ready, run_jobs, storage, reread):
        photo = ready([bob])
        added = ask(moving.copy, alice, [photo.id], library)[0]
        run_jobs()
        copied = reread(Photo(id=UUID(added.photo.id)))  # pyright: ignore[reportCallIssue]
        assert copied.link_token != photo.link_token
        with transaction() as session:
            assert not session.exec(select(Appearance).where(Appearance.photo_id == copied.id)).all()
            keys = {
                which.id: {
                    which.original_key,
                    *session.exec(select(Rendition.key).where(Rendition.photo_id == which.id)),
                }
                for which in (photo, copied)
            }
            photos.delete(session, session.get_one(Account, alice.id), album.id, [photo.id])
        assert not keys[photo.id] & keys[copied.id]
        with transaction() as session:
            session.get_one(Photo, photo.id).deleted_at = copied.created_at.replace(year=2020)
        run_jobs(including_later=True)
        assert not keys[photo.id] & set(storage.keys())
        assert keys[copied.id] <= set(storage.keys())
        assert storage.get(copied.original_key)

    def test_what_moderators_hid_stays_hidden(self, alice, new_library, ready, sql):
        photo = ready(to=new_library(alice))
        sql("UPDATE photo SET hidden_at = now() WHERE id = :id", id=photo.id)
        shown = new_library(alice, "Shown", visibility=Visibility.public)
        copied = UUID(ask(moving.copy, alice, [photo.id], shown)[0].photo.id)
        sql("UPDATE photo SET status = 'ready', width = 1, height = 1, dropped_at = now() WHERE id = :id", id=copied)
        with transaction() as session, pytest.raises(NotFound):
            photo_cards.see(session, None, copied)

    def test_twice_is_once(self, alice, library, ready):
        photo = ready()
        first = ask(moving.copy, alice, [photo.id], library)[0]
        again = ask(moving.copy, alice, [photo.id], library)[0]
        assert (first.is_duplicate, again.is_duplicate) == (False, True)
        assert first.photo.id == again.photo.id
