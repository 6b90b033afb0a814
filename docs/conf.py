"""`make docs`: the guides as they are in the repository; the product, its tables and routes as they tell of themselves.

Sphinx starts at the root of the repository, so links between Markdown files lead the same way here and there. A new
module, table or route needs no new line.
"""

import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sphinx.application import Sphinx
from sqlalchemy.dialects.postgresql import dialect

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# Before autodoc comes and imports with TYPE_CHECKING on, which pydantic does not survive.
from photodrop.api.app import make_api

project = html_title = "PhotoDrop"
html_theme = "furo"
html_favicon = "../assets/favicon.svg"
html_copy_source = False
extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "docs/index"
include_patterns = [
    "*.md",
    "docs/*.md",
    "docs/adr/*.md",
    "docs/photographers/*.md",
    "docs/reference/*.md",
    "photodrop_client/README.md",
]
# What is left out is not walked through.
exclude_patterns = [".*", "data", "node_modules", "tests", "docs/_build", "docs/screenshots", "photodrop", "alembic"]

myst_enable_extensions = ["html_image"]
myst_heading_anchors = 4

# Docstrings put names between single backticks, as Markdown does.
default_role = "code"
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
maximum_signature_line_length = 100

nitpicky = True
# Other people's types have their own pages elsewhere; that ours are found is what is proved.
nitpick_ignore_regex = [("py:.*", r"(?!photodrop\.).*")]
# Several of our views have a field `bytes`, and Sphinx asks which of them the type means.
suppress_warnings = ["ref.python"]

MODELS = "photodrop.models"
BRANCHES = ("├", "└", "│")


def members(package: str) -> Iterator[str]:
    for module in _modules(package):
        yield _titled(module, package, f".. automodule:: {module.__name__}")


def tables() -> Iterator[str]:
    for module in _modules(MODELS):
        own = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
        if own:
            told = "\n".join(line for kind in own for line in _kind(kind))
            yield _titled(module, MODELS, f".. py:currentmodule:: {module.__name__}\n\n{told}")


def _titled(module: ModuleType, package: str, told: str) -> str:
    return f"## {module.__name__.removeprefix(f'{package}.')}\n\n```{{eval-rst}}\n{told}\n```\n"


def _kind(kind: Any) -> Iterator[str]:
    yield f".. py:class:: {kind.__name__}\n"
    yield f"   {vars(kind).get('__doc__') or ''}\n"
    if hasattr(kind, "__table__"):
        for column in kind.__table__.columns:
            values = getattr(column.type, "enums", None)
            told = [" | ".join(values) if values else column.type.compile(dialect())]
            told += ["may be null"] * bool(column.nullable)
            told += [f"→ {key.target_fullname}" for key in column.foreign_keys]
            yield f"   - ``{column.name}``: {', '.join(told)}"
    elif hasattr(kind, "__members__"):
        yield "   " + ", ".join(f"``{value}``" for value in kind.__members__)
    yield ""


def routes() -> Iterator[str]:
    document = make_api().openapi()
    operations = [
        (operation["tags"][0], f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    for tag in sorted({tag for tag, *_ in operations}):
        yield f"## {tag}\n"
        for name, operation in ((name, operation) for its, name, operation in operations if its == tag):
            yield f"### `{name}`\n\n{operation['summary']}.\n"
            yield from _body(document, operation)
            for status, answer in operation["responses"].items():
                yield f"- **{status}** {answer.get('description', '')}"
            yield ""


def _body(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        schema = document["components"]["schemas"][name] if name else content["schema"]
        told = ", ".join(f"`{field}`" for field in schema.get("properties", {}))
        yield f"Takes `{kind}`{': ' if told else ''}{told}.\n"


def _modules(package: str) -> list[ModuleType]:
    found = pkgutil.walk_packages(import_module(package).__path__, f"{package}.")
    return [import_module(each.name) for each in sorted(found, key=lambda each: each.name)]


DOCUMENTED = ("photodrop.services", "photodrop.imaging", "photodrop.adapters")
FILLED = {f"[[{package}]]": partial(members, package) for package in DOCUMENTED}
FILLED |= {"[[models]]": tables, "[[routes]]": routes}


def fill(_app: Sphinx, _name: str, source: list[str]) -> None:
    for marker, told in FILLED.items():
        if f"\n{marker}\n" in source[0]:
            source[0] = source[0].replace(marker, "\n".join(told()))


def skip(app: Sphinx, _what: str, _name: str, member: Any, leave_out: bool, _options: Any) -> bool | None:  # noqa: FBT001
    """What a module only imports is not looked at; autodoc would, for long, before it leaves it out."""
    home = app.env.current_document.autodoc_module
    return True if home and getattr(member, "__module__", home) != home else leave_out or None


def read(_app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Docstrings are sentences, not reStructuredText: a star is a star, and what is indented keeps its shape."""
    told: list[str] = []
    is_drawn = is_listed = False
    for line in lines:
        if not line:
            told.append("")
            continue
        is_listed = line.startswith("- ") or (is_listed and line.startswith("  "))
        was_drawn, is_drawn = is_drawn, line.startswith((" ", *BRANCHES)) and not is_listed
        if is_drawn and not was_drawn:
            root = [told.pop()] if line.startswith(BRANCHES) else []
            told += ["", "::", "", *(f"   {above}" for above in root)]
        elif was_drawn and not is_drawn:
            told.append("")
        told.append(f"   {line}" if is_drawn else _plain(line))
    lines[:] = told


def _plain(line: str) -> str:
    """Outside of backticks nothing is markup."""
    parts = line.split("`")
    parts[::2] = [re.sub(r"([*|\\])|_(?!\w)", r"\\\g<0>", part) for part in parts[::2]]
    return "`".join(parts)


def setup(app: Sphinx) -> None:
    for package in DOCUMENTED:
        for module in _modules(package):
            variables = [name for name, value in vars(module).items() if isinstance(value, TypeVar)]
            app.config.nitpick_ignore += [("py:class", f"{module.__name__}.{name}") for name in variables]
    app.connect("source-read", fill)
    app.connect("autodoc-skip-member", skip)
    app.connect("autodoc-process-docstring", read)
