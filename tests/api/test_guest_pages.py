"""The page of a share, as a browser without an account and without JavaScript meets it."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from photodrop.api.guest import pages
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.services import guest_pages
from tests.fixtures.shares import SHARE_PASSWORD


@pytest.fixture
def browser(line) -> Iterator[TestClient]:
    """Keeps its cookies, and says with each request that it comes from our own pages."""
    line.cookies.clear()
    line.headers["Sec-Fetch-Site"] = "same-origin"
    yield line
    line.cookies.clear()
    del line.headers["Sec-Fetch-Site"]


@pytest.fixture
def three(album, add_photo, drop, run_jobs, jpeg, sql):
    """Three photos that are out, one that is not."""
    found = [add_photo(content=jpeg(96, 64), filename=f"{number}.jpg") for number in range(3)]
    run_jobs()
    drop()
    add_photo()
    run_jobs()
    return [str(photo.id) for photo in found]


def addresses(html: str, attribute: str = "src") -> list[str]:
    return [unescape(found) for found in re.findall(rf'<img[^>]*? {attribute}="([^"]+)"', html)]


def test_the_page_shows_what_the_share_shows_and_nothing_else(browser, new_share, three, storage, sql):
    share = new_share()
    answer = browser.get(f"/s/{share.token}")
    html = answer.text
    assert answer.headers["cache-control"] == "private, no-store"
    assert re.findall(rf'href="/s/{share.token}/([0-9a-f-]{{36}})"', html) == three
    assert "3 photos" in html
    clean = {row.sha256 for row in sql("SELECT sha256 FROM rendition WHERE NOT marked")}
    offered = [part.split()[0] for each in addresses(html, "srcset") for part in each.split(", ")]
    for url in {*addresses(html), *offered}:
        picture = browser.get(url)
        assert picture.status_code == 200
        # Alice's album has a price: nothing of it is clean.
        assert hashlib.sha256(picture.content).hexdigest() not in clean
    assert browser.get(f"/s/{share.token}").headers.get("set-cookie") is None
    assert sql("SELECT visits FROM share")[0].visits == 2


def test_the_policy_lets_in_this_style_and_no_other(browser, new_share, three):
    answer = browser.get(f"/s/{new_share().token}")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert policy["style-src"] == f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'none'"
    assert not re.search(r"<script(?![^>]* src=)|\son[a-z]+=|\sstyle=", answer.text)


def test_names_are_text(browser, new_album, new_share, add_photo, run_jobs, sql):
    album = new_album()
    sql("UPDATE album SET name = :name", name='</title><script>alert("1")</script>')
    photo = add_photo(to=album)
    run_jobs()
    sql("UPDATE photo SET dropped_at = now(), description = '\"><script>'")
    share = new_share(album)
    for path in (f"/s/{share.token}", f"/s/{share.token}/{photo.id}", f"/s/{share.token}/add"):
        html = browser.get(path).text
        assert "<script>" not in html


def test_pages_follow_by_a_plain_link(browser, new_share, three, monkeypatch):
    monkeypatch.setattr(guest_pages, "FIRST", 2)
    share = new_share()
    html = browser.get(f"/s/{share.token}").text
    (following,) = re.findall(r'rel="next" href="(/s/[^"]+)">More', html)
    second = browser.get(unescape(following)).text
    assert re.findall(rf'href="/s/{share.token}/([0-9a-f-]{{36}})"', second) == three[2:]
    assert 'alt="Photo 3"' in second
    told = browser.get(unescape(following).replace("?", "/details?")).json()["items"]
    assert [item["id"] for item in told] == three[2:]
    assert "marked" in told[0]["view_src"]
    assert browser.get(f"/s/{share.token}?cursor=nonsense").headers["location"] == f"/s/{share.token}"


def test_a_photo_has_a_page_between_its_neighbours(browser, new_share, three, sql):
    share = new_share(photo_ids=three[:2])
    first, second, third = (browser.get(f"/s/{share.token}/{photo}") for photo in three)
    assert f'href="/s/{share.token}/{three[1]}" rel="next"' in first.text
    assert f'href="/s/{share.token}/{three[0]}" rel="prev"' in second.text
    assert 'rel="next"' not in second.text
    assert "2 of 2" in second.text
    # What is not in the share leads back to it.
    assert (third.status_code, third.headers["location"]) == (303, f"/s/{share.token}")
    assert browser.get(addresses(first.text)[0]).status_code == 200
    sql("UPDATE share SET stopped_at = now()")
    assert browser.get(addresses(first.text)[0]).status_code == 404


def test_whatever_is_closed_has_the_same_door(browser, new_share, three, sql):
    token = new_share().token
    closed = [
        "nosuchtoken",
        new_share(password=SHARE_PASSWORD).token,
        new_share(name="Stopped").token,
        new_share(name="Expired").token,
    ]
    sql("UPDATE share SET stopped_at = now() WHERE name = 'Stopped'")
    sql("UPDATE share SET expires_at = now() - interval '1 minute' WHERE name = 'Expired'")
    for tail in ("", f"/{three[0]}", "/add"):
        doors = [browser.get(f"/s/{each}{tail}") for each in closed]
        assert {door.status_code for door in doors} == {200}
        assert len({door.text.replace(each, "") for door, each in zip(doors, closed, strict=True)}) == 1
    wrong = [browser.post(f"/s/{each}", data={"password": "not this one"}) for each in closed]
    assert {door.status_code for door in wrong} == {200}
    assert len({door.text.replace(each, "") for door, each in zip(wrong, closed, strict=True)}) == 1
    assert "That is not the password" in wrong[0].text
    assert browser.get(f"/s/{token}").text.count("Enter the password") == 0


def test_the_password_opens_for_this_browser(browser, new_share, three, sql):
    share = new_share(password=SHARE_PASSWORD)
    answer = browser.post(f"/s/{share.token}", data={"password": SHARE_PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{share.token}")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert three[0] in browser.get(f"/s/{share.token}").text
    browser.cookies.clear()
    assert three[0] not in browser.get(f"/s/{share.token}").text


def test_a_form_of_another_site_makes_no_guest_in_the_place_of_ours(browser, new_share, three, jpeg, sql):
    share = new_share(password=SHARE_PASSWORD)
    open_one = new_share(guests_upload=True)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    files = {"file": ("c.jpg", jpeg(), "image/jpeg")}
    for path, form in (
        (f"/s/{share.token}", {"data": {"password": SHARE_PASSWORD}}),
        (f"/s/{open_one.token}/add", {"data": {"name": "Gwen", "consents": "true"}, "files": {"files": files["file"]}}),
        (f"/api/v1/shared/{open_one.token}/uploads", {"data": {"name": "Gwen", "consents": "true"}, "files": files}),
    ):
        answer = browser.post(path, headers=foreign, **form)
        assert (answer.status_code, answer.headers.get("set-cookie")) == (401, None), path
    assert sql("SELECT * FROM guest") == []


def test_passwords_cannot_be_tried_for_ever(browser, new_share, three, monkeypatch):
    monkeypatch.setattr(pages.guests, "TRIES", 1)
    token = new_share(password=SHARE_PASSWORD).token
    browser.post(f"/s/{token}", data={"password": "a"})
    answer = browser.post(f"/s/{token}", data={"password": SHARE_PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Too many passwords" in answer.text


def test_photos_can_be_added_without_a_script(browser, new_share, three, jpeg, sql):
    share = new_share(guests_upload=True)
    form = {"name": "Gwen", "consents": "true"}
    files = [("files", ("a.jpg", jpeg(), "image/jpeg")), ("files", ("b.jpg", b"no picture", "image/jpeg"))]
    answer = browser.post(f"/s/{share.token}/add", data=form, files=files)
    assert "1 photo is here" in answer.text
    assert "\u2068b.jpg\u2069: This is not a picture" in unescape(answer.text)
    assert len(sql("SELECT * FROM guest_upload")) == 1
    # By REST, one at a time, as the same guest.
    sent = {"file": ("c.jpg", jpeg(), "image/jpeg")}
    brought = browser.post(f"/api/v1/shared/{share.token}/uploads", data=form, files=sent)
    assert (brought.status_code, brought.json()["photos_left"]) == (201, 198)
    assert len(sql("SELECT DISTINCT guest_id FROM guest_upload")) == 1
    refused = browser.post(f"/api/v1/shared/{share.token}/uploads", data={"name": "Gwen"}, files=sent)
    assert refused.json()["fields"] == {"consents": "Say that these are your photos to share."}
    closed = new_share()
    assert browser.post(f"/api/v1/shared/{closed.token}/uploads", data=form, files=sent).status_code == 404
    assert browser.get(f"/s/{closed.token}/add").headers["location"] == f"/s/{closed.token}"


def words_for_scripts(html: str) -> dict[str, str]:
    found = re.search(r'<template id="words">(.*?)</template>', html)
    return json.loads(found[1]) if found else {}


def test_the_page_speaks_the_language_of_the_guest(browser, new_share, three, alice, sql):
    with transaction() as session:
        session.get_one(Account, alice.id).language = "fr"
    share = new_share(guests_upload=True)
    assert share.name == "Album entier"
    english = browser.get(f"/s/{share.token}").text
    assert '<html lang="en" dir="ltr">' in english
    assert words_for_scripts(english) == {}
    arabic = browser.get(f"/s/{share.token}", headers={"Accept-Language": "ar-EG"}).text
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "أضف صورك" in arabic
    told = words_for_scripts(arabic)
    assert told["{at} of {count}"] == "{at} من {count}"
    assert "Waiting" not in told
    # What messengers show of a link is the photographer's word.
    for html in (english, arabic):
        assert re.search(r'<meta property="og:description" content="[^"]* · par [^"]+', html)
    german = {"Accept-Language": "de"}
    assert "1 von 3" in browser.get(f"/s/{share.token}/{three[0]}", headers=german).text
    assert words_for_scripts(browser.get(f"/s/{share.token}/add", headers=german).text)["Waiting"] == "Wartet"


def test_a_guest_chooses_a_language_without_a_script(browser, new_share, three, monkeypatch):
    place = f"/s/{new_share(guests_upload=True, password=SHARE_PASSWORD).token}"
    assert f'action="{place}/language"' in browser.get(place).text
    for path in (place, f"{place}/add"):
        answer = browser.post(f"{path}/language", data={"language": "uk"})
        assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert "photodrop_language=uk" in answer.headers["set-cookie"]
    assert "Фото для вас" in browser.get(place, headers={"Accept-Language": "de"}).text
    monkeypatch.setattr(pages.guests, "TRIES", 1)
    assert "Це не той пароль" in browser.post(place, data={"password": "not this one"}).text
    assert "Забагато спроб" in browser.post(place, data={"password": "not this one"}).text
    assert browser.post(f"{place}/language", data={"language": "tlh"}).headers.get("set-cookie") is None
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert browser.post(f"{place}/language", data={"language": "fr"}, headers=foreign).status_code == 401


def test_what_became_of_files_is_told_in_the_language_of_the_guest(browser, new_share, three, jpeg):
    share = new_share(guests_upload=True)
    files = [("files", ("a.jpg", jpeg(), "image/jpeg")), ("files", ("b.jpg", b"no picture", "image/jpeg"))]
    form = {"name": "Gwen", "consents": "true"}
    answer = browser.post(f"/s/{share.token}/add", data=form, files=files, headers={"Accept-Language": "de"})
    assert "1 Foto ist da. Vielen Dank!" in answer.text
    assert "\u2068b.jpg\u2069: Dieses Bild können wir nicht öffnen" in answer.text


def test_a_name_with_a_nul_in_it_is_nobodys(browser, api, alice):
    photo = "01a1ff22-8279-77f7-9cb9-455c7fd93015"
    for path in ("/s/a%00b", "/s/%00", "/s/a%00/details", "/s/a%00/add", f"/s/a%00/{photo}", "/l/a%00"):
        assert browser.get(path).status_code == 404, path
    for path in ("/s/a%00", f"/s/a%00/{photo}"):
        assert browser.post(path, data={"password": "a"}).status_code == 404, path
    for path in ("/shared/a%00", "/shared/a%00/photos", "/shared/a%00/lists", f"/shared/a%00/photos/{photo}"):
        assert api().get(path).status_code == 404, path
    for control in ("%01", "%1B", "%7F", "%C2%85"):
        assert browser.get(f"/s/a{control}").status_code < 500
        assert api(alice).get(f"/shared/a{control}").status_code == 404
