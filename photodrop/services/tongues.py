"""Languages: English sentences that can be told in others, and which language somebody reads.

A sentence is English where it is written, and remembers what it was made of (`photodrop/sentences.py`). The edges tell
it in the language of whoever listens; services know of none. The catalogues lie in `photodrop/locale` and are read as
translators left them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, Self

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

from photodrop.sentences import PLACE, Sentence, _, _n, filled

__all__ = ["Sentence", "_", "_n"]

ENGLISH = "en"
LANGUAGES = {
    ENGLISH: "English",
    "uk": "Українська",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ar": "العربية",
}
RIGHT_TO_LEFT = {"ar"}
LOCALES = {ENGLISH: "en_US"}
"""Whose dates and numbers a language is written with, where that is not its own."""
PLURALS = {
    "uk": ("one", "few", "many"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}
"""The plural forms of a catalogue in the order it has them, by their names in CLDR."""
ONE_AND_OTHER = ("one", "other")

KEPT = """
{
  const page = document.documentElement;
  const way = %s;
  // React gives the page's own element the attributes that it was built with.
  const keep = () => Object.entries(way).forEach(([name, value]) => page[name] === value || (page[name] = value));
  new MutationObserver(keep).observe(page, { attributes: true, attributeFilter: Object.keys(way) });
  // It would take this for a script of its own.
  document.currentScript.remove();
}
"""

FOLDER = Path(__file__).resolve().parents[1] / "locale"
SHOWN_BY = ("photodrop/pages/", "photodrop/components/", "photodrop/services/consents.py")
WISH = re.compile(r"([A-Za-z]{1,8})(?:-[A-Za-z0-9-]{1,30})?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?")


class Amount(str):  # noqa: SLOT000
    """Money as `services/money.py` spells it; other languages spell it their own way."""

    minor: int
    currency: str
    digits: int
    is_whole: bool

    def __new__(cls, english: str, minor: int = 0, currency: str = "", digits: int = 2, *, whole: bool = False) -> Self:
        made = super().__new__(cls, english)
        made.minor, made.currency, made.digits, made.is_whole = minor, currency, digits, whole
        return made

    def told(self, language: str) -> str:
        amount = Decimal(self.minor) / 10**self.digits
        if self.is_whole and amount == amount.to_integral_value():
            shape = Locale.parse(language).currency_formats["standard"].pattern.replace("0.00", "0")
            spelled = format_currency(amount, self.currency, shape, language, currency_digits=False)
        else:
            spelled = format_currency(amount, self.currency, locale=language)
        return _from_left_to_right(spelled) if language in RIGHT_TO_LEFT else spelled


def told(language: str, text: str) -> str:
    """In this language. Plain text is looked up; what nobody has translated comes back as it is."""
    if language == ENGLISH:
        return str(text)
    match text:
        case Sentence():
            return _filled(_found(language, text.one, text.many, text.quantity), text.values, language)
        case Amount():
            return text.told(language)
        case _:
            return _found(language, text) if text else text


def all_told(language: str, view: Any) -> Any:
    """What a service answered, with every sentence in it told. Other text is people's own and stays."""
    if language == ENGLISH:
        return view
    if isinstance(view, Sentence | Amount):
        return told(language, view)
    if isinstance(view, list | tuple):
        inner = [all_told(language, each) for each in view]
        if all(new is old for new, old in zip(inner, view, strict=True)):
            return view
        return type(view)(*inner) if hasattr(view, "_fields") else type(view)(inner)
    if isinstance(view, dict):
        return {key: all_told(language, each) for key, each in view.items()}
    return _view_told(language, view) if is_dataclass(view) and not isinstance(view, type) else view


def _view_told(language: str, view: Any) -> Any:
    before = {field.name: getattr(view, field.name) for field in fields(view) if field.init}
    after = {name: all_told(language, each) for name, each in before.items()}
    changed = {name: each for name, each in after.items() if each is not before[name]}
    return replace(view, **changed) if changed else view


