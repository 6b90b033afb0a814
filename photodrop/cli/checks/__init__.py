"""The doctor's checks, a file per topic: each one small, each told in words an operator understands."""

from collections.abc import Iterator

from photodrop.cli.checks import machine, notifications, payments, retool, s3, telegram
from photodrop.services.health import Check


def all_checks() -> Iterator[Check]:
    yield machine.settings()
    yield machine.key()
    yield machine.space()
    yield machine.front_end()
    yield machine.port()
    # Before anything is put into it: some services would make a missing bucket then.
    yield from s3.bucket()
    yield from machine.working()
    yield payments.payments()
    yield telegram.telegram()
    yield notifications.letters()
    yield notifications.pushes()
    yield from retool.role()
