"""Words that people read go through the catalogues."""

import pytest

from scripts import messages
from tests.support import words

READERS = {
    "photodrop/pages": words.in_python,
    "photodrop/components": words.in_python,
    "photodrop/state": words.in_python,
    "photodrop/services": words.in_services,
    "photodrop/imaging": words.in_services,
    "photodrop/api": words.in_services,
    "photodrop/api/guest": words.in_python,
    "assets/guest": words.in_python,
}


@pytest.mark.parametrize("room", READERS)
def test_nothing_is_said_outside_of_the_catalogues(room):
    found = []
    for path in sorted((messages.ROOT / room).rglob("*")):
        if path.suffix == ".py":
            found += READERS[room](path)
        elif path.suffix in {".js", ".jsx"}:
            found += words.in_script(path)
        elif path.suffix == ".html":
            found += words.in_template(path)
    assert not found, "\n".join(["Mark these with _(…), or say({…}) in scripts:", *found])


def test_what_is_found(tmp_path):
    page = tmp_path / "page.py"
    page.write_text(
        '"""A docstring is read by programmers."""\n'
        'one = rx.el.p("photos", class_name="some classes")\n'
        'two = pill("Try again", "outline", busy_label="Trying")\n'
        'three = rx.el.p(_("Fine."), f"{count} left", title=_("Fine"))\n'
        'four = rx.el.a("PhotoDrop", custom_attrs={"aria-label": "Home"})\n'
    )
    assert [fault.rpartition(": ")[2] for fault in words.in_python(page)] == [
        "photos",
        "Try again",
        "Trying",
        "… left",
        "Home",
    ]
    template = tmp_path / "part.html"
    template.write_text(
        '<p title="Close">{{ _("Fine") }} and more</p>{% if x > 1 %}<b>{{ name }} · PhotoDrop</b>{% endif %}'
    )
    assert [fault.rpartition(": ")[2] for fault in words.in_template(template)] == ["… and more", "Close"]
    script = tmp_path / "part.jsx"
    script.write_text('<p title="Close">Some words</p>;\n// "Not these"\nsay("Fine words");\nthrow "Broken now";\n')
    assert [fault.rpartition(": ")[2] for fault in words.in_script(script)] == ["Some words", "Close", "Broken now"]
