"""Anybody's own pictures: nothing locked, nothing to pay, out as soon as ready, seen by whom the album says."""

import pytest
from sqlmodel import col, select

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, AlbumKind, Photo, Size, Visibility
from photodrop.models.base import now
from photodrop.services import access, albums, appearances, files, link_tokens, photos
from photodrop.services.album_options import Options


def visibility(album, whose: Account, to: Visibility) -> None:
    with transaction() as session:
        albums.change(session, session.get_one(Account, whose.id), album.id, Options(visibility=to))


@pytest.fixture
def bobs(bob, new_library, add_photo, run_jobs):
    """Bob's library with one picture in it, ready."""
    album = new_library(bob)
    photo = add_photo(to=album, by=bob)
    run_jobs()
    return album, photo


class TestAlbums:
    def test_a_name_is_enough(self, bob):
        with transaction() as session:
            made = albums.create(session, session.get_one(Account, bob.id), "  My   photos ")
        assert (made.kind, made.name, made.location, made.shot_on) == (
            "library",
            "My photos",
            "",
            now().date().isoformat(),
        )
        assert (made.visibility, made.watermark, made.price, made.link_url) == ("private", False, 0, "")

    def test_photographers_say_which(self, alice):
        with transaction() as session:
            me = session.get_one(Account, alice.id)
            assert albums.create(session, me, "Mine", kind=AlbumKind.library).kind == "library"
            with pytest.raises(Invalid) as refusal:
                albums.create(session, me, "Mine")
        assert set(refusal.value.fields) == {"location", "shot_on"}

    @pytest.mark.parametrize("wrong", [{"price": 1}, {"watermark": True}, {"free_photos": 1}, {"live": True}])
    def test_what_sells_is_refused(self, bob, new_library, wrong):
        album = new_library(bob)
        with pytest.raises(Invalid) as refusal, transaction() as session:
            albums.change(session, session.get_one(Account, bob.id), album.id, Options(**wrong))
        assert set(refusal.value.fields) == set(wrong)

    def test_lists_tell_them_apart(self, alice, album, new_library):
        library = new_library(alice)
        with transaction() as session:
            me = session.get_one(Account, alice.id)
            for kind, expected in (("client", album), ("library", library)):
                found = albums.find(session, me, filters={"kind": kind}).items
                assert [row.id for row in found] == [str(expected.id)]
            assert albums.count(session, me) == albums.count(session, me, AlbumKind.library) == 1


class TestWhoSeesIt:
    def test_out_as_soon_as_ready(self, bobs, reread):
        _, photo = bobs
        assert reread(photo).dropped_at is not None

    def test_private_is_for_its_owner_and_admins(self, bobs, bob, alice, admin):
        album, photo = bobs
        with transaction() as session:
            for who in (bob, admin):
                assert not access.photo_to_see(session, who, photo.id).locked
                assert access.album_to_see(session, who, album.id).may_edit
            for who in (alice, None):
                for look in (
                    lambda who=who: access.photo_to_see(session, who, photo.id),
                    lambda who=who: access.album_to_see(session, who, album.id),
                    lambda who=who: access.album_linked(session, who, album.link_token),
                    lambda who=who: access.photo_linked(session, who, photo.link_token),
                ):
                    with pytest.raises(NotFound):
                        look()

    def test_by_link_only_with_the_link(self, bobs, bob, charlie):
        album, photo = bobs
        visibility(album, bob, Visibility.link)
        with transaction() as session:
            for who in (charlie, None):
                for look in (access.photo_to_see, access.album_to_see):
                    with pytest.raises(NotFound):
                        look(session, who, photo.id if look is access.photo_to_see else album.id)
                assert access.album_linked(session, who, album.link_token).album.id == album.id
                assert access.photo_linked(session, who, photo.link_token)[0].photo.id == photo.id
            came_by = link_tokens.by_album(album)
            assert files.rendition(session, None, photo.id, Size.thumb, came_by=came_by)
            assert files.original(session, None, photo.id, came_by=came_by)

    def test_public_is_for_everybody(self, bobs, bob, charlie):
        album, photo = bobs
        visibility(album, bob, Visibility.public)
        with transaction() as session:
            for who in (charlie, None):
                assert access.photo_to_see(session, who, photo.id)
                assert not access.album_to_see(session, who, album.id).may_edit

    @pytest.mark.parametrize("of", ["album", "photo"])
    def test_an_address_dies_with_its_link(self, bobs, bob, sql, api, of):
        album, photo = bobs
        visibility(album, bob, Visibility.link)
        came_by = link_tokens.by_album(album) if of == "album" else link_tokens.by_photo(photo)
        with transaction() as session:
            row = session.get_one(Photo, photo.id)
            address = files.photo_url(row, Size.thumb, "clean", viewer=None, came_by=came_by)
        visitor = api()
        assert visitor.get(address).is_success
        assert album.link_token not in address
        assert photo.link_token not in address
        for broken, mended in (
            ("UPDATE album SET visibility = 'private'", "UPDATE album SET visibility = 'link'"),
            (f"UPDATE {of} SET link_token = link_token || '2'", f"UPDATE {of} SET link_token = rtrim(link_token, '2')"),
        ):
            sql(f"{broken} WHERE id = :id", id=photo.id if broken.startswith("UPDATE photo") else album.id)
            assert visitor.get(address).status_code == 404
            sql(f"{mended} WHERE id = :id", id=photo.id if mended.startswith("UPDATE photo") else album.id)
        for part, instead in ((f"{of}-", "other-"), ("link=", "lin="), ("&signature=", "&signature=0")):
            twisted = address.replace(part, instead)
            assert visitor.get(twisted).status_code in {404, 422}


class TestAdmins:
    def test_they_look_after_everything_but_what_unlocks(self, admin, album, add_photo, bob, run_jobs):
        photo = add_photo([bob])
        run_jobs()
        with transaction() as session:
            me = session.get_one(Account, admin.id)
            assert albums.change(session, me, album.id, Options(name="Tidied")).people == []
            card = photos.describe(session, me, photo.id, photos.Change(description="Tidied"))
            assert card.locked
            assert "clean" not in card.large_url
            assert card.download_url == ""
            assert card.people == []
            for options in (Options(watermark=False, price=0), Options(watermark_text=".")):
                with pytest.raises(Invalid, match="Only the photographer"):
                    albums.change(session, me, album.id, options)
            with pytest.raises(NotFound):
                appearances.set_people(session, me, photo.id, [])
            with pytest.raises(Invalid, match="Only the photographer"):
                appearances.named(session, me, album, ["+12025550143"])

    def test_they_delete_and_restore(self, admin, bobs):
        album, photo = bobs
        with transaction() as session:
            me = session.get_one(Account, admin.id)
            assert photos.delete(session, me, album.id, [photo.id]) == 1
            session.flush()
            assert photos.restore(session, me, [photo.id]) == 1
            living = session.exec(select(Photo.id).where(col(Photo.deleted_at).is_(None))).all()
        assert living == [photo.id]
