"""The key is made once, kept from others, and production takes no weak one."""

import base64
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photodrop.config import signing_key, signing_keys, vapid_key
from photodrop.server import keys
from tests.support.live import free_port

STRONG = "Zq3v-0nly-f0r-th1s-test-Xw9-kLmNoPqRsT"


@pytest.fixture
def place(settings, monkeypatch, tmp_path: Path) -> Path:
    """An installation that has no key in its environment."""
    monkeypatch.delenv("PHOTODROP_SECRET_KEY")
    settings(data=tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def in_production(settings):
    settings(environment="production")


def test_the_first_start_makes_a_key_that_only_its_owner_reads(place):
    keys.ensure_key()

    assert (place / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(signing_key()) >= 64
    assert sorted(path.name for path in place.iterdir()) == ["secret_key", "vapid_key"]


def test_later_starts_keep_it(place):
    keys.ensure_key()
    first = signing_key()
    keys.ensure_key()

    assert signing_key() == first


def test_starts_at_once_agree_on_one_key(place, at_once):
    outcomes = at_once([keys.ensure_key] * 8)

    assert outcomes == [None] * 8
    assert sorted(path.name for path in place.iterdir()) == ["secret_key", "vapid_key"]
    assert len(signing_key()) >= 64


def test_a_key_from_the_environment_leaves_no_file(settings, tmp_path: Path):
    settings(data=tmp_path, secret_key=STRONG)
    keys.ensure_key()

    assert signing_key() == STRONG.encode()
    assert not (tmp_path / "secret_key").exists()


def test_production_makes_a_key_it_accepts(place, in_production):
    keys.ensure_key()

    assert keys.key_fault() == ""


def test_production_refuses_the_key_of_development(place, settings):
    keys.ensure_key()
    settings(environment="production")

    with pytest.raises(keys.UnsafeKey, match=r"was made in development\. Delete .*secret_key"):
        keys.ensure_key()


@pytest.mark.parametrize("weak", ["too-short-0123456789", "abcabcabcabcabcabcabcabcabcabcabcabcabc", "x" * 64])
def test_production_refuses_a_key_that_can_be_guessed(settings, weak):
    settings(environment="production", secret_key=weak)

    with pytest.raises(keys.UnsafeKey, match=r"too easy to guess\. Set PHOTODROP_SECRET_KEY"):
        keys.ensure_key()


@pytest.mark.parametrize(("mode", "others"), [(0o644, "everybody on this machine"), (0o640, "its group")])
def test_production_refuses_a_key_that_others_read(place, in_production, mode, others):
    keys.ensure_key()
    (place / "secret_key").chmod(mode)

    with pytest.raises(keys.UnsafeKey, match=f"may be read by {others}. Run: chmod 600"):
        keys.ensure_key()


@pytest.mark.parametrize("command", ["serve", "web", "worker"])
def test_no_process_of_production_starts_with_such_a_key(settings, command):
    settings(environment="production", secret_key="short", port=free_port())

    told = subprocess.run([sys.executable, "-m", "photodrop", command], capture_output=True, text=True, check=False)

    assert told.returncode == 1
    assert told.stderr.startswith("The secret key is too easy to guess."), told.stderr


def test_a_new_key_signs_and_the_one_before_counts_for_a_while(place):
    keys.ensure_key()
    first = signing_key()
    until = keys.rotate()
    second = signing_key()
    keys.rotate()
    assert until is not None
    assert timedelta(days=7) < until - datetime.now(UTC) < timedelta(days=9)
    assert signing_keys()[1:] == (second, first)
    assert signing_key() not in (first, second)
    assert (place / "secret_key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in place.iterdir()) == ["secret_key", "vapid_key"]


def test_an_earlier_key_is_over_some_day(place):
    keys.ensure_key()
    first = signing_key()
    keys.rotate()
    file = place / "secret_key"
    kept = file.read_text()
    assert first in signing_keys()
    file.write_text(re.sub(r" \d{4}-", " 2020-", kept))
    assert signing_keys() == (signing_key(),)


def test_after_a_leak_no_earlier_key_counts(place):
    keys.ensure_key()
    keys.rotate()
    assert keys.rotate(forget=True) is None
    assert len(signing_keys()) == 1


def test_production_refuses_an_earlier_key_of_development(place, settings):
    keys.ensure_key()
    settings(environment="production")
    keys.rotate()
    assert "earlier secret key" in keys.key_fault()
    keys.rotate(forget=True)
    assert keys.key_fault() == ""


def test_a_key_of_the_environment_is_changed_there(settings, tmp_path: Path):
    settings(data=tmp_path, secret_key=STRONG)
    with pytest.raises(keys.UnsafeKey, match="PHOTODROP_PREVIOUS_SECRET_KEYS"):
        keys.rotate()


def test_the_key_for_push_services_is_made_once(place):
    keys.ensure_key()
    first = vapid_key()
    keys.ensure_key()
    keys.rotate()

    assert vapid_key() == first
    assert len(base64.urlsafe_b64decode(first + "=")) == 32
    assert (place / "vapid_key").stat().st_mode & 0o777 == 0o600
