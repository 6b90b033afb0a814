"""Headers, limits, redirects and the log: what every answer has in common."""

import logging

import pytest
from starlette.testclient import TestClient

from photodrop.api.app import make_api
from photodrop.api.front_door import FrontDoor
from tests.fixtures.api import BASE


@pytest.fixture
def visit(line):
    return lambda path, method="GET", **more: line.request(method, path, **more)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/countries", "/api/v1/nothing", "/health/live"])
def test_every_answer_is_guarded(visit, path):
    headers = visit(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=(self)" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert len(headers["x-request-id"]) == 16
    assert "strict-transport-security" not in headers


def test_over_https_browsers_are_told_to_stay(settings):
    settings(public_url="https://photos.example")
    with TestClient(FrontDoor(make_api(), make_api()), base_url="https://photos.example") as client:
        assert client.get("/health/live").headers["strict-transport-security"] == "max-age=31536000"


def test_scripts_may_come_from_us_only(visit):
    policy = visit("/").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "base-uri 'self'" in policy
    assert "form-action 'self'" in policy
    assert "connect-src 'self' ws://127.0.0.1:8000 wss://127.0.0.1:8000;" in policy
    assert "unsafe-eval" not in policy
    crooked = visit("/", headers={"Host": "evil; script-src *"}).headers["content-security-policy"]
    assert "connect-src 'self';" in crooked


def test_what_browsers_keep(visit):
    assert visit("/assets/entry-4f1c.js").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert visit("/assets/gone-1234.js").headers["cache-control"] == "no-cache"
    assert visit("/prints/still-life.svg").headers["cache-control"] == "public, max-age=86400"
    for page in ("/", "/prints", "/prints/", "/nowhere"):
        assert visit(page).headers["cache-control"] == "no-cache"
    assert visit("/api/v1/countries").headers["cache-control"] == "no-store"


def test_a_page_answers_without_a_redirect(visit):
    for path in ("/login", "/login/", "/login?next=%2Fphotos"):
        answer = visit(path)
        assert (answer.status_code, "<title>login" in answer.text) == (200, True)
    assert visit("/nowhere").status_code == 404


def test_bodies_have_a_measure(visit):
    large = visit("/api/v1/auth/login", "POST", content=b" " * 1_100_000)
    assert (large.status_code, large.json()["error"]) == (413, "TooLarge")
    endless = visit("/api/v1/auth/login", "POST", content=iter([b"{}"]))
    assert (endless.status_code, endless.json()["error"]) == (411, "LengthRequired")
    lying = visit("/api/v1/auth/login", "POST", headers={"Content-Length": "many"}, content=b"{}")
    assert lying.status_code == 413


class Broken(Exception):
    pass


async def _breaks(_scope, _receive, _send) -> None:
    raise Broken


def test_the_unexpected_is_logged_in_full_and_told_in_few_words(caplog):
    api = make_api()

    def fail() -> None:
        raise Broken("the secret plan")

    api.add_api_route("/api/v1/broken", fail)
    client = TestClient(FrontDoor(api, _breaks), base_url=BASE)
    for path in ("/api/v1/broken", "/a-page"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert answer.json() == {"error": "Unexpected", "detail": "Something went wrong."}
        assert any(answer.headers["x-request-id"] in message for message in caplog.messages)
    assert caplog.records[0].exc_info
    assert "the secret plan" in caplog.text


def test_the_log_tells_who_asked_what_and_no_secrets(api, bob, delivered, caplog):
    url = api(bob).get(f"/photos/{delivered.id}").json()["thumb_url"]
    with caplog.at_level(logging.INFO, "photodrop.requests"):
        api().get(url)
        api().post("/auth/login", json={"login": "somebody", "password": "a secret of mine"})
    assert f"path=/api/v1/files/photos/{delivered.id}/thumb-marked-1.jpg status=200" in caplog.text
    assert "signature" not in caplog.text
    assert "a secret of mine" not in caplog.text


def test_health_and_metrics(api, database, sql):
    assert api().get("/health/live").json() == {"live": True}
    waiting = api().get("/health/ready")
    assert waiting.status_code == 503
    checks = {check["name"]: check["ok"] for check in waiting.json()["checks"]}
    assert checks == {"database": True, "storage": True, "worker": False}
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert api().get("/health/ready").json()["ready"]
    api().get("/albums/01a1fca4-65f2-71bd-ba6c-9aa9fd9c5e10")
    told = api().get("/metrics").text
    assert 'route="/api/v1/albums/{album_id}",status="404"} ' in told
    assert "01a1fca4" not in told


@pytest.mark.parametrize("path", ["/admin", "/admin/", "/admin/index.html"])
@pytest.mark.parametrize("who", ["nobody", "bob", "alice", "moderator"])
def test_the_page_for_admins_is_absent_to_everybody_else(visit, world, token_of, path, who):
    cookie = {} if who == "nobody" else {"Cookie": f"photodrop_session={token_of(world.actors[who])}"}

    def told(where):
        answer = visit(where, headers=cookie)
        headers = {name: value for name, value in answer.headers.items() if name not in {"x-request-id", "date"}}
        return answer.status_code, headers, answer.content

    assert told(path) == told("/nowhere")
    assert told(path)[0] == 404


def test_the_page_for_admins_is_there_for_them(visit, admin, token_of, sql):
    cookie = {"Cookie": f"photodrop_session={token_of(admin)}"}
    for path in ("/admin", "/admin/"):
        assert "<title>admin" in visit(path, headers=cookie).text
    sql("UPDATE account SET is_active = false")
    assert visit("/admin", headers=cookie).status_code == 404
