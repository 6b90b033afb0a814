"""Whose clean pictures an unlock gives, and what is paid for by hand."""

from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account
from photodrop.services import checkouts, entitlements, payment_requests, payments, photo_cards, unlocks
from photodrop.services.checkouts import AlreadyUnlocked, NotSoldSingly


@pytest.fixture
def act():
    """`act(checkouts.begin, bob, album.id)`: a service in a transaction of its own."""

    def run(service, actor, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, actor.id), *args, **kwargs)

    return run


@pytest.fixture
def singles(new_album, add_photo, drop, run_jobs, bob, charlie):
    """An album that sells singly, with three photos of Bob and Charlie together."""
    album = new_album(name="Fair", price=25_00, photo_price=5_00)
    photo_ids = [add_photo([bob, charlie], to=album).id for _ in range(3)]
    run_jobs()
    drop(what=album)
    return album, photo_ids


@pytest.fixture
def locked(act):
    def of(client, album):
        return {UUID(card.id): card.locked for card in act(photo_cards.of_client, client, album.id).items}

    return of


class TestSinglePhotos:
    def test_photo_a_is_bobs_and_b_stays_marked_and_charlie_has_nothing(
        self, act, alice, bob, charlie, singles, locked
    ):
        album, (a, b, c) = singles
        asked = act(checkouts.begin, bob, album.id, [a])
        assert (asked.photo_count, asked.amount, asked.state) == (1, 5_00, "open")
        act(payment_requests.confirm, alice, UUID(asked.id))
        assert locked(bob, album) == {a: False, b: True, c: True}
        assert set(locked(charlie, album).values()) == {True}
        card = act(photo_cards.see, bob, a)
        assert "clean" in card.large_url
        assert card.download_url
        assert "marked" in act(photo_cards.see, bob, b).large_url
        assert "marked" in act(photo_cards.see, charlie, a).large_url
        mine = act(unlocks.album_of_client, bob, album.id)
        assert (mine.locked, mine.unlocked_count, mine.photo_count) == (True, 1, 3)

    def test_the_cover_is_as_its_own_photo_is(self, act, alice, bob, charlie, singles):
        album, photo_ids = singles
        cover = UUID(act(unlocks.album_of_client, bob, album.id).cover_url.split("/")[5])
        others = [photo_id for photo_id in photo_ids if photo_id != cover]
        act(unlocks.grant, alice, album.id, bob.id, photo_id=others[0])
        assert "small-marked" in act(unlocks.album_of_client, bob, album.id).cover_url
        act(unlocks.grant, alice, album.id, bob.id, photo_id=cover)
        assert "small-clean" in act(unlocks.album_of_client, bob, album.id).cover_url
        assert "small-marked" in act(unlocks.album_of_client, charlie, album.id).cover_url

    def test_all_photos_one_by_one_are_the_album_until_one_is_added(
        self, act, alice, bob, singles, locked, add_photo, drop, run_jobs
    ):
        album, photo_ids = singles
        asked = act(checkouts.begin, bob, album.id, photo_ids)
        assert asked.amount == 15_00
        act(payment_requests.confirm, alice, UUID(asked.id))
        assert not act(unlocks.album_of_client, bob, album.id).locked
        later = add_photo([bob], to=album)
        run_jobs()
        drop(what=album)
        assert locked(bob, album)[later.id]
        assert act(unlocks.album_of_client, bob, album.id).locked

    def test_an_album_bought_whole_covers_what_comes_later(
        self, act, alice, bob, singles, locked, add_photo, drop, run_jobs
    ):
        album, _ = singles
        act(payment_requests.confirm, alice, UUID(act(checkouts.begin, bob, album.id).id))
        later = add_photo([bob], to=album)
        run_jobs()
        drop(what=album)
        assert not any(locked(bob, album).values())
        assert later.id in locked(bob, album)

    def test_where_photos_are_not_sold_singly_it_is_the_album(self, act, bob, album, add_photo, drop, run_jobs):
        photo = add_photo([bob])
        run_jobs()
        drop()
        asked = act(checkouts.begin, bob, album.id, [photo.id])
        assert (asked.photo_count, asked.amount) == (0, 25_00)

    def test_a_photo_that_is_not_bobs_spoils_it_all(self, act, bob, charlie, singles, add_photo, drop, run_jobs):
        album, (a, _, _) = singles
        hers = add_photo([charlie], to=album)
        run_jobs()
        drop(what=album)
        with pytest.raises(NotFound):
            act(checkouts.begin, bob, album.id, [a, hers.id])


