"""The docs build without a warning: every link leads somewhere, every docstring reads, every type of ours is found."""

import subprocess
import sys

import pytest

from tests.support.live import ROOT


@pytest.mark.slow
def test_the_docs_build_without_a_warning(tmp_path):
    # `dummy` does all that can fail and writes no pages.
    words = ["-W", "--keep-going", "-q", "-b", "dummy", "-c", "docs", "-d", str(tmp_path / "trees"), "."]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *words, str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, f"Look at it with `make docs`:\n{built.stderr[-3000:]}"
