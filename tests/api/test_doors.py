"""Every door, tried by everybody, at what is there and at what is not."""

import json
import re
from typing import Any

import pytest

from photodrop.api.app import make_api
from photodrop.models import Account
from photodrop.models.base import new_id
from tests.fixtures.world import World
from tests.support.doors import DOORS, JUDGES, WITHOUT_OWNER, Door, all_routes
from tests.support.keeping import Kept
from tests.support.rooms import ROOMS

NAMES = re.compile(r"{(\w+)}")


def told(answer) -> tuple:
    """All that somebody outside can compare."""
    headers = {name: value for name, value in answer.headers.items() if name not in {"x-request-id", "date"}}
    return answer.status_code, headers, answer.content


def knock(caller, door: Door, ids: dict[str, str]):
    request = {**door.request}
    if "json" in request:
        request["json"] = json.loads(_filled(json.dumps(request["json"]), ids))
    return caller(door.method, _filled(door.path, ids), **request)


def _filled(template: str, ids: dict[str, str]) -> str:
    for name, value in ids.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def try_everybody(door: Door, world: World, callers: dict[str, Any]) -> None:
    if door.first:
        before = next(other for other in DOORS if (other.method, other.path) == door.first)
        assert knock(callers["alice"], before, world.ids).is_success
    for name, caller in callers.items():
        if name not in door.open_to:
            forbidden, absent = knock(caller, door, world.ids), knock(caller, door, world.absent)
            is_unknown = name == "banned" or (name == "visitor" and door.asks_for_token)
            assert forbidden.status_code == (401 if is_unknown else 404), (str(door), name)
            assert told(forbidden) == told(absent), (str(door), name)
    for name in sorted(door.open_to, key=list(callers).index):
        assert knock(callers[name], door, world.absent).status_code == 404, (str(door), name)
        answer = knock(callers[name], door, world.ids)
        # Allowed is who hears about the thing itself: that it is done, or why it cannot be.
        # A redirect leads to bytes of it.
        assert answer.status_code < 400 or answer.status_code in {402, 409, 415, 422}, (str(door), name, answer.text)
        if door.once:
            break


READING = [door for door in DOORS if door.method in {"GET", "HEAD"} and not door.first and not door.once]


@pytest.fixture
def callers(world, api, banned):
    return {name: api(actor) for name, actor in (world.actors | {"banned": banned}).items()}


def test_forbidden_and_absent_are_one_answer_to_whoever_reads(world, callers):
    for door in READING:
        try_everybody(door, world, callers)


@pytest.fixture(scope="module")
def kept() -> list[Kept]:
    """The world as the first test of this process made it."""
    return []


@pytest.fixture
def same_world(request, kept, storage, database, data_folder, tmp_path_factory) -> World:
    if not kept:
        world = request.getfixturevalue("world")
        kept.append(Kept.take(world, storage.files, tmp_path_factory.mktemp("kept") / "data"))
        return world
    return kept[0].put_back(storage.files)


@pytest.mark.parametrize("door", [door for door in DOORS if door not in READING], ids=str)
def test_forbidden_and_absent_are_one_answer(door, same_world, api, banned):
    callers = {name: api(actor) for name, actor in (same_world.actors | {"banned": banned}).items()}
    try_everybody(door, same_world, callers)


LIBRARY_DOORS = [door for door in DOORS if set(NAMES.findall(door.path)) <= {"album_id", "photo_id"}]


NEEDS_PIXELS = ("/file", "/transformed", "/transformations", "/links")


@pytest.fixture
def own(new_library, add_photo, jpeg, run_jobs):
    """A library album with one photo, by the names that routes give them."""

    def make(owner: Account, *, is_ready: bool = False) -> dict[str, str]:
        album = new_library(owner)
        photo = add_photo(to=album, by=owner, content=jpeg(300, 200))
        if is_ready:
            run_jobs()
        return {"album_id": str(album.id), "photo_id": str(photo.id), "client_id": str(owner.id)}

    return make


@pytest.mark.parametrize("name", ["bob", "charlie", "dora", "moderator", "admin"])
def test_everybody_goes_through_the_doors_of_their_own_library(name, world, api, own):
    caller = api(world.actors[name])
    for door in LIBRARY_DOORS:
        ids = own(world.actors[name], is_ready=door.path.endswith(NEEDS_PIXELS))
        if door.first:
            before = next(other for other in DOORS if (other.method, other.path) == door.first)
            assert knock(caller, before, ids).is_success, door
        answer = knock(caller, door, ids)
        if name == "moderator" and door.open_to <= JUDGES:
            assert answer.is_success or answer.status_code in {404, 409, 422}, (str(door), answer.text)
        elif door.in_libraries or (name in door.open_to and door.open_to <= JUDGES):
            assert answer.is_success or answer.status_code in {409, 415, 422}, (str(door), answer.text)
        else:
            assert told(answer) == told(knock(caller, door, world.absent)), str(door)
            assert answer.status_code == 404, str(door)


