"""Sentences that are English and can be told in other languages."""

import copy
import pickle
from dataclasses import dataclass
from datetime import date

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid
from photodrop.imaging.transformation.grammar import parse
from photodrop.models import Album
from photodrop.services import money, tongues
from photodrop.services.tongues import Sentence, _, _n


@dataclass(frozen=True)
class Card:
    name: str
    price: str
    notes: list[str]


def test_a_sentence_reads_english():
    assert _("Undo") == "Undo"
    assert _("Use at most {longest} characters.", longest=1904) == "Use at most 1,904 characters."
    assert _("{name} was here", name="{name}") == "{name} was here"
    assert [_n("{count} try left.", "{count} tries left.", count) for count in (0, 1, 5)] == [
        "0 tries left.",
        "1 try left.",
        "5 tries left.",
    ]


def test_what_it_was_made_of_survives_copies():
    sentence = _("Use at most {longest} characters.", longest=80)
    for copied in (copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):
        assert copied == sentence
        assert tongues.told("de", copied) == tongues.told("de", sentence)


def test_it_is_told_in_another_language():
    assert tongues.told("de", _("Undo")) == "Rückgängig"
    assert tongues.told("en", _("Undo")) == "Undo"
    assert tongues.told("de", "Undo") == "Rückgängig"
    assert tongues.told("de", "Nobody has translated this.") == "Nobody has translated this."
    assert tongues.told("de", "") == ""


def test_what_is_wrong_with_a_transformation_is_told_with_all_its_parts():
    with pytest.raises(Invalid) as refused:
        parse("w_400/e_sepiaa")
    assert tongues.told("de", refused.value.message) == "„e_sepiaa“, bei Zeichen 7: meinten Sie e_sepia."


@pytest.mark.parametrize(
    ("language", "counts", "different"),
    [("uk", (1, 2, 5, 21), 3), ("ar", (0, 1, 2, 3, 11, 100), 5), ("fr", (0, 1, 2), 2)],
)
def test_each_language_counts_its_own_way(language, counts, different):
    one, many = "That is not the code we sent. {count} try left.", "That is not the code we sent. {count} tries left."
    told = {tongues.told(language, _n(one, many, count)) for count in counts}
    assert len({"".join(letter for letter in words if not letter.isdigit()) for words in told}) == different


def test_numbers_days_and_money_are_written_as_the_language_does():
    assert (
        tongues.told("de", Sentence("{count} {day}", {"count": 1904, "day": date(2026, 10, 18)})) == "1.904 18.10.2026"
    )
    assert Sentence("{count} {day}", {"count": 1904, "day": date(2026, 10, 18)}) == "1,904 Oct 18, 2026"
    assert money.label(120000, "EUR") == "€1,200.00"
    assert tongues.told("de", money.label(120000, "EUR")) == "1.200,00\N{NO-BREAK SPACE}€"
    assert tongues.told("fr", money.rough(120000, "EUR")) == "1\N{NARROW NO-BREAK SPACE}200\N{NO-BREAK SPACE}€"
    assert tongues.told("de", money.exact(-1200, "JPY")) == "-1.200\N{NO-BREAK SPACE}¥"
    assert tongues.told("ar", money.exact(-1200, "EUR")) == "\u2066-12.00\N{NO-BREAK SPACE}€\u2069"
    assert tongues.month("en", date(2026, 11, 1), short=True) == "Nov"
    assert [tongues.month(language, date(2026, 11, 1)) for language in ("en", "es")] == [
        "November 2026",
        "noviembre de 2026",
    ]


def test_all_of_an_answer_is_told_but_what_people_wrote():
    card = Card("Undo", money.label(1200, "EUR"), [_("Undo"), "Undo"])
    [told] = tongues.all_told("de", [card])
    assert told == Card("Undo", "12,00\N{NO-BREAK SPACE}€", ["Rückgängig", "Undo"])
    assert tongues.all_told("en", card) is card
    untouched = [Card("Ada", "", [])]
    assert tongues.all_told("de", untouched) is untouched


@pytest.mark.parametrize(
    ("chosen", "wishes", "language"),
    [
        (None, None, "en"),
        ("fr", "de", "fr"),
        ("tlh", "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "ru,uk;q=0.7,en;q=0.5", "uk"),
        (None, "tlh, *;q=0.1", "en"),
        (None, "ar;q=0, en", "en"),
        (None, ";;;q=,,,-", "en"),
    ],
)
def test_the_language_somebody_reads(chosen, wishes, language):
    assert tongues.choose(chosen, wishes) == language


@pytest.mark.usefixtures("database")
def test_a_sentence_is_stored_as_the_text_it_is(album):
    with transaction() as session:
        session.get_one(Album, album.id).name = _("Undo")
    with transaction() as session:
        assert type(session.get_one(Album, album.id).name) is str


def test_an_error_says_a_sentence():
    refusal = Invalid(name=_("Undo"))
    assert tongues.told("de", refusal.message) == "Rückgängig"
