"""Shares: what a link opens, for whom, and what ends it."""

import contextlib
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, TooMany
from photodrop.models import Account, Guest, Share, ShareDownloads
from photodrop.models.base import new_id, now
from photodrop.services import access, album_options, albums, favourites, guests, housekeeping, share_notices, shares
from photodrop.services.access import ShareClosed
from photodrop.services.shares import Rules
from tests.fixtures.shares import SHARE_PASSWORD

HERE = "192.0.2.7"
TOMORROW = timedelta(days=1)


@pytest.fixture
def as_alice(alice):
    """`as_alice(shares.stop, share.id)`: a service in a transaction of its own."""

    def call(service, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, alice.id), *args, **kwargs)

    return call


@pytest.fixture
def seen(database):
    """The ids of the photos that somebody sees by a share."""

    def look(share: Share, guest: Guest | None = None) -> set[str]:
        with transaction() as session:
            return {card.id for card in shares.photos_of(session, guest, share.token).items}

    return look


@pytest.fixture
def opens(seen):
    def does(share: Share, guest: Guest | None = None) -> bool:
        try:
            seen(share, guest)
        except ShareClosed:
            return False
        return True

    return does


def test_a_scope_shows_what_is_out_and_within_it(new_share, seen, add_photo, delivered, bob, drop, run_jobs, jpeg, sql):
    other = add_photo(content=jpeg(800, 600))
    hidden = add_photo([bob], content=jpeg(700, 600))
    run_jobs()
    drop()
    draft = add_photo([bob], content=jpeg(600, 600))
    run_jobs()
    sql("UPDATE photo SET hidden_at = now() WHERE id = :photo", photo=hidden.id)
    everything, chosen = new_share(), new_share(photo_ids=[other.id, hidden.id, draft.id])
    bobs = new_share(client_id=bob.id)
    assert seen(everything) == {str(delivered.id), str(other.id)}
    assert seen(chosen) == {str(other.id)}
    assert seen(bobs) == {str(delivered.id)}
    assert [everything.name, chosen.name, bobs.name] == ["Whole album", "3 photos", "Bob Brown"]
    drop()
    assert str(draft.id) in seen(chosen)


def test_what_closes_a_share_and_opens_it_again(new_share, opens, as_alice, delivered, sql):
    share = new_share()
    assert opens(share)
    of_share = "FROM share WHERE share.id = :share"
    for closing, opening in (
        ("share SET stopped_at = now() WHERE id = :share", "share SET stopped_at = NULL WHERE id = :share"),
        ("share SET expires_at = now() WHERE id = :share", "share SET expires_at = NULL WHERE id = :share"),
        (f"album SET deleted_at = now() {of_share}", f"album SET deleted_at = NULL {of_share}"),
        (f"account SET is_active = false {of_share}", f"account SET is_active = true {of_share}"),
    ):
        sql(f"UPDATE {closing}", share=share.id)
        assert not opens(share), closing
        sql(f"UPDATE {opening}", share=share.id)
        assert opens(share), opening
    assert as_alice(shares.stop, share.id).state == "stopped"
    assert not opens(share)
    assert as_alice(shares.reopen, share.id).state == "open"
    old = share.token
    fresh = as_alice(shares.reset_link, share.id)
    assert not fresh.url.endswith(old)
    assert not opens(share)
    as_alice(shares.delete, share.id)
    with pytest.raises(NotFound):
        as_alice(shares.see, share.id)


def test_a_password_is_asked_of_each_guest_and_again_when_it_changes(new_share, new_guest, opens, as_alice, delivered):
    share = new_share(password=SHARE_PASSWORD)
    stranger, _ = new_guest()
    bob, secret = new_guest(share)
    assert not opens(share)
    assert not opens(share, stranger)
    assert opens(share, bob)
    with transaction() as session:
        assert guests.find(session, secret) == bob
        assert guests.find(session, secret[:-1]) is None
        for token, password in ((share.token, "lisbon in may"), ("nothing", SHARE_PASSWORD), (share.token, "x" * 200)):
            with pytest.raises(ShareClosed):
                guests.enter(session, stranger, token, password, HERE)
    as_alice(shares.change, share.id, Rules(password="porto in july"))
    assert not opens(share, bob)
    with transaction() as session:
        entered = guests.enter(session, None, share.token, "porto in july", HERE)
        assert entered.secret
    assert opens(share, entered.guest)
    as_alice(shares.change, share.id, Rules(password=None))
    assert opens(share)


