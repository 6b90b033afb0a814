"""Finds words in the sources that people read and nobody can translate."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MARKS = {"_", "_n", "said", "say", "sayMany"}
# What is said of a thing rather than shown in it.
SPOKEN = {
    "alt",
    "aria-label",
    "aria_label",
    "busy_label",
    "corner",
    "hint",
    "label",
    "lead",
    "placeholder",
    "title",
    "words",
}
# Functions whose plain words nobody reads: names of icons, kinds and columns.
SILENT = {"icon", "getattr", "TypeVar", "ParamSpec", "Field", "ImportVar", "compile", "relationship"}
NAMES = {"PhotoDrop", "Telegram", "Stripe", "Photo", "Dr", "Enter", "Escape", "AM", "PM"}
WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z][a-z]*")
SENTENCE = re.compile(r"^[A-Z][a-z']*(?:[ ,]|$)|[a-z] [a-z].*[.?!]$")


def in_python(path: Path) -> list[str]:
    """For pages, components and states: what looks like words outside of the marks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{path}:{line}: {words}" for line, words in _Reader().read(tree)]


def in_services(path: Path) -> list[str]:
    """What an error says must be marked where it is raised; a class may have it plain as its `message`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for each in ast.walk(tree):
        if isinstance(each, ast.Raise) and isinstance(each.exc, ast.Call):
            said = [*each.exc.args, *(given.value for given in each.exc.keywords)]
            found += [f"{path}:{one.lineno}: {_text(one)}" for one in said if SENTENCE.search(_text(one))]
    return found


JSX_TEXT = re.compile(r">\s*([^<>{}()=;&|]*?[A-Za-z]{2,}[^<>{}()=;&|]*?)\s*</")
JSX_SPOKEN = re.compile(r"\b(?:aria-label|title|placeholder|alt|label)=(?:\"([^\"]*[A-Za-z][^\"]*)\"|\{`([^`]*)`\})")
JS_SENTENCE = re.compile(r"""(say(?:Many)?\([^()]*)?["'`]([A-Z][a-z']+ [a-z][^"`]*)["'`]""")
JS_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def in_script(path: Path) -> list[str]:
    source = JS_COMMENT.sub("", path.read_text(encoding="utf-8"))
    found = [text[1] for text in JSX_TEXT.finditer(source)]
    found += [spoken[1] or spoken[2] for spoken in JSX_SPOKEN.finditer(source)]
    found += [text[2] for text in JS_SENTENCE.finditer(source) if not text[1]]
    return [f"{path}: {words}" for words in found if not _is_name(words)]


JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
HTML_TEXT = re.compile(r">([^<>]+)<")


def in_template(path: Path) -> list[str]:
    source = JINJA.sub("…", path.read_text(encoding="utf-8"))
    found = [text[1].strip() for text in HTML_TEXT.finditer(source)]
    found += [spoken[1] for spoken in JSX_SPOKEN.finditer(source)]
    return [f"{path}: {words}" for words in found if not _is_name(words)]


class _Reader:
    """Walks a tree and knows in which call it is."""

    def read(self, tree: ast.AST) -> Iterator[tuple[int, str]]:
        for child in ast.iter_child_nodes(tree):
            yield from self._look(child, shown=False)

    def _look(self, node: ast.AST, *, shown: bool) -> Iterator[tuple[int, str]]:
        match node:
            case ast.Call():
                yield from self._call(node)
            case ast.Dict():
                for key, value in zip(node.keys, node.values, strict=True):
                    yield from self._look(value, shown=isinstance(key, ast.Constant) and key.value in SPOKEN)
            case ast.Constant() | ast.JoinedStr():
                yield from _words(node, shown=shown)
            case (
                ast.Expr(value=ast.Constant())  # A docstring.
                | ast.Assign(targets=[ast.Name(id="tag")])
                | ast.Compare()
                | ast.AnnAssign(value=None)
                | ast.Subscript()
            ):
                return
            case _:
                through = isinstance(node, ast.IfExp | ast.BoolOp | ast.List | ast.Tuple | ast.Starred)
                for child in ast.iter_child_nodes(node):
                    yield from self._look(child, shown=shown and through)

    def _call(self, call: ast.Call) -> Iterator[tuple[int, str]]:
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in SILENT:
            return
        is_element = ast.unparse(call.func).startswith("rx.el.")
        if name in MARKS:
            for given in call.keywords:
                yield from self._look(given.value, shown=False)
            return
        yield from self._look(call.func, shown=False)
        for argument in call.args:
            yield from self._look(argument, shown=is_element)
        for given in call.keywords:
            # What search engines read of a page comes from api/announce.py.
            if given.arg != "description":
                yield from self._look(given.value, shown=given.arg in SPOKEN)


def _words(node: ast.Constant | ast.JoinedStr, *, shown: bool) -> Iterator[tuple[int, str]]:
    words = _text(node)
    if not _is_name(words) and (WORD if shown else SENTENCE).search(words):
        yield node.lineno, words


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""


def _is_name(words: str) -> bool:
    plain = words.replace("…", " ").strip(" .,:;()%×·–—|/&")
    return not WORD.search(plain) or all(word in NAMES for word in plain.split())
