"""Where pictures are decoded: one killable child process with limits per worker process, started when first needed."""

import atexit
from functools import lru_cache

from photodrop.imaging.sandbox import Sandbox

SECONDS = 90
"""Far beyond the slowest honest picture; a hostile one is killed then."""


@lru_cache
def darkroom() -> Sandbox:
    sandbox = Sandbox(seconds=SECONDS)
    atexit.register(sandbox.close)
    return sandbox
