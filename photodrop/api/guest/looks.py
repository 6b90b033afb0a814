"""How the pages of a share look: templates, their style and the policy that goes with them.

The style is written into the page, so that nothing is waited for before it can be seen. It is let in by its digest,
as the script is by its origin: nothing else runs or dresses this page.
"""

import base64
import gzip
import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from photodrop.adapters.storage import get_storage
from photodrop.api import plain
from photodrop.api.tongue import language_of
from photodrop.services import tongues

ASSETS = Path(__file__).resolve().parents[3] / "assets" / "guest"
# Lucide's outlines (ISC).
ICONS = {
    "download": '<path d="M12 15V3m9 12v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4m4-5 5 5 5-5"/>',
    "share": '<path d="M12 2v13m4-9-4-4-4 4M4 12v8a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-8"/>',
    "heart": (
        '<path d="M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5'
        'l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5"/>'
    ),
    "bag": (
        '<path d="M16 10a4 4 0 0 1-8 0M3.103 6.034h17.794"/><path d="M3.4 5.467a2 2 0 0 0-.4 1.2V20a2 2 0 0 0 2 2h14'
        'a2 2 0 0 0 2-2V6.667a2 2 0 0 0-.4-1.2l-2-2.667A2 2 0 0 0 17 2H7a2 2 0 0 0-1.6.8z"/>'
    ),
    "plus": (
        '<path d="M16 5h6m-3-3v6m2 3.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5m8.5 12-3.086-3.086'
        'a2 2 0 0 0-2.828 0L6 21"/><circle cx="9" cy="9" r="2"/>'
    ),
    "alert": '<circle cx="12" cy="12" r="10"/><path d="M12 8v4m0 4h.01"/>',
    "note": '<path d="M12 20h9M16.4 3.6a2.1 2.1 0 0 1 3 3L7.4 18.6 3 20l1.4-4.4z"/>',
    "send": '<path d="m22 2-7 20-4-9-9-4zM22 2 11 13"/>',
    "check": '<path d="M20 6 9 17l-5-5"/>',
    "x": '<path d="M18 6 6 18M6 6l12 12"/>',
    "left": '<path d="m15 18-6-6 6-6"/>',
    "right": '<path d="m9 18 6-6-6-6"/>',
}
SCRIPTS = {
    "album.html": ("ask", "favourites", "guest", "lightbox", "prints", "say"),
    "photo.html": ("photo", "say"),
    "add.html": ("uploads",),
}
"""What a page brings; their words come with it."""
ISOLATE, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
LARGE_ENOUGH = 1000


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("photodrop.api.guest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters.update(name=_name, day=_day)
    environment.globals.update(
        _=_told,
        _n=_told_of,
        languages=tongues.LANGUAGES,
        mark=Markup(plain.MARK),  # noqa: S704  # our own
        icons=[(name, Markup(drawing)) for name, drawing in ICONS.items()],  # noqa: S704
    )
    return environment


@pass_context
def _told(context: Context, sentence: str, **values: Any) -> str:
    return tongues.told(context["lang"], tongues.Sentence(sentence, values))


@pass_context
def _told_of(context: Context, one: str, many: str, count: int, **values: Any) -> str:
    return tongues.told(context["lang"], tongues.Sentence(one, {"count": count, **values}, many, count))


@pass_context
def _day(context: Context, when: date) -> str:
    return tongues.day(context["lang"], when)


def _name(words: str) -> str:
    """What somebody wrote, in a sentence that may run the other way."""
    return f"{ISOLATE}{words}{POP}"


@cache
def _style() -> str:
    return plain.STYLE + (ASSETS / "guest.css").read_text()


def answer(
    request: Request,
    template: str,
    *,
    status: int = 200,
    style: str = "",
    more: dict[str, str] | None = None,
    **told: Any,
) -> Response:
    """In the language of the request. `style` are rules of this one page.

    Kept nowhere: what a share shows may end at any moment.
    """
    style = _style() + style
    language = language_of(request)
    html = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704  # our own numbers
            lang=language,
            direction=tongues.direction(language),
            here=request.url.path.rstrip("/"),
            words=tongues.said_by(language, *(f"assets/guest/{name}.js" for name in SCRIPTS.get(template, ()))),
            **tongues.all_told(language, told),
        )
    )
    body = html.encode()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    headers = {
        "Content-Security-Policy": _policy(digest),
        "Cache-Control": "private, no-store",
        "Vary": "Accept-Encoding, Accept-Language, Cookie",
        "X-Robots-Tag": "noindex",
    }
    if len(body) > LARGE_ENOUGH and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 6)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers | (more or {}), media_type="text/html")


def _policy(style_digest: str) -> str:
    bucket = get_storage().origin()
    pictures = f"'self' data: {bucket}" if bucket else "'self' data:"
    return (
        f"default-src 'none'; img-src {pictures}; style-src 'sha256-{style_digest}'; script-src 'self'; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
