"""Background work as its account sees it: one row for a batch, right under twice-done jobs and many workers."""

from datetime import timedelta
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.models import Account, Photo, PhotoStatus
from photodrop.models.base import now
from photodrop.services import albums, photos, processing, progress, queue, tasks
from photodrop.services.album_options import Options
from photodrop.services.tasks import NothingToCancel, NothingToRetry, TaskDetail, TaskView


def find(actor: Account, **filters) -> list[TaskView]:
    with transaction() as session:
        return tasks.find(session, actor, **filters).items


def only(actor: Account, kind: str = "photos.process") -> TaskView:
    (found,) = find(actor, kind=kind)
    return found


def see(actor: Account, task: TaskView) -> TaskDetail:
    with transaction() as session:
        return tasks.see(session, actor, UUID(task.id))


def cancel(actor: Account, task: TaskView) -> TaskDetail:
    with transaction() as session:
        return tasks.cancel(session, actor, UUID(task.id))


def retry(actor: Account, task: TaskView) -> TaskDetail:
    with transaction() as session:
        return tasks.retry(session, actor, UUID(task.id))


def process(photo: Photo) -> None:
    with transaction() as session:
        processing.process(session, photo.id)


def stands(task: TaskView) -> tuple[str, int, int, int]:
    return task.state, task.total, task.done, task.failed


@pytest.fixture
def broken(jpeg):
    return jpeg()[:200] + b"\xff\xd9"


def test_a_batch_is_one_task(alice, album, add_photo, run_jobs):
    for _ in range(3):
        add_photo()
    waiting = only(alice)
    assert (waiting.title, waiting.subject_id) == ("Processing 3 photos of Summer wedding", str(album.id))
    assert stands(waiting) == ("waiting", 3, 0, 0)
    assert (waiting.may_cancel, waiting.may_retry, waiting.started_at) == (True, False, None)
    run_jobs()
    done = only(alice)
    assert (done.id, stands(done), done.percent) == (waiting.id, ("done", 3, 3, 0), 100)
    assert not done.may_cancel
    assert done.finished_at


def test_counts_are_right_between_two_tellings(alice, add_photo):
    added = [add_photo() for _ in range(4)]
    for photo in added[:3]:
        process(photo)
    assert stands(only(alice)) == ("running", 4, 3, 0)


def test_a_job_that_runs_twice_counts_once(alice, add_photo, run_jobs):
    first, _ = add_photo(), add_photo()
    process(first)
    process(first)
    assert stands(only(alice)) == ("running", 2, 1, 0)
    run_jobs()
    assert stands(only(alice)) == ("done", 2, 2, 0)


def test_two_workers_that_finish_the_last_two_at_once_finish_the_task(alice, add_photo, at_once):
    for _ in range(3):
        two = [add_photo(), add_photo()]
        assert at_once([lambda photo=photo: process(photo) for photo in two]) == [None, None]
        assert only(alice).state == "done"


def test_files_that_come_in_at_once_are_one_task(alice, add_photo, at_once):
    assert all(isinstance(made, Photo) for made in at_once([add_photo] * 6))
    assert stands(only(alice)) == ("waiting", 6, 0, 0)


def test_what_follows_soon_belongs_to_it_and_what_comes_later_does_not(alice, add_photo, run_jobs, sql):
    add_photo()
    run_jobs()
    add_photo()
    assert stands(only(alice)) == ("running", 2, 1, 0)
    run_jobs()
    sql("UPDATE task SET finished_at = now() - interval '3 minutes'")
    add_photo()
    later, earlier = find(alice)
    assert (stands(later), later.title) == (("waiting", 1, 0, 0), "Processing 1 photo of Summer wedding")
    assert stands(earlier) == ("done", 2, 2, 0)


def test_failures_say_why_and_the_rest_is_done(alice, add_photo, broken, run_jobs, reread):
    add_photo()
    photo = add_photo(content=broken, filename="torn.jpg")
    run_jobs()
    task = only(alice)
    assert stands(task) == ("failed", 2, 1, 1)
    assert task.may_retry
    (failure,) = see(alice, task).failures
    assert (failure.item_id, failure.name, failure.error) == (str(photo.id), "torn.jpg", reread(photo).error)
    assert task.error == failure.error


def test_a_failed_one_that_succeeds_by_itself_heals_every_task_that_has_it(
    alice, add_photo, run_jobs, storage, sql, reread
):
    photo = add_photo()
    original = storage.files.pop(photo.original_key)
    run_jobs()
    assert only(alice).state == "failed"
    sql("UPDATE task SET finished_at = now() - interval '1 hour'")
    storage.files[photo.original_key] = original
    with transaction() as session:
        photos.retry(session, alice, photo.id)
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready
    assert [stands(task) for task in find(alice)] == [("done", 1, 1, 0)] * 2


