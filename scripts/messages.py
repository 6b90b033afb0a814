"""Brings the catalogues in photodrop/locale in step with the sentences in the sources: `make messages`.

New sentences come empty, for translators to fill; sentences that nobody says any more go.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from photodrop.services import tongues

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "photodrop"
GUEST_SCRIPTS = ROOT / "assets/guest"
TEMPLATE = tongues.FOLDER / "photodrop.pot"

KEYWORDS = {
    "_": None,
    "_n": (1, 2),
    "said": None,
    "say": None,
    "sayMany": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
}
# Those who run an installation read English: the command line, logs, what becomes of a message, a bucket's settings.
FOR_OPERATORS = (
    "photodrop/cli/*",
    "photodrop/server/*",
    "photodrop/adapters/installation.py",
    "photodrop/adapters/mail/*",
    "photodrop/adapters/messages/*",
    "photodrop/adapters/push/webpush.py",
)
METHODS = {".py": "python", ".js": "javascript", ".jsx": "javascript", ".html": "jinja2"}
SAID_IN_SCRIPT = re.compile(r'\bsay(?:Many)?\(\s*("(?:[^"\\\n]|\\.)*")(?:\s*,\s*("(?:[^"\\\n]|\\.)*"))?')
COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL)
HEADER = "# What PhotoDrop says. docs/translating.md tells how this file is kept.\n"
# A date of its own in every file would be a change in every file.
SOME_DAY = datetime(2026, 11, 21, tzinfo=UTC)
PLURALS = {
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "de": "nplurals=2; plural=(n != 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}


def main() -> None:
    template = sentences()
    _write(template, TEMPLATE)
    for language in tongues.LANGUAGES:
        if language == tongues.ENGLISH:
            continue
        path = file_of(language)
        catalogue = read(language) if path.exists() else _new(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(catalogue, path)
        missing = sum(not all(forms) for forms in forms_by_sentence(catalogue).values())
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {missing} to translate\n")


def file_of(language: str) -> Path:
    return tongues.FOLDER / language / "LC_MESSAGES" / "photodrop.po"


def read(language: str) -> Catalog:
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language)


def forms_by_sentence(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What stands for each sentence, whose key is itself, or itself and its plural."""
    return {tongues.as_forms(message.id): tongues.as_forms(message.string) for message in catalogue if any(message.id)}


def sentences() -> Catalog:
    """Every sentence of the sources, and where it is said."""
    template = Catalog(project="PhotoDrop", header_comment=HEADER.rstrip(), creation_date=SOME_DAY, fuzzy=False)
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        for message in said_in(path):
            template.add(message, locations=[(place, 0)])
    return template


def sources() -> Iterator[Path]:
    for path in sorted([*SOURCES.rglob("*"), *GUEST_SCRIPTS.glob("*.js")]):
        place = path.relative_to(ROOT).as_posix()
        if path.suffix in METHODS and not any(fnmatch(place, pattern) for pattern in FOR_OPERATORS):
            yield path


def said_in(path: Path) -> Iterator[str | tuple[str, ...]]:
    source = path.read_bytes()
    if path.suffix == ".py":
        tree = ast.parse(source)
        yield from _marked_in(tree)
        yield from _facts_in(tree)
        return
    for _line, message, _comments, _context in extract(METHODS[path.suffix], BytesIO(source), KEYWORDS):
        yield message
    if path.suffix != ".html":
        yield from _marked_in_script(source.decode())


def _marked_in(tree: ast.Module) -> Iterator[str | tuple[str, ...]]:
    """Babel's own readers overlook what is marked within something marked."""
    for each in ast.walk(tree):
        name = each.func.id if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) else ""
        if not isinstance(each, ast.Call) or name not in KEYWORDS:
            continue
        words = [given.value for given in each.args if isinstance(given, ast.Constant) and isinstance(given.value, str)]
        wanted = len(KEYWORDS[name] or (1,))
        if len(words) >= wanted:
            yield tuple(words[:wanted]) if wanted > 1 else words[0]


def _marked_in_script(source: str) -> Iterator[str | tuple[str, ...]]:
    for found in SAID_IN_SCRIPT.finditer(COMMENT.sub("", source)):
        words = [json.loads(each) for each in found.groups() if each]
        if found[0].startswith("sayMany") and len(words) > 1:
            yield tuple(words)
        elif not found[0].startswith("sayMany"):
            yield words[0]


def _facts_in(tree: ast.Module) -> Iterator[str]:
    """An error's own sentence is the `message` of its class, and stands there plain."""
    for each in ast.walk(tree):
        if not isinstance(each, ast.ClassDef):
            continue
        for line in each.body:
            match line:
                case (
                    ast.Assign(targets=[ast.Name(id="message")], value=ast.Constant(value=str(sentence)))
                    | ast.AnnAssign(target=ast.Name(id="message"), value=ast.Constant(value=str(sentence)))
                ) if sentence:
                    yield sentence
                case _:
                    pass


def _new(language: str) -> Catalog:
    catalogue = Catalog(
        language,
        project="PhotoDrop",
        header_comment=HEADER.rstrip(),
        creation_date=SOME_DAY,
        revision_date=SOME_DAY,
        fuzzy=False,
    )
    catalogue.mime_headers = [("Plural-Forms", PLURALS[language]), ("Content-Type", "text/plain; charset=utf-8")]
    return catalogue


def _write(catalogue: Catalog, path: Path) -> None:
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False)


if __name__ == "__main__":
    main()
