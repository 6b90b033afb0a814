"""Every sentence is in every language, whole, and says the same facts."""

import re

import pytest

from photodrop.services import tongues
from scripts import messages

PLACE = re.compile(r"\{\w+\}")
OTHERS = [language for language in tongues.LANGUAGES if language != tongues.ENGLISH]


@pytest.fixture(scope="module")
def sentences():
    return messages.forms_by_sentence(messages.sentences()).keys()


def test_the_template_has_what_the_sources_say(sentences):
    with messages.TEMPLATE.open("rb") as file:
        assert messages.forms_by_sentence(messages.read_po(file)).keys() == sentences, "Run: make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete(language, sentences):
    catalogue = messages.read(language)
    told = messages.forms_by_sentence(catalogue)
    assert told.keys() == sentences, "Run: make messages"
    assert not [sentence for sentence, forms in told.items() if not all(forms)]
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert catalogue.num_plurals == len(tongues.plural_forms(language))
    for sentence, forms in told.items():
        if len(sentence) == 1:
            assert set(PLACE.findall(forms[0])) == set(PLACE.findall(sentence[0])), sentence
        else:
            assert len(forms) == catalogue.num_plurals, sentence
            # One and two need no number where the word itself says it; sometimes the number stands apart.
            for form in forms:
                assert set(PLACE.findall(form)) | {"{count}"} == set(PLACE.findall(sentence[1])) | {"{count}"}, sentence


@pytest.mark.parametrize("language", OTHERS)
def test_a_browser_gets_what_its_pages_say(language):
    digest, script = tongues.for_browsers(language)
    assert len(digest) == 12
    text = script.decode()
    assert text.startswith(f'window.__photodrop_words={{"language":"{language}"')
    assert "Let's get started" in text
    # What only the server says stays there.
    assert "Verification code has expired" not in text


def test_what_is_marked_within_something_marked_is_found(tmp_path):
    page = tmp_path / "page.py"
    page.write_text('said("{photos} of {name}", photos=span(_n("{count} photo", "{count} photos", 2)), b=_("You"))\n')
    script = tmp_path / "part.jsx"
    script.write_text('// say("Not this")\nsay("{what}", { b: sayMany("{count} file", "{count} files", 2) });\n')
    assert set(messages.said_in(page)) == {"{photos} of {name}", ("{count} photo", "{count} photos"), "You"}
    assert set(messages.said_in(script)) == {"{what}", ("{count} file", "{count} files")}
