"""The doctor names each fault in words an operator understands. That it finds a sound one well: tests/server."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from photodrop.config import get_settings
from photodrop.server import keys
from tests.adapters.telegram_server import BOT_NAME, CHAT_ID, TOKEN
from tests.support.live import free_port

STRONG = "Zq3v-0nly-f0r-th1s-test-Xw9-kLmNoPqRsT"


@pytest.fixture
def findings(command, settings):
    """`findings(port=…)["web"]`: "ok" or "FAIL" and the sentence."""

    def ask(**values: object) -> dict[str, tuple[str, str]]:
        settings(**{"port": free_port()} | values)
        told = command("doctor")
        # A server that nobody started is a fault in every one of these.
        assert told.exit_code == 1
        assert "of these need you." in told.stdout
        return _parse(told.stdout)

    return ask


@pytest.fixture
def elsewhere(settings):
    """The doctor of another database, in a process of its own."""

    def ask(url: str) -> dict[str, tuple[str, str]]:
        settings(database_url=url)
        told = subprocess.run(
            [sys.executable, "-m", "photodrop", "doctor"], capture_output=True, text=True, check=False
        )
        assert told.returncode == 1
        assert told.stderr == ""
        return _parse(told.stdout)

    return ask


def _parse(said: str) -> dict[str, tuple[str, str]]:
    lines = [line.split(maxsplit=1) for line in said.splitlines() if line.startswith(("ok ", "FAIL "))]
    return {sentence[:11].strip(): (mark, sentence[11:].strip()) for mark, sentence in lines}


def test_what_is_well_is_said_to_be(findings, tmp_path):
    told = findings(data=tmp_path)

    assert told["settings"] == (
        "ok",
        f"A development environment at http://127.0.0.1:{get_settings().port}, data in {tmp_path}.",
    )
    assert told["secrets"] == ("ok", "The secret key is kept from others.")
    assert told["disk"][0] == "ok"
    assert f"GiB free in {tmp_path}." in told["disk"][1]
    assert told["database"][0] == "ok"
    assert told["storage"] == ("ok", "The storage takes and gives back bytes.")
    assert told["telegram"] == ("ok", "No bot is set up. Sign-in codes go to the log and the page.")


def test_nothing_runs(findings):
    told = findings()

    sentence = f"Nothing answers on port {get_settings().port}. `make run` starts PhotoDrop."
    assert told["web"] == ("FAIL", sentence)
    assert told["worker"] == (
        "FAIL",
        "No worker was seen in the last minute: photos will wait. Start `photodrop worker`.",
    )


def test_another_program_has_the_port(findings):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = findings(port=port)

    assert told["web"] == ("FAIL", f"Another program uses port {port}. Set PHOTODROP_PORT.")


def test_a_key_that_others_may_read(findings, settings, monkeypatch, tmp_path: Path):
    monkeypatch.delenv("PHOTODROP_SECRET_KEY")
    settings(data=tmp_path)
    keys.ensure_key()
    path = tmp_path / "secret_key"
    path.chmod(0o644)

    told = findings()

    sentence = f"{path} may be read by everybody on this machine. Run: chmod 600 {path}"
    assert told["secrets"] == ("FAIL", sentence)


def test_a_weak_key_in_production(findings):
    told = findings(environment="production", secret_key="short")

    assert told["secrets"] == (
        "FAIL",
        "The secret key is too easy to guess. Set PHOTODROP_SECRET_KEY to 32 or more random characters.",
    )


def test_production_without_a_bot(findings):
    told = findings(environment="production", secret_key=STRONG)

    assert told["secrets"][0] == "ok"
    assert told["telegram"] == (
        "FAIL",
        "No bot is set up. Sign-in codes go only to the log: set PHOTODROP_TELEGRAM_BOT_TOKEN.",
    )


def test_a_bot_that_answers(findings, telegram):
    told = findings(telegram_bot_token=TOKEN, telegram_chat_id=CHAT_ID, telegram_api_url=telegram.url)

    assert told["telegram"] == ("ok", f"The bot @{BOT_NAME} answers and asks for what people write.")


def test_a_bot_that_does_not_know_us(findings, telegram):
    told = findings(telegram_bot_token="2:wrong", telegram_chat_id=CHAT_ID, telegram_api_url=telegram.url)

    sentence = "Telegram does not know this bot: PHOTODROP_TELEGRAM_BOT_TOKEN is wrong."
    assert told["telegram"] == ("FAIL", sentence)
    assert "2:wrong" not in str(told)


def test_a_data_folder_that_is_none(findings, tmp_path: Path):
    file = tmp_path / "file"
    file.touch()

    told = findings(data=file / "data", storage="local")

    assert told["disk"] == ("FAIL", f"{file} is no folder. Set PHOTODROP_DATA to one.")
    assert told["storage"] == ("FAIL", "The storage cannot be written: Not a directory.")


def test_the_embedded_database_does_not_run(findings, tmp_path):
    told = findings(database_url="", data=tmp_path)

    assert told["database"] == ("FAIL", "The embedded PostgreSQL does not run. `make run` starts it.")
    assert told["storage"][0] == "ok"


def test_a_database_that_does_not_answer(elsewhere):
    told = elsewhere("postgresql://nobody@127.0.0.1:1/none")

    mark, sentence = told["database"]
    assert mark == "FAIL"
    assert sentence.startswith("The database does not answer: connection")
    assert told["storage"][0] == "ok"


def test_a_database_without_our_tables(elsewhere):
    url = make_url(get_settings().database_url).set(database="postgres").render_as_string(hide_password=False)
    told = elsewhere(url)

    assert told["database"] == (
        "FAIL",
        "The database has no tables yet. Run `photodrop serve`, which migrates it.",
    )


def test_a_setting_that_cannot_be_is_named(command, settings, monkeypatch):
    monkeypatch.setenv("PHOTODROP_PORT", "70000")
    get_settings.cache_clear()

    told = command("doctor")

    assert told.exit_code == 1
    assert told.stderr == "PHOTODROP_PORT: Input should be less than or equal to 65535\n"


def test_letters_and_pushes(findings, mail, tmp_path):
    told = findings(data=tmp_path)
    assert told["letters"] == ("ok", "127.0.0.1 takes letters from Studio <studio@example.com>.")
    assert told["pushes"] == ("ok", "The first start makes the key by which push services know us.")

    told = findings(data=tmp_path, smtp_port=free_port(), vapid_key="no key")
    assert told["letters"] == ("FAIL", "The SMTP server does not answer, or not now.")
    assert told["pushes"] == ("FAIL", "PHOTODROP_VAPID_KEY is no private key of P-256 in base64.")