def test_retry_promises_what_failed_again(alice, add_photo, run_jobs, storage):
    add_photo()
    photo = add_photo()
    original = storage.files.pop(photo.original_key)
    run_jobs()
    again = retry(alice, only(alice))
    assert stands(again) == ("running", 2, 1, 0)
    storage.files[photo.original_key] = original
    assert run_jobs() == ["photos.process"]
    assert stands(only(alice)) == ("done", 2, 2, 0)
    with pytest.raises(NothingToRetry):
        retry(alice, only(alice))


def test_retry_joins_what_was_begun_since(alice, add_photo, broken, run_jobs, sql):
    add_photo(content=broken)
    run_jobs()
    sql("UPDATE task SET finished_at = now() - interval '1 hour'")
    add_photo()
    newer, older = find(alice)
    assert retry(alice, older).id == newer.id
    assert stands(only(alice)) == ("waiting", 2, 0, 0)


def test_cancelled_photos_are_not_begun_and_can_be_tried_again(alice, add_photo, run_jobs, promised, reread):
    first, *rest = [add_photo() for _ in range(3)]
    process(first)
    cancelled = cancel(alice, only(alice))
    assert stands(cancelled) == ("cancelled", 3, 1, 0)
    assert (cancelled.may_cancel, cancelled.may_retry) == (False, True)
    for photo in rest:
        assert (reread(photo).status, reread(photo).error) == (PhotoStatus.failed, tasks.CANCELLED)
    waiting = {args["photo_id"] for task, args in promised() if task == "photos.process"}
    assert waiting.isdisjoint({str(photo.id) for photo in rest})
    with pytest.raises(NothingToCancel):
        cancel(alice, only(alice))
    retry(alice, only(alice))
    run_jobs()
    assert stands(only(alice)) == ("done", 3, 3, 0)
    assert {reread(photo).status for photo in (first, *rest)} == {PhotoStatus.ready}


def test_what_a_worker_has_in_hand_is_finished(alice, add_photo, sql, reread):
    first, second = add_photo(), add_photo()
    sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE args ->> 'photo_id' = :id", id=str(first.id))
    assert stands(cancel(alice, only(alice))) == ("running", 2, 0, 0)
    assert reread(first).status is PhotoStatus.queued
    with pytest.raises(NothingToCancel):
        cancel(alice, only(alice))
    process(first)
    assert stands(only(alice)) == ("cancelled", 2, 1, 0)
    assert (reread(first).status, reread(second).status) == (PhotoStatus.ready, PhotoStatus.failed)


def test_cancelling_while_workers_work_loses_and_breaks_nothing(alice, add_photo, at_once, reread, run_jobs):
    added = [add_photo() for _ in range(6)]
    outcomes = at_once([run_jobs, lambda: cancel(alice, only(alice)), run_jobs])
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, NothingToCancel)]
    run_jobs()
    task = only(alice)
    ready = [photo for photo in added if reread(photo).status is PhotoStatus.ready]
    assert task.state in {"done", "cancelled"}
    assert (task.total, task.done) == (6, len(ready))
    for photo in added:
        assert reread(photo).status in {PhotoStatus.ready, PhotoStatus.failed}


def test_a_photo_deleted_meanwhile_counts_no_more(alice, album, add_photo, run_jobs):
    keep, drop = add_photo(), add_photo()
    with transaction() as session:
        photos.delete(session, alice, album.id, [drop.id])
    run_jobs()
    assert stands(only(alice)) == ("done", 1, 1, 0)
    assert keep.id


def test_deleting_is_a_task_and_cancelling_it_restores(alice, album, add_photo, run_jobs, reread):
    two = [add_photo(), add_photo()]
    run_jobs()
    with transaction() as session:
        photos.delete(session, alice, album.id, [photo.id for photo in two])
    task = only(alice, "photos.purge")
    assert (task.title, task.state) == ("Deleting 2 photos of Summer wedding", "waiting")
    assert cancel(alice, task).state == "cancelled"
    assert [reread(photo).deleted_at for photo in two] == [None, None]
    assert not only(alice, "photos.purge").may_retry


