"""Every door, tried by everybody, at what is there and at what is not."""

import json

import pytest

from photodrop.api.app import make_api
from photodrop.models.base import new_id
from tests.support.doors import DOORS, WITHOUT_OWNER, Door, all_routes


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


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_forbidden_and_absent_are_one_answer(door, world, api):
    if door.first:
        before = next(other for other in DOORS if (other.method, other.path) == door.first)
        assert knock(api(world.actors["alice"]), before, world.ids).is_success
    callers = {name: api(actor) for name, actor in world.actors.items()}
    for name, caller in callers.items():
        if name not in door.open_to:
            forbidden, absent = knock(caller, door, world.ids), knock(caller, door, world.absent)
            is_unknown = name == "visitor" and door.asks_for_token
            assert forbidden.status_code == (401 if is_unknown else 404), name
            assert told(forbidden) == told(absent), name
    for name in sorted(door.open_to, key=list(callers).index):
        assert knock(callers[name], door, world.absent).status_code == 404, name
        answer = knock(callers[name], door, world.ids)
        # Allowed is who hears about the thing itself: that it is done, or why it cannot be.
        assert answer.is_success or answer.status_code in {409, 415, 422}, (name, answer.text)
        if door.once:
            break


def test_every_route_with_an_id_is_tried():
    paths = {(method, path.removeprefix("/api/v1")) for method, path in all_routes(make_api()) if "{" in path}
    assert paths == {(door.method, door.path) for door in DOORS} | WITHOUT_OWNER


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
