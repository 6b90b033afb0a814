"""The collection for Postman and Bruno is that of today's API, whole, and sends what the API takes."""

import json
import re

from photodrop.api.app import make_api
from scripts.collection import COLLECTION, written


def requests():
    return [each for folder in json.loads(COLLECTION.read_text())["item"] for each in folder["item"]]


def test_the_collection_is_that_of_this_api():
    told = "The API has changed. Run `make client collection` and commit what it makes."
    assert COLLECTION.read_text() == written(), told


def test_every_route_is_in_it_once():
    sent = [
        (each["request"]["method"], re.sub(r":(\w+)", r"{\1}", each["request"]["url"]["raw"].removeprefix("{{base}}")))
        for each in requests()
    ]
    paths = make_api().openapi()["paths"]
    assert sorted(sent) == sorted((method.upper(), path) for path, methods in paths.items() for method in methods)


def test_signing_in_with_it_keeps_the_token():
    keeping = {each["name"] for each in requests() if "event" in each}
    assert "Sign in with login and password" in keeping
    assert "Create an album" not in keeping


def test_what_it_sends_is_understood(api, alice):
    caller = api(alice)
    for each in requests():
        request, path = each["request"], each["request"]["url"]["raw"].removeprefix("{{base}}")
        if request.get("body", {}).get("mode") == "raw" and path.endswith(("/albums", "/clients")):
            answer = caller.post(path, json=json.loads(request["body"]["raw"]))
            assert answer.status_code == 201, answer.text
