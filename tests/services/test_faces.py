"""Faces in the albums that want to know them. They are drawn, and found by an engine that sees rectangles."""

import pytest

from photodrop.db import transaction
from photodrop.models import Album, Face, PhotoStatus
from photodrop.services import album_options, albums, faces, moving, queue, tasks
from photodrop.services.faces import FaceSearch
from tests.support import rectangles
from tests.support.interrupted import Interrupted


@pytest.fixture(autouse=True)
def models(settings, tmp_path):
    folder = rectangles.models(tmp_path)
    settings(face_models=folder)
    return folder


@pytest.fixture
def with_faces(album, sql):
    """Alice's album, where faces are looked for."""
    sql("UPDATE album SET faces = 'on' WHERE id = :id", id=album.id)
    return album


@pytest.fixture
def found(database):
    """`found(photo)`: its faces as rows, from left to right."""

    def read(photo) -> list[Face]:
        with transaction() as session:
            return sorted(faces.of_photo(session, photo.id), key=lambda face: face.left_edge)

    return read


@pytest.fixture
def look_through():
    def run(album):
        with transaction() as session:
            faces.look_through(session, session.get_one(Album, album.id))

    return run


@pytest.fixture
def standing(with_faces):
    def read() -> FaceSearch:
        with transaction() as session:
            return faces.search_in(session, session.get_one(Album, with_faces.id))

    return read


@pytest.fixture
def looking(alice):
    """`looking()`: Alice's tasks of looking for faces."""

    def read():
        with transaction() as session:
            return tasks.find(session, alice, kind="faces.find").items

    return read


def test_faces_are_kept_with_the_renditions(with_faces, add_photo, run_jobs, found, reread):
    photo = add_photo(content=rectangles.picture(1, 2))
    run_jobs()
    kept = found(photo)
    assert [round(face.left_edge * 640) for face in kept] == [10, 80]
    assert {(face.model, face.album_id, face.pixels) for face in kept} == {(rectangles.NAME, with_faces.id, 60)}
    # Two strangers, each in a group of their own.
    assert len({face.group_id for face in kept} - {None}) == 2
    assert all(len(face.embedding) == 128 for face in kept)
    assert reread(photo).faces_model == rectangles.NAME


@pytest.mark.parametrize("mode", ["off", "minors"])
def test_nobody_looks_where_nobody_wants_to_know(mode, album, add_photo, run_jobs, found, reread, sql, look_through):
    sql("UPDATE album SET faces = :mode", mode=mode)
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    look_through(album)
    assert run_jobs() == []
    assert (found(photo), reread(photo).faces_model) == ([], "")


def test_nobody_looks_on_an_installation_without_faces(with_faces, add_photo, run_jobs, found, settings, look_through):
    settings(faces="off")
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    look_through(with_faces)
    assert run_jobs() == []
    assert found(photo) == []


def test_a_photo_of_nobody_was_looked_at_too(with_faces, add_photo, run_jobs, found, reread, promised, look_through):
    photo = add_photo(content=rectangles.picture())
    run_jobs()
    assert (found(photo), reread(photo).faces_model) == ([], rectangles.NAME)
    look_through(with_faces)
    assert promised() == []


def test_rendering_anew_leaves_the_faces_as_they_are(with_faces, alice, add_photo, run_jobs, found, sql):
    photo = add_photo(content=rectangles.picture(1, 2, width=3000, height=400))
    run_jobs()
    before = [face.id for face in found(photo)]
    with transaction() as session:
        albums.change(session, alice, with_faces.id, album_options.Options(max_edge=2048))
    assert "photos.process" in run_jobs()
    assert [face.id for face in found(photo)] == before


def test_an_album_switched_on_later_is_looked_through(
    alice, album, add_photo, run_jobs, found, sql, look_through, looking, promised
):
    ready = [add_photo(content=rectangles.picture(person, seed=person)) for person in (1, 2)]
    broken = add_photo(content=rectangles.picture(3)[:300])
    run_jobs()
    waits = add_photo(content=rectangles.picture(4, seed=4))
    sql("UPDATE album SET faces = 'on'")
    look_through(album)
    assert sum(task == "faces.find" for task, _ in promised()) == 2
    (task,) = looking()
    assert task.title == "Looking for faces in 2 photos of Summer wedding"
    run_jobs()
    assert [len(found(photo)) for photo in (*ready, waits, broken)] == [1, 1, 1, 0]
    (task,) = looking()
    assert (task.state, task.done) == ("done", 2)
    look_through(album)
    assert promised() == []


def test_an_album_switched_on_while_a_photo_renders_gets_its_faces(album, add_photo, found, sql, run_jobs, storage):
    photo = add_photo(content=rectangles.picture(1))
    storage.files = Interrupted(storage.files, lambda: sql("UPDATE album SET faces = 'on'"))
    assert run_jobs() == ["photos.process", "faces.find", "faces.match_photo", "faces.group"]
    assert len(found(photo)) == 1


def test_what_was_found_is_dropped_where_nobody_wants_it_any_more(
    with_faces, add_photo, found, sql, run_jobs, storage, reread
):
    photo = add_photo(content=rectangles.picture(1))
    storage.files = Interrupted(storage.files, lambda: sql("UPDATE album SET faces = 'off'"))
    run_jobs()
    assert reread(photo).status is PhotoStatus.ready
    assert (found(photo), reread(photo).faces_model) == ([], "")


