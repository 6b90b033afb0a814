import reflex as rx


class _Offline(rx.Component):
    library = rx.asset("offline.jsx", shared=True).importable_path
    tag = "Offline"


def offline() -> rx.Component:
    """What works without a network, and what tells while PhotoDrop is closed: the service worker at /sw.js."""
    return _Offline.create()
