"""How many requests were answered how, and how long that took, in this process since its start."""

from collections import Counter, defaultdict

from photodrop.api import sockets

_answered: Counter[tuple[str, str, int]] = Counter()
_seconds: defaultdict[tuple[str, str], float] = defaultdict(float)


def count(method: str, route: str, status: int, seconds: float) -> None:
    """`route` is the pattern, not the path: ids would make a series each."""
    _answered[method, route, status] += 1
    _seconds[method, route] += seconds


def exposition() -> str:
    lines = ["# TYPE photodrop_requests_total counter"]
    lines += [
        f'photodrop_requests_total{{method="{method}",route="{route}",status="{status}"}} {number}'
        for (method, route, status), number in sorted(_answered.items())
    ]
    lines.append("# TYPE photodrop_request_seconds_total counter")
    lines += [
        f'photodrop_request_seconds_total{{method="{method}",route="{route}"}} {seconds:.6f}'
        for (method, route), seconds in sorted(_seconds.items())
    ]
    lines += ["# TYPE photodrop_sockets gauge", f"photodrop_sockets {sockets.count()}"]
    return "\n".join(lines) + "\n"
