"""No process outlives the one that started it, even when that one is killed."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 1.0


def tie_to_parent(how: signal.Signals) -> None:
    """Ask Linux for a signal at the parent's death."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)


def end_with_parent(how: signal.Signals = signal.SIGTERM) -> None:
    """The same for a process that runs our code, on every system; also if the parent is gone already."""
    parent = os.getppid()
    tie_to_parent(how)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_EVERY)
        os.kill(os.getpid(), how)

    threading.Thread(target=watch, name="tether", daemon=True).start()
