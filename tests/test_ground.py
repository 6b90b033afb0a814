"""The ground itself holds: each test begins empty, nothing leaves this machine."""

import socket

import pytest
import requests
from sqlalchemy import text

from photodrop.db import transaction
from photodrop.errors import Conflict
from tests.support.network import NetworkClosed

FULL = "INSERT INTO rate_limit (key, count, resets_at) VALUES (:key, 1, now())"


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_begins_empty(database, turn):
    with transaction() as session:
        assert session.execute(text("SELECT count(*) FROM rate_limit")).scalar_one() == 0
        session.execute(text(FULL), {"key": str(turn)})


def test_a_failed_transaction_leaves_nothing(database):
    def half():
        with transaction() as session:
            session.execute(text(FULL), {"key": "half"})
            raise Conflict

    with pytest.raises(Conflict):
        half()
    with transaction() as session:
        assert session.execute(text("SELECT count(*) FROM rate_limit")).scalar_one() == 0


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_no_other_machine_is_reached(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as door, pytest.raises(NetworkClosed):
        door.connect(address)


def test_no_name_is_looked_up():
    with pytest.raises(NetworkClosed):
        requests.get("http://example.org", timeout=1)