class TestFree:
    @pytest.fixture
    def gift(self, new_album, add_photo, drop, run_jobs, bob, charlie):
        album = new_album(name="Two for you", price=25_00, free_photos=2)
        photo_ids = [add_photo([bob, charlie], to=album).id for _ in range(4)]
        run_jobs()
        drop(what=album)
        return album, photo_ids

    def test_two_of_ones_own_choice_and_no_more(self, act, bob, charlie, gift, locked):
        album, (a, b, c, d) = gift
        assert act(unlocks.album_of_client, bob, album.id).free_left == 2
        taken = act(checkouts.begin, bob, album.id, [d])
        assert (taken.id, taken.state, taken.free_count, taken.amount) == ("", "paid", 1, 0)
        with pytest.raises(NotSoldSingly, match="Only 1"):
            act(checkouts.begin, bob, album.id, [a, b])
        act(checkouts.begin, bob, album.id, [b])
        with pytest.raises(NotSoldSingly, match="have chosen"):
            act(checkouts.begin, bob, album.id, [c])
        with pytest.raises(AlreadyUnlocked):
            act(checkouts.begin, bob, album.id, [b, d])
        assert locked(bob, album) == {a: True, b: False, c: True, d: False}
        assert set(locked(charlie, album).values()) == {True}
        assert act(unlocks.album_of_client, charlie, album.id).free_left == 2

    def test_who_asks_for_all_at_once_gets_two(self, act, bob, gift, locked, at_once):
        album, photo_ids = gift
        outcomes = at_once(
            [lambda photo_id=photo_id: act(checkouts.begin, bob, album.id, [photo_id]) for photo_id in photo_ids * 2]
        )
        assert list(locked(bob, album).values()).count(False) == 2
        assert all(isinstance(one, (checkouts.CheckoutView, NotSoldSingly, AlreadyUnlocked)) for one in outcomes)

    def test_beyond_the_free_ones_the_rest_is_paid(self, act, alice, bob, gift, locked, sql):
        album, (a, b, c, d) = gift
        sql("UPDATE album SET photo_price = 500 WHERE id = :id", id=album.id)
        asked = act(checkouts.begin, bob, album.id, [c, a, d])
        assert (asked.free_count, asked.photo_count, asked.amount) == (2, 1, 5_00)
        assert locked(bob, album) == {a: False, b: True, c: False, d: True}
        act(payment_requests.confirm, alice, UUID(asked.id))
        assert locked(bob, album) == {a: False, b: True, c: False, d: False}