def test_passwords_are_not_guessed_for_long(new_share, sql):
    share = new_share(password=SHARE_PASSWORD)
    for token in (share.token, "nothing-at-all"):
        with transaction() as session:
            for _ in range(2):
                with pytest.raises(ShareClosed):
                    guests.enter(session, None, token, "x" * 100, HERE)
        sql("UPDATE rate_limit SET count = 10 WHERE key LIKE 'share.password:%'")
        with transaction() as session, pytest.raises(TooMany):
            guests.enter(session, None, token, SHARE_PASSWORD, HERE)
        # Another address is not shut out by this one.
        with transaction() as session, pytest.raises(ShareClosed):
            guests.enter(session, None, token, "x" * 100, "192.0.2.8")


def test_guests_who_know_the_password_keep_nobody_out(new_share, monkeypatch):
    monkeypatch.setattr(guests, "TRIES_OF_SHARE", 1)
    share = new_share(password=SHARE_PASSWORD)
    for address in (HERE, "192.0.2.8"):
        with transaction() as session:
            assert guests.enter(session, None, share.token, SHARE_PASSWORD, address).secret
    for address, refusal in (("192.0.2.9", ShareClosed), ("192.0.2.10", TooMany)):
        with transaction() as session, pytest.raises(refusal):
            guests.enter(session, None, share.token, "lisbon in may", address)


@pytest.mark.parametrize(
    ("album", "watermark", "locked"),
    [
        ({"watermark": False}, None, False),
        ({"watermark": False}, True, True),
        ({"watermark": False}, False, False),
        ({"watermark": True}, None, True),
        ({"watermark": True}, True, True),
        ({"watermark": True}, False, False),
        ({"price": 25_00}, None, True),
        ({"price": 25_00}, True, True),
        ({"photo_price": 5_00}, None, True),
    ],
)
def test_the_price_decides_then_the_share_then_the_album(new_album, new_share, as_alice, album, watermark, locked):
    of = new_album(**album)
    share = new_share(of, watermark=watermark, downloads=ShareDownloads.original)
    view = as_alice(shares.see, share.id)
    assert view.locked is locked
    with transaction() as session:
        sight = access.share_opened(session, None, share.token)
        assert sight.downloads is (ShareDownloads.web if locked else ShareDownloads.original)
    # A price that comes later locks what was clean.
    as_alice(albums.change, of.id, album_options.Options(watermark=True, price=1_00))
    assert as_alice(shares.see, share.id).locked is True


def test_what_costs_something_is_never_shared_clean(new_share, as_alice, album):
    with pytest.raises(Invalid, match="cost something"):
        new_share(watermark=False)
    share = new_share()
    with pytest.raises(Invalid, match="cost something"):
        as_alice(shares.change, share.id, Rules(watermark=False))


def test_marks_are_drawn_for_a_share_whose_album_has_none(new_album, new_share, add_photo, run_jobs, drop, as_alice):
    free = new_album(watermark=False)
    photo = add_photo(to=free)
    run_jobs()
    drop(what=free)
    share = new_share(free, watermark=True)
    assert as_alice(shares.see, share.id).waiting_count == 1
    with transaction() as session:
        card = shares.photo_of(session, None, share.token, photo.id)
        assert (card.status, card.thumb_url) == ("queued", "")
    run_jobs()
    assert as_alice(shares.see, share.id).waiting_count == 0
    later = add_photo(to=free)
    run_jobs()
    drop(what=free)
    with transaction() as session:
        for photo_id in (photo.id, later.id):
            card = shares.photo_of(session, None, share.token, photo_id)
            assert "-marked-" in card.thumb_url


def test_rules_that_cannot_be_kept_are_refused_in_words(new_share, as_alice, album, charlie):
    for rules in (
        {"expires_at": now() - TOMORROW},
        {"expires_at": datetime(2036, 1, 1)},  # noqa: DTZ001  # that is the point
        {"expires_at": now() + 5000 * TOMORROW},
        {"password": "short"},
        {"password": "x" * 73},
        {"name": "x" * 121},
        {"name": "   "},
    ):
        with pytest.raises(Invalid):
            new_share(**rules)
    with pytest.raises(Invalid):
        new_share(photo_ids=[])
    with pytest.raises(NotFound):
        new_share(photo_ids=[new_id()])
    with pytest.raises(Invalid, match="Nobody"):
        new_share(client_id=charlie.id)
    with pytest.raises(Invalid, match="either"):
        new_share(photo_ids=[new_id()], client_id=charlie.id)
    christmas = datetime(2030, 12, 24, 18, tzinfo=timezone(timedelta(hours=1)))
    share = new_share(expires_at=christmas)
    assert share.expires_at == christmas.astimezone(UTC)


