"""The bucket is away for a while: nothing is lost by it, and what was to be deleted is deleted once it is back."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from photodrop.adapters.storage import StorageUnavailable
from photodrop.db import transaction
from photodrop.models import Account, PhotoStatus
from photodrop.services import albums, face_data, photos, reconciliation

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


@pytest.fixture(autouse=True)
def store(on_s3):
    return on_s3


@pytest.fixture
def away(s3_server):
    @contextmanager
    def service():
        s3_server.stop()
        try:
            yield
        finally:
            s3_server.start()

    return service


@pytest.fixture
def as_account(database):
    """`as_account(alice, albums.delete, album.id)` in a transaction of its own."""

    def call(account: Account, service, *arguments):
        with transaction() as session:
            return service(session, session.get_one(Account, account.id), *arguments)

    return call


@pytest.mark.parametrize("what", ["album", "photo"])
def test_a_deleted_album_or_photo_leaves_nothing_behind(
    what, alice, bob, album, add_photo, add_selfie, run_jobs, as_account, away, store, sql, promised
):
    photo = add_photo([bob])
    add_selfie(bob)
    run_jobs()
    selfies = set(store.keys("selfies/"))
    files = set(store.keys("photos/"))
    assert len(files) >= 9
    if what == "album":
        as_account(alice, albums.delete, album.id)
    else:
        as_account(alice, photos.delete, album.id, [photo.id])
    sql(f"UPDATE {what} SET deleted_at = now() - interval '1 hour' WHERE deleted_at IS NOT NULL")

    with away(), pytest.raises(StorageUnavailable):
        run_jobs(including_later=True)

    # The rows are gone, every file is still promised to go.
    assert sql("SELECT id FROM photo") == []
    assert {args["key"] for task, args in promised() if task == "storage.delete"} == files
    assert set(store.keys()) == files | selfies
    run_jobs(including_later=True)
    assert set(store.keys()) == selfies
    assert promised() == []


def test_erased_faces_leave_nothing_behind(bob, add_selfie, run_jobs, as_account, away, store):
    add_selfie(bob)
    add_selfie(bob)
    run_jobs()
    assert len(list(store.keys("selfies/"))) == 4
    assert as_account(bob, face_data.erase).files == 4
    with away(), pytest.raises(StorageUnavailable):
        run_jobs()
    run_jobs()
    assert list(store.keys()) == []


def test_a_photo_waits_for_its_bytes_and_does_not_fail(add_photo, run_jobs, away, reread):
    photo = add_photo()
    with away(), pytest.raises(StorageUnavailable):
        run_jobs()
    assert reread(photo).status is PhotoStatus.queued
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready


def test_an_upload_that_cannot_be_kept_is_not_acknowledged(api, alice, album, away, jpeg, sql):
    with away():
        answer = api(alice).post(f"/albums/{album.id}/photos", files=[("files", ("a.jpg", jpeg(), "image/jpeg"))])
    assert [entry["error"] for entry in answer.json()["items"]] == ["StorageUnavailable"]
    assert sql("SELECT id FROM photo") == []


def test_comparing_without_a_storage_changes_nothing(add_photo, run_jobs, away, sql, promised):
    add_photo()
    run_jobs()
    with away(), pytest.raises(StorageUnavailable):
        reconciliation.run(transaction)
    assert sql("SELECT status, error FROM photo") == [("ready", "")]
    assert promised() == []
    assert reconciliation.run(transaction).amiss == 0


@pytest.mark.slow
def test_a_real_worker_deletes_as_soon_as_the_service_is_back(
    alice, album, add_photo, run_jobs, as_account, s3_server, store, sql, tmp_path
):
    add_photo()
    run_jobs()
    as_account(alice, albums.delete, album.id)
    sql("UPDATE album SET deleted_at = now() - interval '1 hour'")
    sql("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    s3_server.stop()
    log = (tmp_path / "worker.log").open("wb")
    worker = subprocess.Popen(
        [sys.executable, "-m", "photodrop", "worker"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=log,
        stderr=log,
    )
    try:
        tried = "SELECT id FROM procrastinate_jobs WHERE task_name = 'storage.delete' AND attempts > 0"
        wait_until(lambda: sql(tried))
        s3_server.start()
        wait_until(lambda: not list(store.keys()))
        wait_until(lambda: not sql("SELECT id FROM procrastinate_jobs WHERE task_name = 'storage.delete'"))
    finally:
        worker.terminate()
        worker.wait(30)
        log.close()
        s3_server.stop()
        s3_server.start()


def wait_until(holds) -> None:
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)
