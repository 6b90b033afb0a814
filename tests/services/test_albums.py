"""A photographer's albums: made, found, changed, dropped, deleted."""

from datetime import date
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import AlbumKind, PhotoStatus, Visibility
from photodrop.models.base import new_id
from photodrop.services import albums, checkouts, payment_requests, photo_cards, photos, unlocks
from photodrop.services.album_options import Options

DAY = date(2026, 6, 20)


def find(actor, *args, **kwargs):
    with transaction() as session:
        return albums.find(session, actor, *args, **kwargs)


def names(actor, *args, **kwargs) -> list[str]:
    return [row.name for row in find(actor, *args, **kwargs).items]


def change(actor, album, **options):
    with transaction() as session:
        return albums.change(session, actor, album.id, Options(**options))


def drop(actor, album) -> albums.Drop:
    with transaction() as session:
        return albums.drop(session, actor, album.id)


@pytest.mark.parametrize(
    ("name", "location", "shot_on", "wrong"),
    [
        ("", "Lisbon", DAY, {"name"}),
        (" ", "\t", None, {"name", "location", "shot_on"}),
        ("x" * 121, "y" * 121, DAY, {"name", "location"}),
    ],
)
def test_name_location_and_date_are_required(alice, name, location, shot_on, wrong):
    with pytest.raises(Invalid) as refusal, transaction() as session:
        albums.create(session, alice, name, location, shot_on)
    assert set(refusal.value.fields) == wrong


def test_only_photographers_make_albums_of_clients(bob):
    with pytest.raises(Invalid, match="Only photographers"), transaction() as session:
        albums.create(session, bob, "A", "B", DAY, kind=AlbumKind.client)
    assert find(bob).items == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": -1},
        {"price": 10_000_001},
        {"price": 10**30},
        {"currency": "XXX"},
        {"currency": ""},
        {"max_edge": 1000},
        {"max_edge": -1},
        {"watermark_text": " "},
        {"watermark_text": "x" * 41},
        {"name": ""},
        {"location": " "},
        {"watermark": False},
        {"name": "a\0b"},
    ],
)
def test_options_that_make_no_sense_change_nothing(alice, album, reread, wrong):
    before = reread(album).model_dump()
    with pytest.raises(Invalid) as refusal:
        change(alice, album, **wrong)
    assert set(refusal.value.fields) <= wrong.keys()
    assert reread(album).model_dump() == before


def test_every_option_can_be_set_and_only_what_is_given_changes(alice, album):
    detail = change(
        alice,
        album,
        name=" New  name ",
        location="Porto",
        shot_on=date(2025, 1, 2),
        watermark_text="© Alice",
        max_edge=4096,
        price=1_250,
        currency="eur",
        downloads=False,
        live=True,
        visibility=Visibility.link,
    )
    assert (detail.name, detail.location, detail.shot_on) == ("New name", "Porto", "2025-01-02")
    assert (detail.price_label, detail.max_edge, detail.visibility) == ("€12.50", 4096, "link")
    later = change(alice, album, price=0, watermark=False)
    assert (later.watermark, later.currency, later.live, later.downloads) == (False, "EUR", True, False)


def test_nobody_else_opens_changes_drops_or_deletes_it(bob, charlie, dora, album):
    acts = [
        lambda session, who: albums.detail(session, who, album.id),
        lambda session, who: albums.change(session, who, album.id, Options(name="Mine")),
        lambda session, who: albums.drop(session, who, album.id),
        lambda session, who: albums.delete(session, who, album.id),
        lambda session, who: albums.restore(session, who, album.id),
    ]
    for who in (bob, charlie, dora):
        for act in acts:
            with pytest.raises(NotFound), transaction() as session:
                act(session, who)


def test_absent_and_forbidden_say_the_same(alice, dora, album):
    def refusal(actor, album_id):
        with pytest.raises(NotFound) as told, transaction() as session:
            albums.detail(session, actor, album_id)
        return type(told.value), told.value.message

    assert refusal(dora, album.id) == refusal(alice, new_id())


