import reflex as rx
from reflex.event import EventSpec

from photodrop.services.downloads import ArchiveView


def saving(begun: ArchiveView) -> EventSpec:
    """Lets the browser fetch the archive by itself, with its own progress, pause and resume."""
    return rx.download(url=begun.url, filename=begun.filename)