def choose(chosen: str | None, wishes: str | None) -> str:
    """The language of somebody who chose one, else the likeliest of their browser's `Accept-Language`."""
    if chosen in LANGUAGES:
        return chosen
    best, weight = ENGLISH, 0.0
    for wish in (wishes or "")[:500].split(","):
        found = WISH.match(wish.strip())
        language = found[1].lower() if found else ""
        liking = float(found[2] or 1) if found else 0.0
        if language in LANGUAGES and liking > weight:
            best, weight = language, liking
    return best


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def plural_forms(language: str) -> tuple[str, ...]:
    return PLURALS.get(language, ONE_AND_OTHER)


@lru_cache
def for_browsers(language: str) -> tuple[str, bytes]:
    """A digest and the script that brings a page its words, by the text that stands in the page."""
    told_in = {"language": language, "plurals": plural_forms(language), "words": said_by(language, *SHOWN_BY)}
    way = json.dumps({"lang": language, "dir": direction(language)})
    script = f"window.__photodrop_words={json.dumps(told_in, ensure_ascii=False, separators=(',', ':'))};{KEPT % way}"
    return sha256(script.encode()).hexdigest()[:12], script.encode()


@lru_cache
def said_by(language: str, *beginnings: str) -> dict[str, str | list[str]]:
    """What is said by files whose paths begin so, by the English that stands in them."""
    return {
        key: forms[0] if len(forms) == 1 else list(forms)
        for key, (forms, places) in _catalogue(language).items()
        if any(place.startswith(beginnings) for place in places)
    }


def number(language: str, value: float | Decimal) -> str:
    return format_decimal(value, locale=_locale(language))


def day(language: str, value: date, shape: Literal["medium", "long"] = "medium") -> str:
    return format_date(value, shape, _locale(language))


def day_of_year(language: str, value: date) -> str:
    """`Oct 18`."""
    return format_skeleton("MMMd", value, locale=_locale(language))


def moment(language: str, value: datetime) -> str:
    """By the clock of UTC, and it says so: nobody knows where it will be read."""
    there = value.astimezone(UTC)
    return f"{day(language, there)}, {format_time(there, 'HH:mm', locale=_locale(language))} UTC"


def month(language: str, value: date, *, short: bool = False) -> str:
    """`November 2026`; `Nov` where the year goes without saying."""
    locale = _locale(language)
    return format_date(value, "LLL", locale) if short else format_skeleton("yMMMM", value, locale=locale)


def _from_left_to_right(spelled: str) -> str:
    """What CLDR writes for Arabic, as a whole: between other words its signs would go astray."""
    plain = spelled.replace("\N{RIGHT-TO-LEFT MARK}", "")
    return f"\N{LEFT-TO-RIGHT ISOLATE}{plain}\N{POP DIRECTIONAL ISOLATE}"


def _locale(language: str) -> str:
    return LOCALES.get(language, language)


def _found(language: str, one: str, many: str = "", count: int = 1) -> str:
    if language == ENGLISH or one not in _catalogue(language):
        return many if many and count != 1 else one
    forms, _places = _catalogue(language)[one]
    if not many:
        return forms[0]
    kind = Locale.parse(language).plural_form(count)
    names = plural_forms(language)
    return forms[names.index(kind) if kind in names else -1]


def _filled(sentence: str, values: Mapping[str, Any], language: str) -> str:
    if language == ENGLISH:
        return filled(sentence, values)
    return PLACE.sub(lambda found: _spelled(values[found[1]], language) if found[1] in values else found[0], sentence)


def _spelled(value: Any, language: str) -> str:
    match value:
        case Sentence() | Amount():
            return told(language, value)
        case bool() | str():
            return str(value)
        case int() | float() | Decimal():
            return number(language, value)
        case datetime():
            return moment(language, value)
        case date():
            return day(language, value)
        case _:
            return str(value)


@lru_cache
def _catalogue(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The forms of every sentence, and the files it stands in."""
    path = FOLDER / language / "LC_MESSAGES" / "photodrop.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id and not message.fuzzy]
    known = {}
    for message in messages:
        forms = as_forms(message.string)
        if all(forms):
            known[as_forms(message.id)[0]] = (forms, tuple(place for place, _line in message.locations))
    return known


def as_forms(words: Any) -> tuple[str, ...]:
    """Of what Babel knows as one text or as several."""
    return (words,) if isinstance(words, str) else tuple(words or ("",))
