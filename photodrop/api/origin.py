"""Does a request come from our own pages? Browsers say so, and pages of other sites cannot make them lie."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from photodrop.config import get_settings

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def is_own(request: HTTPConnection) -> bool:
    return _says(request) is True


def is_foreign(request: HTTPConnection) -> bool:
    """A page of another site asks. What is no browser says nothing, and is not foreign."""
    return _says(request) is False


def _says(request: HTTPConnection) -> bool | None:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # Only secure pages and those of this machine send Sec-Fetch-Site.
    sent = request.headers.get("origin")
    if sent is None:
        return None
    return sent == get_settings().base_url or urlsplit(sent).netloc == request.headers.get("host")
