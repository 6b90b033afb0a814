import reflex as rx

from .script import script


class _Offline(rx.Component):
    library = script(__name__, "offline.jsx")
    tag = "Offline"


def offline() -> rx.Component:
    """What works without a network, and what tells while PhotoDrop is closed: the service worker at /sw.js."""
    return _Offline.create()
