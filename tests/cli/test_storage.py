"""`photodrop storage copy` and `check`, as an operator calls them."""

import os
from io import BytesIO

import pytest

from photodrop.adapters.storage import LocalStorage, Storage, copying, s3
from photodrop.models import PhotoStatus

FILES = {f"photos/{number}/clean/a.jpg": os.urandom(1000 + number) for number in range(30)}
FILES |= {"selfies/bob/me.jpg": b"", "photos/large/original.jpg": os.urandom(s3.AT_ONCE + 10)}


def everything(store: Storage) -> dict[str, bytes]:
    return {entry.key: store.get(entry.key) for entry in store.entries()}


@pytest.fixture
def local(on_s3, settings, tmp_path) -> LocalStorage:
    settings(data=tmp_path)
    store = LocalStorage(tmp_path / "storage")
    for key, content in FILES.items():
        store.put(key, BytesIO(content))
    store.put("health/probe", BytesIO(b"ok"))
    return store


def test_everything_is_copied_and_proved_there_and_back(command, local, on_s3, settings, tmp_path):
    told = command("storage", "copy", "--from", "local", "--to", "s3")
    assert told.exit_code == 0
    assert "32 copied, 0 were there already, 0 deleted meanwhile, 0 failed." in told.stdout
    assert everything(on_s3) == FILES
    assert everything(local) == FILES | {"health/probe": b"ok"}

    elsewhere = tmp_path / "elsewhere"
    settings(data=elsewhere)
    assert command("storage", "copy", "--from", "s3", "--to", "local").exit_code == 0
    back = LocalStorage(elsewhere / "storage")
    assert everything(back) == FILES


def test_again_only_what_is_missing_or_other_is_copied(command, local, on_s3):
    assert command("storage", "copy", "--from", "local", "--to", "s3").exit_code == 0
    on_s3.delete("photos/3/clean/a.jpg")
    on_s3.put("photos/4/clean/a.jpg", BytesIO(b"short"))
    same_size = FILES["photos/5/clean/a.jpg"][::-1]
    on_s3.put("photos/5/clean/a.jpg", BytesIO(same_size))
    on_s3.put("photos/only-there.jpg", BytesIO(b"x"))

    told = command("storage", "copy", "--from", "local", "--to", "s3")

    assert "3 copied, 29 were there already, 0 deleted meanwhile, 0 failed." in told.stdout
    assert everything(on_s3) == FILES | {"photos/only-there.jpg": b"x"}


def test_what_cannot_be_copied_is_listed(command, local, on_s3, tmp_path):
    target = LocalStorage(tmp_path / "other" / "storage")
    on_s3.put("photos/good.jpg", BytesIO(b"x"))
    on_s3.client.put_object(Bucket=on_s3.bucket, Key="photos/.part-x", Body=b"x")
    outcomes = {each.key: each.state for each in copying.copy(on_s3, target, workers=2)}
    assert outcomes == {"photos/good.jpg": copying.State.copied, "photos/.part-x": copying.State.failed}


def test_a_service_that_is_away_or_refuses_ends_with_1(command, local, s3_server, monkeypatch):
    s3_server.stop()
    try:
        told = command("storage", "copy", "--from", "local", "--to", "s3")
    finally:
        s3_server.start()
    assert told.exit_code == 1
    assert "32 failed" in told.stdout
    assert "photos/0/clean/a.jpg: The service does not answer." in told.stderr
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    told = command("storage", "copy", "--from", "s3", "--to", "local")
    assert (told.exit_code, told.stderr.strip()) == (
        1,
        "The secret does not belong to the key. Look at AWS_SECRET_ACCESS_KEY.",
    )


def test_copying_to_oneself_or_without_a_bucket_is_refused(command, settings):
    told = command("storage", "copy", "--from", "local", "--to", "local")
    assert (told.exit_code, told.stderr) == (1, "Both are local. Name the other one with --to.\n")
    told = command("storage", "copy", "--from", "local", "--to", "s3")
    assert (told.exit_code, told.stderr) == (1, "There is no bucket. Set PHOTODROP_S3_BUCKET.\n")


def test_check_says_what_it_found_and_healed(command, add_photo, run_jobs, storage, reread):
    photo = add_photo()
    run_jobs()
    assert command("storage", "check").stdout.endswith("All is well.\n")
    storage.delete(next(storage.keys(f"photos/{photo.id}/clean/")))

    tried = command("storage", "check", "--dry-run")
    assert "1 photos would be rendered again" in tried.stdout
    told = command("storage", "check")
    assert told.exit_code == 0
    assert "1 photos rendered again" in told.stdout
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready

    storage.delete(photo.original_key)
    told = command("storage", "check")
    assert told.exit_code == 1
    assert told.stderr == f"The original of photo {photo.id} (a.jpg) is missing or has another size.\n"
    assert told.stdout.endswith("1 of these need you.\n")
