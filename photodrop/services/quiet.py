"""Hours in which nobody is sent a message: their own, else those of the installation, by the clock of their zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from photodrop.config import get_settings, span_of
from photodrop.models import QuietChoice

OFF = "off"


def after(moment: datetime, choice: QuietChoice | None = None) -> datetime:
    """The same moment, or the end of the quiet hours that it falls into."""
    quiet = _hours(choice)
    if quiet is None:
        return moment
    begins, ends, zone = quiet
    local = moment.astimezone(zone)
    clock = local.time()
    over_midnight = begins > ends
    if over_midnight and clock >= begins:
        day = local.date() + timedelta(days=1)
    elif clock < ends and (over_midnight or clock >= begins):
        day = local.date()
    else:
        return moment
    return datetime.combine(day, ends, zone).astimezone(UTC)


def _hours(choice: QuietChoice | None) -> tuple[time, time, ZoneInfo] | None:
    settings = get_settings()
    if choice is None:
        return settings.quiet
    if choice.hours == OFF:
        return None
    span = span_of(choice.hours or settings.quiet_hours)
    return (*span, ZoneInfo(choice.timezone or settings.timezone)) if span else None
