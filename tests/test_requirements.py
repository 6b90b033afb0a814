"""Whoever only runs PhotoDrop installs requirements.txt and nothing of the tests, by any Python we promise."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OURS = {"photodrop", "photodrop_client"}


def test_everything_imported_is_installed_by_requirements():
    installed = _with_what_they_bring(
        [
            Requirement(line)
            for line in (ROOT / "requirements.txt").read_text().splitlines()
            if line and not line.startswith("#")
        ]
    )
    distributions = packages_distributions()
    missing = {
        module
        for module in set(_imported()) - sys.stdlib_module_names - OURS
        if not installed & {canonicalize_name(name) for name in distributions[module]}
    }
    assert missing == set()


def test_whatever_is_locked_runs_on_the_oldest_python_we_promise():
    """pip does not say so: it looks for another way until it gives up."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    oldest = f"{promised.removeprefix('>=')}.0"
    locked = [line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines()]
    wants = {name: python for name in locked for python in _python_of(name)}
    assert len(wants) > len(locked) / 2
    assert {name: python for name, python in wants.items() if not SpecifierSet(python).contains(oldest)} == {}


def _python_of(name: str) -> list[str]:
    try:
        return metadata(name).get_all("Requires-Python") or []
    except PackageNotFoundError:
        return []


def _imported() -> Iterator[str]:
    for path in [*(ROOT / "photodrop").rglob("*.py"), *(ROOT / "alembic").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def _with_what_they_bring(wanted: list[Requirement]) -> set[str]:
    found: set[str] = set()
    asked: set[tuple[str, str]] = set()
    while wanted:
        one = wanted.pop()
        name = canonicalize_name(one.name)
        for extra in one.extras or {""}:
            if (name, extra) in asked:
                continue
            asked.add((name, extra))
            found.add(name)
            wanted += [
                brought
                for line in _required_by(name)
                if not (brought := Requirement(line)).marker or brought.marker.evaluate({"extra": extra})
            ]
    return found


def _required_by(name: str) -> list[str]:
    """Nothing, where it is for other systems and so is not here."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []
