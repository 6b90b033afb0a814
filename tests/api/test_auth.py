from datetime import timedelta

import jwt
import pytest

from photodrop import routes
from photodrop.config import signing_key
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import codes, sessions, users
from tests.fixtures.api import BASE
from tests.fixtures.people import BOB_PHONE, PASSWORD

HERE = {"Origin": BASE}
WEEK = timedelta(days=7).total_seconds()
DAY = timedelta(days=1).total_seconds()


@pytest.fixture
def sign_in(api, alice):
    return lambda login="alice", password=PASSWORD: api().post(
        "/auth/login", json={"login": login, "password": password}
    )


@pytest.fixture
def send_code(api, database):
    return lambda phone=BOB_PHONE, **more: api().post("/auth/otp", json={"phone": phone, **more})


@pytest.fixture
def ticket_of(database):
    def make(account: Account) -> str:
        with transaction() as session:
            return sessions.ticket(session, session.get_one(Account, account.id))

    return make


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def claims_of(token: str) -> dict:
    return jwt.decode(token, signing_key(), algorithms=["HS256"], audience="photodrop")


# Login and password


def test_alice_signs_in_for_a_day(sign_in, api, alice):
    tokens = sign_in().json()
    claims = claims_of(tokens["access_token"])
    assert tokens["token_type"] == "bearer"
    assert tokens["expires_in"] == claims["exp"] - claims["iat"] == DAY
    assert claims["sub"] == claims["user_id"] == str(alice.id)
    assert claims["role"] == "photographer"
    assert claims["jti"]
    assert api().get("/me", headers=bearer(tokens["access_token"])).json()["login"] == "alice"


def test_a_wrong_password_and_an_unknown_login_are_one_answer(sign_in):
    wrong, unknown = sign_in(password="not the one"), sign_in(login="nobody_here")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert wrong.headers["www-authenticate"] == "Bearer"
    assert wrong.json()["error"] == "WrongCredentials"


def test_the_eleventh_try_must_wait(sign_in):
    for _ in range(10):
        assert sign_in(password="guess").status_code == 401
    late = sign_in()
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 15 * 60


def test_refreshing_rotates_and_a_stolen_token_ends_the_session(sign_in, api):
    first = sign_in().json()
    second = api().post("/auth/refresh", json={"refresh_token": first["refresh_token"]}).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert api().get("/me", headers=bearer(second["access_token"])).is_success
    assert api().post("/auth/refresh", json={"refresh_token": first["refresh_token"]}).status_code == 401
    assert api().post("/auth/refresh", json={"refresh_token": second["refresh_token"]}).status_code == 401
    assert api().get("/me", headers=bearer(second["access_token"])).status_code == 401


def test_logging_out_ends_this_session_only(sign_in, api):
    here, elsewhere = sign_in().json(), sign_in().json()
    assert api().post("/auth/logout", headers=bearer(here["access_token"])).status_code == 204
    assert api().get("/me", headers=bearer(here["access_token"])).status_code == 401
    assert api().post("/auth/refresh", json={"refresh_token": here["refresh_token"]}).status_code == 401
    assert api().get("/me", headers=bearer(elsewhere["access_token"])).is_success


def test_a_role_in_the_token_is_not_believed(api, bob, token_of):
    claims = claims_of(token_of(bob)) | {"role": "admin"}
    forged = jwt.encode(claims, signing_key(), algorithm="HS256")
    assert api().get("/me", headers=bearer(forged)).json()["role"] == "user"
    assert api().get("/photographers", headers=bearer(forged)).status_code == 404


def test_a_ban_counts_from_the_next_request_on(api, alice, admin):
    caller = api(alice)
    assert caller.get("/me").is_success
    with transaction() as session:
        users.set_active(session, session.get_one(Account, admin.id), alice.id, active=False)
    assert caller.get("/me").status_code == 401


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YWxpY2U6eA==", "bearer  x y"])
def test_headers_that_hold_no_token(header, api, database):
    assert api().get("/me", headers={"Authorization": header}).status_code == 401


# Codes


def test_bob_registers_and_signs_in_by_code(send_code, api):
    sent = send_code()
    assert sent.status_code == 202
    told = sent.json()
    assert told["expires_in"] == 180
    assert told["resends_left"] == 1
    path = f"/auth/otp/{told['otp_id']}/verify"
    tokens = api().post(path, json={"code": told["code"]}).json()
    assert tokens["is_new"]
    assert tokens["expires_in"] == WEEK
    assert api().get("/me", headers=bearer(tokens["access_token"])).json()["phone"] == BOB_PHONE
    assert api().post(path, json={"code": told["code"]}).status_code == 410


def test_a_national_number_with_its_region(send_code):
    assert send_code("(202) 555-0143", region="US").json()["phone_label"] == "+1 202-555-0143"
    refused = send_code("202")
    assert refused.status_code == 422
    assert "phone" in refused.json()["fields"]


def test_five_wrong_codes_and_it_is_over(send_code, api):
    told = send_code().json()
    path = f"/auth/otp/{told['otp_id']}/verify"
    wrong = f"{(int(told['code']) + 1) % 1_000_000:06d}"
    statuses = [api().post(path, json={"code": wrong}).status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 410]
    assert api().post(path, json={"code": told["code"]}).status_code == 410


