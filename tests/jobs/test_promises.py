"""A job is a promise made in the transaction: it lands with the row or not at all, and somebody keeps it."""

import asyncio
from datetime import timedelta
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from procrastinate import App, PsycopgConnector

from photodrop.config import get_settings
from photodrop.db import libpq_url, transaction
from photodrop.errors import Conflict
from photodrop.jobs import app as jobs
from photodrop.jobs import periodic, worker
from photodrop.models import PhotoStatus
from photodrop.models.base import new_id, now
from photodrop.services import album_options, albums, photos, processing, queue
from tests.support.interrupted import Interrupted


def test_a_promise_lands_with_its_row(add_photo, promised):
    photo = add_photo()
    assert promised() == [("photos.process", {"photo_id": str(photo.id)})]


def test_a_promise_is_gone_with_its_transaction(database, promised):
    def refused():
        with transaction() as session:
            queue.enqueue(session, "photos.process", photo_id=new_id())
            raise Conflict

    with pytest.raises(Conflict):
        refused()
    assert promised() == []


def test_what_somebody_waits_for_comes_first(database, promised):
    with transaction() as session:
        queue.enqueue(session, "photos.purge", priority=queue.LATER, photo_id=1)
        queue.enqueue(session, "photos.process", photo_id=2)
        queue.enqueue(session, "selfies.crop", priority=queue.NOW, selfie_id=3)
    assert [task for task, _ in promised()] == ["selfies.crop", "photos.process", "photos.purge"]


def test_a_later_promise_waits(database, run_jobs, promised):
    with transaction() as session:
        queue.enqueue(session, "photos.purge", at=now() + timedelta(minutes=10), photo_id=new_id())
    assert run_jobs() == []
    assert run_jobs(including_later=True) == ["photos.purge"]
    assert promised() == []


def test_a_name_nobody_knows_cannot_be_promised(database):
    with pytest.raises(KeyError), transaction() as session:
        queue.enqueue(session, "photos.forget", photo_id=1)


def test_every_promised_name_has_its_task_in_its_queue():
    jobs.check_promises()
    for name, where in queue.TASKS.items():
        assert worker.app.tasks[name].queue == where


def test_a_start_with_a_promise_nobody_keeps_fails(monkeypatch):
    monkeypatch.setitem(queue.TASKS, "photos.forget", "photos")
    with pytest.raises(RuntimeError, match=r"photos\.forget"):
        jobs.check_promises()


OF_NO_ROW = {"face_data.vacuum"}


def test_jobs_for_rows_that_are_gone_do_nothing(database, run_jobs):
    with transaction() as session:
        for task in queue.TASKS:
            special = {
                "selfies.crop": "selfie_id",
                "storage.delete": "key",
                "payments.apply_event": "event_id",
                "notifications.deliver": "delivery_id",
                "orders.crop": "item_id",
                "faces.find": "photo_id",
                "faces.group": "album_id",
                "faces.match_photo": "photo_id",
                "faces.match_account": "account_id",
                "faces.learn": "account_id",
                "cards.match_photo": "photo_id",
                "cards.match_album": "album_id",
            }
            name = special.get(task, f"{task.split('.')[0][:-1]}_id")
            ids: dict[str, Any] = {} if task in OF_NO_ROW else {name: new_id()}
            queue.enqueue(session, task, **ids)
    assert len(run_jobs()) == len(queue.TASKS)


def test_a_job_that_fails_is_tried_again_and_changes_nothing(
    add_photo, run_jobs, reread, promised, storage, monkeypatch
):
    photo = add_photo()

    class FullDisk(dict):
        def __setitem__(self, key, value):
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(storage, "files", FullDisk(storage.files))
        with pytest.raises(OSError, match="No space"):
            run_jobs()
    assert (reread(photo).status, len(promised())) == (PhotoStatus.queued, 1)
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready


def test_two_workers_with_the_same_photo_render_it_once(add_photo, at_once, sql, reread, storage):
    photo = add_photo()

    def process():
        with transaction() as session:
            processing.process(session, photo.id)

    assert at_once([process] * 4) == [None] * 4
    assert reread(photo).status is PhotoStatus.ready
    rows = {row.key for row in sql("SELECT key FROM rendition")}
    assert len(rows) == 8
    assert storage.files.keys() == rows | {photo.original_key}


def test_nothing_waits_for_a_photo_that_is_being_rendered(alice, album, add_photo, storage, reread):
    photo = add_photo()

    def meanwhile():
        with transaction() as session:
            photos.describe(session, alice, photo.id, photos.Change(name="Renamed"))
            albums.drop(session, alice, album.id)
        assert reread(photo).status is PhotoStatus.queued

    storage.files = Interrupted(storage.files, meanwhile)
    with transaction() as session:
        processing.process(session, photo.id)
    assert (reread(photo).name, reread(photo).status) == ("Renamed", PhotoStatus.ready)
    assert reread(photo).dropped_at


def test_options_changed_while_a_photo_renders_reach_it_too(
    alice, album, add_photo, jpeg, storage, run_jobs, reread, sql
):
    photo = add_photo(content=jpeg(2400, 1600))
    sql("DELETE FROM procrastinate_jobs")

    def meanwhile():
        with transaction() as session:
            albums.change(session, alice, album.id, album_options.Options(watermark_text="New", max_edge=2048))
        # The photo still waits, so there is nothing to mark anew.
        assert run_jobs() == ["albums.remark"]

    storage.files = Interrupted(storage.files, meanwhile)
    with transaction() as session:
        processing.process(session, photo.id)
    assert {"photos.remark", "photos.process"} <= set(run_jobs())
    assert reread(photo).watermark_revision == 2
    assert reread(photo).delivery_key


def test_a_photo_gets_ready_before_or_after_a_change_and_never_between(alice, album, add_photo, sql, promised):
    photo = add_photo()
    sql("DELETE FROM procrastinate_jobs")

    def process():
        with transaction() as session:
            processing.process(session, photo.id)

    worker_thread = Thread(target=process)
    with transaction() as session:
        albums.change(session, alice, album.id, album_options.Options(watermark_text="New"))
        worker_thread.start()
        worker_thread.join(1.5)
        assert worker_thread.is_alive()
    worker_thread.join()
    assert ("photos.remark", {"photo_id": str(photo.id)}) in promised()


def test_a_photo_deleted_while_it_renders_leaves_nothing_new(alice, album, add_photo, storage, reread):
    photo = add_photo()

    def meanwhile():
        with transaction() as session:
            photos.delete(session, alice, album.id, [photo.id])

    storage.files = Interrupted(storage.files, meanwhile)
    with transaction() as session:
        processing.process(session, photo.id)
    assert reread(photo).deleted_at
    assert storage.files.keys() == {photo.original_key}


def test_jobs_of_dead_workers_go_back_into_the_queue(add_photo, sql, promised):
    add_photo()
    add_photo()
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '21 seconds'), (now())")
    dead, alive = (row.id for row in sql("SELECT id FROM procrastinate_workers ORDER BY last_heartbeat"))
    ids = [row.id for row in sql("SELECT id FROM procrastinate_jobs ORDER BY id")]
    for job, one in zip(ids, (dead, alive), strict=True):
        sql("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker WHERE id = :id", worker=one, id=job)

    async def look():
        ours = App(connector=PsycopgConnector(conninfo=libpq_url(get_settings().database_url)))

        async with ours.open_async():
            task: Any = periodic.retry_stalled
            await task.func(SimpleNamespace(app=ours), 0)

    asyncio.run(look())
    assert sql("SELECT id FROM procrastinate_jobs WHERE status = 'todo'") == [(ids[0],)]
