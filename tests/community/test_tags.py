"""Tags: one spelling, five at most, made under races, counted in public only."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from photodrop.errors import Invalid, NotFound
from photodrop.services import housekeeping, search, tags


def counts(act, q: str = "", **how) -> dict[str, int]:
    return {each.name: each.photo_count for each in act(tags.find, q, **how).items}


def test_tags_are_spelled_one_way_and_keep_their_order(act, alice, new_photo, sql):
    photo_id = new_photo()
    given_tags = ["  North   SEA ", "#Calm", "calm", "ﬁsh", "ÅNGSTRÖM"]
    assert act(tags.put, alice, photo_id, given_tags) == ["north sea", "calm", "fish", "ångström"]
    assert act(tags.put, alice, photo_id, ["calm", "fish"]) == ["calm", "fish"]
    assert act(tags.of, [photo_id]) == {photo_id: ["calm", "fish"]}
    assert len(sql("SELECT FROM tag")) == 4


@pytest.mark.parametrize(
    "wrong", [["a", "b", "c", "d", "e", "f"], ["x" * 26], [""], ["#"], ["a,b"], ["a\x00"], ["a\u200bb"], ["a"] * 30]
)
def test_what_is_no_tag_is_refused(act, alice, new_photo, wrong):
    with pytest.raises(Invalid) as refusal:
        act(tags.put, alice, new_photo(), wrong)
    assert "tags" in refusal.value.fields


def test_the_database_refuses_a_sixth_tag_and_a_second_spelling(act, alice, new_photo, sql):
    photo_id = new_photo()
    act(tags.put, alice, photo_id, ["a", "b", "c", "d", "e"])
    sql("INSERT INTO tag (id, name) VALUES (gen_random_uuid(), 'f')")
    for position in (5, 6):
        with pytest.raises(IntegrityError):
            sql(
                "INSERT INTO photo_tag SELECT :photo, id, :position FROM tag WHERE name = 'f'",
                photo=photo_id, position=position,
            )  # fmt: skip
    for name in ("A", "a", "", "a,b", "ﬁsh", " a", "x" * 26):
        with pytest.raises(IntegrityError if len(name) < 26 else Exception):
            sql("INSERT INTO tag (id, name) VALUES (gen_random_uuid(), :name)", name=name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_every_text_is_a_tag_the_database_takes_or_is_refused(text):
    try:
        name = tags.spelled(text)
    except Invalid:
        return
    assert tags.spelled(name) == name
    assert 1 <= len(name) <= 25


def test_only_who_may_edit_the_photo_tags_it(act, bob, dora, moderator, admin, new_photo):
    photo_id = new_photo()
    for actor in (bob, dora, moderator):
        with pytest.raises(NotFound):
            act(tags.put, actor, photo_id, ["mine"])
    assert act(tags.put, admin, photo_id, ["ours"]) == ["ours"]


def test_tags_of_private_photos_are_not_told(act, alice, new_album, new_photo, sql, public, api):
    first, second = new_photo(), new_photo()
    hidden = new_photo(to=new_album(name="Hidden", watermark=False))
    act(tags.put, alice, first, ["sea", "calm"])
    act(tags.put, alice, second, ["sea"])
    act(tags.put, alice, hidden, ["sea", "secret wedding"])
    assert counts(act) == {"sea": 2, "calm": 1}
    assert counts(act, "SE") == {"sea": 2}
    assert counts(act, "secret") == counts(act, "%") == counts(act, "_") == {}
    act(housekeeping.sweep)
    assert sql("SELECT count(*) FROM tag_change") == [(0,)]
    assert [each["name"] for each in api().get("/tags").json()["items"]] == ["sea", "calm"]
    act(tags.put, alice, first, ["calm"])
    sql("UPDATE photo SET deleted_at = now() WHERE id = :id", id=second)
    assert counts(act) == {"calm": 1}
    sql("UPDATE album SET visibility = 'link' WHERE id = :id", id=public.id)
    assert counts(act) == {}
    sql("UPDATE album SET visibility = 'public'")
    sql("UPDATE photo SET deleted_at = NULL")
    assert counts(act, sort="name") == {"calm": 1, "sea": 2, "secret wedding": 1}
    act(housekeeping.sweep)
    assert counts(act, sort="name") == {"calm": 1, "sea": 2, "secret wedding": 1}


def test_many_who_make_the_same_tags_at_once_make_each_once(act, alice, new_photo, sql):
    ids = [new_photo() for _ in range(12)]

    def tag(number: int) -> None:
        names = ["sea", "sky", "sun", "sand", "salt"]
        act(tags.put, alice, ids[number], names if number % 2 else names[::-1])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(tag, range(12)))
    assert sql("SELECT count(*) FROM tag") == [(5,)]
    assert set(counts(act).values()) == {12}


def test_one_photo_tagged_by_many_at_once_has_one_of_their_lists(act, alice, new_photo):
    photo_id = new_photo()
    lists = [["a", "b", "c", "d", "e"], ["e", "f", "g"], ["h"]] * 3
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda names: act(tags.put, alice, photo_id, names), lists))
    assert act(tags.of, [photo_id])[photo_id] in lists


def test_by_rest_tags_come_with_the_photo(api, act, alice, album, jpeg, new_photo):
    photo_id = new_photo()
    changed = api(alice).patch(f"/photos/{photo_id}", json={"tags": ["Sea", "sky"], "name": "Calm"})
    assert (changed.json()["tags"], changed.json()["name"]) == (["sea", "sky"], "Calm")
    assert api().get(f"/photos/{photo_id}").json()["tags"] == ["sea", "sky"]
    assert api(alice).patch(f"/photos/{photo_id}", json={"tags": []}).json()["tags"] == []
    assert api(alice).patch(f"/photos/{photo_id}", json={"tags": ["a,b"]}).status_code == 422
    assert api().get("/tags", params={"unknown": "x"}).status_code == 422


def test_rows_gone_astray_are_mended(act, alice, new_photo, sql):
    photo_id = new_photo("Sunset")
    act(tags.put, alice, photo_id, ["sea"])
    sql("DELETE FROM photo_search")
    act(search.mend)
    assert [card.name for card in act(search.photos_found, None, search.Wanted(q="sunset")).items] == ["Sunset"]
    sql("SET LOCAL session_replication_role = replica; UPDATE album SET visibility = 'private'")
    assert act(search.photos_found, None, search.Wanted(q="sunset")).items == []
    act(search.mend)
    assert sql("SELECT FROM photo_search") == []
    assert counts(act) == {}
