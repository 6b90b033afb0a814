"""Album options: how a mark looks, what a change renders again, logos, originals, and presets of it all."""

from datetime import date
from io import BytesIO
from uuid import UUID

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, Locked, NotFound, TooLarge
from photodrop.imaging.errors import NotAPicture
from photodrop.models import Account, Delivered, MarkLayout, Size
from photodrop.models.base import new_id
from photodrop.services import albums, downloads, files, marks, photo_cards, presets
from photodrop.services.album_options import Options
from tests.support.thief import NEARLY_EQUAL


@pytest.fixture(scope="module")
def drawing() -> bytes:
    file = BytesIO()
    Image.new("RGBA", (120, 60), (250, 250, 250, 255)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def add_logo(drawing):
    def add(actor: Account, content: bytes = drawing) -> marks.LogoView:
        drawn = marks.draw(BytesIO(content), "")
        with transaction() as session:
            return marks.keep(session, actor, drawn)

    return add


def change(actor, album, **options):
    with transaction() as session:
        return albums.change(session, actor, album.id, Options(**options))


def work(actor, album, **options) -> albums.Work:
    with transaction() as session:
        return albums.work(session, actor, album.id, Options(**options))


def pixels(content: bytes) -> np.ndarray:
    return simplejpeg.decode_jpeg(content).astype(int)


def served(actor, photo, size=Size.large) -> bytes:
    with transaction() as session:
        return b"".join(files.rendition(session, actor, photo.id, size).content())


def test_a_change_says_what_it_renders_again_and_changes_nothing(alice, album, add_photo, run_jobs, reread, promised):
    for _ in range(2):
        add_photo()
    run_jobs()
    before = reread(album).model_dump()
    told = {
        "2 photos get the new watermark.": {"watermark_layout": MarkLayout.corner},
        "2 photos are rendered again.": {"max_edge": 2048},
        "No photo has to be rendered again.": {"watermark_size": 100, "price": 5, "downloads": False},
    }
    for sentence, options in told.items():
        assert work(alice, album, **options).sentence == sentence
    assert work(alice, album, watermark_opacity=70) == albums.Work(2, 0, 0, "2 photos get the new watermark.")
    assert reread(album).model_dump() == before
    assert promised() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"watermark_opacity": 59},
        {"watermark_opacity": 101},
        {"watermark_size": 49},
        {"watermark_size": 201},
        {"watermark_logo_id": new_id()},
    ],
)
def test_a_mark_that_nobody_sees_is_refused(alice, album, wrong):
    for ask in (change, work):
        with pytest.raises(Invalid) as refusal:
            ask(alice, album, **wrong)
        assert refusal.value.fields.keys() == wrong.keys()


def test_only_the_photographer_changes_how_a_mark_looks(alice, dora, admin, album, add_logo):
    logo = add_logo(dora)
    with pytest.raises(Invalid, match="own logos"):
        change(alice, album, watermark_logo_id=UUID(logo.id))
    with pytest.raises(Invalid, match="Only the photographer"):
        change(admin, album, watermark_layout=MarkLayout.corner)
    with pytest.raises(NotFound):
        work(dora, album, max_edge=2048)


def test_old_marks_serve_until_each_new_one_is_there_and_no_byte_is_ever_clean(
    alice, bob, album, add_photo, drop, run_jobs, add_logo, jpeg, promised
):
    """After each single job of the change every photo is looked at in every size."""
    mine = [add_photo([bob], content=jpeg(600, 400)) for _ in range(2)]
    run_jobs()
    drop()
    clean = {photo.id: {size: pixels(served(alice, photo, size)) for size in Size} for photo in mine}
    seen: list[set[bytes]] = []

    def look() -> None:
        for photo in mine:
            for size in Size:
                shown = served(bob, photo, size)
                assert np.abs(pixels(shown) - clean[photo.id][size]).mean() > NEARLY_EQUAL
                with pytest.raises(Locked), transaction() as session:
                    files.rendition(session, bob, photo.id, size, look="clean")
        with transaction() as session:
            cards = photo_cards.of_client(session, bob, album.id).items
        assert all(card.thumb_url and card.status == "ready" for card in cards)
        seen.append({served(bob, photo) for photo in mine})

    look()
    detail = change(alice, album, watermark_logo_id=UUID(add_logo(alice).id), watermark_opacity=60)
    assert detail.stale_count == 2
    look()
    run_jobs(after_each=look)
    look()
    first, last = seen[0], seen[-1]
    assert seen[1] == first
    assert not first & last
    assert any(between & first and between & last for between in seen), "one new, one still old"
    with transaction() as session:
        assert albums.detail(session, alice, album.id).stale_count == 0
    assert promised() == []
    # Words again, beside the logo that is kept.
    assert work(alice, album, watermark_logo_id=None).marked == 2
    assert change(alice, album, watermark_logo_id=None).watermark_logo_id == ""


