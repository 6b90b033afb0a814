"""In which language somebody is answered, and how a page in another than English comes."""

import re

import pytest

from photodrop.api.tongue import SAID_OFFLINE
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import sessions, tongues
from scripts import messages

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
PAGE = '<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
OWN_PAGE = {"Origin": "http://127.0.0.1:8000"}


@pytest.fixture
def look(line, database):
    def fetch(path, **headers):
        line.cookies.clear()
        return line.get(path, headers=headers)

    return fetch


@pytest.fixture
def built(pages_folder):
    """The two pages this is about, as a build makes them."""
    kept = {name: (pages_folder / name).read_text() for name in ("404.html", "login/index.html")}
    (pages_folder / "404.html").write_text(PAGE.format(title="", body=""))
    (pages_folder / "login/index.html").write_text(PAGE.format(title="Sign in · PhotoDrop", body="Let's get started"))
    yield
    for name, text in kept.items():
        (pages_folder / name).write_text(text)


def test_errors_speak_the_language_of_the_request(look):
    path = "/api/v1/photos/01a1fca4-65f2-71bd-ba6c-9aa9fd9c5e10"
    assert look(path).json()["detail"] == "This page is not here, or not for this account."
    german = look(path, **GERMAN).json()
    assert german == {"error": "NotFound", "detail": "Diese Seite gibt es hier nicht, oder nicht für dieses Konto."}
    chosen = look(path, Cookie="photodrop_language=fr", **GERMAN).json()
    assert chosen["detail"] == "Cette page n’est pas ici, ou pas pour ce compte."
    assert look(path, **{"Accept-Language": "tlh, \x7f;q=1"}).json()["detail"].startswith("This page")


def test_fields_do_so_too(api):
    answer = api().post("/api/v1/auth/otp", json={"phone": "+1 555"}, headers=GERMAN).json()
    assert answer["fields"]["phone"] == answer["detail"]
    assert answer["detail"].startswith("Geben Sie")


@pytest.mark.usefixtures("built")
def test_an_english_page_comes_as_it_was_built(look):
    page = look("/login")
    assert "Let's get started" in page.text
    assert '<html lang="en">' in page.text
    assert "etag" in page.headers


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(("language", "way", "title"), [("de", "ltr", "Anmelden"), ("ar", "rtl", "تسجيل الدخول")])
def test_a_page_in_another_language_brings_its_words_first(look, language, way, title):
    page = look("/login", **{"Accept-Language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{way}">' in page.text
    assert f"<title>{title} · PhotoDrop</title>" in page.text
    # Nobody sees one language turn into another.
    assert "Let's get started" not in page.text
    assert "etag" not in page.headers
    [address] = re.findall(r'<head><script src="(/assets/words-[^"]+)"></script>', page.text)
    script = look(address)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert script.content == tongues.for_browsers(language)[1]
    older = look(f"/assets/words-{language}-0123456789ab.js")
    assert (older.headers["cache-control"], older.content) == ("no-cache", script.content)


@pytest.mark.parametrize(
    ("language", "way", "title"), [("de", "ltr", "Sie sind offline"), ("ar", "rtl", "أنت غير متصل")]
)
def test_the_page_for_no_network_is_told_before_it_is_needed(look, pages_folder, language, way, title):
    english = (messages.ROOT / "assets" / "offline.html").read_text(encoding="utf-8")
    (pages_folder / "offline.html").write_text(english, encoding="utf-8")
    assert look("/offline.html").text == english
    page = look("/offline.html", **{"Accept-Language": language}).text
    (pages_folder / "offline.html").unlink()
    assert f'<html lang="{language}" dir="{way}">' in page
    assert f"<h1>{title}</h1>" in page
    for sentence in SAID_OFFLINE:
        assert f">{sentence}<" in english
        assert f">{sentence}<" not in page.replace("PhotoDrop", "")


def test_there_are_no_words_of_other_languages(look):
    assert look("/assets/words-xx-0123456789ab.js").status_code == 404


@pytest.mark.usefixtures("built")
def test_files_and_absent_pages_stay_what_they_are(look):
    assert look("/assets/entry-4f1c.js", **GERMAN).text == "export {}"
    assert look("/prints/still-life.svg", **GERMAN).text == "<svg/>"
    absent = look("/nowhere", **GERMAN)
    assert absent.status_code == 404
    assert '<html lang="de" dir="ltr">' in absent.text


def test_choosing_one(line, token_of, bob):
    line.cookies.clear()
    listed = line.get("/api/v1/languages", headers=GERMAN).json()["items"]
    assert [each["code"] for each in listed] == list(tongues.LANGUAGES)
    assert [each["code"] for each in listed if each["chosen"]] == ["de"]
    ended = {"Cookie": "photodrop_session=over"} | OWN_PAGE
    answer = line.put("/api/v1/language", json={"language": "uk"}, headers=ended)
    assert answer.json() == {"code": "uk", "name": "Українська", "direction": "ltr", "chosen": True}
    assert "photodrop_language=uk" in answer.headers["set-cookie"]
    bearer = {"Authorization": f"Bearer {token_of(bob)}"}
    assert line.put("/api/v1/language", json={"language": "ar"}, headers=bearer).status_code == 200
    refused = line.put("/api/v1/language", json={"language": "tlh"}, headers=bearer | GERMAN)
    assert refused.status_code == 422
    with transaction() as session:
        assert session.get_one(Account, bob.id).language == "ar"


def test_a_sign_in_remembers_it_and_brings_it_to_the_next_browser(line, bob):
    def enter(**headers):
        line.cookies.clear()
        with transaction() as session:
            ticket = sessions.ticket(session, session.get_one(Account, bob.id))
        return line.post("/api/v1/auth/session", json={"ticket": ticket}, headers=OWN_PAGE | headers)

    assert "photodrop_language" not in enter(**GERMAN).headers["set-cookie"]
    with transaction() as session:
        assert session.get_one(Account, bob.id).language == "de"
    elsewhere = enter().headers.get_list("set-cookie")
    assert any(cookie.startswith("photodrop_language=de") for cookie in elsewhere)
    french = enter(Cookie="photodrop_language=fr").headers.get_list("set-cookie")
    assert not any("photodrop_language" in cookie for cookie in french)