def test_an_album_and_its_photos_are_deleted_for_good(alice, album, add_photo, run_jobs, sql):
    add_photo()
    with transaction() as session:
        albums.delete(session, alice, album.id)
    restored = only(alice, "albums.purge")
    assert restored.title == "Deleting the album Summer wedding"
    assert cancel(alice, restored).state == "cancelled"
    with transaction() as session:
        albums.delete(session, alice, album.id)
    sql("UPDATE album SET deleted_at = now() - interval '11 minutes'")
    run_jobs(including_later=True)
    assert [task.state for task in find(alice, kind="albums.purge")] == ["done", "cancelled"]
    assert find(alice, state="open") == []


def test_a_new_watermark_is_a_task(alice, album, add_photo, run_jobs):
    two = [add_photo(), add_photo()]
    run_jobs()
    with transaction() as session:
        albums.change(session, alice, album.id, Options(watermark_text="Proof"))
    with transaction() as session:
        processing.remark_album(session, album.id)
    task = only(alice, "photos.remark")
    assert stands(task) == ("waiting", 2, 0, 0)
    cancel(alice, task)
    with transaction() as session:
        assert albums.detail(session, alice, album.id).stale_count == 2
    retry(alice, only(alice, "photos.remark"))
    run_jobs()
    assert stands(only(alice, "photos.remark")) == ("done", len(two), 2, 0)


def test_another_size_is_a_task(alice, album, add_photo, run_jobs):
    add_photo()
    run_jobs()
    with transaction() as session:
        albums.change(session, alice, album.id, Options(max_edge=2048))
    assert stands(only(alice, "photos.again")) == ("waiting", 1, 0, 0)
    cancel(alice, only(alice, "photos.again"))
    retry(alice, only(alice, "photos.again"))
    run_jobs()
    assert only(alice, "photos.again").state == "done"


def test_messages_are_a_task(alice, bob, album, delivered, bot, connect, add_photo, run_jobs, drop):
    connect(bob, 777)
    run_jobs()
    photo = add_photo([bob])
    run_jobs()
    drop()
    told = find(alice, kind="notices.send")[0]
    assert (told.title, told.may_cancel) == ("Telling 1 person about Summer wedding", True)
    cancel(alice, told)
    assert "notices.send" not in run_jobs()
    retry(alice, told)
    assert "notices.send" in run_jobs()
    assert find(alice, kind="notices.send")[0].state == "done"
    assert photo.id


def test_a_selfie_is_its_owners_task(bob, add_selfie, run_jobs):
    add_selfie(bob)
    waiting = only(bob, "selfies.crop")
    assert (waiting.title, waiting.may_cancel) == ("Cropping your selfie", False)
    run_jobs()
    assert only(bob, "selfies.crop").state == "done"


def test_tasks_are_their_accounts_own(alice, bob, dora, admin, add_photo):
    add_photo()
    task = only(alice)
    for stranger in (bob, dora):
        assert find(stranger) == []
        for act in (see, cancel, retry):
            with pytest.raises(NotFound):
                act(stranger, task)
        with pytest.raises(NotFound):
            find(stranger, account_id=alice.id)
    assert [one.id for one in find(admin, account_id=alice.id)] == [task.id]
    assert find(admin) == []
    assert cancel(admin, task).state == "cancelled"


def test_progress_is_told_at_the_end_and_not_all_the_time(alice, add_photo, run_jobs, heard):
    for _ in range(5):
        add_photo()
    run_jobs()
    told = [one for one in heard(tasks=True) if one["event"] == "task.progress"]
    assert len(told) < 6
    assert {one["account_id"] for one in told} == {str(alice.id)}
    assert (told[-1]["state"], told[-1]["done"], told[-1]["total"]) == ("done", 5, 5)


def test_old_ones_are_forgotten_and_lost_ones_fail(alice, bob, add_photo, add_selfie, run_jobs, sql):
    add_photo()
    run_jobs()
    sql("UPDATE task SET finished_at = now() - interval '8 days'")
    add_selfie(bob)
    with transaction() as session:
        progress.sweep(session, before=now() + timedelta(days=1))
    assert find(alice) == []
    assert only(bob, "selfies.crop").state == "waiting"
    sql("DELETE FROM procrastinate_jobs")
    with transaction() as session:
        progress.sweep(session, before=now() + timedelta(days=1))
    lost = only(bob, "selfies.crop")
    assert (stands(lost), lost.error) == (("failed", 1, 0, 1), progress.LOST)


def test_every_kind_has_a_job_and_words():
    assert progress.JOBS.keys() == tasks.TITLES.keys()
    assert {job for job, _ in progress.JOBS.values()} <= queue.TASKS.keys()