class TestFind:
    def test_ones_own_by_words_of_name_or_location(self, alice, dora, new_album):
        for name in ("Lake Como", "100 % sun", "como_shore"):
            new_album(name=name)
        new_album(owner=dora, name="Como too")
        assert sorted(names(alice, "COMO")) == ["Lake Como", "como_shore"]
        assert names(alice, "0 %") == ["100 % sun"]
        assert names(alice, "o_s") == ["como_shore"]
        assert len(names(alice, "lisbon")) == 3
        assert names(alice, "x\\") == []
        with transaction() as session:
            assert albums.count(session, alice) == 3

    def test_rows_count_photos_people_and_states(self, alice, bob, charlie, album, add_photo, jpeg, run_jobs):
        add_photo([bob, charlie])
        add_photo([bob], content=jpeg()[:-60])
        row = find(alice).items[0]
        assert (row.photo_count, row.waiting_count, row.client_count, row.state) == (2, 2, 2, "processing")
        assert row.cover_url == ""
        run_jobs()
        row = find(alice).items[0]
        assert (row.ready_count, row.failed_count, row.dropped_count, row.state) == (1, 1, 0, "draft")
        assert "small-clean" in row.cover_url
        drop(alice, album)
        assert (find(alice).items[0].dropped_count, find(alice).items[0].state) == (1, "dropped")

    def test_an_admins_cover_is_marked_and_neither_draft_nor_hidden(
        self, alice, admin, album, add_photo, run_jobs, sql
    ):
        def cover(actor) -> str:
            with transaction() as session:
                return albums.detail(session, actor, album.id).cover_url

        first, second = add_photo(), add_photo()
        run_jobs()
        assert f"/{first.id}/small-clean" in cover(alice)
        assert cover(admin) == ""
        drop(alice, album)
        assert f"/{first.id}/small-marked" in cover(admin)
        sql("UPDATE photo SET hidden_at = now() WHERE id = :id", id=first.id)
        assert f"/{first.id}/small-clean" in cover(alice)
        assert f"/{second.id}/small-marked" in cover(admin)

    def test_the_state_asked_for_is_the_state_shown(self, alice, album, new_album, add_photo, run_jobs):
        dropped, both = new_album(name="dropped"), new_album(name="both")
        for one in (dropped, both):
            add_photo(to=one)
        run_jobs()
        for one in (dropped, both):
            drop(alice, one)
        add_photo(to=both)
        assert names(alice, state="draft") == [album.name]
        assert names(alice, state="dropped") == ["dropped"]
        assert names(alice, state="processing") == ["both"]
        with pytest.raises(Invalid):
            find(alice, state="lost")

    def test_filters_by_field(self, alice, new_album):
        new_album(name="First")
        assert names(alice, filters={"name": "fIRST", "shot_from": DAY, "shot_to": DAY}) == ["First"]
        assert names(alice, filters={"shot_from": date(2026, 6, 21)}) == []
        with pytest.raises(Invalid):
            find(alice, filters={"owner_id": "x"})


class TestDrop:
    def test_drafts_drop_once_and_failed_ones_stay(self, alice, bob, charlie, album, add_photo, jpeg, run_jobs):
        add_photo([bob])
        add_photo([bob, charlie])
        add_photo([bob], content=jpeg()[:-60])
        run_jobs()
        assert drop(alice, album) == albums.Drop(2, 2)
        with pytest.raises(albums.NothingToDrop):
            drop(alice, album)

    def test_what_waits_drops_and_shows_once_it_is_ready(self, alice, bob, album, add_photo, run_jobs):
        add_photo([bob])
        drop(alice, album)
        with transaction() as session:
            waiting = photo_cards.of_client(session, bob).items[0]
        assert (waiting.status, waiting.thumb_url) == ("queued", "")
        run_jobs()
        with transaction() as session:
            assert photo_cards.of_client(session, bob).items[0].thumb_url

    def test_a_live_album_drops_each_photo_as_it_gets_ready(self, bob, new_album, add_photo, jpeg, run_jobs, reread):
        album = new_album(live=True)
        good, broken = add_photo([bob], to=album), add_photo([bob], to=album, content=jpeg()[:-60])
        assert reread(good).dropped_at is None
        run_jobs()
        assert reread(good).dropped_at
        assert reread(broken).dropped_at is None
        with transaction() as session:
            assert [card.id for card in photo_cards.of_client(session, bob).items] == [str(good.id)]


class TestDelete:
    def test_gone_at_once_and_back_within_ten_minutes(self, alice, bob, album, add_photo, run_jobs):
        add_photo([bob])
        run_jobs()
        drop(alice, album)
        with transaction() as session:
            albums.delete(session, alice, album.id)
        assert names(alice) == []
        with transaction() as session:
            assert photo_cards.of_client(session, bob).items == []
            assert unlocks.albums_of_client(session, bob) == []
        run_jobs()
        with transaction() as session:
            albums.restore(session, alice, album.id)
        assert names(alice) == [album.name]
        with pytest.raises(NotFound), transaction() as session:
            albums.restore(session, alice, album.id)

    def test_the_purge_leaves_no_row_and_no_byte(self, alice, bob, album, add_photo, run_jobs, sql, storage):
        add_photo([bob])
        gone = add_photo([bob])
        run_jobs()
        with transaction() as session:
            unlocks.grant(session, alice, album.id, bob.id)
            photos.delete(session, alice, album.id, [gone.id])
            albums.delete(session, alice, album.id)
        sql("UPDATE album SET deleted_at = now() - interval '11 minutes'")
        sql("UPDATE photo SET deleted_at = now() - interval '11 minutes' WHERE deleted_at IS NOT NULL")
        run_jobs(including_later=True)
        assert storage.files == {}
        for table in ("album", "photo", "rendition", "appearance", "unlock"):
            assert sql(f"SELECT count(*) FROM {table}") == [(0,)]

    def test_a_second_deletion_has_its_full_time_to_undo(self, alice, album, run_jobs, sql):
        for act in (albums.delete, albums.restore, albums.delete):
            with transaction() as session:
                act(session, alice, album.id)
        sql(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE id = "
            "(SELECT min(id) FROM procrastinate_jobs WHERE task_name = 'albums.purge')"
        )
        run_jobs()
        with transaction() as session:
            albums.restore(session, alice, album.id)

    def test_undo_and_purge_at_once_end_in_one_of_the_two(self, alice, album, at_once, sql):
        from photodrop.services import housekeeping

        with transaction() as session:
            albums.delete(session, alice, album.id)
        sql("UPDATE album SET deleted_at = now() - interval '11 minutes'")

        def purge():
            with transaction() as session:
                housekeeping.purge_album(session, album.id)

        def restore():
            with transaction() as session:
                albums.restore(session, alice, album.id)

        _, restored = at_once([purge, restore])
        left = sql("SELECT deleted_at FROM album")
        assert left == ([] if isinstance(restored, NotFound) else [(None,)])

    def test_a_watermark_changed_before_is_drawn_after_the_undo(self, alice, album, add_photo, run_jobs, reread):
        photo = add_photo()
        run_jobs()
        change(alice, album, watermark_text="New")
        with transaction() as session:
            albums.delete(session, alice, album.id)
        run_jobs()
        with transaction() as session:
            albums.restore(session, alice, album.id)
        run_jobs()
        assert (reread(photo).status, reread(photo).watermark_revision) == (PhotoStatus.ready, 2)


