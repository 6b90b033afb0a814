"""Whoever only runs PhotoDrop installs requirements.txt and nothing of the tests."""

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
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
