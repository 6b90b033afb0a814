"""`photodrop serve` as an operator meets it: it starts, heals, makes way, and leaves nothing behind."""

import json
import signal
from urllib.request import urlopen

import psutil
import pytest

from tests.support.installation import Installation

pytestmark = [
    pytest.mark.slow,
    # The first of them may have to build the front end.
    pytest.mark.timeout(400),
]

PASSWORD = "correct horse battery"


def _is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_the_start_says_where_it_is_and_who_may_come_first(running, soon):
    # It answers a moment before its supervisor has noticed and says so.
    soon(lambda: f"PhotoDrop is at {running.address}. There is no admin yet" in running.said())
    soon(lambda: ".venv/bin/photodrop admin create LOGIN" in running.said())
    assert (running.data / "secret_key").stat().st_mode & 0o777 == 0o600


def test_pages_api_and_health_come_from_one_port_on_this_machine_only(running):
    listening = {
        connection.laddr
        for process in running.family()
        for connection in process.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }

    assert listening == {("127.0.0.1", running.port)}
    assert "<title>" in urlopen(f"{running.address}/login").read().decode()
    assert json.load(urlopen(f"{running.address}/api/v1/openapi.json"))["openapi"]


def test_nothing_is_built_twice(running):
    again = running.run("build")

    assert (again.returncode, again.stdout) == (0, "")


def test_commands_find_the_database_of_the_running_server(running):
    made = running.run("admin", "create", "root_admin", "--password", PASSWORD)
    taken = running.run("photographer", "create", "ROOT_ADMIN", "--password", PASSWORD)

    assert made.stdout == f"root_admin is an admin now. Sign in at {running.address}/studio/login\n"
    assert (taken.returncode, taken.stderr) == (1, "This login is taken. Choose another.\n")


def test_the_doctor_finds_a_running_installation_well(running):
    doctor = running.run("doctor")

    assert doctor.returncode == 0, doctor.stdout
    assert "FAIL" not in doctor.stdout
    assert f"Answers on port {running.port}." in doctor.stdout
    assert "1 worker at work." in doctor.stdout
    assert doctor.stdout.endswith("All is well.\n")


def test_a_taken_port_is_told_in_a_sentence(running, tmp_path):
    refused = running.run("serve", PHOTODROP_DATA=str(tmp_path / "other"))

    assert refused.returncode == 1
    assert refused.stderr == (
        f"127.0.0.1:{running.port} cannot be used (Address already in use). Set PHOTODROP_PORT to another port.\n"
    )


def test_a_data_folder_belongs_to_one_server(running, installation, monkeypatch):
    refused = installation.run("serve", PHOTODROP_DATA=str(running.data))

    assert refused.returncode == 1
    assert f"PhotoDrop already runs with the data in {running.data} (process {running.process.pid})." in refused.stderr
    assert running.is_ready()


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_dies_is_started_again(running, soon, name):
    dead = running.program(name)
    offspring = dead.children(recursive=True)
    dead.kill()

    soon(lambda: all(_is_gone(process) for process in (dead, *offspring)))
    soon(lambda: running.program(name))
    soon(running.is_ready)
    assert running.program(name) != dead
    assert f"process.ended name={name}" in running.said()


def test_it_comes_back_with_its_data_however_it_was_ended(installation: Installation, running, soon):
    installation.start()
    assert installation.run("admin", "create", "root_admin", "--password", PASSWORD).returncode == 0

    for how, answer in ((signal.SIGTERM, 0), (signal.SIGINT, 0), (signal.SIGKILL, -9)):
        family = installation.family()
        # Supervisor, database with its own, web with its child, worker with its imaging child.
        assert len(family) > 8
        assert installation.end(how) == answer
        soon(lambda family=family: all(_is_gone(process) for process in family))
        assert ("Your data is safe." in installation.said()) == (answer == 0)
        installation.start()

    # Who asks for the first admin has none. The server is ready a moment before it says so.
    soon(lambda: f"PhotoDrop is at {installation.address} (photographers:" in installation.said())
    assert running.is_ready()


def test_an_env_file_counts_for_every_process_and_command(database, installation_of_env_file, sql):
    here = installation_of_env_file
    here.start()

    assert here.run("photographer", "create", "alice", "--password", PASSWORD).returncode == 0
    assert sql("SELECT login FROM account") == [("alice",)]
    # The database is the operator's own: none is started.
    assert not any(process.name().startswith("postgres") for process in here.family())
    assert not list(here.data.glob("postgres*"))
    doctor = here.run("doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert here.end() == 0
