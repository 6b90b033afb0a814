"""The page at the end of every letter. Looking at it changes nothing; its button, or that of a mail program, does."""

from html import escape

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from photodrop import routes
from photodrop.api.link_page import STYLE
from photodrop.api.plain import MARK
from photodrop.db import transaction
from photodrop.errors import NotFound
from photodrop.services import unsubscribing
from photodrop.services.unsubscribing import Stop

router = APIRouter()

LETTERS = {
    "": "Letters from PhotoDrop",
    "order_placed": "Letters about new orders",
    "order_paid": "Letters about payments",
    "order_changed": "Letters about the state of your orders",
    "photos_dropped": "Letters when your photos drop",
    "favourites_sent": "Letters when clients send their favourites",
    "share_expiring": "Letters before links expire",
    "processing_failed": "Letters about photos that could not be processed",
    "guest_uploaded": "Letters when guests upload photos",
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
def look(token: str) -> HTMLResponse:
    try:
        with transaction() as session:
            return _answer(unsubscribing.look(session, token))
    except NotFound:
        return _nothing()


@router.post(f"{unsubscribing.PATH}/{{token}}", include_in_schema=False, response_class=HTMLResponse)
async def stop(token: str, request: Request) -> HTMLResponse:
    # Mail programs send `List-Unsubscribe=One-Click`, some nothing at all: to ask is enough.
    try:
        form = await request.form(max_files=0, max_fields=4)
        undo = form.get("undo") == "1"
    except HTTPException:
        undo = False
    return await run_in_threadpool(_stop, token, undo=undo)


def _stop(token: str, *, undo: bool) -> HTMLResponse:
    try:
        with transaction() as session:
            return _answer(unsubscribing.stop(session, token, undo=undo))
    except NotFound:
        return _nothing()


def _answer(stop: Stop) -> HTMLResponse:
    letters = LETTERS[stop.kind]
    more = (
        f'<p><a href="{routes.NOTIFICATION_SETTINGS}">Choose what you are told, and by which way</a></p>'
        if stop.kind
        else ""
    )
    if stop.is_stopped:
        title, said = (
            "You get no more of these",
            f"{letters} have ended. What you ordered and were given stays as it is.",
        )
        button = '<input type="hidden" name="undo" value="1"><button class="pill quiet">Get them again</button>'
    else:
        title, said = "No more letters?", f"{letters} come to your address."
        button = '<button class="pill">Unsubscribe</button>'
    return _page(title, f'<p>{escape(said)}</p><form method="post">{button}</form><br>{more}')


def _nothing() -> HTMLResponse:
    said = "This link is not whole, or too old. Use the one of your latest letter, or choose in your settings."
    link = f'<a class="pill" style="color:#fff" href="{routes.NOTIFICATION_SETTINGS}">Open settings</a>'
    return _page("Nothing here", f"<p>{said}</p>{link}", status=404)


def _page(title: str, body: str, *, status: int = 200) -> HTMLResponse:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f'<title>{escape(title)} · PhotoDrop</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">'
        f'<meta name="robots" content="noindex"><style>{STYLE}{LOOK}</style></head><body>'
        f'<header><a href="/">{MARK}</a></header><main><div class="words"><h1>{escape(title)}</h1>{body}</div></main>'
        "</body></html>"
    )
    headers = {
        "Content-Security-Policy": POLICY,
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(html, status, headers)
