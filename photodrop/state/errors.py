"""The error tree becomes a toast, or the way to the sign-in page."""

import logging
from typing import Any

from reflex.event import EventSpec, redirect

from photodrop import routes
from photodrop.errors import NotSignedIn, PhotoDropError
from photodrop.services.tongues import _
from photodrop.state.studio import StudioClosed
from photodrop.state.toast import ToastState

logger = logging.getLogger(__name__)


def tell(exception: Exception) -> EventSpec:
    """Reflex's `backend_exception_handler`. What is not in the tree is logged whole, told as nothing in particular."""
    if isinstance(exception, NotSignedIn):
        return redirect(routes.STUDIO_LOGIN if isinstance(exception, StudioClosed) else routes.LOGIN)
    if isinstance(exception, PhotoDropError):
        return _toast(exception.message)
    logger.error("event.failed", exc_info=exception)
    return _toast(_("Something went wrong. Try again."))


def _toast(message: str) -> Any:
    return ToastState.show(message, "circle-alert")
