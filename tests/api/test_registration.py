"""Accounts that people make and change by REST, and what each role may reach."""

import pytest

from photodrop.services import registration
from tests.fixtures.people import PASSWORD

NILS = {"name": "Nils Berg", "email": "nils@example.com", "password": PASSWORD}
WEEK = 7 * 24 * 60 * 60


@pytest.fixture
def register(api, database):
    return lambda **given: api().post("/auth/register", json=NILS | given)


@pytest.fixture
def sign_in(api):
    return lambda login, password=PASSWORD: api().post("/auth/login", json={"login": login, "password": password})


def bearer(answer) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def test_nils_registers_signs_in_and_looks_at_himself(register, sign_in, api, alice):
    made = register()
    assert made.status_code == 201
    told = made.json()
    assert (told["role"], told["username"], told["login"], told["email"]) == (
        "user",
        "nils_berg",
        "nils_berg",
        "nils@example.com",
    )
    assert not {"password", "password_hash"} & set(told)
    for login in ("nils@EXAMPLE.com", "Nils_Berg"):
        tokens = sign_in(login)
        assert tokens.json()["expires_in"] == WEEK
        me = api().get("/me", headers=bearer(tokens)).json()
        assert (me["id"], me["has_password"], me["needs_selfie"]) == (told["id"], True, False)


def test_the_first_of_all_is_the_admin(register, sign_in, api):
    assert register().json()["role"] == "admin"
    second = register(email="second@example.com").json()
    assert (second["role"], second["username"]) == ("user", "nils_berg_b")
    answer = api().get(f"/users/{second['id']}", headers=bearer(sign_in("nils_berg")))
    assert answer.json()["email"] == "second@example.com"


@pytest.mark.parametrize(
    ("given", "status", "error"),
    [
        ({"email": "ALICE@example.com"}, 409, "EmailTaken"),
        ({"username": "Alice"}, 409, "LoginTaken"),
        ({"username": "studio"}, 422, "Invalid"),
        ({"email": "nils"}, 422, "Invalid"),
        ({"password": "x" * 73}, 422, "Invalid"),
        ({"password": "trustno1"}, 422, "Invalid"),
        ({"name": " "}, 422, "Invalid"),
        ({"role": "admin"}, 422, "Invalid"),
        ({"name": 7}, 422, "Invalid"),
    ],
)
def test_what_registration_refuses(given, status, error, register, alice, sql):
    sql("UPDATE account SET email = 'alice@example.com'")
    answer = register(**given)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    if status == 422:
        assert set(answer.json()["fields"]) == set(given)
    assert sql("SELECT count(*) FROM account") == [(1,)]


def test_guessing_who_is_here_is_counted(register, alice):
    statuses = [register(email="nobody").status_code for _ in range(registration.PER_ADDRESS + 1)]
    assert set(statuses[:-1]) == {422}
    assert statuses[-1] == 429


def test_closed(register, settings):
    settings(registration="closed")
    answer = register()
    assert (answer.status_code, answer.json()["error"]) == (404, "RegistrationClosed")


def test_bob_chooses_a_username_and_cannot_take_alices(api, alice, bob):
    caller = api(bob)
    assert caller.get("/me").json()["username"] == ""
    assert caller.patch("/me", json={"username": "bob_b", "name": "Bob B"}).json()["username"] == "bob_b"
    taken = caller.patch("/me", json={"username": "ALICE", "name": "Robert"})
    assert (taken.status_code, taken.json()["error"]) == (409, "LoginTaken")
    kept = caller.patch("/me", json={"username": "explore"})
    assert (kept.status_code, set(kept.json()["fields"])) == (422, {"username"})
    # All of a change, or none.
    assert (caller.get("/me").json()["name"], caller.get("/me").json()["username"]) == ("Bob B", "bob_b")


def test_alice_changes_her_password_and_her_other_devices_are_out(api, alice, sign_in):
    here, there = api(alice), api(alice)
    new = "a new long one"
    for given in ({"password": new}, {"password": new, "current_password": "not this one"}):
        refused = here.patch("/me", json=given)
        assert (refused.status_code, set(refused.json()["fields"])) == (422, {"current_password"})
    assert here.patch("/me", json={"password": new, "current_password": PASSWORD}).is_success
    assert here.get("/me").is_success
    assert there.get("/me").status_code == 401
    assert sign_in("alice").status_code == 401
    assert sign_in("alice", new).is_success


def test_a_client_has_no_password_to_change(api, bob):
    answer = api(bob).patch("/me", json={"password": "a new long one", "current_password": ""})
    assert answer.status_code == 422


def test_what_is_for_admins_is_absent_for_others(api, alice, bob, admin, new_account):
    moderator = new_account(role="moderator", login="mod", password_hash="x")
    absent = api(admin).get("/users/00000000-0000-7000-8000-000000000000")
    assert absent.status_code == 404
    for actor in (alice, bob, moderator):
        answer = api(actor).get(f"/users/{bob.id}")
        assert (answer.status_code, answer.content) == (404, absent.content)
        assert api(actor).get("/photographers").status_code == 404
    assert api(admin).get(f"/users/{bob.id}").is_success
    assert api().get(f"/users/{bob.id}").status_code == 401


def test_nils_deletes_his_account(register, sign_in, api, alice, run_jobs):
    register()
    mine = bearer(sign_in("nils_berg"))
    assert api()("DELETE", "/me", headers=mine).status_code == 422
    assert api()("DELETE", "/me", headers=mine, json={"password": "not this one"}).status_code == 422
    assert api()("DELETE", "/me", headers=mine, json={"password": PASSWORD}).status_code == 204
    assert api().get("/me", headers=mine).status_code == 401
    assert sign_in("nils_berg").status_code == 401
    run_jobs()
    again = register()
    assert (again.status_code, again.json()["username"]) == (201, "nils_berg")
    refused = api(alice)("DELETE", "/me", json={"password": PASSWORD})
    assert (refused.status_code, refused.json()["error"]) == (409, "RoleStays")


def test_signing_out_everywhere(api, alice):
    here, there = api(alice), api(alice)
    assert here.delete("/me/sessions").status_code == 204
    assert here.get("/me").status_code == there.get("/me").status_code == 401
