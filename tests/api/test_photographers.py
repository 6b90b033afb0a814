"""Administration by REST: what Retool's REST resource uses where the database itself cannot be reached."""

import pytest

from photodrop.models.base import new_id
from tests.fixtures.people import PASSWORD

NORA = {"login": "Nora_Feld", "password": PASSWORD, "name": "Nora Feld", "email": "nora@example.com"}


def test_registered_signed_in_shut_out_let_in(api, admin, sql):
    caller = api(admin)
    made = caller.post("/photographers", json=NORA)
    assert made.status_code == 201
    nora = made.json()
    assert (nora["login"], nora["name"], nora["email"]) == ("Nora_Feld", "Nora Feld", "nora@example.com")
    assert (nora["is_active"], nora["album_count"], nora["signed_in_at"]) == (True, 0, None)
    tokens = api().post("/auth/login", json={"login": "nora_feld", "password": PASSWORD}).json()
    hers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert api().get("/me", headers=hers).json()["role"] == "photographer"

    shut = caller.patch(f"/users/{nora['id']}", json={"is_active": False})
    assert (shut.status_code, shut.json()["is_active"]) == (200, False)
    assert api().get("/me", headers=hers).status_code == 401
    assert api().post("/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code == 401
    assert api().post("/auth/login", json={"login": "nora_feld", "password": PASSWORD}).status_code == 401

    assert caller.patch(f"/users/{nora['id']}", json={"is_active": True}).json()["is_active"]
    assert api().get("/me", headers=hers).status_code == 401
    assert caller.post(f"/photographers/{nora['id']}/password", json={"password": "a new long one"}).status_code == 204
    assert api().post("/auth/login", json={"login": "nora_feld", "password": PASSWORD}).status_code == 401
    assert api().post("/auth/login", json={"login": "nora_feld", "password": "a new long one"}).is_success
    kept = sql("SELECT action, actor_id, subject_id FROM audit_event WHERE actor_id IS NOT NULL ORDER BY id")
    assert [row.action for row in kept] == [
        "account.photographer_created", "account.banned", "account.unbanned", "account.password_reset",
    ]  # fmt: skip
    assert {(row.actor_id, str(row.subject_id)) for row in kept} == {(admin.id, nora["id"])}


@pytest.mark.parametrize("name", ["visitor", "charlie", "bob", "alice", "moderator"])
def test_to_everybody_else_there_is_no_such_thing(name, world, api):
    caller = api(world.actors[name])
    absent = caller.get("/nothing-of-the-kind")
    for answer in (
        caller.get("/photographers"),
        caller.get("/photographers", params={"q": "a"}),
        caller.post("/photographers", json=NORA),
    ):
        assert answer.status_code == (401 if name == "visitor" else 404)
        if name != "visitor":
            assert answer.json() == absent.json()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"login": "n0ra"}, "login"), ({"password": "short"}, "password"), ({"email": "nora"}, "email"),
     ({"name": "x" * 81}, "name")],
)  # fmt: skip
def test_the_rules_are_told_by_field(api, admin, changed, field):
    answer = api(admin).post("/photographers", json=NORA | changed)
    assert (answer.status_code, list(answer.json()["fields"])) == (422, [field])


def test_a_login_is_taken_whatever_its_case(api, admin, alice):
    answer = api(admin).post("/photographers", json=NORA | {"login": "ALICE"})
    assert (answer.status_code, answer.json()["error"]) == (409, "LoginTaken")


def test_registered_once_under_one_key(api, admin, sql):
    caller, key = api(admin), {"Idempotency-Key": "form-1"}
    first, again = (caller.post("/photographers", json=NORA, headers=key) for _ in range(2))
    assert first.json() == again.json()
    assert sql("SELECT count(*) FROM account WHERE login = 'Nora_Feld'") == [(1,)]
    assert PASSWORD not in str(sql("SELECT * FROM idempotency_key"))


def test_listed_searched_sorted_and_paged(api, admin, alice, dora, new_photographer):
    new_photographer("zoe")
    caller = api(admin)
    first = caller.get("/photographers", params={"limit": 2, "sort": "login"}).json()
    assert [row["login"] for row in first["items"]] == ["alice", "dora"]
    rest = caller.get("/photographers", params={"limit": 2, "sort": "login", "cursor": first["next"]}).json()
    assert ([row["login"] for row in rest["items"]], rest["next"]) == (["zoe"], None)
    found = caller.get("/photographers", params={"q": "DEAN", "state": "active"}).json()["items"]
    assert [row["login"] for row in found] == ["dora"]
    for wrong in ({"sort": "password_hash"}, {"state": "asleep"}, {"role": "admin"}, {"cursor": "x"}):
        assert caller.get("/photographers", params=wrong).status_code == 422, wrong


def test_corrected(api, admin, alice):
    caller = api(admin)
    changed = caller.patch(f"/photographers/{alice.id}", json={"login": "Alice_A"}).json()
    assert (changed["login"], changed["name"]) == ("Alice_A", "Alice Adams")
    assert caller.get(f"/photographers/{alice.id}").json() == changed
    assert caller.patch(f"/photographers/{alice.id}", json={"role": "admin"}).status_code == 422


def test_a_role_is_given_and_an_admin_remains(api, admin, alice, bob):
    caller = api(admin)
    assert caller.patch(f"/users/{alice.id}", json={"role": "moderator"}).json()["role"] == "moderator"
    assert caller.get(f"/photographers/{alice.id}").status_code == 404
    assert caller.patch(f"/users/{bob.id}", json={"role": "photographer"}).json()["error"] == "NoPassword"
    assert caller.patch(f"/users/{admin.id}", json={"is_active": False}).json()["error"] == "NotOnOneself"
    assert caller.patch(f"/users/{alice.id}", json={"role": "owner"}).status_code == 422
    assert caller.patch(f"/users/{alice.id}", json={"login": "x"}).status_code == 422
    assert caller.patch(f"/users/{new_id()}", json={"is_active": False}).status_code == 404
