"""When the front end is built again: after a change of what it is made of, and of nothing else."""

from pathlib import Path

import pytest

from photodrop.server.frontend import digest


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A checkout in small."""
    for name, content in {
        "assets/styles/base.css": "a {}",
        "assets/external/link.js": "",
        "photodrop/pages/album.py": "def album(): ...",
        "photodrop/services/photos.py": "def see(): ...",
        "photodrop/imaging/sandbox.py": "",
        "photodrop/pages/__pycache__/album.pyc": "",
        "photodrop/server/keys.py": "",
        "reflex.lock/package.json": "{}",
        "requirements.txt": "reflex==0.10.1",
        "rxconfig.py": "config = 1",
        "tests/test_pages.py": "",
        "data/secret_key": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "assets/styles/base.css",
        "photodrop/pages/album.py",
        # A view's fields are the shape of a page's data.
        "photodrop/services/photos.py",
        "reflex.lock/package.json",
        "requirements.txt",
        "rxconfig.py",
        "photodrop/pages/new.py",
    ],
)
def test_a_changed_source_wants_a_build(sources, name):
    before = digest(sources)
    (sources / name).write_text("changed")

    assert digest(sources) != before


@pytest.mark.parametrize(
    "name",
    [
        "assets/external/link.js",
        "photodrop/imaging/sandbox.py",
        "photodrop/pages/__pycache__/album.pyc",
        "photodrop/server/keys.py",
        "tests/test_pages.py",
        "data/secret_key",
    ],
)
def test_what_no_page_is_made_of_wants_none(sources, name):
    before = digest(sources)
    (sources / name).write_text("changed")

    assert digest(sources) == before


def test_a_moved_source_wants_a_build(sources):
    before = digest(sources)
    (sources / "photodrop/pages/album.py").rename(sources / "photodrop/pages/shoot.py")

    assert digest(sources) != before


def test_a_touched_source_wants_none(sources):
    before = digest(sources)
    page = sources / "photodrop/pages/album.py"
    page.write_text(page.read_text())

    assert digest(sources) == before
