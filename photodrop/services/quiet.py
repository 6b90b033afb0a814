"""Hours in which nobody is sent a message."""

from datetime import UTC, datetime, timedelta

from photodrop.config import get_settings


def after(moment: datetime) -> datetime:
    """The same moment, or the end of the quiet hours that it falls into."""
    quiet = get_settings().quiet
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