class TestByHand:
    def test_asking_again_gives_the_same_also_after_the_price_changed(self, act, bob, singles, sql):
        album, (a, b, c) = singles
        first = act(checkouts.begin, bob, album.id, [a, b])
        sql("UPDATE album SET photo_price = 900, price = 9900 WHERE id = :id", id=album.id)
        assert act(checkouts.begin, bob, album.id, [b, a]) == first
        assert act(checkouts.begin, bob, album.id, [b]).id == first.id
        more = act(checkouts.begin, bob, album.id, [a, c])
        assert (more.photo_count, more.amount) == (1, 9_00)
        mine = act(unlocks.album_of_client, bob, album.id)
        assert set(mine.requested_photo_ids) == {str(a), str(b), str(c)}
        assert not mine.requested

    def test_alice_sees_who_asked_and_what_she_confirms_is_in_the_ledger(self, act, alice, dora, bob, singles, sql):
        album, (a, _, _) = singles
        asked = act(checkouts.begin, bob, album.id, [a])
        [request] = act(payment_requests.find, alice).items
        assert (request.id, request.client.name, request.amount_label) == (asked.id, "Bob Brown", "$5.00")
        assert act(payment_requests.count, alice) == 1
        assert act(payment_requests.find, dora).items == []
        for stranger in (dora, bob):
            with pytest.raises(NotFound):
                act(payment_requests.confirm, stranger, UUID(asked.id))
            with pytest.raises(NotFound):
                act(payment_requests.decline, stranger, UUID(asked.id))
        act(payment_requests.confirm, alice, UUID(asked.id), 4_00)
        with pytest.raises(NotFound):
            act(payment_requests.confirm, alice, UUID(asked.id))
        assert sql("SELECT kind, amount, currency, client_name, album_name, photo_count FROM payment") == [
            ("paid", 400, "USD", "Bob Brown", "Fair", 1)
        ]
        assert act(payment_requests.find, alice).items == []
        assert act(checkouts.see, bob, UUID(asked.id)).state == "paid"

    def test_unlocking_by_hand_answers_the_request(self, act, alice, bob, singles, sql):
        album, (a, _, _) = singles
        act(checkouts.begin, bob, album.id, [a])
        act(checkouts.begin, bob, album.id)
        act(unlocks.grant, alice, album.id, bob.id)
        assert sql("SELECT amount, photo_count FROM payment") == [(2500, 0)]
        assert sql("SELECT state, photo_count FROM checkout ORDER BY photo_count") == [("paid", 0), ("cancelled", 1)]

    def test_a_gift_leaves_no_trace_in_the_ledger(self, act, alice, bob, singles, sql, locked):
        album, _ = singles
        act(checkouts.begin, bob, album.id)
        act(unlocks.grant, alice, album.id, bob.id, paid=0)
        assert not any(locked(bob, album).values())
        assert sql("SELECT count(*) FROM payment") == [(0,)]

    def test_paid_without_having_asked(self, act, alice, bob, singles, sql, locked):
        album, (a, b, c) = singles
        act(unlocks.grant, alice, album.id, bob.id, photo_id=b, paid=3_00)
        assert sql("SELECT amount, photo_count FROM payment") == [(300, 1)]
        assert locked(bob, album) == {a: True, b: False, c: True}
        with pytest.raises(Invalid):
            act(unlocks.grant, alice, album.id, bob.id, paid=-1)

    def test_money_given_back_locks_when_it_was_the_last_of_it(self, act, alice, dora, bob, singles, locked, sql):
        album, _ = singles
        act(unlocks.grant, alice, album.id, bob.id, paid=25_00)
        [(payment_id,)] = sql("SELECT id FROM payment")
        with pytest.raises(NotFound):
            act(payments.refund, dora, payment_id)
        act(payments.refund, alice, payment_id, 10_00)
        assert not any(locked(bob, album).values())
        with pytest.raises(Invalid, match=r"\$15.00"):
            act(payments.refund, alice, payment_id, 15_01)
        act(payments.refund, alice, payment_id)
        assert all(locked(bob, album).values())
        assert sql("SELECT sum(amount) FROM payment") == [(0,)]

    def test_what_was_locked_by_hand_stays_locked(self, act, alice, bob, singles, locked):
        album, (a, b, c) = singles
        act(unlocks.grant, alice, album.id, bob.id, paid=25_00)
        act(unlocks.revoke, alice, album.id, bob.id)
        with transaction() as session:
            entitlements.settle(session, album.id, bob.id)
        assert all(locked(bob, album).values())
        asked = act(checkouts.begin, bob, album.id, [a, b])
        act(payment_requests.confirm, alice, UUID(asked.id))
        act(unlocks.revoke, alice, album.id, bob.id, photo_id=a)
        with transaction() as session:
            entitlements.settle(session, album.id, bob.id)
        assert locked(bob, album) == {a: True, b: False, c: True}

    def test_declined_may_ask_again(self, act, alice, bob, singles):
        album, _ = singles
        first = act(checkouts.begin, bob, album.id)
        act(payment_requests.decline, alice, UUID(first.id))
        assert act(checkouts.see, bob, UUID(first.id)).state == "cancelled"
        assert act(checkouts.begin, bob, album.id).id != first.id

    def test_a_checkout_is_its_clients_own(self, act, alice, bob, charlie, singles):
        album, _ = singles
        asked = act(checkouts.begin, bob, album.id)
        for other in (alice, charlie):
            with pytest.raises(NotFound):
                act(checkouts.see, other, UUID(asked.id))


def test_the_ledger_is_never_changed(act, alice, bob, singles, sql):
    album, _ = singles
    act(unlocks.grant, alice, album.id, bob.id, paid=25_00)
    for change in ("UPDATE payment SET amount = 1", "DELETE FROM payment"):
        with pytest.raises(IntegrityError, match="never changed"):
            sql(change)
    sql("DELETE FROM unlock")
    sql("DELETE FROM album")
    sql("DELETE FROM account WHERE id = :id", id=bob.id)
    assert sql("SELECT amount, client_name, album_name, photographer_name FROM payment") == [
        (2500, "Bob Brown", "Fair", "Alice Adams")
    ]
