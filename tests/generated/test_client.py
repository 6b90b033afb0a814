"""The Python client in the repository is the one that today's API gives, and tells what answers is none of ours."""

import ast
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from photodrop.adapters.installation import Installation, NotOurs, Refused, Unreachable
from photodrop_client import Client
from photodrop_client.api.auth import list_countries
from photodrop_client.models import PageCountry
from scripts.client import CLIENT, generate, sources


def test_the_client_is_that_of_this_api(tmp_path):
    generate(tmp_path / "made")
    made, kept = sources(tmp_path / "made"), sources(CLIENT)
    different = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert not different, f"The API has changed. Run `make client collection` and commit what it makes: {different[:5]}"


def test_the_readme_names_what_there_is():
    for block in re.findall(r"```python\n(.*?)```", (CLIENT / "README.md").read_text(), re.DOTALL):
        for line in ast.parse(block).body:
            if isinstance(line, ast.ImportFrom):
                exec(compile(ast.Module([line], []), "README", "exec"), {})


def test_answers_are_objects_with_types(line):
    told = list_countries.sync(client=Client("").set_httpx_client(line))
    assert isinstance(told, PageCountry)
    assert {"DK", "UA"} <= {country.code for country in told.items}


class Stranger(BaseHTTPRequestHandler):
    status = 200

    def do_POST(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b"<title>Welcome to nginx</title>")

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  # the library's name


@pytest.fixture
def stranger() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Stranger) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "fact"), [(200, NotOurs), (401, NotOurs), (502, Refused)])
def test_another_server_is_told_apart(stranger, monkeypatch, status, fact):
    monkeypatch.setattr(Stranger, "status", status)
    with pytest.raises(fact), Installation.signed_in(stranger, "alice", "secret"):
        pass


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "no address", "ftp://x"])
def test_nobody_there(address):
    with pytest.raises(Unreachable), Installation.signed_in(address, "alice", "secret"):
        pass
