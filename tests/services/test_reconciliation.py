"""Storage and database compared: what nobody speaks of goes, what is missing is made again or told."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from sqlmodel import select

from photodrop.db import transaction
from photodrop.imaging.renditions import LogoFile
from photodrop.models import AuditEvent, Logo, Photo, PhotoStatus, Rendition, Selfie, SelfieStatus
from photodrop.models.base import new_id, now
from photodrop.services import marks, reconciliation
from photodrop.services.reconciliation import Report

OLD = "018f0000-0000-7000-8000-000000000000"


@pytest.fixture(params=["memory", "s3"], autouse=True)
def store(request):
    if request.param == "s3":
        return request.getfixturevalue("on_s3")
    return request.getfixturevalue("storage")


@pytest.fixture
def compare(database):
    def run(**options) -> Report:
        return reconciliation.run(transaction, **options)

    return run


@pytest.fixture
def renditions(database):
    def of(photo: Photo, *, marked: bool | None = None) -> list[str]:
        with transaction() as session:
            rows = session.exec(select(Rendition).where(Rendition.photo_id == photo.id)).all()
        return [row.key for row in rows if marked in {None, row.marked}]

    return of


def audited() -> list[str]:
    with transaction() as session:
        return list(session.exec(select(AuditEvent.action).where(AuditEvent.actor_id == None)).all())  # noqa: E711


def after_two_days():
    return now() + timedelta(days=2)


def test_a_whole_installation_is_well(compare, add_photo, add_selfie, bob, run_jobs, store, promised):
    photos = [add_photo() for _ in range(3)]
    add_selfie(bob)
    run_jobs()
    before = sorted(store.keys())

    report = compare(moment=after_two_days())

    assert (report.photos, report.selfies, report.files) == (len(photos), 1, len(before))
    assert report.bytes == sum(store.size(key) for key in before)
    assert (report.amiss, report.deleted, report.young, report.rendered_again, report.told) == (0, 0, 0, 0, [])
    assert sorted(store.keys()) == before
    assert promised() == []


def test_what_no_row_speaks_of_goes_once_it_is_a_day_old(compare, add_photo, run_jobs, store):
    photo = add_photo()
    run_jobs()
    kept = set(store.keys())
    orphans = {
        f"photos/{OLD}/original.jpg",
        f"photos/{photo.id}/clean/small-{OLD}.jpg",
        f"selfies/{OLD}/{OLD}-original.jpg",
        f"health/{OLD}",
    }
    for key in orphans:
        store.put(key, BytesIO(b"x"))

    report = compare()
    assert (report.deleted, report.young) == (0, 4)
    tried = compare(moment=after_two_days(), heal=False)
    assert tried.deleted == 4
    assert set(store.keys()) == kept | orphans

    assert compare(moment=after_two_days()).deleted == 4
    assert set(store.keys()) == kept


def test_a_young_id_keeps_an_old_file(compare, store, monkeypatch, add_photo, run_jobs):
    add_photo()
    run_jobs()
    kept = set(store.keys())
    later = after_two_days()
    young = f"photos/{UUID(int=int(later.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62)}/original.jpg"
    store.put(young, BytesIO(b"x"))
    assert compare(moment=later + timedelta(hours=1)).young == 1
    assert set(store.keys()) == kept | {young}


def test_files_that_are_none_of_ours_stay_and_are_told(compare, add_photo, store):
    add_photo()
    for key in ("photos/readme.txt", "selfies/someone/me.jpg", "elsewhere/else"):
        store.put(key, BytesIO(b"x"))
    report = compare(moment=after_two_days())
    assert report.told == [
        "photos/readme.txt is none of ours. It stays.",
        "selfies/someone/me.jpg is none of ours. It stays.",
    ]
    assert {"photos/readme.txt", "elsewhere/else"} <= set(store.keys())


@pytest.mark.parametrize("fault", ["missing", "another size"])
def test_a_missing_rendition_is_made_again(compare, add_photo, run_jobs, store, renditions, reread, promised, fault):
    photo = add_photo()
    run_jobs()
    broken = renditions(photo)[0]
    store.delete(broken)
    if fault == "another size":
        store.put(broken, BytesIO(b"torn"))

    assert compare(heal=False).rendered_again == 1
    assert promised() == []
    report = compare()

    assert (report.rendered_again, report.amiss) == (1, 0)
    assert audited() == ["photo.rendered_again"]
    assert len(promised()) == 1
    compare()
    assert len(promised()) == 1
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready
    assert all(store.size(key) > 4 for key in renditions(photo))
    assert compare().rendered_again == 0


def test_a_missing_delivery_is_made_again(compare, add_photo, run_jobs, store, reread, sql):
    photo = add_photo()
    run_jobs()
    store.put("photos/x", BytesIO(b""))
    store.delete("photos/x")
    sql(
        "UPDATE photo SET delivery_key = :key, delivery_bytes = 5, delivery_content_type = 'image/jpeg' WHERE id = :id",
        key=f"photos/{photo.id}/delivery/{OLD}.jpg",
        id=photo.id,
    )
    assert compare().rendered_again == 1
    run_jobs()
    assert reread(photo).delivery_key != f"photos/{photo.id}/delivery/{OLD}.jpg"
    assert compare().rendered_again == 0


def test_a_photo_without_its_original_is_shown_and_its_photographer_is_told(
    compare, alice, add_photo, run_jobs, store, reread
):
    photo = add_photo()
    run_jobs()
    original = store.get(photo.original_key)
    store.delete(photo.original_key)

    for _ in range(2):
        report = compare()
        assert report.told == [f"The original of photo {photo.id} (a.jpg) is missing or has another size."]
        assert (reread(photo).status, reread(photo).error) == (PhotoStatus.ready, reconciliation.LOST)
    assert audited() == ["photo.original_missing"]

    store.put(photo.original_key, BytesIO(original))
    assert (compare().found_again, reread(photo).error) == (1, "")


def test_a_photo_of_which_nothing_is_left_fails_and_comes_back_with_its_original(
    compare, add_photo, run_jobs, store, reread, renditions
):
    add_photo()
    photo = add_photo()
    run_jobs()
    original = store.get(photo.original_key)
    for key in [photo.original_key, *renditions(photo)]:
        store.delete(key)

    assert compare().lost == [photo.id]
    assert (reread(photo).status, reread(photo).error) == (PhotoStatus.failed, reconciliation.LOST)

    store.put(photo.original_key, BytesIO(original))
    assert compare().found_again == 1
    run_jobs()
    assert (reread(photo).status, reread(photo).error) == (PhotoStatus.ready, "")
    assert compare().amiss == 0


def test_losing_everything_at_once_is_the_storages_fault(compare, add_photo, run_jobs, store, sql, promised):
    for _ in range(11):
        add_photo()
    run_jobs()
    for key in list(store.keys()):
        store.delete(key)
    assert compare().told == ["The storage holds no photos, and the database speaks of some. Is it the right one?"]
    store.put(f"photos/{new_id()}/original.jpg", BytesIO(b"x"))

    report = compare()

    assert report.told[-1].startswith("11 photos have nothing left to show. That many are not marked")
    assert sql("SELECT DISTINCT status FROM photo") == [("ready",)]
    assert promised() == []


def test_deleted_photos_are_left_to_their_purge(compare, add_photo, run_jobs, store, sql):
    photo = add_photo()
    other = add_photo()
    run_jobs()
    sql("UPDATE photo SET deleted_at = now() WHERE id = :id", id=photo.id)
    kept = set(store.keys())
    compare(moment=after_two_days())
    assert set(store.keys()) == kept
    store.delete(photo.original_key)
    assert compare().amiss == 0
    assert other.original_key in kept


def test_selfies(compare, bob, charlie, add_selfie, add_photo, run_jobs, store, reread, sql):
    add_photo()
    with_original, without = add_selfie(bob), add_selfie(charlie)
    run_jobs()
    with transaction() as session:
        bobs, charlies = session.get_one(Selfie, with_original), session.get_one(Selfie, without)
    assert bobs.key
    assert charlies.key
    store.delete(bobs.key)
    store.delete(charlies.key)
    store.delete(charlies.original_key)

    report = compare()

    assert (report.cropped_again, report.told) == (1, [f"Selfie {without} is missing."])
    assert (reread(charlies).status, reread(charlies).is_current) == (SelfieStatus.failed, False)
    run_jobs()
    assert reread(bobs).status is SelfieStatus.ready
    assert reread(bobs).is_current
    assert store.get(reread(bobs).key).startswith(b"\xff\xd8")
    assert compare().amiss == 0
    store.delete(bobs.original_key)
    assert compare().told == [f"The original of selfie {with_original} is missing; its crop is there."]


def test_logos(compare, alice, add_photo, store):
    add_photo()
    with transaction() as session:
        kept, lost = (
            session.get_one(Logo, UUID(marks.keep(session, alice, LogoFile(30, 20, drawing, b"small")).id))
            for drawing in (b"one", b"another")
        )
    store.delete(lost.key)
    store.put(f"logos/{OLD}/{OLD}.png", BytesIO(b"x"))
    report = compare(moment=after_two_days())
    assert report.told == [f"Logo {lost.id} of photographer {alice.id} is missing or has another size."]
    assert report.deleted == 1
    assert list(store.keys("logos/")) == [kept.key]


def test_many_owners_are_compared_in_batches(compare, add_photo, run_jobs, store, monkeypatch):
    monkeypatch.setattr(reconciliation, "OWNERS_AT_ONCE", 2)
    photos = [add_photo() for _ in range(7)]
    run_jobs()
    for key in list(store.keys(f"photos/{photos[3].id}/")):
        store.delete(key)
    seen = []
    report = compare(advance=lambda told: seen.append(told.files))
    assert report.photos == 7
    assert report.lost == [photos[3].id]
    assert len(seen) >= 4
