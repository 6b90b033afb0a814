"""Makes photodrop_client/ from the API's own description: `make client`."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from photodrop.api.app import make_api

ROOT = Path(__file__).resolve().parents[1]
CLIENT = ROOT / "photodrop_client"
README = CLIENT / "README.md"
SETTINGS = {
    "project_name_override": "photodrop-client",
    "package_name_override": "photodrop_client",
    "content_type_overrides": {
        "image/*": "application/octet-stream",
        "application/pdf": "application/octet-stream",
        "application/zip": "application/octet-stream",
        "application/offset+octet-stream": "application/octet-stream",
    },
    "post_hooks": [],
}
# The generator's manner of writing is its own; ruff only makes it even, the same way whatever our rules are.
EVEN = ("--isolated", "--quiet", "--line-length", "120")
FORMAT = ("format", *EVEN)
MEND = ("check", *EVEN, "--target-version", "py311", "--select", "F401,I,UP", "--fix")
# Below the first sentence its docstrings repeat the signature, four times a route.
REPEATED = re.compile(r'\s+(?:Args|Attributes|Raises|Returns):\n(?:(?!""").)*"""', re.DOTALL)


def generate(into: Path) -> None:
    """The client as it should be now, in a folder that is not there yet."""
    with tempfile.TemporaryDirectory() as folder:
        document, settings = Path(folder, "openapi.json"), Path(folder, "settings.json")
        document.write_text(json.dumps(make_api().openapi()))
        settings.write_text(json.dumps(SETTINGS))
        _run(
            "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning",
            "--path", str(document), "--config", str(settings), "--output-path", str(into),
        )  # fmt: skip
    for path in into.rglob("*.py"):
        path.write_text(REPEATED.sub('"""', path.read_text()))
    for words in (FORMAT, MEND, FORMAT):
        _run("ruff", *words, str(into))
    shutil.rmtree(into / ".ruff_cache", ignore_errors=True)


def sources(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.py"))}


def main() -> None:
    readme = README.read_text()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "photodrop_client")
        generate(made)
        shutil.rmtree(CLIENT)
        shutil.copytree(made, CLIENT)
    README.write_text(readme)


def _run(module: str, *words: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
