"""What is public is found: by words, begun or mistyped, by tag, rating and date. Nothing else is."""

from datetime import UTC, datetime

import pytest

from photodrop.errors import Invalid
from photodrop.services import photos, search, tags
from photodrop.services.photos import Change
from photodrop.services.search import Wanted


@pytest.fixture
def find(act):
    """`find("sunset", sort="-rating")`: the names, in order."""

    def run(q: str = "", actor=None, *, sort: str = "", **wanted) -> list[str]:
        found, cursor = [], None
        while True:
            page = act(search.photos_found, actor, Wanted(q=q, **wanted), sort=sort, cursor=cursor, limit=3)
            found += [card.name for card in page.items]
            cursor = page.next
            if cursor is None:
                return found

    return run


def test_words_of_name_description_tags_album_and_place(act, alice, new_photo, find):
    boats = new_photo("Boats at rest", "Fishermen mend their nets")
    act(tags.put, alice, boats, ["North Sea", "calm"])
    new_photo("Lighthouse")
    for q in ("boats", "FISHERMEN nets", "calm", "north", "sea boats", "boat fisher"):
        assert find(q) == ["Boats at rest"], q
    for q in ("harbour", "lisbon", "Lisbon days", "lis"):
        assert find(q) == ["Lighthouse", "Boats at rest"], q
    assert find("boats lighthouse") == find("nothing") == find("…!?") == []


def test_near_spellings_and_other_letters(new_photo, find):
    for name in ("Sunset", "Ångström", "Привет мир", "東京タワー", "Straße"):
        new_photo(name)
    for name, written in {
        "Sunset": "sun sunst sunest sunzet",
        "Ångström": "angs angstrom angstrrom ANGSTROEM",
        "Привет мир": "привет превет",
        "東京タワー": "東京",
        "Straße": "strasse straße",
        "": "su unset-xx angsxx 塔",
    }.items():
        for q in written.split():
            assert find(q) == ([name] if name else []), q


def test_nearer_matches_come_first(act, alice, new_photo, find):
    new_photo("Harvest", "Sunset over the field")
    new_photo("Sunsets of June")
    new_photo("Sunsed")
    titled = new_photo("Evening")
    act(tags.put, alice, titled, ["sunset"])
    new_photo("Noon")
    assert find("sunset") == ["Evening", "Harvest", "Sunsets of June", "Sunsed"]
    assert find("sunset", sort="-created_at") == ["Evening", "Sunsets of June", "Harvest"]
    assert find("sunzet", sort="created_at") == ["Harvest", "Evening"]


def test_only_what_is_public_is_found(act, alice, new_album, new_photo, find, sql, public):
    photo_id = new_photo("Sunset")
    private = new_album(name="Hidden", watermark=False)
    new_photo("Sunset, hidden", to=private)
    new_photo("Sunset, draft", dropped_at=None)
    new_photo("Sunset, failed", status="failed", error="broken")
    new_photo("Sunset, deleted", deleted_at="2026-06-20T12:00:00Z")
    assert find("sunset") == find() == ["Sunset"]
    for table, row, broken, mended in (
        ("album", public.id, "visibility = 'private'", "visibility = 'public'"),
        ("album", public.id, "visibility = 'link'", "visibility = 'public'"),
        ("album", public.id, "deleted_at = now()", "deleted_at = NULL"),
        ("photo", photo_id, "deleted_at = now()", "deleted_at = NULL"),
        ("photo", photo_id, "hidden_at = now()", "hidden_at = NULL"),
        ("photo", photo_id, "dropped_at = NULL", "dropped_at = now()"),
        ("photo", photo_id, f"album_id = '{private.id}'", f"album_id = '{public.id}'"),
    ):
        sql(f"UPDATE {table} SET {broken} WHERE id = :id", id=row)
        assert find("sunset") == find() == [], broken
        sql(f"UPDATE {table} SET {mended} WHERE id = :id", id=row)
        assert find("sunset") == ["Sunset"], mended
    act(photos.describe, alice, photo_id, Change(name="Moonrise"))
    sql("UPDATE album SET name = 'Night', location = 'Porto' WHERE id = :id", id=public.id)
    assert find("sunset") == find("lisbon") == find("harbour") == []
    assert find("moonrise porto night") == ["Moonrise"]


def noon(day: int) -> datetime:
    return datetime(2026, 6, day, 12, tzinfo=UTC)


def test_filters_hold_together(act, alice, new_photo, find):
    for number in range(4):
        photo_id = new_photo(f"Wave {number}", created_at=noon(20 + number))
        act(tags.put, alice, photo_id, ["sea"] if number % 2 else ["lake", "sea side"])
    assert find(tag="Sea") == ["Wave 3", "Wave 1"]
    assert find(tag="#sea side") == find("wave", tag="lake") == ["Wave 2", "Wave 0"]
    assert find(created_from=noon(21), created_to=noon(22)) == ["Wave 2", "Wave 1"]
    assert find("2", tag="lake") == ["Wave 2"]
    assert find(tag="side") == find(rating_from=1) == []


def test_only_moderators_search_by_uploader(alice, bob, moderator, admin, new_photo, find):
    new_photo("Sunset")
    for actor in (None, bob, alice):
        for username in ("alice", "nobody"):
            with pytest.raises(Invalid) as refusal:
                find(actor=actor, uploader=username)
            assert refusal.value.fields == {"uploader": "Extra inputs are not permitted"}
    for actor in (moderator, admin):
        assert find(actor=actor, uploader="Alice") == ["Sunset"]
        assert find(actor=actor, uploader="nobody") == []


def test_words_that_many_have(act, sql, new_photo):
    """Met on a walk, or sorted where the walk is in vain; nothing of it is left out between two pages."""
    new_photo()
    columns = (
        "album_id, status, filename, content_type, bytes, original_key, delivery_bytes, delivery_content_type, width, "
        "height, placeholder, perceptual_hash, watermark_revision, dropped_at"
    )
    # Waves of long ago, then only tides, all of them at sea; each tenth is rated.
    sql(
        f"INSERT INTO photo (id, sha256, created_at, name, description, rating_sum, rating_count, error, {columns}) "
        "SELECT gen_random_uuid(), n::text, timestamptz '2020-01-01' + n * interval '1 hour', "
        "CASE WHEN n <= 8500 THEN 'Wave' ELSE 'Tide' END, 'At sea', CASE WHEN n % 10 = 0 THEN 5 ELSE 0 END, "
        f"CASE WHEN n % 10 = 0 THEN 1 ELSE 0 END, '', {columns} FROM photo, generate_series(1, 19000) n"
    )
    sql("ANALYZE photo_search")
    for q, sort, truth in (
        ("sea", "", "n > 0"),
        ("wave", "", "n <= 8500"),
        ("wave", "-created_at", "n <= 8500"),
        ("wave sea", "-rating", "n <= 8500"),
        ("wavs sea", "", "n <= 8500"),
        ("tide wave", "", "n = 0"),
    ):
        rows = sql(
            "SELECT id FROM (SELECT *, sha256::int AS n FROM photo WHERE sha256 ~ '^[0-9]{1,5}$') numbered "
            f"WHERE {truth} ORDER BY {'rating_score' if sort == '-rating' else 'created_at'} DESC, id DESC LIMIT 120"
        )
        first = act(search.photos_found, None, Wanted(q=q), sort=sort, limit=60)
        more = act(search.photos_found, None, Wanted(q=q), sort=sort, cursor=first.next, limit=60)
        assert [card.id for card in first.items + more.items * bool(rows)] == [str(row.id) for row in rows], q
