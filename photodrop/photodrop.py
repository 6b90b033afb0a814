"""Where pages and API meet; no logic lives here."""

import importlib
import pkgutil

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.core.banner import has_too_many_connection_errors

from photodrop import pages
from photodrop.api.front_door import front_door
from photodrop.api.recorder import record_activity
from photodrop.components.broken import broken_page
from photodrop.components.head import head
from photodrop.components.offline import offline
from photodrop.components.toast import toast_outlet
from photodrop.state.errors import tell
from photodrop.state.toast import ToastState

for page in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
    importlib.import_module(page.name)


def _overlay(*_: bool) -> rx.Component:
    # Reflex hangs the whole page inside what this returns, hence the fragment.
    return rx.fragment(
        offline(),
        toast_outlet(
            ToastState.message,
            ToastState.token,
            ToastState.icon,
            ToastState.undo_label,
            ToastState.undo,
            offline=has_too_many_connection_errors,
        ),
    )


app = rx.App(
    html_lang="en",
    head_components=head(),
    stylesheets=["/styles/fonts.css", "/styles/tokens.css", "/styles/base.css"],
    toaster=None,
    api_transformer=front_door,
    backend_exception_handler=tell,
    app_wraps={
        (55, "ErrorBoundary"): lambda _stateful: ErrorBoundary.create(fallback_render=broken_page()),
        (5, "Overlay"): _overlay,
    },
)
app.register_lifespan_task(record_activity)
