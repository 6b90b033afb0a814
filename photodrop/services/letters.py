"""A message as a letter: plain words, and the same as HTML that every mail program can draw."""

from html import escape

from photodrop import routes
from photodrop.adapters.mail import Letter
from photodrop.config import get_settings
from photodrop.models import Account, Kind
from photodrop.services import unsubscribing

TO_GUESTS = "You get this because you left your address in PhotoDrop."
TO_ACCOUNTS = "You get this because you have an account in PhotoDrop."
STYLE = "font:16px/24px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#262626"
SMALL = "font-size:13px;line-height:20px;color:#6d6d6d"
BUTTON = (
    "display:inline-block;background:#3300cc;color:#ffffff;font-weight:600;text-decoration:none;"
    "padding:13px 28px;border-radius:999px"
)


def write(  # noqa: PLR0917  # a letter's parts
    title: str, body: str, url: str, email: str, account: Account | None, kind: Kind
) -> Letter:
    base = get_settings().base_url
    stop_url = unsubscribing.link(account, email, kind)
    why = TO_ACCOUNTS if account else TO_GUESTS
    choices = f"{base}{routes.NOTIFICATION_SETTINGS}" if account else ""
    lines = [title, *([body] if body else []), base + url, "", "--", why, f"No more letters of this kind: {stop_url}"]
    if choices:
        lines.append(f"Choose what you are told: {choices}")
    paragraphs = "".join(f'<p style="margin:0 0 8px">{escape(line)}</p>' for line in body.split("\n") if line)
    choose = f' · <a href="{escape(choices)}" style="color:#6d6d6d">Choose what you are told</a>' if choices else ""
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f'<body style="margin:0;padding:32px 24px;background:#ffffff;{STYLE}">'
        '<div style="max-width:480px;margin:0 auto">'
        '<p style="margin:0 0 32px;font-weight:700;letter-spacing:-.02em">PhotoDrop</p>'
        f'<h1 style="margin:0 0 12px;font-size:24px;line-height:30px">{escape(title)}</h1>{paragraphs}'
        f'<p style="margin:24px 0 40px"><a href="{escape(base + url)}" style="{BUTTON}">Open PhotoDrop</a></p>'
        f'<p style="margin:0;padding-top:16px;border-top:1px solid #e3e1db;{SMALL}">{why}<br>'
        f'<a href="{escape(stop_url)}" style="color:#6d6d6d">No more letters of this kind</a>{choose}</p>'
        "</div></body></html>"
    )
    return Letter(to=email, subject=title, text="\n".join(lines) + "\n", html=html, stop_url=stop_url)
