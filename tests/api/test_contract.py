"""What OpenAPI promises of every route is there and true."""

import json
from dataclasses import fields, is_dataclass

import pytest
from fastapi.routing import iter_route_contexts
from pydantic import TypeAdapter

from photodrop.api.app import make_api

API = make_api()
DOCUMENT = API.openapi()
OPERATIONS = [
    (method, path, operation) for path, methods in DOCUMENT["paths"].items() for method, operation in methods.items()
]
NAMES = [f"{method.upper()} {path}" for method, path, _ in OPERATIONS]
WITHOUT_TOKEN = (
    "/auth/",
    "/webhooks/",
    "/countries",
    "/languages",
    "/files/",
    "/health",
    "/metrics",
    "/photos/{photo_id}/file",
    "/tags",
    "/i/",
    "/links/{token}",
    "/shared/",
)


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=NAMES)
def test_every_route_tells_about_itself(method, path, operation):
    assert operation["summary"]
    assert operation["tags"]
    answers = operation["responses"]
    if method != "options" and not any(part in path for part in ("/countries", "/health", "/metrics", "/languages")):
        assert any(int(status) >= 400 for status in answers)
    if not any(part in path for part in WITHOUT_TOKEN) and method != "options":
        assert "401" in answers
    for status, answer in answers.items():
        schema = answer.get("content", {}).get("application/json", {})
        if schema.get("schema"):
            assert "example" in schema, f"{status} has no example"


@pytest.mark.parametrize(
    "context",
    [context for context in iter_route_contexts(API.routes) if getattr(context, "response_model", None)],
    ids=lambda context: f"{next(iter(context.methods))} {context.path}",
)
def test_every_example_is_an_answer_that_could_come(context):
    examples = [
        answer["content"]["application/json"]["example"]
        for status, answer in context.responses.items()
        if int(status) < 400 and "content" in answer
    ]
    assert examples
    model = TypeAdapter(context.response_model)
    for example in examples:
        model.validate_python(example)
        assert _keys(json.loads(model.dump_json(model.validate_python(example)))) == _keys(example)


def _keys(value) -> set[str]:
    """Of all depths: an example that leaves a field out would not be noticed by pydantic's defaults."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set()


def test_the_document_and_its_page_are_served(api):
    assert api().get("/openapi.json").json()["paths"].keys() == DOCUMENT["paths"].keys()
    page = api().get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "Sign in with login and password" in page.text
    # Examples may speak of other sites; nothing is loaded from any.
    assert '="https://' not in page.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def test_unknown_routes_are_json(method, api):
    for path in ("/nothing", "/albums/", "/api/", "/api/v2/albums"):
        answer = api()(method, path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/json"
        if method != "HEAD":
            assert answer.json()["error"] == "NotFound"


def test_a_method_that_is_not_spoken(api):
    answer = api().delete("/albums")
    assert (answer.status_code, answer.json()["error"]) == (405, "MethodNotAllowed")
    assert "GET" in answer.headers["allow"]


def test_what_cannot_be_read_or_kept(api, alice):
    caller = api(alice)
    malformed = caller.post("/albums", content='{"name": ', headers={"Content-Type": "application/json"})
    assert (malformed.status_code, malformed.json()["error"]) == (400, "Malformed")
    for body in ([], "x", None, {"name": "A\x00", "location": "B", "shot_on": "2026-01-01"}):
        answer = caller.post("/albums", json=body)
        assert (answer.status_code, answer.json()["error"]) == (422, "Invalid"), body
    assert caller.get("/clients", params={"q": "\x00"}).status_code == 422


def test_views_hold_nothing_secret():
    secret = {"password", "password_hash", "original_key", "delivery_key", "code_hash", "token_hash", "sha256"}
    for context in iter_route_contexts(API.routes):
        model = getattr(context, "response_model", None)
        if is_dataclass(model):
            assert not {field.name for field in fields(model)} & secret
