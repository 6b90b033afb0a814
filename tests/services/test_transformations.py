"""Who gets which picture of a wish, made how often, and what is left of it."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
import simplejpeg
from sqlmodel import select

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Transformed, Visibility
from photodrop.models.base import new_id, now
from photodrop.services import albums, housekeeping, photos, reconciliation, transformations, transformed
from photodrop.services import named_transformations as named
from photodrop.services.album_options import Options

WISH = "c_fill,w_60,h_40"
OLD = "018f0000000070008000000000000000"


@pytest.fixture
def order(database):
    def ask(actor: Account | None, photo_id: UUID, wish: str = WISH, accept: str = ""):
        with transaction() as session:
            me = session.get(Account, actor.id) if actor else None
            return transformations.order(
                session, me, photo_id, transformations.recipe_of(session, me, wish), accept=accept
            )

    return ask


@pytest.fixture
def keep(database):
    def make(ordered):
        with transaction() as session:
            return transformations.keep(session, ordered, transformations.make(ordered))

    return make


@pytest.fixture
def rows(database):
    def read() -> list[Transformed]:
        with transaction() as session:
            return list(session.exec(select(Transformed)).all())

    return read


def test_what_was_made_is_found_again(order, keep, delivered, alice):
    first = order(alice, delivered.id)
    assert first.stored is None
    fresh = transformations.make(first)
    kept = keep(first)
    again = order(alice, delivered.id)
    assert again.stored == kept
    assert b"".join(kept.content()) == fresh.made
    assert simplejpeg.decode_jpeg(fresh.made).shape[:2] == (40, 60)
    assert kept.key.startswith(f"transformed/{delivered.id}/")


def test_one_spelling_for_each_wish_and_another_picture_for_each_viewer(order, delivered, alice, bob, unlock):
    same = {
        order(alice, delivered.id, wish).digest
        for wish in ("c_fill,w_60,h_40", "h_40,w_60,c_fill", "c_fill,w_60,h_40/f_jpg")
    }
    assert len(same) == 1
    locked = order(bob, delivered.id)
    # Marked before and after: two wishes, one of them negated, would else add up to what lies below the mark.
    assert locked.last_mark
    assert "/marked/" in locked.source_key
    assert locked.digest not in same
    unlock(bob)
    assert order(bob, delivered.id).digest in same


def test_the_smallest_rendition_that_is_enough_is_opened(order, delivered, alice, bob):
    assert "/thumb-" in order(alice, delivered.id, "w_60").source_key
    assert "/small-" in order(alice, delivered.id, "c_fill,w_400,h_400/e_sepia").source_key
    assert "/marked/small-" in order(bob, delivered.id, "w_400").source_key
    for whole in ("c_crop,w_60,h_40", "e_blur/w_60", "w_890"):
        assert "/large-" in order(alice, delivered.id, whole).source_key
    small, whole = (transformations.make(order(alice, delivered.id, wish)) for wish in ("w_300", "e_blur:1/w_300"))
    sizes = [simplejpeg.decode_jpeg(each.made).shape for each in (small, whole)]
    assert sizes == [(200, 300, 3)] * 2


def test_what_comes_out_too_large_is_refused_before_anything_is_opened(order, delivered, alice, storage):
    for key in list(storage.keys("photos/")):
        storage.delete(key)
    for bomb in ("w_4.0/h_4000", "w_4096,h_4096/" + "/".join(["e_cartoonify"] * 9)):
        with pytest.raises(Invalid, match="are the most"):
            order(alice, delivered.id, bomb)


def test_formats_by_what_the_browser_knows(order, delivered, alice):
    wanted = order(alice, delivered.id, "w_10/f_auto", accept="text/html,image/webp,*/*")
    assert wanted.varies
    assert wanted.filename.endswith(".webp")
    assert order(alice, delivered.id, "w_10/f_auto", accept="*/*").filename.endswith(".jpg")
    assert not order(alice, delivered.id, "w_10/f_png").varies


def test_a_new_watermark_is_a_new_picture(order, delivered, alice, bob, album, run_jobs):
    before = order(bob, delivered.id).digest
    with transaction() as session:
        albums.change(session, session.get_one(Account, alice.id), album.id, Options(watermark_text="Others"))
    assert order(bob, delivered.id).digest != before
    run_jobs()
    assert order(bob, delivered.id).digest != before


def test_nobody_orders_what_they_may_not_see(order, delivered, charlie, add_photo, bob, alice):
    with pytest.raises(NotFound):
        order(charlie, delivered.id)
    with pytest.raises(NotFound):
        order(None, delivered.id)
    waiting = add_photo()
    with pytest.raises(NotFound):
        order(alice, waiting.id)
    with pytest.raises(NotFound):
        order(bob, delivered.id, f"l_photo:{waiting.id}")
    with pytest.raises(NotFound):
        order(alice, delivered.id, f"l_photo:{new_id()}")


def test_a_locked_photo_laid_over_is_its_marked_form(order, delivered, add_photo, drop, new_album, run_jobs, bob, jpeg):
    open_album = new_album(name="Open", visibility=Visibility.public, watermark=False)
    public = add_photo(to=open_album, content=jpeg(400, 300))
    run_jobs()
    drop(what=open_album)
    ordered = order(bob, public.id, f"l_photo:{delivered.id},w_50")
    assert ordered.last_mark is None
    assert "/clean/" in ordered.source_key
    [overlay] = ordered.overlay_keys.values()
    assert "/marked/" in overlay
    assert transformations.make(ordered).made


def test_names_are_written_out(order, delivered, alice, bob):
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        named.create(session, me, "card", "c_fill,w_30,h_20/e_sepia")
        named.create(session, me, "dark_card", "t_card/e_brightness:-30")
        spelled = transformations.recipe_of(session, me, "t_dark_card/f_png")
    assert str(spelled) == "c_fill,w_30,h_20/e_sepia:80/e_brightness:-30/f_png"
    with pytest.raises(Invalid, match="no transformation named card"):
        order(bob, delivered.id, "t_card")


def test_the_signed_address_is_for_one_viewer_one_photo_one_wish(delivered, alice, bob, sql):
    with transaction() as session:
        me = session.get_one(Account, bob.id)
        address = transformations.sign(session, me, delivered.id, "w_50,e_blur:200").url
    path, _, query = address.partition("?")
    signature, rest = path.removeprefix("/api/v1/i/").split("/", 1)
    told = dict(each.split("=") for each in query.split("&"))

    def read(rest=rest, signature=signature, **other):
        facts = told | other
        with transaction() as session:
            return transformations.read_url(session, signature, rest, **facts)

    assert read().photo_id == delivered.id
    assert read(rest=rest.replace("c_scale,w_50", "w_50")).photo_id == delivered.id
    for forged in (
        {"rest": rest.replace("w_50", "w_51")},
        {"rest": rest.replace(str(delivered.id), str(new_id()))},
        {"rest": rest + ".png"},
        {"rest": "nonsense/" + rest},
        {"signature": signature[::-1]},
        {"signature": ""},
        {"viewer": str(alice.id)},
        {"viewer": "visitor"},
        {"expires": str(int(told["expires"]) + 900)},
        {"expires": ""},
        {"link": "photo-0123"},
    ):
        with pytest.raises(NotFound):
            read(**forged)
    sql("UPDATE account SET is_active = false WHERE id = :id", id=bob.id)
    with pytest.raises(NotFound):
        read()


def test_a_deleted_photo_takes_along_what_it_was_made_into(
    order, keep, delivered, add_photo, alice, album, run_jobs, rows, storage, sql
):
    other = add_photo()
    run_jobs()
    keep(order(alice, delivered.id))
    keep(order(alice, other.id, f"l_photo:{delivered.id},w_20"))
    keep(order(alice, other.id))
    assert len(rows()) == 3
    with transaction() as session:
        photos.delete(session, session.get_one(Account, alice.id), album.id, [delivered.id])
    with pytest.raises(NotFound):
        order(alice, delivered.id)
    sql("UPDATE photo SET deleted_at = now() - interval '1 hour' WHERE deleted_at IS NOT NULL")
    run_jobs(including_later=True)
    [left] = rows()
    assert left.photo_id == other.id
    assert list(storage.keys("transformed/")) == [left.key]


def test_the_longest_unused_goes_first(order, keep, delivered, alice, rows, sql, settings, run_jobs, storage):
    kept = [keep(order(alice, delivered.id, f"w_{width}")) for width in (10, 20, 30)]
    for age, file in zip((40, 2, 1), kept, strict=True):
        sql(
            "UPDATE transformed SET used_at = now() - make_interval(days => :age) WHERE key = :key",
            age=age,
            key=file.key,
        )
    with transaction() as session:
        housekeeping.sweep(session)
    assert {row.key for row in rows()} == {file.key for file in kept[1:]}
    # Asked for again, the second is the youngest.
    assert order(alice, delivered.id, "w_20").stored == kept[1]
    settings(max_transformed_bytes=kept[1].size)
    with transaction() as session:
        transformed.sweep(session)
    assert [row.key for row in rows()] == [kept[1].key]
    run_jobs()
    assert list(storage.keys("transformed/")) == [kept[1].key]


def test_the_comparison_knows_what_was_made(order, keep, delivered, alice, rows, storage):
    whole, gone = (keep(order(alice, delivered.id, f"w_{width}")) for width in (10, 20))
    storage.delete(gone.key)
    orphan = f"transformed/{delivered.id}/{OLD}.jpg"
    storage.put(orphan, BytesIO(b"x"))
    report = reconciliation.run(transaction, moment=now() + timedelta(days=2))
    assert report.told == []
    assert [row.key for row in rows()] == [whole.key]
    assert list(storage.keys("transformed/")) == [whole.key]


def test_a_missing_file_is_made_again_under_the_same_row(order, keep, delivered, alice, rows, storage):
    ordered = order(alice, delivered.id)
    kept = keep(ordered)
    before = b"".join(kept.content())
    storage.delete(kept.key)
    assert not transformations.is_there(kept)
    again = keep(ordered)
    assert b"".join(again.content()) == before
    assert [row.key for row in rows()] == [again.key]
    # And what another process kept meanwhile stays.
    assert keep(ordered) == again
    assert list(storage.keys("transformed/")) == [again.key]
