"""Scripts that lie beside the component they belong to."""

import sys
from pathlib import Path
from uuid import uuid4

from reflex.assets import AssetPathStr
from reflex_base.environment import environment


def script(module: str, name: str) -> str:
    """Where pages import the script `name` from: `script(__name__, "menu.jsx")`. Raises FileNotFoundError.

    `rx.asset` would find its caller by reading the sources of the whole stack, half of what a start costs.
    """
    source = Path(str(sys.modules[module].__file__)).with_name(name)
    if not source.exists():
        raise FileNotFoundError(source)
    place = Path("external", *module.split("."), name)
    # What is built has all of them.
    if not environment.REFLEX_SKIP_COMPILE.get():
        _link(Path.cwd() / "assets" / place, source)
    return AssetPathStr(f"/{place.as_posix()}").importable_path


def _link(link: Path, source: Path) -> None:
    """At one go, since several processes may build."""
    if link.is_symlink() and link.readlink() == source:
        return
    link.parent.mkdir(parents=True, exist_ok=True)
    made = link.with_name(f".{uuid4().hex}")
    made.symlink_to(source)
    made.replace(link)
