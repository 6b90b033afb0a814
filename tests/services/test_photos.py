"""A photo's way: brought in, rendered, seen by whom it is for, deleted without a trace."""

import hashlib
from io import BytesIO
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, Locked, NotFound, TooLarge, UnsupportedMedia
from photodrop.models import Account, AppearanceState, Photo, PhotoStatus, Size, Visibility
from photodrop.models.base import new_id
from photodrop.services import album_options, albums, appearances, files, photo_cards, photos, unlocks


def cards_of(client: Account, album=None) -> list[photo_cards.PhotoCard]:
    with transaction() as session:
        return photo_cards.of_client(session, client, album.id if album else None).items


def cards_of_album(photographer: Account, album, **wanted) -> list[photo_cards.PhotoCard]:
    with transaction() as session:
        return photo_cards.in_album(session, photographer, album.id, **wanted).items


def drop(photographer, album):
    with transaction() as session:
        return albums.drop(session, photographer, album.id)


def test_an_uploaded_photo_waits_then_is_ready_in_every_size_clean_and_marked(
    alice, album, add_photo, run_jobs, reread, sql, storage
):
    photo = add_photo()
    assert photo.status is PhotoStatus.queued
    assert storage.get(photo.original_key)
    run_jobs()
    ready = reread(photo)
    assert (ready.status, ready.width, ready.height) == (PhotoStatus.ready, 96, 64)
    assert ready.placeholder
    rows = sql("SELECT size, marked, key, sha256, bytes FROM rendition WHERE photo_id = :id", id=photo.id)
    assert {(row.size, row.marked) for row in rows} == {(size, marked) for size in Size for marked in (True, False)}
    for row in rows:
        content = storage.get(row.key)
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (row.sha256, row.bytes)
    card = cards_of_album(alice, album)[0]
    assert "thumb-clean" in card.thumb_url
    assert card.download_url


def test_an_album_without_watermark_has_no_marked_files(new_album, add_photo, run_jobs, sql):
    photo = add_photo(to=new_album(watermark=False))
    run_jobs()
    assert sql("SELECT DISTINCT marked FROM rendition WHERE photo_id = :id", id=photo.id) == [(False,)]


def test_the_same_bytes_are_stored_once_and_bring_their_people(alice, bob, album, add_photo, jpeg, sql, storage):
    content = jpeg()
    first = add_photo(content=content)
    again = add_photo([bob], content=content, filename="copy.jpg")
    assert again.id == first.id
    assert len(storage.files) == 1
    assert sql("SELECT client_id FROM appearance") == [(bob.id,)]


def test_the_same_bytes_in_another_album_are_another_photo(new_album, add_photo, jpeg, album):
    content = jpeg()
    assert add_photo(content=content).id != add_photo(content=content, to=new_album()).id