def test_nobody_else_sees_that_somebodys_library_is_there(world, callers, own, charlie):
    ids = own(charlie, is_ready=True)
    for name, caller in callers.items():
        if name in {"charlie", "admin"}:
            continue
        for door in LIBRARY_DOORS:
            forbidden, absent = knock(caller, door, ids), knock(caller, door, world.absent)
            is_unknown = name == "banned" or (name == "visitor" and door.asks_for_token)
            assert forbidden.status_code == (401 if is_unknown else 404), (name, str(door))
            assert told(forbidden) == told(absent), (name, str(door))


def test_rooms_are_open_to_whom_the_table_says(world, api, banned):
    wrong = []
    for room in ROOMS:
        for name, actor in (world.actors | {"banned": banned}).items():
            answer = api(actor)(room.method, room.path, **room.request)
            if name == "banned":
                expected = {401} | (room.heard if "visitor" in room.open_to else set())
            elif name in room.open_to:
                expected = room.heard
            else:
                expected = {401} if name == "visitor" else {404}
            if answer.status_code not in expected:
                wrong.append(f"{name} at {room}: {answer.status_code} {answer.text}")
    assert wrong == []


def test_every_route_is_in_a_table():
    there = {(method, path.removeprefix("/api/v1")) for method, path in all_routes(make_api())}
    doors = {(door.method, door.path) for door in DOORS} | WITHOUT_OWNER
    rooms = {(room.method, room.path) for room in ROOMS}
    missing = sorted(there - doors - rooms)
    assert not missing, (
        f"Say who may go through {missing}: with an id in the path as a Door in tests/support/doors.py (and its id in "
        "tests/fixtures/world.py), without one as a Room in tests/support/rooms.py."
    )
    gone = sorted((doors | rooms) - there)
    assert not gone, f"{gone} are no routes any more. Take them out of tests/support/doors.py and rooms.py."


def test_an_id_that_is_none_is_absent(api, alice):
    caller = api(alice)
    absent = caller.get(f"/albums/{new_id()}")
    for nonsense in ("1", "null", "..%2Fme", "%00", "0" * 36):
        assert told(caller.get(f"/albums/{nonsense}")) == told(absent)


@pytest.mark.parametrize("name", ["charlie", "dora"])
def test_ids_in_bodies_and_queries_leak_nothing(name, world, api):
    caller, absent = api(world.actors[name]), str(new_id())
    album, photo = world.ids["album_id"], world.ids["photo_id"]
    for ask in (
        lambda album_id, _: caller.post("/checkout", json={"album_id": album_id}),
        lambda _, photo_id: caller.post("/checkout", json={"photo_ids": [photo_id]}),
        lambda album_id, _: caller.get("/me/photos", params={"album_id": album_id}),
        lambda album_id, photo_id: caller.post("/photos/move", json={"photo_ids": [photo_id], "album_id": album_id}),
        lambda album_id, photo_id: caller.post("/photos/copy", json={"photo_ids": [photo_id], "album_id": album_id}),
    ):
        assert told(ask(album, photo)) == told(ask(absent, absent))
        assert ask(album, photo).status_code == 404


def test_alice_unlocks_only_for_people_in_her_album(world, api):
    alice = api(world.actors["alice"])
    path = f"/albums/{world.album.id}/unlocks"
    charlie = world.actors["charlie"]
    stranger = alice.post(path, json={"client_id": str(charlie.id)})
    assert stranger.status_code == 404
    assert told(stranger) == told(alice.post(path, json={"client_id": str(new_id())}))


def test_clients_see_nothing_of_the_others_in_their_photos(world, api):
    shown = api(world.actors["bob"]).get(f"/photos/{world.photo.id}").json()
    assert shown["people"] == []
    assert shown["error"] == ""


def test_lists_show_ones_own_only(world, api):
    for name, actor in world.actors.items():
        if actor is None:
            continue
        kinds = {row["kind"] for row in api(actor).get("/tasks").json()["items"]}
        assert kinds == {"alice": {"photos.process"}, "dora": {"photos.process"}, "bob": {"selfies.crop"}}.get(
            name, set()
        )
        albums = api(actor).get("/albums")
        mine = api(actor).get("/me/albums").json()["items"]
        clients = api(actor).get("/clients", params={"q": "202"})
        expected = {"alice": [str(world.album.id)], "dora": [str(world.their_album.id)]}.get(name, [])
        assert [row["id"] for row in albums.json()["items"]] == expected
        if name in {"alice", "dora", "admin"}:
            assert len(clients.json()["items"]) == (0 if name == "admin" else 1) or name == "dora"
        else:
            assert clients.status_code == 404
        bobs = {str(world.album.id), str(world.their_album.id)}
        assert {row["id"] for row in mine} == (bobs if name == "bob" else set())
