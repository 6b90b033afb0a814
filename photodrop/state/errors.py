"""The error tree becomes a toast, or the way to the sign-in page."""

import logging

from reflex.event import EventSpec, redirect

from photodrop import routes
from photodrop.errors import NotSignedIn, PhotoDropError
from photodrop.state.studio import StudioClosed
from photodrop.state.toast import ToastState

logger = logging.getLogger(__name__)


def tell(exception: Exception) -> EventSpec:
    """Reflex's `backend_exception_handler`. What is not in the tree is logged whole, told as nothing in particular."""
    if isinstance(exception, NotSignedIn):
        return redirect(routes.STUDIO_LOGIN if isinstance(exception, StudioClosed) else routes.LOGIN)
    if isinstance(exception, PhotoDropError):
        return ToastState.show(exception.message, "circle-alert")
    logger.error("event.failed", exc_info=exception)
    return ToastState.show("Something went wrong. Try again.", "circle-alert")