def test_shares_are_their_photographers_alone(new_share, dora, admin, album, as_alice):
    share = new_share(name="For the press")
    for stranger in (dora, admin):
        with transaction() as session:
            somebody = session.get_one(Account, stranger.id)
            for attempt in (shares.see, shares.stop, shares.delete, shares.reset_link):
                with pytest.raises(NotFound):
                    attempt(session, somebody, share.id)
            with pytest.raises(NotFound):
                shares.create(session, somebody, album.id)
            assert shares.mine(session, somebody).items == []
    assert [view.name for view in as_alice(shares.mine, query="PRESS").items] == ["For the press"]
    assert as_alice(shares.mine, state=shares.ShareState.stopped).items == []


def test_a_share_is_never_called_by_somebodys_number(new_share, delivered, bob, sql):
    sql("UPDATE client SET name = ''")
    sql("UPDATE account SET name = '' WHERE id = :bob", bob=bob.id)
    with transaction() as session:
        assert shares.opened(session, None, new_share(client_id=bob.id).token).name == "One person"


def test_guests_who_made_nothing_are_swept(new_share, new_guest, delivered, sql):
    share = new_share(password=SHARE_PASSWORD)
    new_guest()
    (here, _), (entered, _), (chose, _) = new_guest(), new_guest(share), new_guest(share)
    with transaction() as session:
        guest = session.get_one(Guest, chose.id)
        favourites.put(session, guest, share.token, favourites.HEARTS, delivered.id)
    sql("UPDATE guest SET last_seen_at = now() - interval '3 days' WHERE id <> :here", here=here.id)

    def left() -> set[UUID]:
        with transaction() as session:
            housekeeping.sweep(session)
        return {row.id for row in sql("SELECT id FROM guest")}

    assert left() == {here.id, entered.id, chose.id}
    sql("UPDATE guest SET created_at = now() - interval '366 days'")
    assert left() == {here.id, chose.id}


def test_visits_are_counted(new_share, as_alice, delivered):
    share = new_share()
    for _ in range(2):
        with transaction() as session:
            shares.visited(session, access.share_opened(session, None, share.token))
    view = as_alice(shares.see, share.id)
    assert view.visits == 2
    assert view.last_seen_at


def test_the_photographer_hears_once_before_a_share_expires(new_share, as_alice, alice, sql):
    near, far = new_share(name="Near", expires_at=now() + TOMORROW), new_share(expires_at=now() + 9 * TOMORROW)
    stopped, moments = new_share(expires_at=now() + TOMORROW), new_share(expires_at=now() + timedelta(minutes=30))
    as_alice(shares.stop, stopped.id)
    sql("UPDATE share SET created_at = created_at - interval '5 days' WHERE id <> :share", share=moments.id)

    def told() -> list[tuple]:
        with transaction() as session:
            share_notices.tell_expiring(session)
        return sql("SELECT title, count FROM notification WHERE kind = 'share_expiring' ORDER BY title")

    assert told() == told() == [("Near closes soon", 1)]
    as_alice(shares.change, far.id, Rules(name="Far", expires_at=now() + TOMORROW))
    assert [title for title, _ in told()] == ["Far closes soon", "Near closes soon"]
    # A later expiry is another one.
    as_alice(shares.change, near.id, Rules(expires_at=now() + 2 * TOMORROW - timedelta(minutes=1)))
    assert dict(told())["Near closes soon"] == 2


def test_a_whole_venue_comes_by_one_address(new_share, monkeypatch):
    monkeypatch.setattr(guests, "NEW_OF_SHARE", 2)
    monkeypatch.setattr(guests, "NEW_PER_HOUR", 4)
    for token in ("one", "one", "two"):
        with transaction() as session:
            guests.begin(session, "192.0.2.9", token)
    for token in ("one", "three", "three"):
        with contextlib.suppress(TooMany), transaction() as session:
            guests.begin(session, "192.0.2.9", token)
            assert token == "three"
    with pytest.raises(TooMany), transaction() as session:
        guests.begin(session, "192.0.2.9", "four")