def test_without_models_the_photo_is_ready_and_can_be_looked_at_later(
    with_faces, add_photo, run_jobs, found, reread, settings, models, tmp_path, caplog, look_through
):
    settings(face_models=tmp_path / "nowhere")
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    assert (reread(photo).status, reread(photo).faces_model) == (PhotoStatus.ready, "")
    assert "faces.failed" in caplog.text
    settings(face_models=models)
    look_through(with_faces)
    run_jobs()
    assert len(found(photo)) == 1


def test_weights_that_went_bad_are_told_and_cost_no_photo(
    with_faces, add_photo, run_jobs, reread, tmp_path, settings, caplog, look_through, looking
):
    note = '{"name": "bad", "detector": "a", "detector_sha256": "", "recogniser": "b", "recogniser_sha256": ""}'
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "faces.json").write_text(note)
    settings(face_models=bad)
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    assert (reread(photo).status, reread(photo).faces_model) == (PhotoStatus.ready, "")
    assert f"faces.failed photo={photo.id}" in caplog.text
    look_through(with_faces)
    run_jobs()
    (task,) = looking()
    assert task.state == "failed"
    assert task.error.startswith("Faces could not be looked for.")


def test_a_hostile_picture_fails_its_own_job_only(with_faces, add_photo, run_jobs, reread, found):
    hostile = add_photo(content=rectangles.picture(1)[:400])
    photo = add_photo(content=rectangles.picture(2, seed=2))
    run_jobs()
    assert reread(hostile).status is PhotoStatus.failed
    assert len(found(photo)) == 1


def test_a_picture_that_only_the_search_cannot_stand_is_shown_without(
    with_faces, add_photo, run_jobs, reread, found, caplog, look_through, looking
):
    photo = add_photo(content=rectangles.picture(8))
    run_jobs()
    assert (reread(photo).status, reread(photo).faces_model) == (PhotoStatus.ready, "")
    assert f"faces.failed photo={photo.id}" in caplog.text
    look_through(with_faces)
    run_jobs()
    (task,) = looking()
    assert (task.state, found(photo)) == ("failed", [])


def test_other_models_look_again(with_faces, add_photo, run_jobs, found, look_through, settings, tmp_path):
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    other = tmp_path / "other"
    other.mkdir()
    (other / "faces.json").write_text('{"engine": "rectangles", "name": "others"}')
    settings(face_models=other)
    look_through(with_faces)
    run_jobs()
    assert [face.model for face in found(photo)] == ["others"]


@pytest.mark.parametrize(("mode", "count"), [("on", 1), ("off", 0), ("minors", 0)])
def test_faces_move_with_their_photo_where_they_are_wanted(
    mode, count, with_faces, alice, new_album, add_photo, run_jobs, found, reread, sql
):
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    target = new_album(name="Other")
    sql("UPDATE album SET faces = :mode WHERE id = :id", mode=mode, id=target.id)
    with transaction() as session:
        moving.move(session, alice, [photo.id], target.id)
    run_jobs()
    assert [face.album_id for face in found(photo)] == [target.id] * count
    assert bool(reread(photo).faces_model) is bool(count)


def test_a_photo_moved_into_an_album_with_faces_is_looked_at(
    with_faces, alice, new_album, add_photo, run_jobs, found, sql
):
    photo = add_photo(to=new_album(name="Other"), content=rectangles.picture(1))
    run_jobs()
    with transaction() as session:
        moving.move(session, alice, [photo.id], with_faces.id)
    run_jobs()
    assert [face.album_id for face in found(photo)] == [with_faces.id]


def test_a_photo_purged_takes_its_faces_along(with_faces, add_photo, run_jobs, sql):
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    sql("DELETE FROM photo WHERE id = :id", id=photo.id)
    assert sql("SELECT count(*) FROM face")[0][0] == 0


def test_the_search_is_running_until_nothing_is_promised(with_faces, add_photo, run_jobs, standing):
    assert standing() is FaceSearch.done
    add_photo(content=rectangles.picture(1, 2))
    assert standing() is FaceSearch.running
    run_jobs()
    assert standing() is FaceSearch.done


def test_a_job_that_waits_for_another_try_is_not_under_way(with_faces, add_photo, run_jobs, standing, sql):
    photo = add_photo(content=rectangles.picture(1))
    run_jobs()
    with transaction() as session:
        queue.enqueue(session, "faces.find", photo_id=photo.id)
    assert standing() is FaceSearch.running
    sql("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour' WHERE status = 'todo'")
    assert standing() is FaceSearch.done


@pytest.mark.parametrize(
    ("told", "here", "expected"),
    [
        ({"faces": "off"}, {}, FaceSearch.off),
        ({"faces": "minors"}, {"faces": "off"}, FaceSearch.minors),
        ({"faces_kept_days": 1, "shot_on": "2020-01-01"}, {}, FaceSearch.over),
        ({}, {"faces": "off"}, FaceSearch.unavailable),
        ({}, {"face_models": "/nowhere"}, FaceSearch.unavailable),
    ],
)
def test_it_is_told_why_nobody_looks(with_faces, add_photo, settings, standing, sql, told, here, expected):
    add_photo(content=rectangles.picture(1))
    for column, value in told.items():
        sql(f"UPDATE album SET {column} = :value WHERE id = :id", value=value, id=with_faces.id)
    settings(**here)
    assert standing() is expected
