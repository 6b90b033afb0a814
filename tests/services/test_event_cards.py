"""Cards that people scan at an event, the time that becomes theirs, and the photos that find them by it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound, TooMany
from photodrop.models import Account, Album, Appearance, AppearanceState, CardClaim, Client, Photo, PhotoStatus
from photodrop.models.base import new_id, now
from photodrop.services import (
    access,
    albums,
    appearances,
    card_claims,
    card_matching,
    card_sheets,
    clocks,
    event_cards,
    photos,
)
from photodrop.services.card_claims import Correction
from photodrop.services.card_matching import Timed, Window, whose
from photodrop.services.clocks import Clock, Setting
from photodrop.services.event_cards import CardRules

HERE = "192.0.2.7"
CONFIRMED, SUGGESTED = AppearanceState.confirmed, AppearanceState.suggested


def act(actor, service, *args, **more):
    with transaction() as session:
        return service(session, session.get_one(Account, actor.id) if actor else None, *args, **more)


@pytest.fixture
def new_card(alice, album):
    """`new_card(personal=True)`: its secret."""

    def make(**rules) -> str:
        return act(alice, event_cards.make, album.id, CardRules(label="Card", **rules))[0].url.rpartition("/")[2]

    return make


@pytest.fixture
def scan():
    """`scan(bob, card)` as from another address each time, so that nobody is slowed down."""
    addresses = iter(range(1000))

    def claim(who: Account, token: str):
        return act(who, card_claims.claim, token, f"192.0.2.{next(addresses)}")

    return claim


@pytest.fixture
def new_shot(album):
    """`new_shot(minutes=3)`: a ready photo of the album, really taken so much later than now."""

    def add(minutes: float = 0, *, to: Album | None = None, **fields) -> UUID:
        photo_id = new_id()
        with transaction() as session:
            session.add(
                Photo(**{
                    "id": photo_id, "album_id": (to or album).id, "status": PhotoStatus.ready, "filename": "a.jpg",
                    "name": "a.jpg", "content_type": "image/jpeg", "bytes": 1, "width": 1, "height": 1,
                    "sha256": photo_id.hex * 2, "original_key": f"photos/{photo_id}/original.jpg",
                    "taken_at": now() + timedelta(minutes=minutes),
                } | fields)
            )  # fmt: skip
        return photo_id

    return add


@pytest.fixture
def found(database):
    """`found(bob)`: photos that they are in, and how surely."""

    def look(who: Account) -> dict[UUID, AppearanceState]:
        with transaction() as session:
            rows = session.exec(select(Appearance).where(Appearance.client_id == who.id)).all()
            return {row.photo_id: row.state for row in rows}

    return look


def wind(sql, claim, *, back: int) -> None:
    """As if it had been claimed so many minutes earlier."""
    sql(
        f"UPDATE card_claim SET starts_at = starts_at - interval '{back} minutes', "
        f"ends_at = ends_at - interval '{back} minutes' WHERE id = :id",
        id=claim.id,
    )


def test_a_stack_is_numbered_and_goes_on(alice, album):
    for expected in (["Card 1", "Card 2", "Card 3"], ["Card 4", "Card 5"]):
        made = act(alice, event_cards.make, album.id, CardRules(label=" Card "), count=len(expected))
        assert [card.label for card in made] == expected
    assert len({card.url for card in made}) == 2
    for sheet in card_sheets.Sheet:
        for language in ("en", "ar"):
            paper = act(alice, card_sheets.print_cards, album.id, [], sheet=sheet, language=language)
            assert paper.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        ({"label": " "}, 1),
        ({"label": "x" * 61}, 1),
        ({"label": "Card", "window_minutes": 0}, 1),
        ({"label": "Card", "window_minutes": 1441}, 1),
        ({"label": "Card", "expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, 1),
        ({"label": "Card"}, 0),
        ({"label": "Card"}, 201),
    ],
)
def test_cards_that_make_no_sense(alice, album, rules, count):
    with pytest.raises(Invalid):
        act(alice, event_cards.make, album.id, CardRules(**rules), count=count)


def test_who_scans_becomes_a_client_and_their_photos_come(
    alice, bob, charlie, album, new_card, scan, new_shot, found, run_jobs
):
    card = new_card(window_minutes=5)
    there, early = new_shot(2), new_shot(-2)
    page = act(bob, card_claims.look, card, HERE)
    assert (page.album_name, page.may_claim, page.claim) == (album.name, True, None)
    claim = scan(bob, card)
    assert claim.is_running
    assert claim.album_id == ""
    run_jobs()
    assert found(bob) == {there: CONFIRMED}
    with transaction() as session:
        assert session.get(Client, (alice.id, bob.id)) is not None
        later = new_shot(3)
        card_matching.promise_photo(session, session.get_one(Album, album.id), later)
    run_jobs()
    assert found(bob) == {there: CONFIRMED, later: CONFIRMED}
    assert early not in found(bob)
    # Nothing is seen before it drops, and locked it stays.
    assert act(bob, card_claims.mine)[0].photo_count == 0
    with pytest.raises(NotFound):
        act(bob, access.photo_to_see, there)
    act(alice, albums.drop, album.id)
    assert act(bob, access.photo_to_see, there).locked
    assert act(bob, card_claims.mine, waiting=True) == []
    assert act(bob, card_claims.mine)[0].album_id == str(album.id)
    assert act(charlie, card_claims.mine) == []


def test_the_next_scan_of_a_poster_ends_the_time_before(bob, charlie, new_card, scan, sql):
    poster, other = new_card(), new_card()
    first = scan(bob, poster)
    assert scan(bob, poster).id == first.id
    second = scan(charlie, poster)
    ended = act(bob, card_claims.mine)[0]
    assert not ended.is_running
    assert ended.ends_at == second.starts_at
    # Nobody is in two places at once.
    scan(charlie, other)
    assert [claim.is_running for claim in act(charlie, card_claims.mine)] == [True, False]
    again = scan(bob, poster)
    assert again.id != first.id
    assert not act(bob, card_claims.end, UUID(again.id)).is_running


def test_a_personal_card_is_its_first_ones(alice, bob, charlie, new_card, scan, sql):
    card = new_card(personal=True)
    claim = scan(bob, card)
    for who in (charlie, None):
        with pytest.raises(access.CardClosed):
            act(who, card_claims.look, card, HERE)
    with pytest.raises(access.CardClosed):
        scan(charlie, card)
    wind(sql, claim, back=60)
    assert scan(bob, card).id == claim.id
    assert act(bob, card_claims.look, card, HERE).may_claim is False
    # The wrong family had it: the photographer gives it to the right one.
    act(alice, card_claims.remove, UUID(claim.id))
    theirs = scan(charlie, card)
    with pytest.raises(Conflict):
        act(alice, card_claims.restore, UUID(claim.id))
    act(alice, card_claims.remove, UUID(theirs.id))
    act(alice, card_claims.restore, UUID(claim.id))
    assert [each.is_removed for each in act(alice, card_claims.of_album, UUID(_album_of(claim))).items] == [True, False]


def _album_of(claim) -> str:
    with transaction() as session:
        return str(session.get_one(CardClaim, UUID(claim.id)).album_id)


def close_by(how: str, *, alice, album, card_id, sql) -> None:
    match how:
        case "stopped":
            act(alice, event_cards.stop, card_id)
        case "expired":
            sql("UPDATE event_card SET expires_at = now() - interval '1 second' WHERE id = :id", id=card_id)
        case "album deleted":
            act(alice, albums.delete, album.id)
        case "photographer banned":
            sql("UPDATE account SET is_active = false WHERE id = :id", id=alice.id)


@pytest.mark.parametrize("how", ["stopped", "expired", "album deleted", "photographer banned", "no such card"])
def test_every_closed_card_answers_alike(how, alice, charlie, album, new_card, scan, sql):
    card = new_card()
    with transaction() as session:
        card_id = access.event_card_opened(session, None, card)[0].id
    close_by(how, alice=alice, album=album, card_id=card_id, sql=sql)
    token = "x" * 22 if how == "no such card" else card
    for attempt in (
        lambda: act(None, card_claims.look, token, HERE),
        lambda: act(charlie, card_claims.look, token, HERE),
        lambda: scan(charlie, token),
    ):
        with pytest.raises(access.CardClosed) as told:
            attempt()
        assert str(told.value) == access.CardClosed.message
        assert told.value.status == 404
    assert act(charlie, card_claims.mine) == []


def test_whose_claim_was_removed_is_sent_away(alice, bob, album, new_card, scan, new_shot, found, run_jobs):
    card, other = new_card(), new_card()
    shot = new_shot(1)
    claim = scan(bob, card)
    run_jobs()
    act(alice, card_claims.remove, UUID(claim.id))
    run_jobs()
    assert found(bob) == {}
    assert act(bob, card_claims.mine) == []
    for token in (card, other):
        with pytest.raises(access.CardClosed):
            scan(bob, token)
    with pytest.raises(NotFound):
        act(bob, card_claims.end, UUID(claim.id))
    act(alice, card_claims.restore, UUID(claim.id))
    run_jobs()
    assert found(bob) == {shot: CONFIRMED}


def test_strangers_and_their_photographer_judge_nothing(alice, bob, charlie, dora, new_card, scan):
    claim = scan(bob, new_card())
    claim_id = UUID(claim.id)
    for stranger in (charlie, dora, bob):
        for service in (card_claims.remove, card_claims.restore):
            with pytest.raises(NotFound):
                act(stranger, service, claim_id)
        with pytest.raises(NotFound):
            act(stranger, card_claims.correct, claim_id, Correction(is_sure=True))
    for stranger in (charlie, dora, alice):
        with pytest.raises(NotFound):
            act(stranger, card_claims.end, claim_id)


def test_who_cannot_claim(alice, album, new_card, new_account, new_library, bob):
    card = new_card()
    with pytest.raises(Conflict, match="your own event"):
        act(alice, card_claims.claim, card, HERE)
    member = new_account(phone=None, login="niklas", password_hash="x")
    with pytest.raises(Conflict, match="phone"):
        act(member, card_claims.claim, card, HERE)
    assert act(member, card_claims.look, card, HERE).needs_phone
    with pytest.raises(NotFound):
        act(alice, event_cards.make, new_library(alice).id, CardRules(label="Card"))


def test_who_scans_too_often_or_guesses_waits(bob, new_card):
    card = new_card()
    for _time in range(card_claims.CLAIMS):
        act(bob, card_claims.claim, card, HERE)
    with pytest.raises(TooMany):
        act(bob, card_claims.claim, card, HERE)
    for _guess in range(card_claims.MISSES):
        with pytest.raises(NotFound):
            act(None, card_claims.look, "guess", HERE)
    with pytest.raises(TooMany):
        act(None, card_claims.look, "guess", HERE)


def test_nobody_claims_all_night(bob, charlie, new_card, scan, sql):
    card = new_card()
    first = scan(bob, card)
    sql(
        "INSERT INTO card_claim (id, card_id, album_id, client_id, starts_at, ends_at) "
        "SELECT gen_random_uuid(), card_id, album_id, client_id, starts_at - n * interval '1 hour', "
        "starts_at - n * interval '1 hour' FROM card_claim, generate_series(1, 19) AS n WHERE id = :id",
        id=first.id,
    )
    scan(charlie, card)
    with pytest.raises(Conflict, match="very often"):
        scan(bob, card)


def test_where_two_claim_one_moment_the_photographer_decides(
    alice, bob, charlie, album, new_card, scan, new_shot, found, run_jobs
):
    here, there = new_card(), new_card()
    both = new_shot(1)
    first, second = scan(bob, here), scan(charlie, there)
    run_jobs()
    assert (found(bob), found(charlie)) == ({both: SUGGESTED}, {both: SUGGESTED})
    shown = act(alice, card_claims.of_album, album.id).items
    assert [(each.overlaps, each.confirmed_count, each.suggested_count) for each in shown] == [(True, 0, 1)] * 2
    act(alice, card_claims.correct, UUID(first.id), Correction(is_sure=True))
    run_jobs()
    assert (found(bob), found(charlie)) == ({both: CONFIRMED}, {both: SUGGESTED})
    act(alice, card_claims.correct, UUID(second.id), Correction(ends_at=datetime.fromisoformat(second.starts_at)))
    run_jobs()
    assert found(charlie) == {}
    for wrong in (
        Correction(ends_at=datetime(2020, 1, 1, tzinfo=UTC)),
        Correction(ends_at=now() + timedelta(hours=25)),
    ):
        with pytest.raises(Invalid):
            act(alice, card_claims.correct, UUID(first.id), wrong)


def test_what_had_dropped_for_somebody_is_not_taken_by_another(
    alice, bob, charlie, album, new_card, scan, new_shot, found, run_jobs
):
    shot = new_shot(1)
    scan(bob, new_card())
    run_jobs()
    act(alice, albums.drop, album.id)
    scan(charlie, new_card())
    run_jobs()
    assert (found(bob), found(charlie)) == ({shot: CONFIRMED}, {shot: SUGGESTED})


def test_words_of_people_stand(alice, bob, album, new_card, scan, new_shot, found, run_jobs, sql):
    by_hand, rejected, decided, left = new_shot(1), new_shot(1), new_shot(1), new_shot(1)
    with transaction() as session:
        appearances.add(session, [by_hand], [bob.id])
    claim = scan(bob, new_card())
    run_jobs()
    with transaction() as session:
        for photo_id, state in ((rejected, AppearanceState.rejected), (decided, CONFIRMED)):
            row = appearances.of(session, bob.id, photo_id)
            assert row is not None
            appearances.decide(session, session.get_one(Account, alice.id), row.id, state)
        appearances.remove_people(session, session.get_one(Account, alice.id), album.id, [left], [bob.id])
    card_matched(album, run_jobs)
    assert found(bob) == {by_hand: CONFIRMED, rejected: AppearanceState.rejected, decided: CONFIRMED,
                          left: AppearanceState.rejected}  # fmt: skip
    act(alice, card_claims.remove, UUID(claim.id))
    run_jobs()
    assert {by_hand, decided} <= {photo for photo, state in found(bob).items() if state is CONFIRMED}
    assert found(bob)[rejected] is AppearanceState.rejected


def card_matched(album, run_jobs) -> None:
    with transaction() as session:
        card_matching.promise_album(session, album.id)
    run_jobs()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": PhotoStatus.failed, "error": "x"},
        {"deleted_at": now()},
        {"held_at": now()},
        {"hidden_at": now()},
        {"taken_at": None},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_photos_that_nobody_may_see_are_nobodys(fields, bob, new_card, scan, new_shot, found, run_jobs):
    new_shot(1, **fields)
    scan(bob, new_card())
    run_jobs()
    assert found(bob) == {}


def test_a_guests_photo_is_matched_once_it_is_let_in(bob, album, new_card, scan, new_shot, found, run_jobs):
    held = new_shot(1, held_at=now())
    scan(bob, new_card())
    run_jobs()
    with transaction() as session:
        photos.let_in(session, session.get_one(Album, album.id), session.get_one(Photo, held))
    run_jobs()
    assert found(bob) == {held: CONFIRMED}


def test_who_was_found_stays_in_a_photo_that_moves(
    alice, bob, album, new_album, new_card, scan, new_shot, found, run_jobs
):
    shot = new_shot(1)
    scan(bob, new_card())
    run_jobs()
    target = new_album(name="Other")
    with transaction() as session:
        photo = session.get_one(Photo, shot)
        photo.album_id = target.id
        card_matching.moved(session, photo, session.get_one(Album, target.id))
    card_matched(album, run_jobs)
    card_matched(target, run_jobs)
    assert found(bob) == {shot: CONFIRMED}


ZONED = datetime(2026, 6, 20, 14, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "seconds", "is_local", "real"),
    [
        ("UTC", 0, True, "14:02:10"),
        ("Europe/Kyiv", 0, True, "11:02:10"),
        ("America/New_York", 0, True, "18:02:10"),
        ("Europe/Kyiv", 180, True, "11:05:10"),
        ("Europe/Kyiv", -10, True, "11:02:00"),
        ("Europe/Kyiv", 0, False, "14:02:10"),
        ("Europe/Kyiv", 60, False, "14:03:10"),
    ],
)
def test_when_a_photo_was_really_taken(zone, seconds, is_local, real):
    clock = Clock(ZoneInfo(zone), seconds)
    assert clock.real(ZONED, is_local=is_local).astimezone(UTC).strftime("%H:%M:%S") == real


def test_a_camera_of_the_year_9999(new_shot, alice, album):
    new_shot(taken_at=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
    assert act(alice, clocks.see, album.id, Setting(seconds=180, timezone="Asia/Tokyo")).photo_count == 1


def test_a_corrected_clock_finds_whose_photos_they_are(alice, bob, album, new_card, scan, new_shot, found, run_jobs):
    # The camera says the local time of Kyiv, three minutes slow.
    local = (now().astimezone(ZoneInfo("Europe/Kyiv")) - timedelta(minutes=3)).replace(tzinfo=UTC, microsecond=0)
    shot = new_shot(taken_at=local + timedelta(minutes=1))
    scan(bob, new_card())
    run_jobs()
    assert found(bob) == {}
    setting = Setting(timezone="Europe/Kyiv", seconds=180)
    seen = act(alice, clocks.see, album.id, setting)
    assert seen.samples[0].shown == (local + timedelta(minutes=1)).replace(tzinfo=None).isoformat()
    assert seen.samples[0].real == (local + timedelta(minutes=4)).replace(tzinfo=None).isoformat()
    assert act(alice, clocks.see, album.id).seconds == 0
    act(alice, clocks.change, album.id, setting)
    run_jobs()
    assert found(bob) == {shot: CONFIRMED}
    # The same, by a photo of a phone that shows the time.
    asked = Setting(photo_id=shot, taken_at=(local + timedelta(minutes=6)).replace(tzinfo=None))
    assert act(alice, clocks.see, album.id, asked).seconds == 300
    act(alice, clocks.change, album.id, asked)
    run_jobs()
    assert found(bob) == {shot: CONFIRMED}
    act(alice, clocks.change, album.id, Setting(seconds=3600))
    run_jobs()
    assert found(bob) == {}


@pytest.mark.parametrize(
    "setting",
    [
        Setting(timezone="Mars/Olympus"),
        Setting(timezone="../etc/passwd"),
        Setting(seconds=10**10),
        Setting(taken_at=datetime(2026, 1, 1)),  # noqa: DTZ001  # as somebody types it
    ],
)
def test_clocks_that_nobody_has(setting, alice, album):
    for service in (clocks.see, clocks.change):
        with pytest.raises(Invalid):
            act(alice, service, album.id, setting)


def test_only_its_photographer_sets_a_clock(bob, dora, admin, album):
    for stranger in (bob, dora, admin):
        with pytest.raises(NotFound):
            act(stranger, clocks.change, album.id, Setting(seconds=1))


def test_cards_that_somebody_scanned_are_stopped_not_deleted(alice, bob, album, new_card, scan):
    scan(bob, new_card())
    new_card()
    used, fresh = (UUID(card.id) for card in act(alice, event_cards.of_album, album.id).items)
    for refused in (
        lambda: act(alice, event_cards.delete, used),
        lambda: act(alice, event_cards.change, used, CardRules(personal=True)),
    ):
        with pytest.raises(Conflict):
            refused()
    assert act(alice, event_cards.stop, used).state == "stopped"
    assert act(bob, card_claims.mine)[0].is_running
    assert act(alice, event_cards.reopen, used).state == "open"
    act(alice, event_cards.delete, fresh)
    assert [card.id for card in act(alice, event_cards.of_album, album.id).items] == [str(used)]


PEOPLE = [new_id() for _person in range(4)]
START = datetime(2026, 6, 20, 12, tzinfo=UTC)
windows = st.builds(
    lambda begin, length, who, sure: Window(
        START + timedelta(minutes=begin), START + timedelta(minutes=begin + length), PEOPLE[who], sure
    ),
    st.integers(0, 60), st.integers(0, 30), st.integers(0, 3), st.booleans(),
)  # fmt: skip


@given(st.lists(windows, max_size=8), st.lists(st.integers(0, 90), max_size=12))
def test_whose_photos_are_whatever_the_windows(claimed, minutes):
    taken = sorted(Timed(START + timedelta(minutes=minute), new_id()) for minute in minutes)
    told = whose(taken, claimed)
    for photo in taken:
        holding = [window for window in claimed if window.starts_at <= photo.at < window.ends_at]
        people = {window.client_id for window in holding}
        assert {client for photo_id, client in told if photo_id == photo.photo_id} == people
        for client in people:
            is_sure = any(window.is_sure for window in holding if window.client_id == client)
            expected = CONFIRMED if is_sure or len(people) == 1 else SUGGESTED
            assert told[photo.photo_id, client] is expected
    assert told == whose(taken, reversed(claimed))
