"""Quiet hours by the clock on the wall."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from photodrop.services import quiet


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("hours", "zone", "moment", "due"),
    [
        ("", "UTC", "2026-06-20T23:00", "2026-06-20T23:00"),
        ("21:00-08:00", "UTC", "2026-06-20T20:59", "2026-06-20T20:59"),
        ("21:00-08:00", "UTC", "2026-06-20T21:00", "2026-06-21T08:00"),
        ("21:00-08:00", "UTC", "2026-06-21T00:00", "2026-06-21T08:00"),
        ("21:00-08:00", "UTC", "2026-06-21T07:59", "2026-06-21T08:00"),
        ("21:00-08:00", "UTC", "2026-06-21T08:00", "2026-06-21T08:00"),
        ("12:00-14:00", "UTC", "2026-06-21T13:00", "2026-06-21T14:00"),
        ("12:00-14:00", "UTC", "2026-06-21T14:00", "2026-06-21T14:00"),
        ("12:00-14:00", "UTC", "2026-06-21T11:59", "2026-06-21T11:59"),
        ("00:00-00:00", "UTC", "2026-06-21T00:00", "2026-06-21T00:00"),
        # 22:30 in Berlin, in summer and in winter.
        ("21:00-08:00", "Europe/Berlin", "2026-06-20T20:30", "2026-06-21T06:00"),
        ("21:00-08:00", "Europe/Berlin", "2026-12-20T21:30", "2026-12-21T07:00"),
        # The night in which the clocks go forward, and the one in which they go back.
        ("21:00-08:00", "Europe/Berlin", "2026-03-28T22:00", "2026-03-29T06:00"),
        ("21:00-08:00", "Europe/Berlin", "2026-10-24T22:00", "2026-10-25T07:00"),
        # 02:30 does not exist in that night.
        ("21:00-02:30", "Europe/Berlin", "2026-03-28T22:00", "2026-03-29T01:30"),
        ("22:00-06:00", "America/New_York", "2026-06-21T03:00", "2026-06-21T10:00"),
    ],
)
def test_what_is_due_in_quiet_hours_waits_for_their_end(settings, hours, zone, moment, due):
    settings(quiet_hours=hours, timezone=zone)
    assert quiet.after(utc(moment)) == utc(due)


@pytest.mark.parametrize("hours", ["21-8", "21:00", "25:00-08:00", "21:00 - 08:00", "21:60-08:00", "night"])
def test_hours_that_are_none_are_refused(settings, hours):
    with pytest.raises(ValidationError):
        settings(quiet_hours=hours)


@pytest.mark.parametrize("zone", ["Mars", "../etc/passwd", "Europe"])
def test_a_zone_that_is_none_is_refused(settings, zone):
    with pytest.raises(ValidationError, match="like Europe/Berlin"):
        settings(timezone=zone)
