"""One build serves on every address: nothing of the one it was made for is left in it."""

from pathlib import Path

from rxconfig import OneBuildForEveryAddress, config

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