def test_one_resend_and_the_old_code_is_dead(send_code, api):
    told = send_code().json()
    path = f"/auth/otp/{told['otp_id']}"
    again = api().post(f"{path}/resend")
    assert again.status_code == 202
    assert again.json()["resends_left"] == 0
    assert api().post(f"{path}/resend").status_code == 409
    if again.json()["code"] != told["code"]:
        assert api().post(f"{path}/verify", json={"code": told["code"]}).status_code == 422
    assert api().post(f"{path}/verify", json={"code": again.json()["code"]}).is_success


def test_five_codes_for_a_phone_then_wait(send_code):
    for _ in range(5):
        assert send_code().status_code == 202
    late = send_code()
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) > 0


def test_production_never_shows_the_code(send_code, settings):
    settings(environment="production")
    assert "code" not in send_code().json()


def test_a_code_nobody_asked_for(api, database):
    path = "/auth/otp/00000000-0000-7000-8000-000000000000"
    assert api().post(f"{path}/verify", json={"code": "123456"}).status_code == 404
    assert api().post(f"{path}/resend").status_code == 404


# The browser's cookie


def test_a_ticket_becomes_a_cookie_once(api, alice, ticket_of):
    ticket = ticket_of(alice)
    kept = api().post("/auth/session", json={"ticket": ticket}, headers=HERE)
    assert kept.status_code == 204
    cookie = kept.headers["set-cookie"].lower()
    assert cookie.startswith(f"{routes.SESSION_COOKIE}=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    assert f"max-age={int(DAY)}" in cookie
    assert api().post("/auth/session", json={"ticket": ticket}, headers=HERE).status_code == 401


def test_over_https_the_cookie_is_secure(api, alice, ticket_of, settings):
    settings(public_url="https://photos.example")
    kept = api().post("/auth/session", json={"ticket": ticket_of(alice)}, headers={"Origin": "https://photos.example"})
    assert "secure" in kept.headers["set-cookie"].lower()


def test_signing_in_ends_nobody_elses_session(api, alice, bob, ticket_of, token_of):
    hers = token_of(alice)
    jar = {"Cookie": f"{routes.SESSION_COOKIE}={hers}"}
    assert api().post("/auth/session", json={"ticket": ticket_of(bob)}, headers=HERE | jar).status_code == 204
    assert api().get("/me", headers=bearer(hers)).is_success


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://127.0.0.1:8001"}, False),
        ({"Origin": BASE}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": BASE}, False),
        ({"Sec-Fetch-Site": "none"}, False),
    ],
)
def test_a_cookie_changes_things_for_our_own_pages_only(headers, is_ours, api, alice, token_of, ticket_of):
    jar = headers | {"Cookie": f"{routes.SESSION_COOKIE}={token_of(alice)}"}
    changed = api().patch("/me", json={"name": "Mallory"}, headers=jar)
    assert changed.status_code == (200 if is_ours else 401)
    assert api().get("/me", headers=jar).json()["name"] == ("Mallory" if is_ours else "Alice Adams")
    kept = api().post("/auth/session", json={"ticket": ticket_of(alice)}, headers=headers)
    assert kept.status_code == (204 if is_ours else 401)


def test_a_bearer_token_needs_no_origin(api, alice):
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert api(alice).patch("/me", json={"name": "Alice"}, headers=foreign).is_success


def test_leaving_revokes_the_session_and_clears_the_cookie(api, alice, token_of):
    token = token_of(alice)
    jar = {"Cookie": f"{routes.SESSION_COOKIE}={token}"}
    assert api().delete("/auth/session", headers=jar).status_code == 401
    assert api().get("/me", headers=bearer(token)).is_success
    for _ in range(2):
        left = api().delete("/auth/session", headers=jar | HERE)
        assert left.status_code == 204
        assert f'{routes.SESSION_COOKIE}=""' in left.headers["set-cookie"]
        assert "max-age=0" in left.headers["set-cookie"].lower()
    assert api().get("/me", headers=bearer(token)).status_code == 401


def test_a_phone_field_has_its_countries(api, database):
    countries = {country["code"]: country for country in api().get("/countries").json()["items"]}
    assert countries["DK"]["dial_code"] == "+45"
    assert len(countries) > 200


def test_strangers_cannot_write_their_own_address(api, database):
    def ask(number: int) -> int:
        forged = {"X-Forwarded-For": f"198.51.100.{number}"}
        return api().post("/auth/otp", json={"phone": f"+1555011{number:04d}"}, headers=forged).status_code

    assert [ask(number) for number in range(codes.PER_ADDRESS + 1)][-1] == 429


def test_behind_a_proxy_each_visitor_has_an_address_of_their_own(api, database, settings):
    settings(trusted_proxies=1)

    def ask(number: int, address: str) -> int:
        # The first part is what the visitor claims, the last what our proxy saw.
        headers = {"X-Forwarded-For": f"203.0.113.{number}, {address}"}
        return api().post("/auth/otp", json={"phone": f"+1555012{number:04d}"}, headers=headers).status_code

    assert [ask(number, "198.51.100.1") for number in range(codes.PER_ADDRESS + 1)][-1] == 429
    assert ask(99, "198.51.100.2") == 202
