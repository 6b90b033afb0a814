"""The app that Retool imports: its files fit together, and its own SQL runs as the restricted role."""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psycopg
import pytest
from psycopg.rows import dict_row
from typer.testing import CliRunner

from photodrop.cli import app
from photodrop.cli.retool import APP, NO_RESOURCE
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import accounts
from tests.fixtures.people import PASSWORD

PLACE = re.compile(r"\{\{\s*(.+?)\s*\}\}")
MARKUP = "\n".join(path.read_text() for path in sorted(APP.rglob("*.rsx")))
COMPONENTS = re.findall(r'<(\w+)\s+id="([^"]+)"', MARKUP)
UNPLACED = {"Column", "Option", "SqlQueryUnified", "Frame"}


class Queries:
    """Runs a file of lib/ as Retool does: each `{{ }}` a parameter of a prepared statement, never a piece of SQL."""

    def __init__(self, url: str) -> None:
        self.url = url

    def run(self, name: str, **form: Any) -> list[dict[str, Any]]:
        values: list[Any] = []

        def place(found: re.Match[str]) -> str:
            values.append(form[found[1].replace(".", "_")])
            return f"${len(values)}"

        statement = PLACE.sub(place, (APP / "lib" / f"{name}.sql").read_text())
        with (
            psycopg.connect(self.url, autocommit=True, cursor_factory=psycopg.RawCursor) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            return cursor.execute(statement.encode(), values, prepare=True).fetchall()

    def listed(self, search: str | None = "", state: str | None = "all") -> list[str]:
        return [
            row["login"] for row in self.run("listPhotographers", searchInput_value=search, stateSelect_value=state)
        ]

    def register(self, login: str, password: str = PASSWORD, name: str = "", email: str = "") -> list[dict[str, Any]]:
        return self.run(
            "registerPhotographer",
            loginInput_value=login,
            passwordInput_value=password,
            nameInput_value=name,
            emailInput_value=email,
        )


@pytest.fixture
def queries(retool_url, database) -> Queries:
    return Queries(retool_url)


def sign_in(login: str, password: str) -> Account:
    with transaction() as session:
        return accounts.sign_in(session, login, password, "192.0.2.1")


def test_registered_found_shut_out_let_in_and_given_a_new_password(queries):
    [nora] = queries.register("Nora_Feld", name="Nora Feld", email="nora@example.com")
    queries.register("zoe")
    assert queries.listed() == queries.listed(None, None) == ["Nora_Feld", "zoe"]
    assert queries.listed("FELD") == queries.listed("example.com") == ["Nora_Feld"]
    assert queries.listed("%") == queries.listed("' OR true --") == []
    assert sign_in("nora_feld", PASSWORD).id == nora["id"]

    chosen = {"photographersTable_selectedRow_id": str(nora["id"])}
    assert queries.run("deactivatePhotographer", **chosen)[0]["is_active"] is False
    assert (queries.listed(state="active"), queries.listed(state="inactive")) == (["zoe"], ["Nora_Feld"])
    assert queries.run("activatePhotographer", **chosen)[0]["is_active"] is True
    queries.run("resetPassword", **chosen, newPasswordInput_value="another long one")
    assert sign_in("nora_feld", "another long one").id == nora["id"]


def test_what_is_wrong_comes_back_as_a_sentence_for_the_form(queries):
    queries.register("nora")
    for login, password, sentence in (
        ("NORA", PASSWORD, "This login is taken. Choose another."),
        ("n0ra", PASSWORD, "Use only letters and _, 3 to 32 of them."),
        ("zoe", "short", "Use at least 8 characters."),
        ("zoe'); DROP VIEW retool_photographer; --", PASSWORD, "Use only letters and _, 3 to 32 of them."),
    ):
        with pytest.raises(psycopg.Error) as refusal:
            queries.register(login, password)
        assert refusal.value.diag.message_primary == sentence
    assert queries.listed() == ["nora"]


def test_every_name_in_the_app_is_there_once():
    ids = [name for _, name in COMPONENTS]
    assert len(ids) == len(set(ids))
    spoken_of = re.findall(r'(?:pluginId|submitTargetId)="([^"]+)"', MARKUP)
    sources = MARKUP + "".join(path.read_text() for path in (APP / "lib").iterdir())
    spoken_of += [name for place in PLACE.findall(sources) for name in re.findall(r"!?([a-z]\w+)[.?]", place[:60])]
    known = set(ids) | {"value", "selectedRow"}
    assert {name for name in spoken_of if not name.startswith(("mode", "index"))} <= known


def test_every_query_has_its_file_and_every_file_its_query():
    included = re.findall(r'include\("\./lib/(\w+)\.sql", "string"\)', MARKUP)
    queries = [name for kind, name in COMPONENTS if kind == "SqlQueryUnified"]
    assert included == queries
    assert {path.stem for path in (APP / "lib").iterdir()} == set(queries)
    for source in re.findall(r'<Include src="\./([^"]+)"', MARKUP):
        assert (APP / source).exists()


def test_everything_that_is_seen_has_a_place_on_the_grid():
    places = json.loads((APP / ".positions.json").read_text())
    assert set(places) == {name for kind, name in COMPONENTS if kind not in UNPLACED}
    for name, place in places.items():
        assert place.get("col", 0) + place["width"] <= 12, name
        assert place.get("container", place.get("subcontainer", name)) in places


def test_the_archive_is_one_folder_with_all_of_it(tmp_path: Path):
    file = tmp_path / "app.zip"
    done = CliRunner().invoke(app, ["retool", "app", str(file), "--resource", "a-resource"], catch_exceptions=False)
    assert done.exit_code == 0
    with ZipFile(file) as archive:
        names = {name.removeprefix("PhotoDrop photographers/") for name in archive.namelist()}
        assert {"main.rsx", "functions.rsx", "metadata.json", ".positions.json"} < names
        assert names == {path.relative_to(APP).as_posix() for path in APP.rglob("*") if path.is_file()}
        packed = archive.read("PhotoDrop photographers/functions.rsx").decode()
    assert NO_RESOURCE not in packed
    assert packed.count('resourceName="a-resource"') == 5
