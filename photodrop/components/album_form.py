"""The three things every album has, as the fields of a dialog."""

import reflex as rx

from .field import field
from .tongue import _


def album_fields(
    *, name: str = "", location: str = "", shot_on: str = "", name_error: str, location_error: str, date_error: str
) -> list[rx.Component]:
    return [
        field(
            _("Name"),
            "name",
            default_value=name,
            error=name_error,
            auto_focus=True,
            auto_complete="off",
            max_length=120,
        ),
        field(
            _("Location"),
            "location",
            default_value=location,
            error=location_error,
            icon_name="map-pin",
            auto_complete="off",
            max_length=120,
        ),
        field(_("Date"), "shot_on", default_value=shot_on, error=date_error, icon_name="calendar", type="date"),
    ]
