"""What a State holds before a page is loaded: a view with nothing in it."""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_origin

View = TypeVar("View")


def blank(view: type[View]) -> View:
    return view(**{field.name: _nothing(field.type) for field in fields(view)})  # pyright: ignore[reportArgumentType]


def _nothing(kind: Any) -> Any:
    if is_dataclass(kind):
        return blank(kind)  # pyright: ignore[reportArgumentType]
    kind = get_origin(kind) or kind
    return kind() if kind in (str, int, float, bool, list, dict) else None
