"""The page that a QR code leads to: the picture and whose it is. Plain HTML, so that it is there before any script."""

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from photodrop.adapters.storage import get_storage
from photodrop.api import plain
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.errors import PhotoDropError
from photodrop.services import image_links
from photodrop.services.image_links import LinkPage

router = APIRouter()

STYLE = (
    plain.STYLE
    + """
header{height:60px;display:grid;place-items:center;flex-shrink:0}
header a{color:inherit;text-decoration:none;padding:8px;border-radius:10px}
main{flex:1;width:100%;max-width:1280px;margin:0 auto;padding-bottom:48px}
figure img{display:block;max-width:100%;max-height:calc(100dvh - 236px);min-width:1px;width:auto;height:auto;
  margin:0 auto}
figcaption{padding:20px 24px 0;display:flex;flex-wrap:wrap;gap:16px;align-items:center;justify-content:space-between}
h1{font:640 28px/34px B,system-ui,sans-serif;letter-spacing:-.025em;overflow-wrap:anywhere}
p{color:var(--ink-2);overflow-wrap:anywhere}.said{color:var(--ink);margin-top:8px;max-width:68ch;white-space:pre-line}
.words{min-width:0;flex:1 1 280px}
.nothing{padding:64px 24px;max-width:468px;margin:0 auto}.nothing p{margin:12px 0 28px}
@media(max-width:767px){.pill{width:100%}}
@media(min-width:768px){figcaption{padding:24px 0 0;max-width:760px;margin:0 auto}
  figure img{border-radius:24px}figure{padding:0 40px}}
"""
)


@router.get("/l/{token}", include_in_schema=False, response_class=HTMLResponse)
def open_link(token: str) -> HTMLResponse:
    try:
        with transaction() as session:
            page = image_links.opened(session, token)
    except PhotoDropError as refusal:
        return _answer(_nothing(refusal.message), "Nothing here", status=refusal.status)
    return _answer(_picture(page), page.name, head=_preview(page))


def _answer(body: str, title: str, *, head: str = "", status: int = 200) -> HTMLResponse:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f'<title>{escape(title)} · PhotoDrop</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">'
        f'<meta name="robots" content="noindex">{head}<style>{STYLE}</style></head><body>'
        f'<header><a href="/">{plain.MARK}</a></header><main>{body}</main></body></html>'
    )
    bucket = get_storage().origin()
    policy = (
        f"default-src 'none'; img-src 'self' {bucket}; style-src 'unsafe-inline'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(html, status, {"Content-Security-Policy": policy, "Cache-Control": "private, no-store"})


def _picture(page: LinkPage) -> str:
    # By its path: whoever came by another name of this server finds the picture there, too.
    source = page.url.removeprefix(get_settings().base_url)
    by = f"<p>by {escape(page.by)}</p>" if page.by else ""
    said = f'<p class="said">{escape(page.description)}</p>' if page.description else ""
    download = f'<a class="pill" href="{source}?download=true" download>Download</a>' if page.may_download else ""
    return (
        f'<figure><img src="{source}" alt="{escape(page.alt)}" fetchpriority="high"><figcaption>'
        f'<div class="words"><h1>{escape(page.name)}</h1>{by}{said}</div>{download}</figcaption></figure>'
    )


def _nothing(sentence: str) -> str:
    return (
        f'<div class="nothing"><h1>Nothing here</h1><p>{escape(sentence)}</p>'
        '<a class="pill" href="/">Go to PhotoDrop</a></div>'
    )


def _preview(page: LinkPage) -> str:
    """What messengers show of a link."""
    by = f"A photo by {page.by}" if page.by else "A photo"
    told = {
        "og:type": "website",
        "og:site_name": "PhotoDrop",
        "og:title": page.name,
        "og:description": page.description or by,
        "og:url": page.page_url,
        "og:image": page.url,
        "og:image:alt": page.alt,
    }
    tags = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in told.items())
    return tags + '<meta name="twitter:card" content="summary_large_image">'