def test_a_logo_is_kept_once_and_only_photographers_have_any(alice, dora, bob, add_logo, drawing, storage):
    one, again = add_logo(alice), add_logo(alice)
    assert one == again
    assert one.preview.startswith("data:image/png;base64,")
    assert [key for key in storage.files if key.startswith("logos/")] == [
        key for key in storage.files if str(alice.id) in key and key.endswith(".png")
    ]
    with transaction() as session:
        assert marks.logos(session, alice) == [one]
        assert marks.logos(session, dora) == []
        with pytest.raises(NotFound):
            marks.logos(session, bob)
    with pytest.raises(NotFound):
        add_logo(bob)
    with pytest.raises(TooLarge):
        marks.draw(BytesIO(bytes(marks.LARGEST_LOGO + 1)))
    with pytest.raises(NotAPicture):
        marks.draw(BytesIO(b"<svg/>"))


def test_a_preview_is_of_the_first_photo_as_it_would_be(alice, bob, album, add_photo, run_jobs, jpeg):
    def preview(**options) -> np.ndarray:
        with transaction() as session:
            wanted = albums.preview(session, alice, album.id, Options(**options))
        return pixels(marks.make(wanted))

    assert preview().shape == (600, 900, 3)
    photo = add_photo([bob], content=jpeg(600, 400))
    run_jobs()
    corner, tiles = preview(watermark_layout=MarkLayout.corner), preview()
    clean = pixels(served(alice, photo))
    assert corner.shape == tiles.shape == clean.shape
    # By their light: colours are kept more coarsely.
    away = np.abs((corner - clean).mean(axis=2)) > 40
    assert not away[:200].any()
    assert away[300:, 300:].any()
    assert (np.abs((tiles - clean).mean(axis=2)) > 40)[:200].any()
    with pytest.raises(NotFound), transaction() as session:
        albums.preview(session, bob, album.id, Options())


def test_originals_may_stay_at_home(alice, bob, album, delivered, unlock):
    unlock(bob)
    change(alice, album, originals=False)
    with transaction() as session:
        actor = session.get_one(Account, bob.id)
        large = files.rendition(session, actor, delivered.id, Size.large)
        with pytest.raises(NotFound):
            files.original(session, actor, delivered.id)
        assert files.delivered(session, actor, delivered.id, Delivered.original) == large
        card = photo_cards.of_client(session, actor, album.id).items[0]
        assert card.download_url.startswith(card.large_url)
        assert files.original(session, session.get_one(Account, alice.id), delivered.id).key == delivered.original_key
        theirs = downloads.of_album(session, actor, album.id)
        assert (theirs.photo_count, theirs.bytes < (large.size or 0) + 1000) == (1, True)
    change(alice, album, originals=True)
    with transaction() as session:
        assert files.original(session, session.get_one(Account, bob.id), delivered.id).key != large.key


class TestPresets:
    def test_options_are_kept_given_and_the_default_begins_new_albums(self, alice, album, new_album, add_logo):
        logo = add_logo(alice)
        change(
            alice, album, watermark_logo_id=UUID(logo.id), watermark_layout=MarkLayout.centre, price=25_00,
            max_edge=3000, originals=False,
        )  # fmt: skip
        with transaction() as session:
            made = presets.create(session, alice, "  Big   weddings ", album.id)
            assert (made.name, made.is_default) == ("Big weddings", False)
            assert made.summary == "Logo in the centre, $25.00"
        other = new_album(name="Other")
        with transaction() as session:
            given = Options(**presets.options(session, alice, UUID(made.id)))
            changed = albums.change(session, alice, other.id, given)
        assert {**vars(changed)}.items() >= {
            "watermark_logo_id": logo.id, "watermark_layout": "centre", "price": 25_00, "max_edge": 3000,
            "originals": False, "name": "Other",
        }.items()  # fmt: skip
        with transaction() as session:
            plain = albums.create(session, alice, "A", "B", date(2026, 6, 20))
            assert (plain.price, plain.watermark_layout) == (0, "tiles")
            presets.change(session, alice, UUID(made.id), is_default=True)
            begun = albums.create(session, alice, "A", "B", date(2026, 6, 20), Options(price=0, currency="EUR"))
            assert (begun.price, begun.currency, begun.watermark_layout) == (0, "EUR", "centre")
            library = albums.create(session, alice, "L", kind=albums.AlbumKind.library)
            assert (library.watermark, library.max_edge) == (False, 0)

    def test_names_are_ones_own_and_one_is_the_default(self, alice, dora, bob, album):
        with transaction() as session:
            one, two = (presets.create(session, alice, name, album.id) for name in ("One", "Two"))
            for preset in (one, two):
                presets.change(session, alice, UUID(preset.id), is_default=True)
            assert [(each.name, each.is_default) for each in presets.own(session, alice)] == [
                ("One", False),
                ("Two", True),
            ]
            presets.change(session, alice, UUID(one.id), name="ONE", album_id=album.id)
            for name, refusal in (("one", Conflict), ("two", Conflict), (" ", Invalid), ("x" * 61, Invalid)):
                with pytest.raises(refusal):
                    presets.create(session, alice, name, album.id)
            with pytest.raises(Conflict):
                presets.change(session, alice, UUID(one.id), name="Two")
            for actor in (dora, bob):
                for ask in (presets.remove, presets.options, presets.change):
                    with pytest.raises(NotFound):
                        ask(session, actor, UUID(one.id))
            with pytest.raises(NotFound):
                presets.create(session, dora, "Mine", album.id)
            with pytest.raises(NotFound):
                presets.own(session, bob)
            presets.remove(session, alice, UUID(two.id))
            assert presets.default_options(session, alice) == {}
