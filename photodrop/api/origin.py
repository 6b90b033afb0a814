"""Does a request come from our own pages? Browsers say so, and pages of other sites cannot make them lie."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from photodrop.config import get_settings

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def is_own(request: HTTPConnection) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # Only secure pages and those of this machine send Sec-Fetch-Site.
    sent = request.headers.get("origin")
    if sent is None:
        return False
    return sent == get_settings().base_url or urlsplit(sent).netloc == request.headers.get("host")