@pytest.mark.parametrize("content", [b"GIF89a" + b"0" * 400, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_and_leaves_nothing(alice, album, content, storage, sql):
    with pytest.raises(UnsupportedMedia), transaction() as session:
        photos.upload(session, alice, album.id, "a.jpg", BytesIO(content))
    assert not storage.files
    assert sql("SELECT id FROM photo") == []


def test_too_large_and_empty_files_are_refused(alice, album, settings):
    settings(max_upload_bytes=1024 * 1024)
    with pytest.raises(TooLarge, match="1 MB"), transaction() as session:
        photos.upload(session, alice, album.id, "a.jpg", BytesIO(b"x" * (1024 * 1024 + 1)))
    with pytest.raises(Invalid, match="empty"), transaction() as session:
        photos.upload(session, alice, album.id, "a.jpg", BytesIO())


def test_a_broken_file_fails_with_its_reason_and_can_be_tried_again(
    alice, bob, album, add_photo, jpeg, run_jobs, reread, storage
):
    whole = jpeg(400, 300)
    photo = add_photo([bob], content=whole[: len(whole) // 2])
    drop(alice, album)
    run_jobs()
    assert reread(photo).status is PhotoStatus.failed
    assert "damaged" in reread(photo).error
    assert cards_of(bob) == []
    with pytest.raises(NotFound), transaction() as session:
        photo_cards.see(session, bob, photo.id)
    storage.put(photo.original_key, BytesIO(whole))
    with transaction() as session:
        assert photos.retry(session, alice, photo.id).status == "queued"
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready
    assert len(cards_of(bob)) == 1


def test_a_missing_original_fails_with_a_sentence(add_photo, run_jobs, reread, storage):
    photo = add_photo()
    storage.files.clear()
    run_jobs()
    assert reread(photo).error == "The original is missing from the storage. Upload it again."


def test_a_photo_all_tries_have_left_behind_offers_a_retry(alice, add_photo, reread, sql, run_jobs):
    from photodrop.services import processing

    lost, waiting = add_photo(), add_photo()
    sql("UPDATE photo SET created_at = now() - interval '7 hours'")
    sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE args ->> 'photo_id' = :id", id=str(lost.id))
    sql("UPDATE procrastinate_jobs SET status = 'failed' WHERE args ->> 'photo_id' = :id", id=str(lost.id))
    with transaction() as session:
        processing.give_up_lost(session)
    assert reread(lost).status is PhotoStatus.failed
    assert reread(waiting).status is PhotoStatus.queued
    with transaction() as session:
        photos.retry(session, alice, lost.id)
    run_jobs()
    assert reread(lost).status is PhotoStatus.ready


class TestWhoSeesIt:
    def test_bob_sees_his_own_dropped_photos_only(self, alice, bob, charlie, album, add_photo, run_jobs):
        his, hers, draft = add_photo([bob]), add_photo([charlie]), None
        run_jobs()
        assert cards_of(bob) == []
        drop(alice, album)
        draft = add_photo([bob])
        run_jobs()
        assert [card.id for card in cards_of(bob)] == [str(his.id)]
        assert [card.id for card in cards_of(charlie, album)] == [str(hers.id)]
        for other in (hers, draft):
            with pytest.raises(NotFound), transaction() as session:
                photo_cards.see(session, bob, other.id)

    def test_no_one_else_finds_the_album(self, alice, bob, charlie, dora, album, add_photo, run_jobs):
        photo = add_photo([bob])
        run_jobs()
        drop(alice, album)
        for stranger in (charlie, dora, None):
            with pytest.raises(NotFound), transaction() as session:
                photo_cards.see(session, stranger, photo.id)
            with pytest.raises(NotFound), transaction() as session:
                files.rendition(session, stranger, photo.id, Size.thumb)
            with pytest.raises(NotFound), transaction() as session:
                files.original(session, stranger, photo.id)
        for stranger in (charlie, dora):
            with pytest.raises(NotFound), transaction() as session:
                photo_cards.of_client(session, stranger, album.id)
            with pytest.raises(NotFound), transaction() as session:
                photo_cards.in_album(session, stranger, album.id)

    def test_rejected_and_suggested_appearances_show_nothing(self, alice, bob, album, add_photo, run_jobs, sql):
        photo = add_photo([bob])
        run_jobs()
        drop(alice, album)
        for state in ("rejected", "suggested"):
            sql("UPDATE appearance SET state = :state", state=state)
            assert cards_of(bob) == []
            with pytest.raises(NotFound), transaction() as session:
                photo_cards.see(session, bob, photo.id)

    def test_bob_says_not_me_and_cannot_take_it_back(self, alice, bob, charlie, album, add_photo, run_jobs):
        add_photo([bob])
        run_jobs()
        drop(alice, album)
        mine = UUID(cards_of(bob)[0].appearance_id)
        with pytest.raises(NotFound), transaction() as session:
            appearances.decide(session, charlie, mine, AppearanceState.rejected)
        with pytest.raises(Invalid), transaction() as session:
            appearances.decide(session, bob, mine, AppearanceState.confirmed)
        with transaction() as session:
            appearances.decide(session, bob, mine, AppearanceState.rejected)
        assert cards_of(bob) == []
        with pytest.raises(NotFound), transaction() as session:
            appearances.decide(session, bob, mine, AppearanceState.confirmed)

    def test_a_public_album_shows_visitors_marked_photos_only(self, alice, new_album, add_photo, run_jobs):
        album = new_album(visibility=Visibility.public)
        photo = add_photo(to=album)
        run_jobs()
        with pytest.raises(NotFound), transaction() as session:
            photo_cards.see(session, None, photo.id)
        drop(alice, album)
        with transaction() as session:
            card = photo_cards.see(session, None, photo.id)
            marked = files.rendition(session, None, photo.id, Size.large)
        assert (card.locked, card.download_url) == (True, "")
        assert "/marked/" in marked.key

    def test_the_admin_gets_no_clean_bytes_of_a_locked_photo(self, admin, add_photo, run_jobs):
        photo = add_photo()
        run_jobs()
        with transaction() as session:
            assert "/marked/" in files.rendition(session, admin, photo.id, Size.small).key
            with pytest.raises(Locked):
                files.original(session, admin, photo.id)


class TestLock:
    @pytest.fixture
    def his(self, alice, bob, album, add_photo, run_jobs) -> Photo:
        photo = add_photo([bob])
        run_jobs()
        drop(alice, album)
        return photo

    def test_while_locked_every_url_is_marked_and_clean_bytes_are_refused(self, bob, album, his):
        card = cards_of(bob)[0]
        assert card.locked
        assert card.download_url == ""
        for size in Size:
            assert f"{size}-marked-1" in getattr(card, f"{size}_url")
            with pytest.raises(Locked), transaction() as session:
                files.rendition(session, bob, his.id, size, look="clean")
            with transaction() as session:
                assert "/marked/" in files.rendition(session, bob, his.id, size).key
        with pytest.raises(Locked), transaction() as session:
            files.original(session, bob, his.id)
        with transaction() as session:
            assert "small-marked" in unlocks.album_of_client(session, bob, album.id).cover_url

    def test_an_unlock_covers_bob_and_his_later_photos_and_nobody_else(
        self, alice, bob, charlie, album, his, add_photo, run_jobs
    ):
        add_photo([charlie])
        with transaction() as session:
            unlocks.grant(session, alice, album.id, bob.id)
        later = add_photo([bob])
        run_jobs()
        drop(alice, album)
        cards = cards_of(bob)
        assert {card.id for card in cards} == {str(his.id), str(later.id)}
        assert all("clean" in card.large_url and card.download_url and not card.locked for card in cards)
        hers = cards_of(charlie)
        assert all("marked" in card.large_url and card.locked for card in hers)
        with transaction() as session:
            assert "/marked/" in files.rendition(session, charlie, UUID(hers[0].id), Size.large).key
        with pytest.raises(Locked), transaction() as session:
            files.original(session, charlie, UUID(hers[0].id))
        with transaction() as session:
            assert files.original(session, bob, later.id).size
            assert "small-clean" in unlocks.album_of_client(session, bob, album.id).cover_url

    def test_a_relock_locks_again_at_once(self, alice, bob, album, his):
        with transaction() as session:
            unlocks.grant(session, alice, album.id, bob.id)
            unlocks.grant(session, alice, album.id, bob.id)
        with transaction() as session:
            unlocks.revoke(session, alice, album.id, bob.id)
        with pytest.raises(Locked), transaction() as session:
            files.original(session, bob, his.id)
        with pytest.raises(NotFound), transaction() as session:
            unlocks.revoke(session, alice, album.id, bob.id)

    @pytest.mark.usefixtures("his")
    def test_only_the_photographer_unlocks(self, alice, bob, charlie, dora, album):
        for stranger in (bob, charlie, dora):
            with pytest.raises(NotFound), transaction() as session:
                unlocks.grant(session, stranger, album.id, bob.id)
        with pytest.raises(NotFound), transaction() as session:
            unlocks.grant(session, alice, album.id, charlie.id)

    def test_downloads_off_gives_clean_views_and_no_file(self, alice, bob, album, his):
        with transaction() as session:
            unlocks.grant(session, alice, album.id, bob.id)
            albums.change(session, alice, album.id, album_options.Options(downloads=False))
        assert cards_of(bob)[0].download_url == ""
        with pytest.raises(NotFound), transaction() as session:
            files.original(session, bob, his.id)

    def test_the_original_is_the_upload_byte_for_byte(self, alice, bob, album, his):
        with transaction() as session:
            unlocks.grant(session, alice, album.id, bob.id)
            file = files.original(session, bob, his.id)
        assert hashlib.sha256(b"".join(file.content())).hexdigest() == his.sha256


class TestDelete:
    def test_deleted_photos_are_gone_for_everybody_and_come_back(self, alice, bob, album, add_photo, run_jobs):
        photo = add_photo([bob])
        run_jobs()
        drop(alice, album)
        with transaction() as session:
            assert photos.delete(session, alice, album.id, [photo.id]) == 1
        assert cards_of(bob) == cards_of_album(alice, album) == []
        with pytest.raises(NotFound), transaction() as session:
            files.rendition(session, alice, photo.id, Size.thumb)
        run_jobs()
        with transaction() as session:
            photos.restore(session, alice, [photo.id])
        assert len(cards_of(bob)) == 1

    def test_the_purge_leaves_no_byte_and_no_row(self, alice, bob, album, add_photo, run_jobs, sql, storage):
        photo = add_photo([bob])
        run_jobs()
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        sql("UPDATE photo SET deleted_at = now() - interval '11 minutes'")
        run_jobs(including_later=True)
        assert storage.files == {}
        assert sql("SELECT id FROM photo UNION SELECT id FROM rendition UNION SELECT id FROM appearance") == []

    def test_restored_and_deleted_again_has_its_full_time_to_undo(self, alice, album, add_photo, run_jobs, sql):
        photo = add_photo()
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        with transaction() as session:
            photos.restore(session, alice, [photo.id])
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        sql(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = 'photos.purge' AND id = "
            "(SELECT min(id) FROM procrastinate_jobs WHERE task_name = 'photos.purge')"
        )
        run_jobs()
        with transaction() as session:
            assert photos.restore(session, alice, [photo.id]) == 1

    def test_a_photo_deleted_while_it_waited_is_processed_after_the_undo(
        self, alice, album, add_photo, run_jobs, reread
    ):
        photo = add_photo()
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        run_jobs()
        with transaction() as session:
            photos.restore(session, alice, [photo.id])
        run_jobs()
        assert reread(photo).status is PhotoStatus.ready

    def test_a_watermark_changed_meanwhile_is_drawn_after_the_undo(self, alice, album, add_photo, run_jobs, reread):
        photo = add_photo()
        run_jobs()
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
            albums.change(session, alice, album.id, album_options.Options(watermark_text="New"))
        run_jobs()
        with transaction() as session:
            photos.restore(session, alice, [photo.id])
        run_jobs()
        assert reread(photo).watermark_revision == 2

    def test_the_same_bytes_uploaded_since_win_over_the_undo(self, alice, album, add_photo, jpeg):
        content = jpeg()
        photo = add_photo(content=content)
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        assert add_photo(content=content).id != photo.id
        with pytest.raises(Conflict), transaction() as session:
            photos.restore(session, alice, [photo.id])

    def test_nobody_else_deletes_or_restores(self, alice, bob, dora, new_album, album, add_photo):
        photo = add_photo([bob])
        hers = new_album(owner=dora)
        for stranger, where in ((bob, album), (dora, album), (dora, hers)):
            with pytest.raises(NotFound), transaction() as session:
                photos.delete(session, stranger, where.id, [photo.id])
        with pytest.raises(NotFound), transaction() as session:
            photos.delete(session, alice, album.id, [photo.id, new_id()])
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])
        with pytest.raises(NotFound), transaction() as session:
            photos.restore(session, dora, [photo.id])


class TestWatermarkChange:
    def test_the_old_marks_serve_until_the_new_are_there_and_then_leave(
        self, alice, bob, album, add_photo, run_jobs, sql, storage
    ):
        photo = add_photo([bob])
        run_jobs()
        drop(alice, album)
        before = {row.key for row in sql("SELECT key FROM rendition WHERE marked")}
        clean = {row.key for row in sql("SELECT key FROM rendition WHERE NOT marked")}
        with transaction() as session:
            assert (
                albums.change(session, alice, album.id, album_options.Options(watermark_text="Proof")).stale_count == 1
            )
            served = files.rendition(session, bob, photo.id, Size.small)
        assert b"".join(served.content())
        assert "small-marked-1" in cards_of(bob)[0].small_url
        run_jobs()
        after = {row.key for row in sql("SELECT key FROM rendition WHERE marked")}
        assert len(after) == 4
        assert not after & before
        assert not before & storage.files.keys()
        assert clean == {row.key for row in sql("SELECT key FROM rendition WHERE NOT marked")}
        assert "small-marked-2" in cards_of(bob)[0].small_url
        with transaction() as session:
            assert albums.detail(session, alice, album.id).stale_count == 0

    def test_switched_on_later_bob_waits_for_marks_and_never_gets_clean_ones(
        self, alice, bob, new_album, add_photo, run_jobs
    ):
        album = new_album(watermark=False)
        photo = add_photo([bob], to=album)
        run_jobs()
        drop(alice, album)
        assert "clean" in cards_of(bob)[0].thumb_url
        with transaction() as session:
            albums.change(session, alice, album.id, album_options.Options(watermark=True))
        card = cards_of(bob)[0]
        assert (card.status, card.thumb_url, card.locked) == ("queued", "", True)
        with pytest.raises(NotFound), transaction() as session:
            files.rendition(session, bob, photo.id, Size.thumb)
        run_jobs()
        assert "thumb-marked-1" in cards_of(bob)[0].thumb_url

    def test_an_unchanged_text_renders_nothing(self, alice, album, add_photo, run_jobs, promised):
        add_photo()
        run_jobs()
        with transaction() as session:
            albums.change(
                session, alice, album.id, album_options.Options(watermark_text=album.watermark_text, name="Other")
            )
        assert promised() == []

    def test_a_ready_photo_stays_ready_when_rendering_it_anew_fails(
        self, alice, album, add_photo, run_jobs, reread, storage
    ):
        photo = add_photo()
        run_jobs()
        storage.put(photo.original_key, BytesIO(b"rotten"))
        with transaction() as session:
            albums.change(session, alice, album.id, album_options.Options(max_edge=2048))
        assert run_jobs() == ["photos.process"]
        assert reread(photo).status is PhotoStatus.ready

    def test_a_smaller_largest_size_makes_a_smaller_download(
        self, alice, bob, new_album, jpeg, add_photo, run_jobs, storage
    ):
        album = new_album(watermark=False)
        photo = add_photo([bob], to=album, content=jpeg(3000, 1000))
        run_jobs()
        drop(alice, album)
        with transaction() as session:
            albums.change(session, alice, album.id, album_options.Options(max_edge=2048))
        run_jobs()
        with transaction() as session:
            delivered = files.original(session, bob, photo.id)
            own = files.original(session, alice, photo.id)
        assert "/delivery/" in delivered.key
        assert own.key == photo.original_key
        with transaction() as session:
            albums.change(session, alice, album.id, album_options.Options(max_edge=0))
        run_jobs()
        assert delivered.key not in storage.files


class TestDescribe:
    def test_names_and_descriptions_change_and_are_bounded(self, alice, bob, add_photo):
        photo = add_photo([bob])
        with transaction() as session:
            card = photos.describe(
                session, alice, photo.id, photos.Change(name="  The  kiss ", description=" At dusk ")
            )
        assert (card.name, card.description) == ("The kiss", "At dusk")
        for wrong in (photos.Change(name=" "), photos.Change(name="x" * 256), photos.Change(description="x" * 2001)):
            with pytest.raises(Invalid), transaction() as session:
                photos.describe(session, alice, photo.id, wrong)
        with pytest.raises(NotFound), transaction() as session:
            photos.describe(session, bob, photo.id, photos.Change(name="Mine"))

    @pytest.mark.parametrize("text", ["a\0b", "\ud800"])
    def test_text_that_cannot_be_kept_is_the_senders_fault(self, alice, add_photo, text):
        photo = add_photo()
        with pytest.raises(Invalid), transaction() as session:
            photos.describe(session, alice, photo.id, photos.Change(description=text))

    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ("../../etc/passwd", "passwd"),
            (r"C:\Users\alice\a.jpg", "a.jpg"),
            ("", "photo"),
            ("a\0\nb.jpg", "ab.jpg"),
            ("x" * 300 + ".jpeg", "x" * 250 + ".jpeg"),
            ("a." + "x" * 300, "a." + "x" * 19),
            ("Фото 1.jpg", "Фото 1.jpg"),
        ],
    )
    def test_filenames_are_made_harmless(self, sent, kept):
        assert photos.clean_filename(sent) == kept