class TestUnlocks:
    @pytest.fixture
    def dropped(self, alice, bob, album, add_photo, run_jobs):
        add_photo([bob])
        run_jobs()
        drop(alice, album)
        return album

    def ask(self, actor, album):
        with transaction() as session:
            return checkouts.begin(session, actor, album.id)

    def test_bob_asks_and_alice_sees_it_then_unlocks(self, alice, bob, dropped):
        first, again = self.ask(bob, dropped), self.ask(bob, dropped)
        assert (first.id, first.amount, first.currency, first.url) == (again.id, 2500, "USD", "")
        with transaction() as session:
            assert albums.detail(session, alice, dropped.id).people[0].requested
            assert unlocks.album_of_client(session, bob, dropped.id).requested
            unlocks.grant(session, alice, dropped.id, bob.id)
        with transaction() as session:
            chip = albums.detail(session, alice, dropped.id).people[0]
            mine = unlocks.album_of_client(session, bob, dropped.id)
        assert (chip.unlocked, chip.requested, mine.locked, mine.requested) == (True, False, False, False)
        with pytest.raises(checkouts.AlreadyUnlocked):
            self.ask(bob, dropped)

    def test_a_declined_request_can_be_made_again(self, alice, bob, dropped):
        first = self.ask(bob, dropped)
        with transaction() as session:
            payment_requests.decline_all(session, alice, dropped.id, bob.id)
            assert unlocks.album_of_client(session, bob, dropped.id).locked
        assert self.ask(bob, dropped).id != first.id

    def test_strangers_ask_for_nothing(self, alice, charlie, dora, dropped):
        for stranger in (charlie, dora, alice):
            with pytest.raises(NotFound):
                self.ask(stranger, dropped)

    def test_asking_unlocking_and_relocking_at_once_never_fails(self, alice, bob, dropped, at_once, sql):
        def grant():
            with transaction() as session:
                unlocks.grant(session, alice, dropped.id, bob.id)

        def revoke():
            with transaction() as session:
                unlocks.revoke(session, alice, dropped.id, bob.id)

        outcomes = at_once([grant, revoke, lambda: self.ask(bob, dropped)] * 6)
        allowed = (type(None), NotFound, checkouts.AlreadyUnlocked, checkouts.CheckoutView)
        assert [outcome for outcome in outcomes if not isinstance(outcome, allowed)] == []
        assert sql("SELECT count(*) <= 1 FROM unlock") == [(True,)]

    def test_one_clients_unlock_is_not_anothers(self, alice, bob, charlie, dropped, add_photo, run_jobs):
        add_photo([charlie])
        run_jobs()
        drop(alice, dropped)
        with transaction() as session:
            unlocks.grant(session, alice, dropped.id, bob.id)
        with transaction() as session:
            assert not unlocks.album_of_client(session, bob, dropped.id).locked
            assert unlocks.album_of_client(session, charlie, dropped.id).locked

    def test_an_album_of_failed_photos_only_is_not_there(self, alice, bob, album, add_photo, jpeg, run_jobs):
        add_photo([bob], content=jpeg()[:-60])
        drop(alice, album)
        run_jobs()
        with pytest.raises(NotFound), transaction() as session:
            photo_cards.of_client(session, bob, album.id)
        with transaction() as session:
            assert unlocks.albums_of_client(session, bob) == []

    def test_covers_are_ones_own_photos(self, alice, bob, charlie, new_album, add_photo, run_jobs):
        album = new_album(watermark=False)
        add_photo([charlie], to=album)
        his = add_photo([bob], to=album)
        run_jobs()
        drop(alice, album)
        with transaction() as session:
            assert f"/{his.id}/small-clean" in unlocks.album_of_client(session, bob, album.id).cover_url
            assert UUID(unlocks.albums_of_client(session, bob)[0].id) == album.id
