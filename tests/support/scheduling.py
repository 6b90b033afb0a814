"""Which tests stay together when several processes share them."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/", "tests/cli/test_upload", "tests/retool/", "tests/server/")
"""Each of these starts servers or browsers that the next test goes on with, and that one machine need not carry twice.

Marked tests would say it beside themselves, but xdist 3.8 does not find the marks of `xdist_group` under pytest 9.
"""


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)