class TestPeople:
    def test_exactly_the_named_people_are_in_the_photo(self, alice, bob, add_photo, sql):
        photo = add_photo([bob])
        with transaction() as session:
            appearances.set_people(session, alice, photo.id, ["+1 202 555 0199"])
        assert bob.id not in {row.client_id for row in sql("SELECT client_id FROM appearance")}
        with transaction() as session:
            appearances.set_people(session, alice, photo.id, [])
        assert sql("SELECT id FROM appearance") == []

    def test_many_people_in_many_photos_and_out_again(self, alice, album, sql):
        from photodrop.services import clients

        with transaction() as session:
            ids = clients.ids_of_phones(session, alice, [f"+1202555{number:04}" for number in range(100, 160)])
        sql(
            "INSERT INTO photo (id, album_id, status, filename, name, content_type, bytes, sha256, original_key, "
            "delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, watermark_revision) "
            "SELECT gen_random_uuid(), :album, 'queued', n, n, 'image/jpeg', 1, n, n, 0, '', 0, 0, '', '', 0 "
            "FROM generate_series(1, 250) n",
            album=album.id,
        )
        all_photos = [row.id for row in sql("SELECT id FROM photo")]
        with transaction() as session:
            appearances.add_people(session, alice, album.id, all_photos, ids)
        assert sql("SELECT count(*) FROM appearance") == [(15_000,)]
        with transaction() as session:
            appearances.remove_people(session, alice, album.id, all_photos, ids[1:])
        assert sql("SELECT count(*) FROM appearance") == [(250,)]

    def test_only_ones_own_clients_are_added(self, alice, charlie, album, add_photo):
        photo = add_photo()
        with pytest.raises(NotFound), transaction() as session:
            appearances.add_people(session, alice, album.id, [photo.id], [charlie.id])
