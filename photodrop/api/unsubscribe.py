"""The page at the end of every letter. Looking at it changes nothing; its button, or that of a mail program, does."""

from html import escape

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from photodrop import routes
from photodrop.api.link_page import STYLE
from photodrop.api.plain import MARK
from photodrop.api.tongue import language_of
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.sentences import _
from photodrop.services import unsubscribing
from photodrop.services.tongues import direction, told
from photodrop.services.unsubscribing import Stop

router = APIRouter()

LETTERS = {
    "": _("Letters from PhotoDrop"),
    "order_placed": _("Letters about new orders"),
    "order_paid": _("Letters about payments"),
    "order_changed": _("Letters about the state of your orders"),
    "photos_dropped": _("Letters when your photos drop"),
    "favourites_sent": _("Letters when clients send their favourites"),
    "share_expiring": _("Letters before links expire"),
    "processing_failed": _("Letters about photos that could not be processed"),
    "guest_uploaded": _("Letters when guests upload photos"),
}
LOOK = """
.words{max-width:468px;margin:0 auto;padding:64px 24px}.words p{margin:12px 0 28px}
button.pill{border:0;font:inherit;font-weight:600;cursor:pointer}
button.pill.quiet{background:none;color:var(--ink);box-shadow:inset 0 0 0 1px var(--line)}
button.pill.quiet:hover{background:var(--hover)}
button:focus-visible,.words a:focus-visible{outline:none;box-shadow:0 0 0 2px var(--bg),0 0 0 4px var(--link)}
.words a{color:var(--link)}
"""
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


@router.get(f"{unsubscribing.PATH}/{{token}}", include_in_schema=False, response_class=HTMLResponse)
def look(token: str, request: Request) -> HTMLResponse:
    language = language_of(request)
    try:
        with transaction() as session:
            return _answer(language, unsubscribing.look(session, token))
    except NotFound:
        return _nothing(language)


@router.post(f"{unsubscribing.PATH}/{{token}}", include_in_schema=False, response_class=HTMLResponse)
async def stop(token: str, request: Request) -> HTMLResponse:
    # Mail programs send `List-Unsubscribe=One-Click`, some nothing at all: to ask is enough.
    try:
        form = await request.form(max_files=0, max_fields=4)
        undo = form.get("undo") == "1"
    except HTTPException:
        undo = False
    return await run_in_threadpool(_stop, language_of(request), token, undo=undo)


def _stop(language: str, token: str, *, undo: bool) -> HTMLResponse:
    try:
        with transaction() as session:
            return _answer(language, unsubscribing.stop(session, token, undo=undo))
    except NotFound:
        return _nothing(language)


def _answer(language: str, stop: Stop) -> HTMLResponse:
    letters = LETTERS[stop.kind]
    choose = _html(language, _("Choose what you are told, and by which way"))
    more = f'<p><a href="{routes.NOTIFICATION_SETTINGS}">{choose}</a></p>' if stop.kind else ""
    if stop.is_stopped:
        title = _("You get no more of these")
        said = _("{letters} have ended. What you ordered and were given stays as it is.", letters=letters)
        again = _html(language, _("Get them again"))
        button = f'<input type="hidden" name="undo" value="1"><button class="pill quiet">{again}</button>'
    else:
        title, said = _("No more letters?"), _("{letters} come to your address.", letters=letters)
        button = f'<button class="pill">{_html(language, _("Unsubscribe"))}</button>'
    body = f'<p>{_html(language, said)}</p><form method="post">{button}</form><br>{more}'
    return _page(language, title, body)


def _nothing(language: str) -> HTMLResponse:
    said = _("This link is not whole, or too old. Use the one of your latest letter, or choose in your settings.")
    settings = _html(language, _("Open settings"))
    link = f'<a class="pill" style="color:#fff" href="{routes.NOTIFICATION_SETTINGS}">{settings}</a>'
    return _page(language, _("Nothing here"), f"<p>{_html(language, said)}</p>{link}", status=404)


def _html(language: str, sentence: str) -> str:
    return escape(told(language, sentence))


def _page(language: str, title: str, body: str, *, status: int = 200) -> HTMLResponse:
    title = _html(language, title)
    html = (
        f'<!doctype html><html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f'<title>{title} · PhotoDrop</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">'
        f'<meta name="robots" content="noindex"><style>{STYLE}{LOOK}</style></head><body>'
        f'<header><a href="/">{MARK}</a></header><main><div class="words"><h1>{title}</h1>{body}</div></main>'
        "</body></html>"
    )
    headers = {
        "Content-Security-Policy": POLICY,
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(html, status, headers)
