"""`photodrop upload FOLDER`, against a real API through a network that can be cut."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
import simplejpeg

from photodrop.adapters.installation import BLOCK
from tests.fixtures.people import BOB_PHONE, PASSWORD

pytestmark = [pytest.mark.slow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shoot" / "evening").mkdir(parents=True)
    return tmp_path / "shoot"


@pytest.fixture
def upload(command, folder, wire, alice, album):
    """The command, as Alice calls it on her album."""

    def run(*words: str, into: str = "", password: str = PASSWORD):
        wire.sent = 0
        options = ("--album", into or str(album.id), "--login", "alice", "--password", password, "--url", wire.url)
        return command("upload", str(folder), *options, *words)

    return run


def test_a_folder_arrives_once_with_its_people(upload, folder, jpeg, sql, bob, album):
    (folder / "a.jpg").write_bytes(jpeg())
    (folder / "evening" / "B.JPEG").write_bytes(jpeg())
    (folder / "notes.txt").write_text("no picture, and not called one")

    first = upload("--phone", BOB_PHONE, into=album.name)
    again = upload(into=album.name)

    assert first.exit_code == again.exit_code == 0
    assert "2 sent, 0 were there already, 0 refused." in first.stdout
    assert "0 sent, 2 were there already, 0 refused." in again.stdout
    assert {row.filename for row in sql("SELECT filename FROM photo")} == {"a.jpg", "B.JPEG"}
    assert [row.client_id for row in sql("SELECT client_id FROM appearance")] == [bob.id, bob.id]


def test_what_is_no_picture_is_refused_in_a_sentence_and_the_rest_goes_on(upload, folder, jpeg, sql):
    (folder / "a.jpg").write_text("called a picture, and none")
    (folder / "b.jpg").write_bytes(jpeg())
    (folder / "c.png").touch()

    told = upload()

    assert told.exit_code == 1
    assert "1 sent, 0 were there already, 2 refused." in told.stdout
    refused = told.stderr.splitlines()
    assert refused[0] == f"{folder}/a.jpg: This is not a picture we can open. Use JPEG, PNG, WebP, HEIC, AVIF or TIFF."
    assert refused[1].startswith(f"{folder}/c.png: ")
    assert [row.filename for row in sql("SELECT filename FROM photo")] == ["b.jpg"]


def test_after_a_cut_only_what_is_missing_is_sent(upload, folder, wire, sql):
    noise = np.random.default_rng(7).integers(0, 256, (3000, 4000, 3), dtype=np.uint8)
    content = simplejpeg.encode_jpeg(noise, quality=97)
    (folder / "large.jpg").write_bytes(content)
    assert len(content) > 2 * BLOCK

    wire.cut_after = BLOCK + BLOCK // 2
    cut = upload()
    wire.cut_after = None
    again = upload()

    assert cut.exit_code == 1
    assert cut.stderr == "The installation does not answer. Is it running, and is the address right?\n"
    assert again.exit_code == 0, again.stderr
    assert "1 sent, 0 were there already, 0 refused." in again.stdout
    assert wire.sent < len(content) - BLOCK + 100_000
    assert sql("SELECT bytes, sha256 FROM photo") == [(len(content), hashlib.sha256(content).hexdigest())]


def test_progress_is_shown_by_name_and_amount(upload, folder, jpeg):
    (folder / "a.jpg").write_bytes(jpeg(900, 600))

    told = upload()

    assert "Done" in told.stdout
    size = (folder / "a.jpg").stat().st_size / 1000
    assert f"{size:.1f}/{size:.1f} kB" in told.stdout


def test_what_stops_it_at_once_is_told_in_a_sentence(upload, folder, jpeg, command, new_album):
    empty = upload()
    (folder / "a.jpg").write_bytes(jpeg())
    stranger = upload(password="not the password")
    nowhere = upload(into="No such shoot")
    new_album(name="Twins")
    new_album(name="Twins")
    several = upload(into="Twins")

    assert empty.stderr == f"There are no pictures in {folder}.\n"
    assert stranger.stderr == "Login and password do not match. Try again.\n"
    assert nowhere.stderr == "There is no album named “No such shoot”.\n"
    assert several.stderr == "Several albums are named “Twins”. Give the id of one.\n"
    assert {told.exit_code for told in (empty, stranger, nowhere, several)} == {1}


def test_charlie_cannot_upload_into_alices_album(upload, folder, jpeg, new_photographer, sql, command, wire, album):
    new_photographer("charlie")
    (folder / "a.jpg").write_bytes(jpeg())

    options = ("--login", "charlie", "--password", PASSWORD, "--url", wire.url)
    told = command("upload", str(folder), "--album", str(album.id), *options)

    assert told.exit_code == 1
    assert "0 sent, 0 were there already, 1 refused." in told.stdout
    assert sql("SELECT id FROM photo") == []
