"""What we do to Reflex's build: it serves on every address, and its pages paint before their scripts come."""

from pathlib import Path

import pytest

from rxconfig import FewScripts, OneBuildForEveryAddress, PaintFirst, config

BAKED = """var e={PING:`http://localhost:8000/ping`,EVENT:`ws://localhost:8000/_event`,T:"websocket"};export{e as t};"""


def _build(static_dir: Path) -> str:
    OneBuildForEveryAddress().post_build(static_dir=static_dir)
    return (static_dir / "assets" / "reflex-env-1.js").read_text()


def test_the_build_asks_the_page_where_it_came_from(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "reflex-env-1.js").write_text(BAKED)

    built = _build(tmp_path)

    assert "localhost" not in built
    assert "(globalThis.location?location.origin:'')+'/ping'" in built
    assert "location.origin.replace(/^http/,'ws')" in built
    assert _build(tmp_path) == built


def test_only_our_own_pages_may_open_the_websocket():
    assert "*" not in config.cors_allowed_origins
    assert "http://127.0.0.1:8000" in config.cors_allowed_origins


PAGE = """<html><head><link as="style" href="/assets/__reflex_global_styles-1.css" rel="preload"/>\
<link rel="modulepreload" href="/assets/react-1.js"/><link rel="modulepreload" href="/assets/root-1.js"/>\
<link href="/assets/__reflex_global_styles-1.css" rel="stylesheet" type="text/css"/></head><body>\
<script type="module" async="">import "/assets/manifest-1.js";
import * as route0 from "/assets/root-1.js";

window.__reactRouterRouteModules = {"root":route0};

import("/assets/entry.client-1.js");</script></body></html>"""


def _painted(static_dir: Path) -> str:
    PaintFirst().post_build(static_dir=static_dir)
    return (static_dir / "login" / "index.html").read_text()


def test_a_page_waits_neither_for_styles_nor_for_scripts(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "login").mkdir()
    (tmp_path / "assets" / "__reflex_global_styles-1.css").write_text("body{color:#262626}")
    (tmp_path / "login" / "index.html").write_text(PAGE)

    page = _painted(tmp_path)

    assert "<style>body{color:#262626}</style><link disabled href=" in page
    assert '<link media="not all" as="style"' in page
    assert '<link rel="modulepreload"' not in page
    assert page.index("requestAnimationFrame") < page.index('["/assets/react-1.js", "/assets/root-1.js"]')
    assert 'await import("/assets/manifest-1.js");\nconst route0 = await import("/assets/root-1.js");' in page
    assert '\nimport("/assets/entry.client-1.js");</script>' in page
    assert _painted(tmp_path) == page


def test_another_bundler_configuration_is_not_overlooked():
    tasks = []
    FewScripts().pre_compile(add_modify_task=lambda _path, change: tasks.append(change))
    with pytest.raises(RuntimeError, match=r"vite\.config\.js"):
        tasks[0]("export default {}")
